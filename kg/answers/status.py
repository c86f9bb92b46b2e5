"""The status of one actor towards one treaty on one day, by a view (law model, sections 4, 5 and 7)."""

from typing import Any

from kg.answers.tables import Tables

BOUND = frozenset({"party", "withdrawing"})
"""Statuses that make a State a party in every count (VCLT 2(1)(g))."""


def status(tables: Tables, actor: str, slug: str, on: str, view: str = "depositary", known_on: str | None = None) -> dict[str, Any]:
    """The answer of ``kg status``; codes and day are taken as already checked.

    Where the list of acts does not reach, absence is ``unknown``, never ``none``.
    """
    table = tables.treaty(slug)
    account = table["actors"].get(actor)
    period = period_on(account, on)
    base = period[2] if period else absent_on(table, on)
    answer: dict[str, Any] = {
        "actor": actor,
        "treaty": slug,
        "on": on,
        "known_on": known_on or tables.manifest["known_on"],
        "view": view,
        "status": base,
        "bound": base in BOUND,
        "since": period[0] if period else None,
        "until": period[1] if period else None,
        "overlays": _overlays(tables, account, on),
        "other_views": [],
        "because": [_cited(tables, step) for step in period[3]] if period else [],
        "data_as_of": table["data_as_of"],
    }
    return _by_view(tables, answer, account, view)


def absent_on(table: dict[str, Any], on: str) -> str:
    """What follows for an actor without acts: ``none`` only for days that a complete list of acts reaches.

    After its last day somebody may have joined, unless the treaty had ended by then.
    """
    reaches = table["data_as_of"] is not None and (on <= table["data_as_of"] or (table["ended_on"] or "9") <= table["data_as_of"])
    return "none" if table["complete"] and reaches else "unknown"


def period_on(account: dict[str, Any] | None, on: str) -> list[Any] | None:
    """The period ``[start, end, status, because]`` that holds a day."""
    for period in account["periods"] if account else ():
        if period[0] <= on and (period[1] is None or on < period[1]):
            return period  # type: ignore[no-any-return]
    return None


def _overlays(tables: Tables, account: dict[str, Any] | None, on: str) -> list[dict[str, Any]]:
    found = []
    for overlay in account["overlays"] if account else ():
        if overlay["since"] <= on and (overlay["until"] is None or on < overlay["until"]):
            found.append({**overlay, "sources": tables.cited(overlay["sources"])})
    return found


def _cited(tables: Tables, step: dict[str, Any]) -> dict[str, Any]:
    return {**step, "sources": tables.cited(step["sources"])}


def _by_view(tables: Tables, answer: dict[str, Any], account: dict[str, Any] | None, view: str) -> dict[str, Any]:
    """The position that a view takes, where it differs; every other differing view is shown beside it."""
    base, bound = answer["status"], answer["bound"]
    views = {}
    for position in account["positions"] if account else ():
        if position["view"] and position["start"] <= answer["on"] and (position["end"] is None or answer["on"] < position["end"]):
            told = _told(position, base, bound)
            if (told["status"], told["bound"]) != (base, bound):
                views[position["view"]] = {**told, "sources": tables.cited(position["sources"])}
    taken = views.pop(view, None)
    others = list(views.values())
    if taken is None:
        return {**answer, "other_views": others}
    depositary = {"view": "depositary", "status": base, "bound": bound}
    span = {} if taken["status"] == base else {"since": taken["since"], "until": taken["until"]}
    return {**answer, **span, "status": taken["status"], "bound": taken["bound"], "other_views": [depositary, *others], "position": taken}


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
