"""Pages that ask the graph, from a server: by keyboard, by night, on a phone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

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
