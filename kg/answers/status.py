"""The status of one actor towards one treaty on one day, by a view (law model, sections 4, 5 and 7)."""

from collections.abc import Mapping
from typing import Any

from kg.answers.latest import since_at_latest
from kg.answers.tables import Tables

BOUND = frozenset({"party", "withdrawing"})
"""Statuses that make a State a party in every count (VCLT 2(1)(g))."""

_FORMER_STATE = "former_state"


def status(tables: Tables, actor: str, slug: str, on: str, view: str = "depositary", known_on: str | None = None) -> dict[str, Any]:
    """The answer of ``kg status``; codes and day are taken as already checked.

    Where the list of acts does not reach, absence is ``unknown``, never ``none``. ``since_at_latest``
    is there, and true, where the status may have begun before ``since``.
    """
    table = tables.treaty(slug)
    account = table["actors"].get(actor)
    period = period_on(account, on)
    base = period[2] if period else absent_on(table, on, None if account else tables.actors()["actors"].get(actor))
    answer: dict[str, Any] = {
        "actor": actor,
        "treaty": slug,
        "on": on,
        "known_on": known_on or tables.manifest["known_on"],
        "view": view,
        "status": base,
        "bound": binds(period),
        "since": period[0] if period else None,
        "until": period[1] if period else None,
        "overlays": _overlays(tables, account, on),
        "other_views": [],
        "because": [cited(tables, step) for step in period[3]] if period else [],
        "data_as_of": table["data_as_of"],
    }
    if period and since_at_latest(account, period[0]):
        answer["since_at_latest"] = True
    return _by_view(tables, answer, account, view)


def absent_on(table: dict[str, Any], on: str, actor: Mapping[str, Any] | None = None) -> str:
    """What follows for an actor without acts: ``none`` only for days that a complete list of acts reaches.

    ``actor`` is the entry of the register: what a State did that was dissolved since, the lists of today leave out.
    """
    if actor is not None and _may_have_acted(table, actor, on):
        return "unknown"
    return "none" if table["complete"] and _reached(table, on) else "unknown"


def _reached(table: dict[str, Any], on: str) -> bool:
    """Whether absence on a day can tell anything.

    After the last day of the list, or of knowledge, somebody may have joined, unless the treaty had ended by then.
    """
    known = table["known_until"]
    return known is not None and (on <= known or (table["ended_on"] or "9") <= known)


def _may_have_acted(table: dict[str, Any], actor: Mapping[str, Any], on: str) -> bool:
    """Whether a State that lists of today leave out had existed by a day while there was something to join.

    Its own end settles nothing: it may be a former party ever after.
    """
    return left_out(table, actor) and max(_adopted(table), actor["existed"][0] or "") <= on


def may_join(table: dict[str, Any], actor: Mapping[str, Any], on: str) -> bool:
    """Whether there was on a day both the actor, as a person of its own, and a treaty that others than those it names can join."""
    ended = table["ended_on"] is not None and table["ended_on"] <= on
    return existed_on(actor, on) and not actor["continued_by"] and _adopted(table) <= on and not ended and not _by_exchange(table)


def left_out(table: dict[str, Any], actor: Mapping[str, Any]) -> bool:
    """Whether a State was dissolved between the adoption of a treaty and the last day of its list, and continued by nobody.

    Depositaries list the parties of today with their own acts and those of whom they continue. A treaty
    concluded by exchange names all who can be parties, and nobody else is left out.
    """
    if _by_exchange(table):
        return False
    end = (actor.get("existed") or (None, None))[1]
    if actor["kind"] != _FORMER_STATE or end is None or actor["continued_by"]:
        return False
    return bool(_adopted(table) < end <= (table["data_as_of"] or ""))


def existed_on(actor: Mapping[str, Any], on: str) -> bool:
    """Whether a legal person existed on a day, as far as the register tells; an open end lasts."""
    start, end = actor.get("existed") or (None, None)
    return bool((start is None or start <= on) and (end is None or on < end))


def _by_exchange(table: dict[str, Any]) -> bool:
    condition = (table["parameters"].get("entry_into_force") or {}).get("condition") or {}
    return condition.get("kind") == "exchange"


def _adopted(table: dict[str, Any]) -> str:
    return str((table["parameters"].get("adoption") or {}).get("date", ""))


def period_on(account: dict[str, Any] | None, on: str) -> list[Any] | None:
    """The period ``[start, end, status, because, bound]`` that holds a day."""
    for period in account["periods"] if account else ():
        if period[0] <= on and (period[1] is None or on < period[1]):
            return period  # type: ignore[no-any-return]
    return None


def binds(period: list[Any] | None) -> bool:
    """Whether a period binds; of an unknown status it may be known that it is one of those that do."""
    return period is not None and bool(period[4])


def _overlays(tables: Tables, account: dict[str, Any] | None, on: str) -> list[dict[str, Any]]:
    found = []
    for overlay in account["overlays"] if account else ():
        if overlay["since"] <= on and (overlay["until"] is None or on < overlay["until"]):
            found.append({**overlay, "sources": tables.cited(overlay["sources"])})
    return found


def cited(tables: Tables, step: dict[str, Any]) -> dict[str, Any]:
    """A step with its sources; one that rests on a provision alone has those of the clause, or else of the text."""
    return {**step, "sources": tables.cited(step["sources"] or _sources_of_step(tables, step))}


def _sources_of_step(tables: Tables, step: dict[str, Any]) -> list[str]:
    asked = step.get("treaty", ""), step.get("provision", "")
    if asked not in tables.clause_sources:
        tables.clause_sources[asked] = _sources_of_provision(tables, *asked)
    return tables.clause_sources[asked]


def _sources_of_provision(tables: Tables, treaty: str, provision: str) -> list[str]:
    if treaty in tables.slugs:
        clauses = tables.treaty(treaty)["parameters"].values()
        every = [each for clause in clauses for each in (clause if isinstance(clause, list) else [clause]) if isinstance(each, dict)]
        found = [source for clause in every if provision in _provisions(clause) for source in _listed(clause.get("source"))]
        if found:
            return list(dict.fromkeys(found))
    return [text] if (text := f"{treaty}-text") in tables.sources() else []


def _provisions(clause: dict[str, Any]) -> set[str]:
    """The provisions that a clause cites, itself and in its parts."""
    parts = [clause, *(each for each in clause.values() if isinstance(each, dict))]
    return {str(part["provision"]) for part in parts if part.get("provision")}


def _listed(source: Any) -> list[str]:
    return list(source) if isinstance(source, list) else [source] if source else []


def _by_view(tables: Tables, answer: dict[str, Any], account: dict[str, Any] | None, view: str) -> dict[str, Any]:
    """The position that a view takes, where it differs; every other differing view is shown beside it."""
    base, bound = answer["status"], answer["bound"]
    held = _held(account, answer["on"])
    told = {name: {**_told(position, base, bound), "sources": tables.cited(position["sources"])} for name, position in held.items()}
    views = {name: each for name, each in told.items() if (each["status"], each["bound"]) != (base, bound)}
    taken = views.pop(view, None)
    others = list(views.values())
    if taken is None:
        return {**answer, "other_views": others}
    depositary = {"view": "depositary", "status": base, "bound": bound}
    span = {} if taken["status"] == base else {"since": taken["since"], "until": taken["until"]}
    if span:
        answer.pop("since_at_latest", None)
    return {**answer, **span, "status": taken["status"], "bound": taken["bound"], "other_views": [depositary, *others], "position": taken}


def _held(account: dict[str, Any] | None, on: str) -> dict[str, dict[str, Any]]:
    """The position of each view that holds on a day: the latest, among those that say how the actor stands."""
    found = {}
    for position in sorted(account["positions"] if account else (), key=lambda position: (position["start"], position["id"])):
        holds = position["start"] <= on and (position["end"] is None or on < position["end"])
        if holds and (position["status"] is not None or position["bound"] is not None):
            found[position["view"]] = position
    return found


def _told(position: dict[str, Any], base: str, bound: bool) -> dict[str, Any]:
    says = position["bound"]
    if says is None:
        says = position["status"] in BOUND if position["status"] else bound
    return {
        "view": position["view"],
        "status": position["status"] or base,
        "bound": says,
        "holder": position["holder"],
        "proposition": position["proposition"],
        "ground": position["ground"],
        "since": position["start"],
        "until": position["end"],
    }
