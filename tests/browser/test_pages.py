"""Every kind of page on a phone and a desktop, by day and by night: nothing shuts anyone out, asks elsewhere, or complains."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import DESKTOP, LOOKS, PHONE, barriers, too_wide, watched
from tests.browser.kinds import kinds, longest, ordinary


@pytest.mark.parametrize(
    ("size", "scheme", "rules"), [(PHONE, "dark", LOOKS), (DESKTOP, "light", ())], ids=["phone by night", "desktop by day"]
)
def test_axe_finds_nothing_serious(
    browser: Browser, host: str, site: Path, size: dict[str, int], scheme: str, rules: tuple[str, ...]
) -> None:
    found = {}
    with watched(browser, host, viewport=size, color_scheme=scheme) as visit:
        for kind, file in ordinary(site).items():
            visit.open(file)
            if told := barriers(visit.page, rules):
                found[kind, file] = told
    assert found == {}
    assert visit.foreign == []
    assert visit.complaints == []


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_no_page_from_a_disk_is_wider_than_the_screen_or_complains_or_asks_elsewhere(
    browser: Browser, site: Path, size: dict[str, int]
) -> None:
    found = []
    with watched(browser, f"{site.as_uri()}/", viewport=size) as visit:
        for file in {*longest(site).values(), *ordinary(site).values()}:
            visit.open(file)
            if too_wide(visit.page) or visit.page.locator("h1").count() != 1:
                found.append(file)
    assert found == []
    assert visit.foreign == []
    assert visit.complaints == []


@pytest.mark.parametrize("rules", [LOOKS, ()], ids=["looks", "all"])
def test_what_cannot_be_read_is_found(browser: Browser, host: str, rules: tuple[str, ...]) -> None:
    with watched(browser, host) as visit:
        page = visit.open("page/states.html")
        page.evaluate("document.querySelector('.lead').style.color = '#ddd'")
        assert any("color-contrast" in told for told in barriers(page, rules))


def test_every_kind_of_page_is_visited(site: Path) -> None:
    known = {
        "home",
        "states",
        "obligations",
        "departures",
        "compare",
        "questions",
        "sources",
        "coverage",
        "conflicts",
        "agreement",
        "ledger",
    }
    assert known | {"id/treaty", "id/actor", "id/participation"} <= set(kinds(site))
