"""Where everyone stands towards a treaty on a day, as ``kg status`` answers: whoever acted, and every State that existed."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from kg.answers.status import absent_on, period_on
from kg.answers.tables import Tables


def shown(tables: Tables, slug: str) -> list[str]:
    """Who is on the map of a treaty at some time: States, and others that have an account towards it."""
    accounts = tables.treaty(slug)["actors"]
    return sorted(code for code, told in tables.actors()["actors"].items() if told["kind"] == "state" or code in accounts)


def standing_of(tables: Tables, slug: str, on: str) -> dict[str, str]:
    """The base status of everyone on a day; who has none is there only if it is a State that existed."""
    table, there = tables.treaty(slug), existing(tables, on)
    found = {}
    for code in shown(tables, slug):
        period = period_on(table["actors"].get(code), on)
        if period is not None:
            found[code] = period[2]
        elif code in there:
            found[code] = absent_on(table, on)
    return found


def existing(tables: Tables, on: str) -> set[str]:
    """The States of today's register that existed on a day."""
    return {code for code, spans in existence(tables).items() if any(_holds(span, on) for span in spans)}


Span = tuple[str | None, str | None]
"""From when until when, as ISO days; an open side is ``None``."""


def existence(tables: Tables) -> dict[str, list[Span]]:
    """From when until when each State of today's register existed, also in the person of whom it continues; an open end lasts."""
    actors, found = tables.actors()["actors"], defaultdict(list)
    for code, told in actors.items():
        start, end = told.get("existed") or (None, None)
        found[told["continued_by"] or code].append((start, end))
    return {code: spans for code, spans in found.items() if actors[code]["kind"] == "state"}


def _holds(span: Span, on: str) -> bool:
    return (span[0] is None or span[0] <= on) and (span[1] is None or on < span[1])


def bounds(table: Mapping[str, Any]) -> tuple[str, str]:
    """The first and the last day of which a treaty's map tells: adoption or the first act, the data day or the last known change."""
    days = changes(table)
    adopted = (table["parameters"].get("adoption") or {}).get("date")
    told = [day for day in (adopted, *days[:1], *days[-1:], table["known_until"]) if day]
    return min(told), max(told)


def changes(table: Mapping[str, Any]) -> list[str]:
    """Every day on which some status towards a treaty begins or ends."""
    days = {day for account in table["actors"].values() for period in account["periods"] for day in period[:2] if day}
    return sorted(days)
