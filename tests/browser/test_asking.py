"""Pages that ask the graph, from a server: by keyboard, by night, on a phone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kg.site.compared import MOST_ROWS
from tests.browser.chromium import PHONE, watched
from tests.server.served import Served, serving


@pytest.fixture(scope="module")
def server(build: Path) -> Iterator[Served]:
    with serving(build) as served:
        yield served


def test_the_keyboard_leads_into_the_editor_of_queries_and_out_again(browser: Browser, server: Served) -> None:
    with watched(browser, f"{server.url}/") as visit:
        page = visit.open("page/sparql")
        page.locator(".CodeMirror").first.wait_for()
        page.wait_for_timeout(500)
        assert page.evaluate("document.activeElement === document.body"), "nothing takes the focus on its own"
        query = page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()")
        reached = []
        for _ in range(40):
            page.keyboard.press("Tab")
            reached.append(page.evaluate("Boolean(document.activeElement.closest('.CodeMirror'))"))
        assert any(reached) and not reached[-1]
        page.locator(".CodeMirror textarea").first.focus()
        page.keyboard.press("Shift+Tab")
        assert not page.evaluate("Boolean(document.activeElement.closest('.CodeMirror'))")
        assert page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()") == query


def test_on_a_phone_the_buttons_of_the_editor_stand_beside_the_query(browser: Browser, server: Served) -> None:
    with watched(browser, f"{server.url}/", viewport=PHONE) as visit:
        page = visit.open("page/sparql")
        buttons, text = (page.locator(each).first.bounding_box() for each in (".yasqe_buttons", ".CodeMirror-lines"))
        assert buttons and text
        assert buttons["y"] + buttons["height"] <= text["y"] + 1 or buttons["y"] >= text["y"] + text["height"]


def test_the_editor_is_dark_by_night(browser: Browser, server: Served) -> None:
    with watched(browser, f"{server.url}/", color_scheme="dark") as visit:
        page = visit.open("page/sparql")
        page.locator(".CodeMirror").first.wait_for()
        assert "invert" in page.locator("#editor").evaluate("each => getComputedStyle(each).filter")


def test_wide_tables_are_printed_across_and_nothing_stays_folded(browser: Browser, server: Served) -> None:
    with watched(browser, f"{server.url}/", viewport={"width": 1030, "height": 700}) as visit:
        page = visit.open("page/ledger/cwc")
        page.emulate_media(media="print")
        table = page.locator(".matrix")
        assert table.evaluate("each => getComputedStyle(each.parentElement).getPropertyValue('page')") == "wide"
        assert table.evaluate("each => each.scrollWidth <= document.documentElement.clientWidth")
        page = visit.open("page/id/actor/LTU")
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        assert page.locator("details").count() > 0 and page.locator("details:not([open])").count() == 0


def test_long_answers_lead_to_all_rows_and_show_every_column(browser: Browser, server: Served) -> None:
    with watched(browser, f"{server.url}/") as visit:
        page = visit.open("page/question/bound-on-a-day")
        assert page.locator(".scroll:has(> .answers)").evaluate("each => each.scrollWidth <= each.clientWidth")
        assert page.locator("td a[href$='vocabulary/base-status/withdrawing']").count() > 0
        page = visit.open("page/question/country-years")
        whole = page.get_by_role("link", name="CSV").get_attribute("href") or ""
        number = int(page.locator("#answer + p").inner_text().split()[0].replace(",", ""))
        told = server.get("/" + whole.lstrip("./"))
        assert told.status == 200 and len(told.body.splitlines()) == number + 1 > 100


def test_without_scripts_a_server_compares_days_and_states(browser: Browser, server: Served) -> None:
    with watched(browser, f"{server.url}/", java_script_enabled=False) as visit:
        page = visit.open("page/compare")
        page.get_by_label("First").select_option("LTU")
        page.get_by_label("Second").select_option("POL")
        page.get_by_label("On", exact=True).last.fill("2025-12-27")
        page.get_by_label("From", exact=True).fill("2025-01-01")
        page.get_by_label("To", exact=True).fill("2025-12-31")
        page.locator("#compare button").click()
        assert "Between 2025-01-01 and 2025-12-31: " in page.locator("#changed").inner_text()
        row = page.locator("#states tr", has_text="Anti-Personnel Mine Ban Convention").locator("td")
        assert row.nth(1).inner_text() == "former party since 2025-12-27" and row.nth(2).inner_text().startswith("withdrawing")
        assert visit.foreign == [] and visit.complaints == []


@pytest.mark.parametrize(
    ("asked", "status", "told"),
    [
        ("from=2026-01-01&to=2025-01-01", 200, "2026-01-01 is later than 2025-01-01"),
        ("from=1900-01-01&to=2026-01-01", 200, f"The latest {MOST_ROWS} of "),
        ("from=yesterday", 400, "is not a day"),
        ("first=%3Cb%3E&second=LTU", 200, "Two States"),
    ],
)
def test_what_is_asked_of_a_comparison_is_answered_or_said(server: Served, asked: str, status: int, told: str) -> None:
    found = server.get(f"/page/compare?{asked}", Accept="text/html")
    assert found.status == status and told in found.body.decode() and len(found.body) < 150_000
