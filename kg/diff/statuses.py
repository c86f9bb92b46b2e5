"""On which days a status or an outcome differs between two builds: what the differences of facts come to in law."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from msgspec import Struct

from kg.answers.status import absent_on, period_on
from kg.diff.spans import Span, Turn, differing
from kg.law.vocabulary import Outcome

ABSENT = frozenset({"none", "unknown"})
"""What holds of somebody without acts; that more or less of it is known is told once, by the coverage of the treaty."""


_BEFORE = "not_owed"
_NOT_OWED = frozenset({_BEFORE, Outcome.ENDED_BY_WITHDRAWAL, Outcome.ENDED_OTHERWISE})
"""Outcomes outside the days on which something is owed: that these differ is told once, by the obligation itself."""


class Shift(Struct, frozen=True):
    """A span of days on which one State stands otherwise; ``duty`` is the obligation concerned, empty for a status.

    ``iris`` are the acts that the answers of both sides rest on.
    """

    treaty: str
    actor: str
    span: Span
    iris: frozenset[str]
    duty: str = ""
    obligation: str = ""


def status_shifts(old: dict[str, Any], new: dict[str, Any]) -> Iterator[Shift]:
    """Every difference of status towards one treaty."""
    for actor in sorted({*old["actors"], *new["actors"]}):
        sides = [(table, table["actors"].get(actor)) for table in (old, new)]
        before, after = (_status_turns(table, account) for table, account in sides)
        for span in differing(before, after):
            if {span.old, span.new} <= ABSENT:
                continue
            cited = [iri for _, account in sides for iri in _cited(account, span)]
            yield Shift(new["slug"], actor, span, frozenset(cited))


def _status_turns(table: dict[str, Any], account: dict[str, Any] | None) -> list[Turn]:
    """The days on which a status can change, and what it is from each on; beyond a list absence is unknown."""
    days = {""}
    for period in account["periods"] if account else ():
        days |= {day for day in period[:2] if day}
    if table["known_until"]:
        days.add((date.fromisoformat(table["known_until"]) + timedelta(days=1)).isoformat())
    return [(day, _status_on(table, account, day)) for day in sorted(days)]


def _status_on(table: dict[str, Any], account: dict[str, Any] | None, day: str) -> str:
    period = period_on(account, day) if day else None
    return str(period[2]) if period else absent_on(table, day)


def _cited(account: dict[str, Any] | None, span: Span) -> Iterator[str]:
    """The acts that the periods of a span rest on."""
    for start, end, _, because, _ in account["periods"] if account else ():
        if (span.end is None or start < span.end) and (end is None or span.start is None or span.start < end):
            yield from (step["iri"] for step in because if step["kind"] == "act")


def outcome_shifts(slug: str, old: Iterable[dict[str, Any]], new: Iterable[dict[str, Any]], until: str) -> Iterator[Shift]:
    """Every difference of outcome of an obligation that both sides have, before a day up to which both have judged."""
    before, after = ({entry["id"]: entry for entry in side} for side in (old, new))
    for name in sorted(before.keys() & after.keys()):
        one, other = before[name], after[name]
        if one["turns"] == other["turns"]:
            continue
        for span in differing(_outcome_turns(one), _outcome_turns(other), until):
            if _NOT_OWED.isdisjoint((span.old, span.new)):
                yield Shift(slug, one["actor"], span, frozenset(), name, one["obligation"])


def _outcome_turns(entry: dict[str, Any]) -> list[Turn]:
    """The turns of an outcome; before its first day nothing is owed."""
    return [("", _BEFORE), *((turn["since"], turn["outcome"]) for turn in entry["turns"])]
