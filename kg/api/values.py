"""The answers as frozen values; ``to_dict`` equals the JSON of the command line."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from kg.answers import names

Value = str | int | date
"""What a parameter of a question may be given as."""


class Told:
    """What all answers share: the way back to the JSON they equal."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """The JSON of the command line, as a dict."""
        told = {field.name: plain(getattr(self, field.name)) for field in fields(self)}  # type: ignore[arg-type]
        return {name: value for name, value in told.items() if value or name not in _WHERE_THERE}


_WHERE_THERE = frozenset({"position", "member_of", "since_at_latest", "start_at_latest", "surely_bound"})
"""What an answer holds only where there is something to tell."""


@dataclass(frozen=True, slots=True)
class Status(Told):
    """The status of one actor towards one treaty on one day, with its reasons and the views that differ."""

    actor: str
    treaty: str
    on: date
    known_on: date | None
    view: str
    status: str
    bound: bool
    since: date | None
    until: date | None
    overlays: tuple[dict[str, Any], ...]
    other_views: tuple[dict[str, Any], ...]
    because: tuple[dict[str, Any], ...]
    data_as_of: date | None
    position: dict[str, Any] | None = None
    since_at_latest: bool = False


@dataclass(frozen=True, slots=True)
class Explanation(Status):
    """A status with its whole proof in numbered steps, one sentence, and why nothing binds where nothing does."""

    says: str = ""
    why_not: str | None = None
    why_still: str | None = None


@dataclass(frozen=True, slots=True)
class Parties(Told):
    """Who is bound by a treaty on a day."""

    treaty: str
    on: date
    count: int
    parties: tuple[dict[str, Any], ...]
    disputed: tuple[dict[str, Any], ...]
    unknown: tuple[str, ...] = ()
    disputed_entities: tuple[str, ...] = ()
    member_of: str | None = None


@dataclass(frozen=True, slots=True)
class Period(Told):
    """A base status over a half-open span; no end is an open one."""

    treaty: str
    actor: str
    status: str
    start: date
    end: date | None
    start_at_latest: bool = False
    surely_bound: bool = False


@dataclass(frozen=True, slots=True)
class Event(Told):
    """An act, a domestic act or the beginning of a status; the day is text, for it may be known only within bounds."""

    date: str
    treaty: str
    actor: str
    event: str
    kind: str
    note: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Duty(Told):
    """One obligation of one party with its chain of deadlines and its outcome on a day.

    ``deadline``, ``next_due`` and ``fulfilled_on`` are text, for they may be known only within bounds.
    """

    id: str
    actor: str
    treaty: str
    obligation: str
    kind: str
    summary: str
    provision: str
    trigger: str
    trigger_anchor: str
    deadline: str | None
    next_due: str | None
    chain: tuple[dict[str, Any], ...]
    requests: tuple[dict[str, Any], ...]
    on: date
    known_on: date | None
    outcome: str
    fulfilled_on: str | None
    because: tuple[str, ...]
    sources: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Verdict(Told):
    """What the build knows of one claim: the verdict, what holds instead, and the evidence."""

    id: str
    claim: str
    said_by: str | None
    verdict: str
    on: date
    answer: str
    corrected: str | None
    was_true: dict[str, str | None] | None
    missing: tuple[str, ...]
    evidence: tuple[dict[str, Any], ...]
    data_as_of: date | None


@dataclass(frozen=True, slots=True)
class WhatIf(Told):
    """What would change in a world with some acts more or less, and what the law says of those acts."""

    on: date
    suppositions: tuple[dict[str, Any], ...]
    statuses: tuple[dict[str, Any], ...]
    periods: tuple[dict[str, Any], ...]
    overlays: tuple[dict[str, Any], ...]
    views: tuple[dict[str, Any], ...]
    counts: tuple[dict[str, Any], ...]
    deadlines: tuple[dict[str, Any], ...]
    entry_into_force: tuple[dict[str, Any], ...]
    data_as_of: date | None


DAYS = ("on", "known_on", "since", "until", "data_as_of", "start", "end")


def values(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer with days as dates and lists as tuples."""
    return {name: day_of(value) if name in DAYS else tuple(value) if isinstance(value, list) else value for name, value in answer.items()}


def day_of(value: str | None) -> date | None:
    """A day of the JSON as a date."""
    return None if value is None else date.fromisoformat(value)


def iso(value: date | str) -> str:
    """A day as the answers take it, of a moment its calendar day; raises BadDate."""
    if isinstance(value, datetime):
        value = value.date()
    return value.isoformat() if isinstance(value, date) else names.day_of(value)


def plain(value: Any) -> Any:
    """A value as JSON writes it."""
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
