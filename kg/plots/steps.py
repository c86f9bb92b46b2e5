"""The number of parties over time as steps, and round numbers and years for the scales beside them."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from kg.answers.status import binds, period_on

Steps = list[tuple[str, int]]


def parties_by_day(table: Mapping[str, Any]) -> Steps:
    """Each day on which the number of parties changed, with the number from that day on."""
    changes: Counter[str] = Counter()
    for account in table["actors"].values():
        for start, end, _, _, bound in account["periods"]:
            if bound:
                changes[start] += 1
                if end is not None:
                    changes[end] -= 1
    number, found = 0, []
    for day, change in sorted(changes.items()):
        number += change
        if change:
            found.append((day, number))
    return found


def number_on(steps: Steps, on: str) -> int:
    """The number on a day."""
    return next((number for day, number in reversed(steps) if day <= on), 0)


def unknown_on(table: Mapping[str, Any], on: str) -> int:
    """How many that acted have an unknown status on a day: they may be parties, but no count has them."""
    periods = (period_on(account, on) for account in table["actors"].values())
    return sum(period is not None and period[2] == "unknown" and not binds(period) for period in periods)


def levels(most: int, lines: int = 4) -> list[int]:
    """Round numbers from none up to the most, about so many lines apart."""
    step = _round_step(most, lines)
    return list(range(0, most + 1, step))


def years(first: str, last: str, marks: int = 8) -> list[tuple[int, str]]:
    """Years that begin between two days, so few that their names have room, each with its first day."""
    between = range(int(first[:4]) + (first[4:] != "-01-01"), int(last[:4]) + 1)
    step = _round_step(len(between), marks)
    return [(year, date(year, 1, 1).isoformat()) for year in between if year % step == 0]


def _round_step(length: int, parts: int) -> int:
    """The least of 1, 2, 5, 10, 20, … of which no more than so many fit."""
    step, factors = 1, (2, 2.5, 2)
    turn = 0
    while length > step * parts:
        step = int(step * factors[turn % 3])
        turn += 1
    return step
