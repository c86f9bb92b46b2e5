"""The map in a browser: every way to move the day, by keyboard too, tells what kg answers on that day."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from kg.answers.lists import parties
from kg.answers.status import status
from kg.answers.tables import Tables
from kg.plots.outlines import outlines
from kg.plots.palette import LOOKS
from kg.plots.standing import changes, standing_of
from tests.browser.chromium import watched


@pytest.fixture
def page(browser: Browser, site: Path) -> Iterator[Page]:
    """The map of the Mine Ban Convention from a disk, where nothing can be fetched."""
    with watched(browser, f"{site.as_uri()}/") as visit:
        yield visit.open("page/map/apmbc.html")
        assert visit.complaints == []
        assert visit.foreign == []


def rows(page: Page) -> dict[str, tuple[str, str]]:
    """Status and day since which, by code, as the table shows them."""
    told = page.evaluate(
        "[...document.querySelectorAll('#standing tbody tr')].map(r => [r.dataset.code, r.cells[1].textContent, r.cells[2].textContent])"
    )
    return {code: (shown.replace(" ", "_"), since) for code, shown, since in told}


def fills(page: Page) -> dict[str, str]:
    """The look of every shape that can be seen, by code."""
    told = page.evaluate(
        "[...document.querySelectorAll('#drawn [data-code]:not([hidden])')].map(s => [s.dataset.code, s.getAttribute('fill')])"
    )
    return {code: fill.removeprefix("url(#look-").removesuffix(")") for code, fill in told}


def to(page: Page, day: str) -> None:
    page.locator("#on").fill(day)


@pytest.mark.parametrize("day", ["1997-09-18", "1999-02-28", "1999-03-01", "2025-12-26", "2025-12-27", "2026-04-14"])
def test_a_day_that_is_typed_is_told_as_kg_tells_it(page: Page, tables: Tables, day: str) -> None:
    to(page, day)
    standing = standing_of(tables, "apmbc", day)
    for code, (shown, since) in rows(page).items():
        answer = status(tables, code, "apmbc", day)
        assert (shown, since) == ((answer["status"], answer["since"] or "") if code in standing else ("\u2013", "")), code
    assert {code: look for code, look in fills(page).items() if look != "unsaid"} == standing
    assert page.locator("#bound").inner_text() == str(sum(each in ("party", "withdrawing") for each in standing.values()))
    assert {
        each.get_attribute("data-count"): int(each.inner_text()) for each in page.locator("[data-count]").all() if each.inner_text() != "0"
    } == Counter(standing.values())


def test_a_day_outside_of_the_map_is_told_and_the_nearest_shown(page: Page, tables: Tables) -> None:
    to(page, "2190-01-01")
    last = page.locator("#on").get_attribute("max")
    assert last == max(tables.data_as_of or "", *changes(tables.treaty("apmbc"))[-1:])
    assert page.locator("#day").inner_text() == last
    assert "2190-01-01 is outside of this map, from 1997-09-18" in page.locator("#changed").inner_text()
    page.locator("#slide").focus()
    assert page.locator("#on").input_value() == last
    to(page, "1850-01-01")
    assert page.locator("#day").inner_text() == "1997-09-18" == page.locator("#on").get_attribute("min")


def test_beyond_the_list_of_acts_absence_is_unknown(browser: Browser, site: Path, tables: Tables) -> None:
    last = tables.treaty("tpnw")["data_as_of"]
    with watched(browser, f"{site.as_uri()}/") as visit:
        page = visit.open("page/map/tpnw.html")
        page.locator("#after").click()
        day = page.locator("#day").inner_text()
        assert day > last
        assert {code: shown for code, (shown, _) in rows(page).items() if shown in LOOKS} == standing_of(tables, "tpnw", day)
        assert "unknown" in fills(page).values() and "none" not in fills(page).values()


def test_the_slider_moves_by_keyboard_and_says_the_day(page: Page, tables: Tables) -> None:
    to(page, "2025-12-27")
    slide = page.locator("#slide")
    slide.focus()
    page.keyboard.press("ArrowLeft")
    assert page.locator("#day").inner_text() == "2025-12-26"
    assert rows(page)["LTU"][0] == "withdrawing"
    assert slide.get_attribute("aria-valuetext") == f"2025-12-26: {parties(tables, 'apmbc', '2025-12-26')['count']} parties"
    page.keyboard.press("Home")
    assert page.locator("#day").inner_text() == "1997-09-18"
    assert page.locator("#bound").inner_text() == "0"


def test_steps_go_from_change_to_change_and_tell_it(page: Page) -> None:
    to(page, "2025-12-26")
    page.locator("#after").click()
    assert page.locator("#day").inner_text() == "2025-12-27"
    assert "Lithuania: withdrawing → former party" in page.locator("#changed").inner_text()
    page.locator("#before").press("Enter")
    assert page.locator("#day").inner_text() < "2025-12-27"


def test_play_runs_and_pauses(page: Page) -> None:
    to(page, "1997-12-02")
    page.locator("#play").click()
    page.wait_for_function("document.getElementById('day').textContent > '1998'")
    assert page.locator("#play").get_attribute("aria-pressed") == "true"
    page.locator("#play").click()
    stopped = page.locator("#day").inner_text()
    page.wait_for_timeout(900)
    assert page.locator("#day").inner_text() == stopped


def test_what_stands_beside_a_status_is_told_on_its_days(page: Page) -> None:
    beside = page.locator("tr[data-code=UKR] td").nth(3)
    to(page, "2025-07-17")
    assert beside.inner_text() == ""
    to(page, "2025-07-18")
    assert "suspended claimed (Ukraine)" in beside.inner_text()


def test_pointing_names_a_state_and_a_click_leads_to_its_proof(page: Page) -> None:
    shape = page.locator("#drawn [data-code=LUX]").last
    shape.hover()
    assert page.locator("#pointed").inner_text().startswith("Luxembourg: party since ")
    shape.click()
    page.wait_for_url("**/id/participation/apmbc/LUX.html")


def test_without_scripts_the_day_of_the_page_stands_as_a_drawing_and_a_table(browser: Browser, site: Path) -> None:
    with watched(browser, f"{site.as_uri()}/", java_script_enabled=False) as visit:
        page = visit.open("page/map/apmbc.html")
        assert page.locator("#moves").is_hidden()
        assert page.locator("noscript img").count() == 1 or page.locator(".map img").is_visible()
        assert page.locator("#standing tbody tr").count() > 190
    assert visit.complaints == []


def test_outlines_are_there_where_they_were_fetched(page: Page) -> None:
    if not outlines().of:
        assert "make assets" in page.locator("figcaption").inner_text()
        pytest.skip("make assets was not run")
    assert page.locator("#drawn path[data-code]").count() > 150
    box = page.locator("#drawn svg").bounding_box()
    assert box is not None and box["width"] > 900
