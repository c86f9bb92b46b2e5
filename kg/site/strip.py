"""The life of a status as a strip: one length for each period, the same scale for all that stand below each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

LENGTH = 1000


@dataclass(frozen=True, slots=True)
class Scale:
    """From the beginning of a year to the day of the page."""

    first: int
    last: int

    @property
    def year(self) -> int:
        """The year with which it begins."""
        return date.fromordinal(self.first).year

    def pieces(self, periods: Iterable[list[Any]]) -> list[tuple[int, int, str]]:
        """Where each period begins, how long it is, and its status; what is still to come is left out."""
        found = [(self._at(start), self._at(end) if end else LENGTH, status) for start, end, status, *_ in periods]
        return [(start, max(end - start, 2), status) for start, end, status in found if start < LENGTH]

    def _at(self, day: str) -> int:
        past = date.fromisoformat(day).toordinal() - self.first
        return min(LENGTH, round(past * LENGTH / (self.last - self.first)))


def scale(accounts: Iterable[dict[str, Any]], until: str) -> Scale | None:
    """The scale on which all periods have room; ``None`` where there is none yet."""
    begun = [period[0] for account in accounts for period in account["periods"] if period[0] < until]
    return Scale(date(int(min(begun)[:4]), 1, 1).toordinal(), date.fromisoformat(until).toordinal()) if begun else None
