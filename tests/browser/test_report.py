"""The report of a validation as a page: it asks nobody, shuts nobody out, and is narrowed by keyboard."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kg.validation.reports.html import as_html
from tests.browser.chromium import DESKTOP, PHONE, barriers, too_wide, watched
from tests.validation.test_reports import FEW, NONE


@pytest.fixture
def page_of_few(tmp_path: Path) -> str:
    (tmp_path / "few.html").write_text(as_html(FEW), encoding="utf-8")
    (tmp_path / "none.html").write_text(as_html(NONE), encoding="utf-8")
    return f"{tmp_path.as_uri()}/"


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone by night", "desktop by day"])
@pytest.mark.parametrize("name", ["few.html", "none.html"])
def test_axe_finds_nothing_serious(browser: Browser, page_of_few: str, name: str, size: dict[str, int], scheme: str) -> None:
    with watched(browser, page_of_few, viewport=size, color_scheme=scheme) as visit:
        page = visit.open(name)
        assert barriers(page) == []
        assert not too_wide(page)
        assert visit.complaints == []
        assert visit.requests == [f"{page_of_few}{name}"]


def test_findings_are_narrowed_by_keyboard(browser: Browser, page_of_few: str) -> None:
    with watched(browser, page_of_few) as visit:
        page = visit.open("few.html")
        rows = page.locator("tbody tr:visible")
        assert rows.count() == len(FEW.findings) == 4
        page.get_by_label("Rule").focus()
        page.keyboard.type("act-source")
        assert rows.count() == 3 and "3 of 4" in page.get_by_role("status").inner_text()
        page.keyboard.press("Tab")
        page.keyboard.type("x.toml")
        assert rows.count() == 0
        page.get_by_label("Rule").focus()
        page.keyboard.press("Home")
        assert rows.count() == 1 and "toml-unreadable" in rows.first.inner_text()
        page.keyboard.press("Tab")
        page.keyboard.press("Home")
        page.keyboard.press("Tab")
        page.keyboard.type("act names no")
        assert rows.count() == 2


def test_without_scripts_every_finding_is_there(browser: Browser, page_of_few: str) -> None:
    with watched(browser, page_of_few, java_script_enabled=False) as visit:
        page = visit.open("few.html")
        assert page.locator("tbody tr:visible").count() == 4
        assert not page.locator("form").is_visible()
