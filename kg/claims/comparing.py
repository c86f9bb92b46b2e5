"""A number known within bounds, compared with another: yes, no, or not to be told."""

from enum import StrEnum


class Comparison(StrEnum):
    """How a number stands to another."""

    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    EXACTLY = "exactly"
    AT_MOST = "at_most"
    FEWER_THAN = "fewer_than"


def compared(how: Comparison, low: int, high: int | None, n: int) -> bool | None:
    """Whether every number from ``low`` to ``high`` stands so to ``n``, or none does; None where some do.

    No ``high`` is a number that may be as large as it likes.
    """
    match how:
        case Comparison.EXACTLY:
            return low == n if low == high else None if low <= n and (high is None or n <= high) else False
        case Comparison.AT_LEAST:
            return True if low >= n else False if high is not None and high < n else None
        case Comparison.MORE_THAN:
            return compared(Comparison.AT_LEAST, low, high, n + 1)
        case Comparison.AT_MOST:
            return _not(compared(Comparison.MORE_THAN, low, high, n))
        case Comparison.FEWER_THAN:
            return _not(compared(Comparison.AT_LEAST, low, high, n))


def _not(told: bool | None) -> bool | None:
    return None if told is None else not told
