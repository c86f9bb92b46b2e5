"""The same pages from ``kg serve``, with the policy on what they may ask for."""

import re
from collections import deque
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import PHONE, barriers, too_wide, watched
from tests.browser.kinds import ordinary
from tests.server.served import Served, serving

_ADDRESS = re.compile(r'<a [^>]*href="([^"]*)"')
MOST_OF_A_KIND = 12


@pytest.fixture(scope="module")
def server(build: Path) -> Iterator[Served]:
    with serving(build) as served:
        yield served


def test_no_kind_of_page_asks_elsewhere_or_is_hindered_by_the_policy(browser: Browser, server: Served, site: Path) -> None:
    found = {}
    with watched(browser, f"{server.url}/", viewport=PHONE) as visit:
        for kind, file in ordinary(site).items():
            page = visit.open(file.removesuffix(".html").removesuffix("index"))
            told = barriers(page) if kind in ("home", "sparql", "id/participation", "questions", "question", "claims") else []
            if told or too_wide(page) or page.locator("h1").count() != 1:
                found[kind, file] = told
    assert found == {}
    assert visit.foreign == []
    assert visit.complaints == []


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_another_day_is_asked_for_by_keyboard(browser: Browser, server: Served, scripts: bool) -> None:
    with watched(browser, f"{server.url}/", java_script_enabled=scripts) as visit:
        page = visit.open("page/id/participation/apmbc/LTU?on=2025-12-26")
        assert "withdrawing" in page.locator(".answer").inner_text()
        day = page.locator("input[name=on]").first
        day.fill("2025-12-27")
        day.press("Enter")
        page.wait_for_url("**/LTU?on=2025-12-27")
        assert "former party" in page.locator(".answer").inner_text()


def test_the_editor_of_queries_is_used_by_keyboard_and_asks_this_host_alone(browser: Browser, server: Served) -> None:
    with watched(browser, f"{server.url}/") as visit:
        page = visit.open("page/sparql")
        page.locator(".CodeMirror textarea").first.focus()
        page.keyboard.press("Control+Enter")
        page.locator("select.tableSizer[aria-label]").wait_for()
        assert page.locator(".yasr tbody tr").count() == 42
        assert barriers(page) == []
        assert visit.foreign == []
        assert visit.complaints == []


def test_without_scripts_queries_are_asked_by_a_plain_form(browser: Browser, server: Served) -> None:
    with watched(browser, f"{server.url}/", java_script_enabled=False) as visit:
        page = visit.open("page/sparql")
        page.locator("#ask textarea").fill("SELECT ?a WHERE { VALUES ?a { 'found' } }")
        page.locator("#ask button").first.click()
        assert page.locator("td", has_text="found").is_visible()
        assert visit.foreign == []


def test_links_of_the_served_site_lead_to_pages(server: Served) -> None:
    """A walk from home; of each kind of address the first few."""
    waiting, seen, lost = deque(["/"]), {"/"}, []
    followed: dict[str, int] = {}
    while waiting:
        here = waiting.popleft()
        told = server.get(here, Accept="text/html, */*;q=0.5")
        if told.status != 200:
            lost.append((here, told.status))
        if told.media != "text/html":
            continue
        for address in map(unescape, _ADDRESS.findall(told.body.decode())):
            target = _from(here, address.partition("#")[0])
            kind = re.sub(r"[^/]*$", "", target.partition("?")[0])
            if target and target not in seen and followed.get(kind, 0) < MOST_OF_A_KIND:
                followed[kind] = followed.get(kind, 0) + 1
                seen.add(target)
                waiting.append(target)
    assert lost == []
    assert len(seen) > 200


def _from(here: str, address: str) -> str:
    """The path that a link of a page leads to; nothing for other places."""
    if ":" in address.partition("/")[0] or not address:
        return ""
    if address.startswith("?"):
        return here.partition("?")[0] + address
    parts: list[str] = []
    for part in (address if address.startswith("/") else f"{here.partition('?')[0].rpartition('/')[0]}/{address}").split("/"):
        parts = parts[:-1] if part == ".." else parts if part in ("", ".") else [*parts, part]
    return "/" + "/".join(parts) + ("/" if address.endswith("/") and parts else "")
