"""What Python may give for a day or a name: moments are taken by their day, everything else that is none is refused as in a command."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import kg


def test_a_moment_counts_as_its_day(apmbc_build: Path) -> None:
    graph = kg.open(apmbc_build)
    moment = datetime(2025, 12, 26, 23, 59, tzinfo=UTC)
    assert graph.status("LTU", "apmbc", moment) == graph.status("LTU", "apmbc", date(2025, 12, 26))


@pytest.mark.parametrize("day", [5, None, 20251226.0, "20251226", ""])
def test_what_is_no_day_is_refused(apmbc_build: Path, day: object) -> None:
    with pytest.raises(kg.BadDate):
        kg.open(apmbc_build).status("LTU", "apmbc", day)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", [None, 440, b"LTU"])
def test_what_is_no_name_is_refused(apmbc_build: Path, name: object) -> None:
    graph = kg.open(apmbc_build)
    with pytest.raises(kg.UnknownActor):
        graph.status(name, "apmbc", "2025-12-26")  # type: ignore[arg-type]
    with pytest.raises(kg.UnknownTreaty):
        graph.status("LTU", name, "2025-12-26")  # type: ignore[arg-type]


def test_one_outcome_may_stand_alone(apmbc_build: Path) -> None:
    graph = kg.open(apmbc_build)
    extended = graph.deadlines("2025-12-26", treaty="apmbc", states="extended")
    assert extended == graph.deadlines("2025-12-26", treaty="apmbc", states=("extended",)) != []
