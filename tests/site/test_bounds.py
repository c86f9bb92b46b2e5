"""What is known only within bounds, or not at all, is never told on a page as if it were known."""

import re
from pathlib import Path

import pytest

from kg.answers.tables import Tables
from kg.site.lists import changes
from kg.site.pages import book_of, page


@pytest.fixture(scope="module")
def tables(build: Path) -> Tables:
    return Tables(build)


def shown(tables: Tables, path: str, **how: object) -> str:
    """A page as a reader sees it: without tags, one space between words."""
    told = page(path, tables, static=True, **how)  # type: ignore[arg-type]
    assert told is not None
    return " ".join(re.sub(r"<[^>]*>", " ", told).split())


@pytest.mark.parametrize(
    "path", ["id/participation/ccw-p1/USA", "id/actor/USA", "id/treaty/ccw-p1", "map/ccw-p1"], ids=lambda path: path.split("/")[-2]
)
def test_a_day_that_is_only_the_latest_is_told_as_that(tables: Tables, path: str) -> None:
    """CCW 5(4): a source of 2022-10-04 lists the United States, so it was bound six months later at the latest."""
    assert "2023-04-04 at the latest" in shown(tables, path, on="2024-01-01")


def test_a_day_that_is_only_the_latest_is_no_change_in_law(tables: Tables) -> None:
    told = {(each["treaty"], each["actor"], each["day"]) for each in changes(book_of(tables, "2026-08-22"))}
    assert ("ccw-p1", "USA", "2023-04-04") not in told and ("ccw-p1", "USA", "1995-03-24") in told
