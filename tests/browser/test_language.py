"""The site in another language, from right to left: scripts say what its catalogue says, and nothing is out of sight."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.answers.tables import Tables
from kg.site import asking, judged
from kg.site.folder import write_site
from kg.site.shown import Shown
from kg.site.texts import catalogue
from kg.site.texts.catalogue import texts
from kg.validation.report import Report
from tests.browser.chromium import PHONE, barriers, too_wide, watched
from tests.browser.conftest import served
from tests.site.accents import accented, said

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ON = "2026-04-14"


@pytest.fixture(scope="module")
def arabic(apmbc_build: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with accented English for Arabic; queries and rules are not what is tested here."""
    place, english = tmp_path_factory.mktemp("arabic"), (catalogue.FOLDER / "en.ftl").read_text(encoding="utf-8")
    (place / "en.ftl").write_text(english, encoding="utf-8")
    (place / "ar.ftl").write_text(accented(english), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogue, "FOLDER", place)
        patch.setattr(asking, "sample", lambda build, query: Shown(problem="not asked"))
        patch.setattr(judged, "judge_build", lambda build, ontology, queries: Report(()))
        texts.cache_clear()
        write_site(Tables(apmbc_build), place / "site", ON, "ar")
    texts.cache_clear()
    with served(place / "site") as address:
        yield address


def test_a_search_finds_names_of_the_language_and_says_when_there_is_none(browser: "Browser", arabic: str) -> None:
    with watched(browser, arabic) as seen:
        page = seen.open("index.html")
        page.fill("#q", "ليتوانيا")
        assert page.inner_text("#found li") == "ليتوانيا"
        page.fill("#q", "ليتوانيا apmbc")
        assert page.inner_text("#found li").startswith(f"ليتوانيا {said('and the')} Anti-Personnel")
        page.fill("#q", "zzzz")
        assert page.inner_text("#found li") == said("Nothing of that name.")
        assert seen.complaints == [] and seen.foreign == []


def test_scripts_choose_the_form_that_fits_a_number(browser: "Browser", arabic: str) -> None:
    with watched(browser, arabic) as seen:
        page = seen.open("page/compare.html")
        for first, last, number in (
            ("1997-01-01", "1997-01-02", f"0 {said('changes')}"),
            ("2026-02-19", "2026-02-20", f"1 {said('change')}"),
        ):
            page.fill("#from", first)
            page.fill("#to", last)
            page.dispatch_event("#to", "change")
            assert page.inner_text("#changed") == f"{said('Between')} {first} {said('and')} {last}: {number}"
        page.select_option("#first", "LTU")
        page.select_option("#second", "USA")
        told = page.inner_text("#states")
        assert f"{said('former party')} {said('since')} 2025-12-27" in told
        assert said("none") in told
        assert seen.complaints == []


def test_a_map_tells_its_days_in_the_language(browser: "Browser", arabic: str) -> None:
    with watched(browser, arabic) as seen:
        page = seen.open("page/map/apmbc.html")
        page.click("#before")
        assert page.inner_text("#changed") == f"2026-02-20 \u2013 بولندا: {said('withdrawing')} → {said('former party')}"
        assert page.get_attribute("#slide", "aria-valuetext") == f"2026-02-20: 161 {said('parties')}"
        page.click("#play")
        assert page.inner_text("#play") == said("Pause")
        assert seen.complaints == []


@pytest.mark.parametrize(
    "path", ["index.html", "page/id/participation/apmbc/LTU.html", "page/id/treaty/apmbc.html", "page/ontology/Act.html"]
)
def test_nothing_is_out_of_sight_where_lines_run_from_right_to_left(browser: "Browser", arabic: str, path: str) -> None:
    for how in ({}, {"viewport": PHONE}):
        with watched(browser, arabic, **how) as seen:
            page = seen.open(path)
            assert not too_wide(page) and barriers(page) == []
            box = page.locator("h1").bounding_box()
            width = page.evaluate("document.documentElement.clientWidth")
            assert box and box["x"] >= 0 and box["x"] + box["width"] <= width and page.evaluate("scrollX") == 0
            assert page.evaluate("getComputedStyle(document.querySelector('h1')).direction") == "rtl"
