"""Lists read from the tables of a build: parties on a day, all periods, the timeline of an actor or a treaty."""

from collections.abc import Iterable
from typing import Any

from kg.answers.latest import since_at_latest
from kg.answers.status import absent_on, binds, may_join, period_on, status
from kg.answers.tables import Tables
from kg.law.vocabulary import CONSENTS


def parties(tables: Tables, slug: str, on: str, group: str | None = None) -> dict[str, Any]:
    """Who is bound by a treaty on a day; a State whose notice still runs counts, one that has left does not.

    With a group, only its members of that day; members whose span the source does
    not date are taken as members on every day. ``unknown`` names who is not counted though
    it may have been bound, and of whom no act settles it: the number of parties lies between the
    count and the count with them, as far as others did nothing since the last day that is known.
    ``disputed_entities`` names who is counted though others contest its statehood, so that
    a list of theirs may leave it out.
    """
    members = None if group is None else members_on(tables, group, on)
    names, found = tables.actors()["actors"], []
    for actor, account in tables.treaty(slug)["actors"].items():
        period = period_on(account, on)
        if period is not None and binds(period) and (members is None or actor in members):
            told = {"actor": actor, "name": names[actor]["name"], "status": period[2], "since": bound_since(account, period)}
            found.append(told | _at_latest(account, told["since"], "since"))
    answer = {"treaty": slug, "on": on, "count": len(found), "parties": found, "disputed": _disputed(tables, slug, on, members)}
    answer["disputed_entities"] = [each["actor"] for each in found if contested_on(tables.treaty(slug), each["actor"], on)]
    answer["unknown"] = _unknown(tables, slug, on, members)
    return answer if group is None else {**answer, "member_of": group}


def contested_on(table: dict[str, Any], actor: str, on: str) -> bool:
    """Whether the statehood of an actor is contested where it acts towards a treaty."""
    overlays = table["actors"].get(actor, {"overlays": []})["overlays"]
    return any(o["kind"] == "disputed_entity" and o["since"] <= on and (o["until"] is None or on < o["until"]) for o in overlays)


def _unknown(tables: Tables, slug: str, on: str, members: set[str] | None) -> list[str]:
    """Who may have been bound and is not counted.

    The day of its act is not known so well, it was dissolved since, or the list of acts is not complete or does not reach the day.
    """
    table, known = tables.treaty(slug), tables.actors()["actors"]
    return sorted(actor for actor in (known if members is None else members) if _may_be_bound(table, actor, known[actor], on))


def _may_be_bound(table: dict[str, Any], actor: str, told: dict[str, Any], on: str) -> bool:
    account = table["actors"].get(actor)
    period = period_on(account, on)
    if period is not None:
        return bool(period[2] == "unknown") and not binds(period)
    return may_join(table, told, on) and absent_on(table, on, None if account else told) == "unknown"


def _disputed(tables: Tables, slug: str, on: str, members: set[str] | None) -> list[dict[str, Any]]:
    """Who is bound by the count and not bound in another view, or the other way round; the count follows the depositary."""
    found = []
    for actor, account in tables.treaty(slug)["actors"].items():
        if account["positions"] and (members is None or actor in members):
            answer = status(tables, actor, slug, on)
            found += [{"actor": actor, **_view(each)} for each in answer["other_views"] if each["bound"] != answer["bound"]]
    return found


def _view(each: dict[str, Any]) -> dict[str, Any]:
    return {key: each[key] for key in ("view", "status", "bound")}


def members_on(tables: Tables, group: str, on: str) -> set[str]:
    """The members of a group on a day; observers and others beside members are left out."""
    return {
        actor
        for actor, role, start, end in tables.actors()["groups"][group]
        if role == "member" and (start is None or start <= on) and (end is None or on < end)
    }


def bound_since(account: dict[str, Any], period: list[Any]) -> str:
    """The first day of the unbroken spell of being bound that a period belongs to; a new consent begins a new spell."""
    first = period
    for earlier in reversed(account["periods"]):
        if earlier[1] == first[0] and binds(earlier) and not _consents_anew(earlier, first):
            first = earlier
    return str(first[0])


def _consents_anew(before: list[Any], period: list[Any]) -> bool:
    left = before[2] == "withdrawing" and period[2] == "party"
    return left and any(step.get("act") in CONSENTS for step in period[3])


def _at_latest(account: dict[str, Any], since: str, name: str) -> dict[str, Any]:
    """What is told beside a first day only where it is the latest."""
    return {f"{name}_at_latest": True} if since_at_latest(account, since) else {}


def periods(tables: Tables, slug: str | None = None, actor: str | None = None) -> list[dict[str, Any]]:
    """All derived periods, sorted by treaty, actor and start; the end is ``None`` where it is open.

    ``start_at_latest`` is there, and true, where the status may have begun before ``start``,
    ``surely_bound`` where it is unknown whether a notice runs and known that the actor is bound.
    """
    found = []
    for table in tables.treaties() if slug is None else [tables.treaty(slug)]:
        for code, account in _accounts(table, actor):
            for period in account["periods"]:
                start, end, base = period[:3]
                told = {"treaty": table["slug"], "actor": code, "status": base, "start": start, "end": end}
                surely = {"surely_bound": True} if base == "unknown" and binds(period) else {}
                found.append(told | surely | _at_latest(account, start, "start"))
    return found


def timeline(tables: Tables, *, slug: str | None = None, actor: str | None = None) -> list[dict[str, Any]]:
    """Acts, domestic acts and beginnings of periods in order of their days."""
    found: list[dict[str, Any]] = []
    for table in tables.treaties() if slug is None else [tables.treaty(slug)]:
        for act in table["acts"]:
            if act["set_aside_by"] is None and actor in (None, act["actor"]):
                found.append(_event(table, act["actor"], act["date"], "act", act["kind"], act["note"], act["sources"]))
        for act in table["domestic_acts"]:
            if actor in (None, act["actor"]):
                said = " ".join(filter(None, (act["outcome"].replace("_", " "), act["tally"])))
                found.append(_event(table, act["actor"], act["date"], "domestic_act", act["kind"], said, act["sources"]))
        for code, account in _accounts(table, actor):
            for start, _, base, because, _ in account["periods"]:
                provisions = ", ".join(dict.fromkeys(step["provision"] for step in because if step.get("provision")))
                note = "; ".join(filter(None, (provisions, "at the latest" if since_at_latest(account, start) else "")))
                found.append(_event(table, code, start, "status", base, note, []))
    return sorted(found, key=_in_order)


_ORDER = {"domestic_act": 0, "act": 1, "status": 2}


def _in_order(event: dict[str, Any]) -> tuple[str, str, str, int, str]:
    return (event["date"].lstrip("[."), event["treaty"], event["actor"], _ORDER[event["event"]], event["kind"])


def _event(table: dict[str, Any], actor: str, date: str, event: str, kind: str, note: str, sources: list[str]) -> dict[str, Any]:
    return {"date": date, "treaty": table["slug"], "actor": actor, "event": event, "kind": kind, "note": note, "sources": sources}


def _accounts(table: dict[str, Any], actor: str | None) -> Iterable[tuple[str, dict[str, Any]]]:
    if actor is None:
        return table["actors"].items()  # type: ignore[no-any-return]
    return [(actor, table["actors"][actor])] if actor in table["actors"] else []
