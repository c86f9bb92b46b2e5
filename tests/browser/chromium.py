"""Debian's chromium, driven by Playwright; what it asks for and what goes wrong in it is written down."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.server.served import ROOT

NPM = ROOT / ".venv" / "npm-browser" / "node_modules"
PROGRAM = "/usr/bin/chromium"
QUIET = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
"""The browser itself asks nobody for anything."""

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}


@contextmanager
def started() -> Iterator[Browser]:
    """One browser with a fresh folder of its own."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=PROGRAM, args=QUIET.split())
        yield browser
        browser.close()


@dataclass
class Watched:
    """A page, all requests that it made and all complaints on its console."""

    page: Page
    origin: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        self.page.goto(f"{self.origin}{path}")
        return self.page

    @property
    def foreign(self) -> list[str]:
        """Requests to anywhere else."""
        return [url for url in self.requests if not url.startswith((self.origin, "data:"))]


@contextmanager
def watched(browser: Browser, origin: str, **how: Any) -> Iterator[Watched]:
    """A page in a context of its own, on a desktop if not told otherwise."""
    context: BrowserContext = browser.new_context(**{"viewport": DESKTOP, **how})
    context.set_default_timeout(10_000)
    found = Watched(context.new_page(), origin)
    found.page.on("request", lambda request: found.requests.append(request.url))
    found.page.on(
        "console", lambda said: found.complaints.append(f"{said.type}: {said.text}") if said.type in ("error", "warning") else None
    )
    found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
    yield found
    context.close()


@cache
def _axe() -> str:
    return (NPM / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


LOOKS = ("color-contrast", "link-in-text-block", "scrollable-region-focusable", "aria-hidden-focus")
"""The rules of axe whose outcome depends on the size of the screen or on the colours."""


def barriers(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """What axe finds serious or critical for people who see, hear, point or type otherwise; by all rules if none are named."""
    page.evaluate(_axe())
    only = {"runOnly": {"type": "rule", "values": rules}} if rules else {}
    found = page.evaluate("how => axe.run(document, how)", {"resultTypes": ["violations"], **only})
    return [
        f"{each['id']} ({each['impact']}): {each['nodes'][0]['html'][:200]} and {len(each['nodes']) - 1} more"
        for each in found["violations"]
        if each["impact"] in ("serious", "critical")
    ]


def too_wide(page: Page) -> bool:
    """Whether the page itself, and not a table in it, must be pushed aside to be read."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
