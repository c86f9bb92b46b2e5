"""What several readings of the same acts agree on; where they differ it is not known (law model, section 1)."""

from collections.abc import Collection, Iterable, Sequence, Set
from datetime import date
from itertools import groupby

from kg.law.account import Account, Mark
from kg.law.acts import Act
from kg.law.effect import Effect
from kg.law.vocabulary import BOUND, BaseStatus


def most_lawful(accounts: Sequence[Account]) -> list[Account]:
    """The readings by which the fewest acts break a rule: a notice is read after the consent that it needs."""
    least = min(len(account.findings) for account in accounts)
    return [account for account in accounts if len(account.findings) == least]


def marks_agreed(readings: Iterable[Sequence[Mark]]) -> list[Mark]:
    """From each day on the status that all readings give, as the last of them reasons, or else ``unknown``."""
    distinct, standing = _distinct(readings), list[Mark | None]()
    turns, between = list[tuple[date, int, Mark]](), _between(distinct)
    for number, reading in enumerate(distinct):
        standing.append(None)
        turns += ((mark.day, number, mark) for mark in reading)
    found: list[Mark] = []
    for day, of_the_day in groupby(sorted(turns, key=lambda turn: turn[:2]), key=lambda turn: turn[0]):
        for _, number, mark in of_the_day:
            standing[number] = mark
        found.append(_agreed(day, standing, {status for start, end, status in between if start <= day < end}))
    return found


def _between(readings: Iterable[Sequence[Mark]]) -> set[tuple[date, date, BaseStatus]]:
    """Each status with the days on which it may hold by a day between those that were read: from its first to its last.

    An instrument taken back may have stood in between for a while and left no trace before or after.
    """
    alike: dict[tuple[BaseStatus, ...], list[Sequence[Mark]]] = {}
    for reading in readings:
        alike.setdefault(tuple(mark.status for mark in reading), []).append(reading)
    found: set[tuple[date, date, BaseStatus]] = set()
    for statuses, those in alike.items():
        for place, status in enumerate(statuses):
            last = max(reading[place + 1].day for reading in those) if place + 1 < len(statuses) else date.max
            found.add((min(reading[place].day for reading in those), last, status))
    return found


def _distinct(readings: Iterable[Sequence[Mark]]) -> Collection[Sequence[Mark]]:
    """The readings that differ, the last first."""
    found: dict[tuple[tuple[date, BaseStatus], ...], Sequence[Mark]] = {}
    for reading in reversed(list(readings)):
        found.setdefault(tuple((mark.day, mark.status) for mark in reading), reading)
    return found.values()


def _agreed(day: date, standing: Sequence[Mark | None], between: Set[BaseStatus]) -> Mark:
    """``unknown`` has the reasons of the earliest reading by which something holds already."""
    told = [mark for mark in standing if mark is not None]
    statuses = {mark.status for mark in told} | between
    if len(told) < len(standing):
        statuses.add(BaseStatus.NONE)
    if len(statuses) == 1:
        return Mark(day, told[0].status, told[0].steps)
    return Mark(day, BaseStatus.UNKNOWN, told[-1].steps, surely_bound=statuses <= BOUND)


def effects_agreed(accounts: Sequence[Account]) -> tuple[tuple[Act, Effect], ...]:
    """The acts that have effect from the same day by all readings."""
    everywhere = set.intersection(*({(act.id, effect.on) for act, effect in account.effects} for account in accounts))
    return tuple((act, effect) for act, effect in accounts[-1].effects if (act.id, effect.on) in everywhere)
