"""What is known only within bounds, or not at all, is never told on a page as if it were known."""

import re
from pathlib import Path

import pytest

from kg.answers.tables import Tables
from kg.site.book import Notes
from kg.site.counted import open_for
from kg.site.lists import changes, coming
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


def test_a_state_that_was_dissolved_did_not_leave(tables: Tables) -> None:
    """VCSST 2(1)(c): it is no longer a party because it ceased to exist; of the DPRK nobody settled whether its notice had effect."""
    told = page("departures", tables, static=True) or ""
    rows = [" ".join(re.sub(r"<[^>]*>", " ", row).split()) for row in re.findall("<tr data-day.*?</tr>", told)]
    assert [row for row in rows if "none" in row.split() and not row.endswith("ceased to exist")] == []
    assert any(row.startswith("Yugoslavia") and row.endswith("ceased to exist") for row in rows)
    assert [row[-40:] for row in rows if "2003-01-10" in row] == ["\u2013 notice runs; its effect is not settled"]


def test_a_complete_list_of_acts_that_leaves_statuses_unknown_says_so(tables: Tables) -> None:
    """Treaty of Tlatelolco 29: in force for each State from its waiver, and most waivers are not recorded."""
    assert "The list of acts is complete as of" in (told := shown(tables, "id/treaty/tlatelolco"))
    assert "the status is unknown all the same" in told and "all the same" not in shown(tables, "id/treaty/cwc")


def test_whose_view_it_is_and_who_acted_is_told_by_name(tables: Tables) -> None:
    told = shown(tables, "id/participation/npt/PRK")
    assert " by PRK " not in told and "withdrawal by Democratic People&#39;s Republic of Korea on 2003-01-10" in told
    assert "Reading “three months from 2003” (claims)" in told
    assert "Ukraine : Reading “final report” (contests)" in shown(tables, "id/treaty/apmbc")


def test_a_page_says_which_of_two_data_days_is_whose(tables: Tables) -> None:
    told = shown(tables, "id/participation/apmbc/LTU")
    assert "acts of the treaty known up to 2026-04-14" in told and "the whole graph has data as of 2026-08-22" in told


def test_many_sources_in_a_row_are_told_as_runs(tables: Tables) -> None:
    notes = Notes(tables)
    known = sorted(tables.sources())[:14]
    assert notes.runs(known[:3]) == [(1, 1), (2, 2), (3, 3)]
    assert notes.runs(known[5:12]) == [(4, 10)]
    assert notes.runs([*known[:2], known[3], *known[6:10], known[13]]) == [(1, 2), (5, 8), (11, 12)]
    lines = re.findall(r"(?:<sup class=\"note\">.*?</sup>)+", page("id/participation/npt/PRK", tables, static=True) or "")
    assert lines and max(line.count("<sup") for line in lines) <= 5


def test_what_already_follows_is_told_on_the_day_on_which_it_comes(tables: Tables) -> None:
    """TPNW 15(2): Tonga deposited its instrument ninety days earlier."""
    told = shown(tables, "")
    assert "What is known to come after 2026-08-22" in told
    assert "2026-10-05 Tonga : party Treaty on the Prohibition of Nuclear Weapons" in told
    ahead = [each["day"] for each in coming(book_of(tables, "2026-08-22"))]
    assert ahead == sorted(ahead) and min(ahead) > "2026-08-22"
