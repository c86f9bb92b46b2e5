"""Evidence for a verdict: acts, provisions, coverage and events, each in one sentence with its sources."""

from typing import Any

from kg.answers.status import absent_on, existed_on, left_out
from kg.answers.tables import Tables
from kg.claims.model import Event, Found, Span, Verdict
from kg.law.vocabulary import SIGNATURES
from kg.namespaces import article_path, mint


def name_of(tables: Tables, actor: str) -> str:
    """The name of an actor, or its code where it has none."""
    return str(tables.actors()["actors"].get(actor, {"name": actor})["name"])


def names_of(tables: Tables, actors: tuple[str, ...] | list[str]) -> str:
    """Names in a row, as a sentence has them."""
    names = [name_of(tables, actor) for actor in actors]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def words(code: object) -> str:
    """A code as words."""
    return str(code).replace("_", " ")


def of_act(tables: Tables, act: dict[str, Any]) -> dict[str, Any]:
    """A treaty act."""
    says = f"{words(act['kind'])} by {name_of(tables, act['actor'])} on {act['date']}"
    return {"kind": "act", "says": says, "iri": mint("act", act["id"]), "sources": tables.cited(act["sources"])}


def of_domestic_act(tables: Tables, act: dict[str, Any]) -> dict[str, Any]:
    """A step inside a State, with its outcome and tally."""
    told = ", ".join(filter(None, (words(act["outcome"]), act["tally"])))
    says = f"{words(act['kind'])} in {name_of(tables, act['actor'])} on {act['date']}" + (f" ({told})" if told else "")
    return {"kind": "domestic_act", "says": says, "iri": mint("domestic-act", act["id"]), "sources": tables.cited(act["sources"])}


def of_event(tables: Tables, event: Event) -> dict[str, Any]:
    """An event that is no act."""
    return {"kind": "event", "says": f"{event.says} ({event.date})", "iri": None, "sources": tables.cited(list(event.sources))}


def of_provision(tables: Tables, slug: str, provision: str, says: str, sources: list[str]) -> dict[str, Any]:
    """A provision of a treaty."""
    iri = mint("treaty", slug, "article", article_path(provision)) if provision else mint("treaty", slug)
    cited = f"{tables.treaty(slug)['name']}, Article {provision}: {says}" if provision[:1].isdigit() else f"{provision} {says}".strip()
    return {"kind": "provision", "says": cited, "iri": iri, "sources": tables.cited(sources)}


def of_steps(steps: list[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    """The steps of a status, as ``kg status`` gives them."""
    return tuple({"kind": s["kind"], "says": s["says"], "iri": s.get("iri") or None, "sources": s["sources"]} for s in steps)


def of_coverage(tables: Tables, slug: str) -> dict[str, Any]:
    """How complete the list of acts is; that there is no act is evidence only where it is complete."""
    table = tables.treaty(slug)
    said = "complete" if table["complete"] else f"not complete ({table['incomplete_because']})"
    says = f"the list of acts of the {table['name']} is {said} as of {table['known_until']}"
    return {"kind": "coverage", "says": says, "iri": mint("coverage", slug), "sources": []}


def of_count(says: str, slug: str) -> dict[str, Any]:
    """A number that was counted from the derived statuses."""
    return {"kind": "count", "says": says, "iri": mint("treaty", slug), "sources": []}


def beyond_coverage(tables: Tables, slug: str, on: str) -> Found | None:
    """Of a day after the data day nothing is known for certain: notices and deposits since then are missing.

    A treaty that has ended by then is an exception: nothing that was done since binds anyone.
    """
    table = tables.treaty(slug)
    if on <= (table["known_until"] or "") or (table["ended_on"] or "9") <= on:
        return None
    return unknown(tables, slug, f"What holds on {on} cannot be told.", _acts_after(table))


def unlisted(tables: Tables, slug: str, actor: str, by: str, answer: str, *, signature: bool = False) -> Found | None:
    """Why that something is not on the list of acts proves nothing: the list is not complete, or does not reach the day.

    Nor does it where the actor has ended, for lists of today no longer name it, or where
    the list has no signatures at all. None only where absence is evidence.
    """
    table = tables.treaty(slug)
    if actor in dissolved(tables, slug):
        return unknown(tables, slug, answer, f"acts of {name_of(tables, actor)}, which lists of today no longer name")
    if signature and not has_signatures(table):
        return unknown(tables, slug, answer, f"a list of signatures of the {table['name']}")
    if not table["complete"]:
        return unknown(tables, slug, answer, f"a complete list of acts of the {table['name']} ({table['incomplete_because']})")
    return unknown(tables, slug, answer, _acts_after(table)) if absent_on(table, by) == "unknown" else None


def dissolved(tables: Tables, slug: str, on: str = "") -> set[str]:
    """Former States that ended since the treaty was adopted, by the last day of the list, continued by nobody and not on it.

    With a day only those who existed on it.
    """
    table = tables.treaty(slug)
    return {
        actor
        for actor, told in tables.actors()["actors"].items()
        if actor not in table["actors"] and left_out(table, told) and (not on or existed_on(told, on))
    }


def has_signatures(table: dict[str, Any]) -> bool:
    """Whether the list of acts tells signatures; where the treaty is open for none, it tells all."""
    return not table["parameters"].get("signature") or any(act["kind"] in SIGNATURES for act in table["acts"])


def _acts_after(table: dict[str, Any]) -> str:
    return f"acts towards the {table['name']} after {table['known_until']}"


def no_longer(answer: str, corrected: str, shown: tuple[dict[str, Any], ...], held: Span, *, dated: bool) -> Found:
    """What held once and no more: outdated, unless the claim names its day; of a named day no other makes it true."""
    if dated:
        return Found(Verdict.REFUTED, answer, corrected, shown)
    return Found(Verdict.OUTDATED, answer, corrected, shown, was_true=held)


def unknown(tables: Tables, slug: str, answer: str, missing: str) -> Found:
    """A claim on which the corpus is silent or not sure."""
    return Found(Verdict.UNVERIFIABLE, answer, evidence=(of_coverage(tables, slug),), missing=missing)
