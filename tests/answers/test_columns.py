"""Questions about everyone at once give what the questions about each one give, on every day on which something begins or ends."""

from datetime import date, timedelta
from pathlib import Path

import pytest

import kg
from kg.answers.columns import Columns
from kg.answers.lists import parties
from kg.answers.status import period_on
from kg.answers.tables import Tables


@pytest.fixture(scope="module")
def tables(apmbc_build: Path) -> Tables:
    return Tables(apmbc_build)


def turns(tables: Tables) -> list[str]:
    """Every boundary with the day before and the day after."""
    found = {day for table in tables.treaties() for each in table["actors"].values() for p in each["periods"] for day in p[:2] if day}
    near = {date.fromisoformat(day) + timedelta(days=by) for day in found for by in (-1, 0, 1)}
    return sorted(day.isoformat() for day in near)


def test_the_matrix_of_a_day_holds_the_status_of_each(tables: Tables) -> None:
    columns, table = Columns(tables), tables.treaty("apmbc")
    for day in turns(tables):
        one_by_one = [("apmbc", actor, period[2]) for actor, each in table["actors"].items() if (period := period_on(each, day))]
        assert columns.matrix(day) == one_by_one, day


def test_the_counts_of_all_days_are_those_of_each_day(tables: Tables) -> None:
    days = turns(tables)
    counts = Columns(tables).counts(days)
    assert counts == {("apmbc", day): parties(tables, "apmbc", day)["count"] for day in days}
    assert max(counts.values()) > 160


def test_who_left_on_a_day_is_counted_up_to_the_day_before(tables: Tables) -> None:
    """Lithuania's withdrawal took effect on 2025-12-27; Latvia and Estonia left on the same day."""
    counts = Columns(tables).counts(["2025-12-26", "2025-12-27"])
    assert counts["apmbc", "2025-12-26"] - counts["apmbc", "2025-12-27"] == 3


def test_the_same_from_python(apmbc_build: Path, tables: Tables) -> None:
    graph = kg.open(apmbc_build)
    assert graph.matrix(date(2025, 12, 27)) == graph.matrix("2025-12-27") == Columns(tables).matrix("2025-12-27")
    assert graph.counts([date(2025, 12, 27)]) == Columns(tables).counts(["2025-12-27"])
    with pytest.raises(kg.BadDate):
        graph.matrix("2025-13-01")
