"""The life of a status as a strip: one length for each period, the same scale for all that stand below each other."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kg.plots.palette import LOOKS
from kg.plots.steps import years

LENGTH = 1000


@dataclass(frozen=True, slots=True)
class Piece:
    """One period: where it begins, how long it is, its status, and its days."""

    x: int
    length: int
    status: str
    start: str
    end: str | None


@dataclass(frozen=True, slots=True)
class Scale:
    """From the beginning of a year to the day of the page."""

    first: int
    last: int

    @property
    def year(self) -> int:
        """The year with which it begins."""
        return date.fromordinal(self.first).year

    @property
    def ticks(self) -> list[tuple[int, int]]:
        """Round years with their places."""
        first, last = (date.fromordinal(day).isoformat() for day in (self.first, self.last))
        return [(year, self._at(day)) for year, day in years(first, last)]

    def pieces(self, periods: Iterable[list[Any]]) -> list[Piece]:
        """Each period where it lies; what is still to come is left out."""
        told = [Piece(self._at(start), self._at(end) if end else LENGTH, status, start, end) for start, end, status, *_ in periods]
        return [replace(each, length=max(each.length - each.x, 2)) for each in told if each.x < LENGTH]

    def statuses(self, accounts: Iterable[dict[str, Any]]) -> list[str]:
        """The statuses that are drawn, in the order of a legend."""
        drawn = {piece.status for account in accounts for piece in self.pieces(account["periods"])}
        return [status for status in LOOKS if status in drawn]

    def _at(self, day: str) -> int:
        past = date.fromisoformat(day).toordinal() - self.first
        return min(LENGTH, round(past * LENGTH / (self.last - self.first)))


def scale(accounts: Iterable[dict[str, Any]], until: str) -> Scale | None:
    """The scale on which all periods have room; ``None`` where there is none yet."""
    begun = [period[0] for account in accounts for period in account["periods"] if period[0] < until]
    return Scale(date(int(min(begun)[:4]), 1, 1).toordinal(), date.fromisoformat(until).toordinal()) if begun else None
