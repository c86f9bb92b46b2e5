"""Entries of the obligation ledger made whole: with their templates, and with turns where no source tells of them.

A standing duty of which nothing is told is pending from its first day on; a yearly
one is pending up to each due day and unknown after it, but for the years of which
a report tells. A test holds this to the law engine.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any


def whole_entries(table: dict[str, Any]) -> list[dict[str, Any]]:
    """The entries of one treaty's table, each with everything that answers need."""
    templates, until = table["templates"], table["until"]
    return [_whole(entry, templates[entry["obligation"]], until) for entry in table["instances"]]


def _whole(entry: dict[str, Any], template: dict[str, Any], until: int) -> dict[str, Any]:
    sources = list(dict.fromkeys([*entry.get("sources", ()), *template["sources"]]))
    return {**template, **entry, "sources": sources, "turns": list(_turns(entry, template["month_day"], until))}


def _turns(entry: dict[str, Any], month_day: str, until: int) -> Iterator[dict[str, Any]]:
    told = entry.get("turns", [])
    if "first_year" in entry:
        yield from _yearly(entry, _by_year(told), month_day, until)
    else:
        yield from told or [{"since": entry["start"], "outcome": "pending"}]


def _yearly(entry: dict[str, Any], told: dict[int, list[dict[str, Any]]], month_day: str, until: int) -> Iterator[dict[str, Any]]:
    if date.fromisoformat(entry["start"]) < _day(entry["first_year"], month_day):
        yield {"since": entry["start"], "outcome": "pending"}
    for year in range(entry["first_year"], until + 1):
        yield from told[year] if year in told else _untold(_day(year, month_day))


def _untold(due: date) -> Iterator[dict[str, Any]]:
    yield {"since": due.isoformat(), "outcome": "pending", "deadline": due.isoformat()}
    yield {"since": (due + timedelta(days=1)).isoformat(), "outcome": "unknown", "deadline": due.isoformat()}


def _by_year(turns: list[dict[str, Any]]) -> dict[int, list[dict[str, Any]]]:
    """The turns of a yearly duty by the year of the due day that they are about."""
    found: dict[int, list[dict[str, Any]]] = {}
    for turn in turns:
        found.setdefault(int(turn["deadline"][:4]), []).append(turn)
    return found


def _day(year: int, month_day: str) -> date:
    month, day = (int(part) for part in month_day.split("-"))
    return date(year, month, day)
