"""A build opened for questions."""

from collections.abc import Collection, Iterable
from datetime import date
from functools import cached_property
from pathlib import Path

from kg.answers import names
from kg.answers.columns import Columns
from kg.answers.deadlines import deadlines as _deadlines
from kg.answers.errors import QuestionError, UnknownTreaty
from kg.answers.explain import explain as _explain
from kg.answers.lists import parties as _parties
from kg.answers.lists import periods as _periods
from kg.answers.lists import timeline as _timeline
from kg.answers.status import status as _status
from kg.answers.tables import Tables
from kg.api.values import Duty, Event, Explanation, Parties, Period, Status, Value, Verdict, WhatIf, day_of, iso, values
from kg.sparql.answer import Answer


class Graph:
    """A build opened for questions; raises NoBuild where there is none."""

    def __init__(self, build: Path) -> None:
        self._tables = Tables(build)
        self.build = build

    @property
    def treaties(self) -> tuple[str, ...]:
        """The slugs of all treaties."""
        return tuple(self._tables.slugs)

    @property
    def data_as_of(self) -> date | None:
        """The latest day up to which some treaty's acts are complete."""
        return day_of(self._tables.data_as_of)

    def status(self, actor: str, treaty: str, on: date | str, view: str = "depositary") -> Status:
        """The status of an actor on a day; raises UnknownActor, AmbiguousActor, UnknownTreaty, BadDate or UnknownView."""
        return Status(**values(_status(self._tables, *self._asked(actor, treaty, on, view))))

    def explain(self, actor: str, treaty: str, on: date | str, view: str = "depositary") -> Explanation:
        """The proof of a status; raises as ``status`` does."""
        return Explanation(**values(_explain(self._tables, *self._asked(actor, treaty, on, view))))

    def parties(self, treaty: str, on: date | str, member_of: str | None = None) -> Parties:
        """Who is bound on a day, of a group only its members; raises UnknownTreaty, UnknownGroup or BadDate."""
        group = names.group_of(member_of, self._tables) if member_of else None
        return Parties(**values(_parties(self._tables, names.treaty_of(treaty, self._tables), iso(on), group)))

    def periods(self, treaty: str | None = None, actor: str | None = None) -> list[Period]:
        """All derived periods, or those of one treaty or actor."""
        slug = names.treaty_of(treaty, self._tables) if treaty else None
        code = names.person_of(actor, self._tables) if actor else None
        return [Period(**values(each)) for each in _periods(self._tables, slug, code)]

    def matrix(self, on: date | str) -> list[tuple[str, str, str]]:
        """Treaty, actor and status of everyone who has one on a day, by the depositary's view.

        Who is not there has done nothing that is known; whether that is ``none`` or ``unknown``, ``status`` tells.
        """
        return self._columns.matrix(iso(on))

    def counts(self, days: Iterable[date | str]) -> dict[tuple[str, str], int]:
        """How many are bound by each treaty on each of many days, by treaty and day in ISO 8601."""
        return self._columns.counts(map(iso, days))

    def timeline(self, subject: str | None = None, /, *, actor: str | None = None, treaty: str | None = None) -> list[Event]:
        """Acts and periods of an actor, a treaty or both, in order of their days; ``subject`` is either, as for the command."""
        if subject is not None:
            actor, treaty = self._subject(subject, actor, treaty)
        slug = names.treaty_of(treaty, self._tables) if treaty else None
        code = names.person_of(actor, self._tables) if actor else None
        found = _timeline(self._tables, slug=slug, actor=code)
        return [Event(**{**each, "sources": tuple(each["sources"])}) for each in found]

    def deadlines(
        self,
        on: date | str,
        *,
        actor: str | None = None,
        treaty: str | None = None,
        due_before: date | str | None = None,
        states: Collection[str] = (),
        standing: bool = True,
    ) -> list[Duty]:
        """What is owed on a day, the next due first; without ``standing`` no duties that hold from day to day."""
        day = iso(on)
        slug = names.treaty_of(treaty, self._tables) if treaty else None
        code = names.person_of(actor, self._tables, day) if actor else None
        limit = iso(due_before) if due_before else None
        states = (states,) if isinstance(states, str) else states
        found = _deadlines(self._tables, day, slug=slug, actor=code, due_before=limit, states=states, standing=standing)
        return [Duty(**values(each)) for each in found]

    def check(self, claims: str | Path) -> list[Verdict]:
        """A verdict for each claim of a file in TOML or RDF; raises CorpusFaults with everything that is wrong in it."""
        from kg.claims.judge import judge  # noqa: PLC0415 -- only claims need them
        from kg.claims.read import read_claims  # noqa: PLC0415

        file = read_claims(Path(claims), self._tables)
        return [Verdict(**values(each.to_dict())) for each in judge(file.claims, self._tables, file.events)]

    def whatif(self, *suppositions: str, on: date | str, data: Path | None = None) -> WhatIf:
        """What would change, derived in memory from the corpus beside the build or another; raises QuestionError."""
        if not all(isinstance(each, str) for each in suppositions):
            raise QuestionError("each supposition is a text of its own; those of a list are given as whatif(*list, on=…)")
        from kg.answers.whatif import whatif  # noqa: PLC0415 -- only suppositions derive anything
        from kg.overlay import worlds  # noqa: PLC0415

        w = worlds(data or self.build.parent / "data", self.build, suppositions)
        return WhatIf(**values(whatif(w.base, w.supposed, w.suppositions, w.findings, w.treaties, iso(on), w.idle)))

    def query(self, question: str | Path, /, *, seconds: float = 30.0, **parameters: Value) -> Answer:
        """The answer to a question of the catalogue, to a file or to SPARQL itself.

        It runs in a process of its own and is stopped after ``seconds``. Raises UnknownQuestion, BadParameter, QuerySyntax,
        QueryRefused for what would change or fetch something, and QueryStopped.
        """
        from kg.api.asking import text_of  # noqa: PLC0415 -- only queries need the catalogue
        from kg.sparql.local import Limits, ask  # noqa: PLC0415 -- imports the engine

        return ask(self.build, text_of(question, parameters, self._tables), Limits(seconds))

    def _subject(self, subject: str, actor: str | None, treaty: str | None) -> tuple[str | None, str | None]:
        """A treaty where the word names one and no other is given, else an actor."""
        if actor and treaty:
            raise QuestionError("a timeline is of one actor and one treaty at most; three were given")
        if treaty:
            return subject, treaty
        try:
            return actor, names.treaty_of(subject, self._tables)
        except UnknownTreaty:
            if actor:
                raise
            return subject, None

    @cached_property
    def _columns(self) -> Columns:
        return Columns(self._tables)

    def _asked(self, actor: str, treaty: str, on: date | str, view: str) -> tuple[str, str, str, str]:
        day = iso(on)
        code = names.person_of(actor, self._tables, day)
        return code, names.treaty_of(treaty, self._tables), day, names.view_of(view, code, self._tables)
