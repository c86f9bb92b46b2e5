"""Country by year: whether a State was bound in each year, with the rule for part-years in the columns themselves.

A span is half-open, so a State that leaves on 1 January was not bound on any day
of that year. Nothing is said of years after the data day.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from kg.answers.lists import periods
from kg.answers.status import BOUND
from kg.answers.tables import Tables

COLUMNS = ("treaty", "actor", "year", "bound_on_31_december", "bound_on_some_day", "days_bound")


def country_years(tables: Tables) -> Iterator[dict[str, Any]]:
    """A row for each treaty, actor and year with a bound day; the year of the data day counts up to that day."""
    last = date.fromisoformat(tables.data_as_of) if tables.data_as_of else date.min
    spans: dict[tuple[str, str], list[tuple[date, date]]] = {}
    for period in periods(tables):
        if period["status"] in BOUND or period.get("surely_bound"):
            end = date.fromisoformat(period["end"]) if period["end"] else date.max
            spans.setdefault((period["treaty"], period["actor"]), []).append((date.fromisoformat(period["start"]), end))
    for (treaty, actor), bound in sorted(spans.items()):
        for year in range(bound[0][0].year, min(bound[-1][1].year, last.year) + 1):
            if days := sum(_days(year, start, end, last) for start, end in bound):
                yield {
                    "treaty": treaty,
                    "actor": actor,
                    "year": year,
                    **_told(year, bound, last),
                    "bound_on_some_day": True,
                    "days_bound": days,
                }


def _days(year: int, start: date, end: date, last: date) -> int:
    """Bound days of a year that are not after the data day."""
    first, after = max(start, date(year, 1, 1)), min(end, date(year + 1, 1, 1), date.fromordinal(last.toordinal() + 1))
    return max(0, (after - first).days)


def _told(year: int, bound: list[tuple[date, date]], last: date) -> dict[str, bool | None]:
    """The usual rule of such tables; of a year that is not over nothing can be said."""
    day = date(year, 12, 31)
    return {"bound_on_31_december": None if day > last else any(start <= day < end for start, end in bound)}
