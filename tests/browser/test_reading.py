"""A page by keyboard, on paper, and without scripts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import DESKTOP, PHONE, watched
from tests.browser.kinds import longest, ordinary

_STOPS = """() => {
  const can = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const reached = (e) => e.tabIndex >= 0 && e.type !== "hidden" && e.checkVisibility({visibilityProperty: true});
  window.stops = [...document.querySelectorAll(can)].filter(reached);
  return window.stops.map((e) => e.outerHTML.slice(0, 90));
}"""
_FOCUSED = """() => {
  const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return [window.stops.indexOf(at), outlined && box.width > 0 && box.right > 0 && box.left < innerWidth];
}"""
PRINTED = "main h1, main .lead, main .answer dd, main .proof li, main td, main .sources a, main .clauses dd"
PAPER = {"width": 718, "height": 1000}  # A4 within the margins that chromium leaves


@pytest.mark.parametrize("file", ["index.html", "page/departures.html", "page/compare.html", "page/id/participation/apmbc/LTU.html"])
def test_the_tab_key_reaches_everything_in_order_and_one_sees_where_one_is(browser: Browser, host: str, file: str) -> None:
    with watched(browser, host) as visit:
        page = visit.open(file)
        stops = page.evaluate(_STOPS)
        reached = list(walked(page, len(stops)))
        assert [stops[number] for number in reached] == stops
        assert "Skip to the content" in stops[0] and any('href="' in stop for stop in stops)
        if file != "page/id/participation/apmbc/LTU.html":
            assert any('type="search"' in stop for stop in stops)


def walked(page: Page, most: int) -> Iterator[int]:
    """Where each press of the key leads; a field for a day has several places of its own."""
    before = -1
    for _ in range(4 * most):
        page.keyboard.press("Tab")
        number, seen = page.evaluate(_FOCUSED)
        if number < 0:
            return
        assert seen, page.evaluate("document.activeElement.outerHTML")
        if number != before:
            yield number
        before = number


def test_the_first_link_leads_past_the_head(browser: Browser, host: str) -> None:
    with watched(browser, host, viewport=PHONE) as visit:
        page = visit.open("page/id/treaty/apmbc.html")
        page.keyboard.press("Tab")
        assert page.locator(".skip").bounding_box()["x"] >= 0  # type: ignore[index]
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_every_kind_of_page_answers_without_scripts(browser: Browser, host: str, site: Path) -> None:
    poor = []
    with watched(browser, host, java_script_enabled=False) as visit:
        for file in longest(site).values():
            page = visit.open(file)
            told = page.locator("main").inner_text()
            shown = [
                row
                for row in page.locator("main tbody tr").all()[:3]
                if not row.is_visible() and not row.locator("xpath=ancestor::details").count()
            ]
            if len(told) < 200 or shown or page.locator("form:visible").locator("input:visible, button:visible").count() % 2:
                poor.append((file, len(told)))
    assert poor == []


def test_main_facts_stand_in_the_page_itself(browser: Browser, host: str) -> None:
    with watched(browser, host, java_script_enabled=False) as visit:
        page = visit.open("page/id/participation/apmbc/LTU.html")
        assert "Lithuania is no longer a party" in page.locator(".answer").inner_text()
        assert "2025-12-27" in page.locator(".facts").inner_text()
        assert "withdrawal by Lithuania on 2025-06-27" in page.locator(".proof").inner_text()
        assert visit.open("page/obligations.html").locator("#known ~ .scroll tbody tr").count() > 100
        assert visit.open("page/compare.html").locator("tbody tr").count() > 5
        assert visit.open("index.html").locator(".treaties a").count() == 42


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_day_that_may_still_come_is_counted_down(browser: Browser, host: str, size: dict[str, int]) -> None:
    with watched(browser, host, viewport=size) as visit:
        visit.page.clock.set_fixed_time("2025-12-20T12:00:00Z")
        page = visit.open("page/departures.html")
        assert all("left)" in text for text in page.locator(".countdown").all_inner_texts())


def test_on_paper_nothing_that_matters_is_hidden_or_cut_off(browser: Browser, host: str, site: Path) -> None:
    lost = []
    with watched(browser, host, viewport=PAPER) as visit:
        visit.page.emulate_media(media="print")
        for file in ordinary(site).values():
            page = visit.open(file)
            hidden = page.evaluate(
                f"[...document.querySelectorAll('{PRINTED}')].filter((e) => !e.closest('details') && !e.checkVisibility()).length"
            )
            cut = page.evaluate(
                "[...document.querySelectorAll('.scroll')].filter((e) => getComputedStyle(e).overflowX !== 'visible').length"
            )
            if hidden or cut or page.locator("header nav").is_visible() or page.locator(".filter").first.is_visible():
                lost.append((file, hidden, cut))
        assert lost == []
        printed = visit.open("page/id/participation/apmbc/LTU.html").pdf(format="A4")
    assert printed.startswith(b"%PDF") and printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") <= 4
