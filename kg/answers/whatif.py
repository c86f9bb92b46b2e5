"""What would change: statuses, numbers of parties, deadlines, and what a treaty that is not in force still waits for."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from kg.answers.deadlines import deadlines, first_of
from kg.answers.lists import members_on, parties
from kg.answers.status import status
from kg.answers.suppositions import Supposition
from kg.answers.tables import Tables
from kg.answers.waiting import waits_for
from kg.answers.whatif_checks import checks_on, effect_of, held_up, left_alone, named_too_early
from kg.law.findings import Finding

_OPEN = ("pending", "extended", "overdue")
_OVER = ("ended_by_withdrawal", "ended_otherwise", "not_applicable")


def whatif(
    base: Tables,
    supposed: Tables,
    suppositions: Sequence[Supposition],
    findings: Iterable[Finding],
    treaties: Sequence[str],
    on: str,
    idle: Collection[str] = (),
) -> dict[str, Any]:
    """The answer of ``kg whatif``: every difference of two worlds that were derived in the same way.

    ``idle`` are the suppositions that take hold of nothing.
    """
    effects = {each.text: effect_of(supposed, each) for each in suppositions}
    days = sorted({on, *(day for day in effects.values() if day)})
    found = list(findings)
    return {
        "on": on,
        "suppositions": [
            {
                "text": each.text,
                "effective": effects[each.text],
                "checks": [
                    *checks_on(base, each, found, idle),
                    *named_too_early(supposed, each, effects[each.text]),
                    *held_up(supposed, each, effects[each.text]),
                    *left_alone(base, supposed, each, effects[each.text]),
                ],
            }
            for each in suppositions
        ],
        "statuses": [change for slug in treaties for change in _statuses(base, supposed, slug, on)],
        "periods": [change for slug in treaties for change in _periods(base, supposed, slug)],
        "overlays": [change for slug in treaties for change in _overlays(base, supposed, slug)],
        "views": [change for slug in treaties for change in _views(base, supposed, slug, on)],
        "counts": [change for slug in treaties for day in days for change in _counts(base, supposed, slug, day)],
        "deadlines": [change for slug in treaties for change in _deadlines(base, supposed, slug, on)],
        "entry_into_force": [change for slug in treaties if (change := _force(base, supposed, slug, on))],
        "data_as_of": base.data_as_of,
    }


def _everyone(base: Tables, supposed: Tables, slug: str) -> list[str]:
    return sorted({*base.treaty(slug)["actors"], *supposed.treaty(slug)["actors"]})


def _statuses(base: Tables, supposed: Tables, slug: str, on: str) -> list[dict[str, Any]]:
    found = []
    for actor in _everyone(base, supposed, slug):
        before, after = (_short(status(tables, actor, slug, on)) for tables in (base, supposed))
        if before != after:
            found.append({"actor": actor, "treaty": slug, "on": on, "before": before, "after": after})
    return found


def _short(answer: dict[str, Any]) -> dict[str, Any]:
    return {key: answer[key] for key in ("status", "bound", "since", "until")}


def _periods(base: Tables, supposed: Tables, slug: str) -> list[dict[str, Any]]:
    """Every period that only one of the worlds has."""
    found = []
    for actor in _everyone(base, supposed, slug):
        before, after = (_spans(tables, slug, actor) for tables in (base, supposed))
        for change, one, other in (("lost", before, after), ("gained", after, before)):
            for start, end, code in one:
                if (start, end, code) not in other:
                    found.append({"change": change, "actor": actor, "treaty": slug, "status": code, "start": start, "end": end})
    return found


def _spans(tables: Tables, slug: str, actor: str) -> list[tuple[str, str | None, str]]:
    account = tables.treaty(slug)["actors"].get(actor, {"periods": []})
    return [(start, end, code) for start, end, code, *_ in account["periods"]]


def _overlays(base: Tables, supposed: Tables, slug: str) -> list[dict[str, Any]]:
    """Every overlay that only one of the worlds has: what is claimed, objected to or told with two dates."""
    found = []
    for actor in _everyone(base, supposed, slug):
        before, after = (_beside(tables, slug, actor) for tables in (base, supposed))
        for change, one, other in (("lost", before, after), ("gained", after, before)):
            found += [{"change": change, "actor": actor, "treaty": slug, **each} for each in one if each not in other]
    return found


def _beside(tables: Tables, slug: str, actor: str) -> list[dict[str, Any]]:
    account = tables.treaty(slug)["actors"].get(actor, {"overlays": []})
    return [{key: overlay[key] for key in ("kind", "claimant", "since", "until")} for overlay in account["overlays"]]


def _views(base: Tables, supposed: Tables, slug: str, on: str) -> list[dict[str, Any]]:
    """Every view that answers otherwise than the depositary's in one world alone, or otherwise than before."""
    found = []
    for actor in _everyone(base, supposed, slug):
        before, after = (_other_views(tables, actor, slug, on) for tables in (base, supposed))
        for view in sorted({*before, *after}):
            one, other = before.get(view), after.get(view)
            if one != other:
                found.append({"actor": actor, "treaty": slug, "on": on, "view": view, "before": one, "after": other})
    return found


def _other_views(tables: Tables, actor: str, slug: str, on: str) -> dict[str, dict[str, Any]]:
    return {each["view"]: {"status": each["status"], "bound": each["bound"]} for each in status(tables, actor, slug, on)["other_views"]}


def _counts(base: Tables, supposed: Tables, slug: str, on: str) -> list[dict[str, Any]]:
    """The number of parties, of all and of every group in which it changes."""
    before, after = ({p["actor"] for p in parties(tables, slug, on)["parties"]} for tables in (base, supposed))
    if before == after:
        return []
    found = [{"treaty": slug, "on": on, "group": None, "before": len(before), "after": len(after)}]
    for group in base.actors()["groups"]:
        members = members_on(base, group, on)
        if (before ^ after) & members:
            found.append({"treaty": slug, "on": on, "group": group, "before": len(before & members), "after": len(after & members)})
    return found


def _deadlines(base: Tables, supposed: Tables, slug: str, on: str) -> list[dict[str, Any]]:
    """Dated duties that are owed in one world alone, or by another day."""
    before, after = ({d["id"]: d for d in deadlines(tables, on, slug=slug, standing=False)} for tables in (base, supposed))
    found = []
    for name in sorted({*before, *after}):
        one, other = before.get(name), after.get(name)
        change = _change(one, other)
        if change:
            told = other or one
            assert told is not None
            shown = {"change": change, **{key: told[key] for key in ("actor", "treaty", "obligation", "provision")}}
            found.append({**shown, "before": _due(one), "after": _due(other)})
    return found


def _change(one: dict[str, Any] | None, other: dict[str, Any] | None) -> str:
    owed, owes = _owed(one), _owed(other)
    if owed != owes:
        return "gained" if owes else "lost"
    return "moved" if owed and _due(one) != _due(other) else ""


def _owed(entry: dict[str, Any] | None) -> bool:
    """Whether a day is still to come, or passed unmet; of what is long past and unknown nothing is lost or gained."""
    if entry is None or entry["outcome"] in _OVER:
        return False
    to_come = entry["next_due"] or (entry["deadline"] and first_of(entry["deadline"]) >= entry["on"])
    return bool(to_come) or entry["outcome"] in _OPEN


def _due(entry: dict[str, Any] | None) -> dict[str, Any] | None:
    return None if entry is None else {key: entry[key] for key in ("deadline", "next_due", "outcome")}


def _force(base: Tables, supposed: Tables, slug: str, on: str) -> dict[str, Any] | None:
    """The entry into force where it changes, and for a treaty that waits whom it waits for."""
    before, after = (_force_in(tables.treaty(slug), on) for tables in (base, supposed))
    return None if before == after else {"treaty": slug, "before": before, "after": after}


def _force_in(table: dict[str, Any], on: str) -> dict[str, Any]:
    return {"on": table["entry_into_force"]["on"], "waits_for": waits_for(table, on)}
