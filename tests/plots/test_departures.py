"""The drawing of departures: a day before and a day after each turn, as the statuses have it."""

from pathlib import Path

import pytest

from kg.answers.leaving import departures
from kg.answers.status import status
from kg.answers.tables import Tables
from kg.plots.departures import who_left


@pytest.fixture(scope="module")
def tables(build: Path) -> Tables:
    return Tables(build)


def drawn(tables: Tables, slug: str, on: str) -> str:
    return who_left(departures(tables, slug, on), {slug: tables.treaty(slug)["name"]}, on)


def test_a_notice_is_a_line_until_the_day_of_effect_and_then_a_dot(tables: Tables) -> None:
    runs, left = drawn(tables, "ccm", "2025-03-05"), drawn(tables, "ccm", "2025-03-06")
    assert "2024-09-06, runs to 2025-03-06" in runs and "<circle" not in runs
    assert "2024-09-06 to 2025-03-06" in left and "<circle" in left


def test_a_notice_of_later_is_not_drawn(tables: Tables) -> None:
    assert "0 departures to 2024-09-05" in drawn(tables, "ccm", "2024-09-05")
    assert "1 departure to 2024-09-06" in drawn(tables, "ccm", "2024-09-06")


def test_a_notice_taken_back_is_a_ring_and_one_whose_effect_is_contested_runs_on(tables: Tables) -> None:
    told = drawn(tables, "npt", "2026-01-01")
    assert "1993-03-12, taken back" in told and 'fill="none" stroke="#b94700"' in told
    assert "2003-01-10, effect not settled" in told


def test_a_state_that_ceased_to_exist_gave_no_notice_and_is_a_square(tables: Tables) -> None:
    told = drawn(tables, "cppnm", "2000-01-01")
    assert told.count('width="10" height="10"') == told.count("no notice</text>") == 3


def test_whoever_left_is_no_party_from_that_day(tables: Tables) -> None:
    for slug in tables.slugs:
        for each in departures(tables, slug, "2026-08-22"):
            if each["effect"]:
                assert status(tables, each["actor"], slug, each["effect"])["status"] in ("former_party", "treaty_ended"), each
