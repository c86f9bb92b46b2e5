"""What is known only within bounds, or not at all, is never told on a page as if it were known."""

import re
from pathlib import Path

import pytest

from kg.answers.tables import Tables
from kg.site.counted import open_for
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


def test_a_state_is_bound_by_at_least_so_many_where_others_may_bind_it(tables: Tables) -> None:
    """The lists of some treaties are not complete, so that of Haiti, which is in none of them, it is not known."""
    book = book_of(tables, "2026-08-22")
    unknown = open_for(book, "HTI")
    assert {"ost", "ptbt", "tlatelolco"} <= set(unknown)
    told = shown(tables, "id/actor/HTI")
    assert f"Bound by at least 3 of 42 treaties on 2026-08-22 ; of {len(unknown)} more it is not known." in told
    assert f"Haiti HTI state 3 {len(unknown)}" in shown(tables, "states")
    assert "treaties that are known to bind each State" in shown(tables, "")


def test_maps_and_home_give_a_treaty_the_same_number(tables: Tables) -> None:
    def numbers(path: str) -> list[str]:
        return re.findall(r'<li><a [^>]*>[^<]*</a> <span class="number">(.*?)</span></li>', page(path, tables, static=True) or "")

    home = numbers("")
    assert numbers("map") == home and len(home) == 42
    assert home.count("not in force") >= 1 and any(each.startswith("ended ") for each in home) and any("\u2013" in each for each in home)
