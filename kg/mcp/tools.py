"""The tools: each gives the JSON of the command of its name; what is asked wrongly is told in a sentence."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, ParamSpec

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from kg.answers import names
from kg.answers.errors import QuestionError
from kg.answers.tables import Tables
from kg.claims.draft.drafting import to_dict
from kg.claims.model import Events
from kg.claims.sent import drafted, judged_text
from kg.corpus.faults import CorpusFaults
from kg.server.answers import answer_to
from kg.sparql.catalogue import catalogue, find
from kg.sparql.errors import CatalogueFault, QueryStopped
from kg.sparql.local import Limits, ask

MOST = Limits(seconds=10.0, memory=1 << 30, size=8 << 20)
"""What a query may use: an answer for a reader is small."""

Actor = Annotated[str, Field(description="alpha-3, alpha-2, name, alias or IRI of a State or organisation, exactly")]
Treaty = Annotated[str, Field(description="slug, name or IRI of a treaty, exactly")]
Day = Annotated[str, Field(description="YYYY-MM-DD; there is no hidden today")]
View = Annotated[str, Field(description="depositary, self or holder:CODE: whose position counts where the law is contested")]
Given = ParamSpec("Given")


@dataclass(frozen=True)
class Toolbox:
    """A build, the questions of the catalogue, and the events that sentences may speak of."""

    tables: Tables
    queries: Path
    events: Events

    def status(self, actor: Actor, treaty: Treaty, on: Day, view: View = "depositary") -> Any:
        """The status of one State towards one treaty on a day, with the acts and articles it follows from, and views that differ."""
        return answer_to("status", self.tables, {"actor": actor, "treaty": treaty, "on": on, "view": view})

    def explain(self, actor: Actor, treaty: Treaty, on: Day, view: View = "depositary") -> Any:
        """The proof of a status, step by step, with sources, and why nothing binds where nothing does."""
        return answer_to("explain", self.tables, {"actor": actor, "treaty": treaty, "on": on, "view": view})

    def parties(
        self, treaty: Treaty, on: Day, member_of: Annotated[str, Field(description="only members of a group on that day, such as EU")] = ""
    ) -> Any:
        """Who is bound by a treaty on a day, and the count; a State whose notice of withdrawal still runs counts."""
        return answer_to("parties", self.tables, {"treaty": treaty, "on": on} | ({"member_of": member_of} if member_of else {}))

    def deadlines(
        self,
        on: Day,
        actor: Actor = "",
        treaty: Treaty = "",
        due_before: Day = "",
        state: Annotated[str, Field(description="only these outcomes, parted by commas, such as overdue,pending")] = "",
    ) -> Any:
        """Obligations with their deadlines and outcomes on a day, of an actor, a treaty or both."""
        if not actor and not treaty:
            raise QuestionError("name an actor or a treaty; all obligations of all are too many for one answer")
        asked = {"on": on, "actor": actor, "treaty": treaty, "due_before": due_before, "state": state}
        return answer_to("deadlines", self.tables, {name: value for name, value in asked.items() if value})

    def check(
        self,
        sentence: Annotated[str, Field(description="a sentence such as: X acceded to the Y Convention in 2012.")] = "",
        claims: Annotated[str, Field(description="instead: claims with structured propositions, as kg check reads them")] = "",
        form: Annotated[str, Field(description="the form of claims: toml, ttl or jsonld")] = "toml",
        on: Annotated[str, Field(description="with a sentence: the day from which it speaks, YYYY-MM-DD")] = "",
        treaty: Annotated[str, Field(description='with a sentence: what "the Convention" is')] = "",
    ) -> Any:
        """A verdict on a sentence or on claims, with evidence; what a sentence leaves open comes back as questions, never as a guess."""
        if bool(sentence) == bool(claims):
            raise QuestionError("give a sentence, or claims")
        if claims:
            if form not in ("toml", "ttl", "jsonld"):
                raise QuestionError(f'the form "{form}" is not read here', ("toml", "ttl", "jsonld"))
            return judged_text(claims, form, self.tables)
        slug = names.treaty_of(treaty, self.tables) if treaty else ""
        return to_dict(*drafted(sentence, self.tables, self.events, names.day_of(on) if on else "", slug))

    async def query(
        self,
        query: Annotated[str, Field(description="SPARQL, or the name of a question of the catalogue (resource /questions)")],
        parameters: Annotated[dict[str, str] | None, Field(description="values for the parameters of a named question")] = None,
    ) -> Any:
        """The answer to a SPARQL query over the graph: read only, ten seconds, eight MiB, nothing fetched."""
        text = query if parameters is None and len(query.split()) > 1 else self._named(query, parameters or {})
        return (await asyncio.to_thread(ask, self.tables.build, text, MOST)).to_dict()

    def _named(self, name: str, given: dict[str, str]) -> str:
        return find(name, catalogue(self.queries)).bound(given, self.tables if given else None)


def plain(tool: Callable[Given, Any]) -> Callable[Given, Any]:
    """A tool that gives the text of its JSON, and tells in a sentence what was asked wrongly."""
    if asyncio.iscoroutinefunction(tool):

        @wraps(tool)
        async def later(*args: Given.args, **kwargs: Given.kwargs) -> str:
            try:
                return _text(await tool(*args, **kwargs))
            except _TOLD as error:
                raise ToolError(_sentence(error)) from None

        return later

    @wraps(tool)
    def now(*args: Given.args, **kwargs: Given.kwargs) -> str:
        try:
            return _text(tool(*args, **kwargs))
        except _TOLD as error:
            raise ToolError(_sentence(error)) from None

    return now


_TOLD = (QuestionError, QueryStopped, CorpusFaults, CatalogueFault)


def _text(answer: Any) -> str:
    return json.dumps(answer, ensure_ascii=False, indent=1)


def _sentence(error: Exception) -> str:
    if isinstance(error, CorpusFaults):
        return "\n".join(str(fault).partition("/")[2] or str(fault) for fault in error.faults)
    suggestions = getattr(error, "suggestions", ())
    return f"{error}; did you mean: {'; '.join(suggestions)}" if suggestions else str(error)
