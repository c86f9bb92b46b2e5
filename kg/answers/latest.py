"""Where a status may have begun before the first day on which it is known to hold: the act it rests on is dated only within bounds."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any


def since_at_latest(account: Mapping[str, Any] | None, since: str | None) -> bool:
    """Whether the period of an account that begins on a day began on it or earlier, so that no event of that day is known.

    Both bounds lead to the same status from that day on; on the days before it, it is ``unknown``.
    """
    return since is not None and first_possible(account, since) != since


def first_possible(account: Mapping[str, Any] | None, since: str) -> str:
    """The first day on which a period that is known from a day on can have begun; that day itself where it did."""
    for before, after in pairwise(account["periods"] if account else ()):
        if before[1] == since == after[0] and before[2] == "unknown" and any(_within_bounds(step.get("date")) for step in after[3]):
            return str(before[0])
    return since


def _within_bounds(date: str | None) -> bool:
    return date is not None and len(date) != len("YYYY-MM-DD")
