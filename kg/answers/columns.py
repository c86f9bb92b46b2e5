"""The periods of all treaties as columns, for questions about everyone at once.

Read once, then a day is a pass over the columns and a count two look-ups; SPARQL joins
five statements for each period, whatever is asked.
"""

from bisect import bisect_right
from collections.abc import Iterable

from kg.answers.tables import Tables

_OPEN = "9999-12-31"
"""After every day that is asked."""


class Columns:
    """All derived periods, one below the other, and for each treaty the days on which being bound begins and ends."""

    def __init__(self, tables: Tables) -> None:
        self._starts: list[str] = []
        self._ends: list[str] = []
        self._rows: list[tuple[str, str, str]] = []
        self._bound: dict[str, tuple[list[str], list[str]]] = {}
        for table in tables.treaties():
            begun, ended = self._bound[table["slug"]] = ([], [])
            for actor, account in table["actors"].items():
                for start, end, status, _, bound in account["periods"]:
                    self._add(start, end or _OPEN, (table["slug"], actor, status))
                    if bound:
                        begun.append(start)
                        ended.append(end or _OPEN)
            begun.sort()
            ended.sort()

    def _add(self, start: str, end: str, row: tuple[str, str, str]) -> None:
        self._starts.append(start)
        self._ends.append(end)
        self._rows.append(row)

    def matrix(self, on: str) -> list[tuple[str, str, str]]:
        """Treaty, actor and status for everyone who has one on a day, in order of treaties and actors; absence alone proves nothing."""
        return [row for start, end, row in zip(self._starts, self._ends, self._rows, strict=True) if start <= on < end]

    def counts(self, days: Iterable[str]) -> dict[tuple[str, str], int]:
        """How many are bound by each treaty on each day: all that had begun less all that had ended."""
        asked = list(days)
        return {
            (slug, day): bisect_right(begun, day) - bisect_right(ended, day)
            for slug, (begun, ended) in self._bound.items()
            for day in asked
        }
