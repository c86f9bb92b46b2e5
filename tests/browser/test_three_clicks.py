"""What a new user wants to know is three clicks away from home at most, and what stands there is right."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page

import kg
from kg.answers.leaving import departures
from kg.answers.tables import Tables
from kg.site.book import Book
from tests.browser.chromium import PHONE, watched

OPEN = ("pending", "extended", "overdue")


@dataclass
class Reader:
    """Someone who clicks, and counts."""

    page: Page
    clicks: int = 0

    def click(self, what: Locator) -> None:
        assert what.is_visible()
        what.click()
        self.clicks += 1


def test_is_lithuania_bound_since_when_and_why(browser: Browser, host: str, build: Path) -> None:
    with watched(browser, host, viewport=PHONE) as visit:
        reader = Reader(visit.open(""))
        reader.click(reader.page.get_by_role("link", name="Anti-Personnel Mine Ban Convention", exact=True).first)
        reader.click(reader.page.get_by_role("link", name="Lithuania", exact=True).first)
        assert reader.clicks <= 3
        told = kg.open(build).explain("LTU", "apmbc", on=reader.page.locator("dt .day").first.inner_text())
        facts = reader.page.locator(".answer").inner_text()
        assert not told.bound and "Bound on" in facts and "no longer a party" in facts
        assert str(told.since) in facts
        why = reader.page.locator("section", has=reader.page.locator("h2#why")).inner_text()
        assert told.because and all(step["says"] in why for step in told.because)


def test_who_must_finish_clearing_mines_within_a_year(browser: Browser, host: str, build: Path, on: str) -> None:
    year_on = date.fromisoformat(on).replace(year=int(on[:4]) + 1).isoformat()
    duties = kg.open(build).deadlines(on, treaty="apmbc", states=OPEN)
    clearance = [duty for duty in duties if duty.obligation == "mined-area-clearance" and duty.next_due and on <= duty.next_due < year_on]
    with watched(browser, host) as visit:
        reader = Reader(visit.open(""))
        reader.click(reader.page.get_by_role("navigation").get_by_role("link", name="Obligations"))
        assert reader.clicks <= 3
        soon = reader.page.locator("section", has=reader.page.locator("h2#soon")).locator("tbody tr", has_text="mined areas")
        shown = {(row.locator("a").first.get_attribute("href") or "")[-8:-5]: row.locator(".day").first.inner_text() for row in soon.all()}
        assert shown == {duty.actor: duty.next_due for duty in clearance} != {}


def test_who_left_which_treaty_since_2000(browser: Browser, host: str, tables: Tables, on: str) -> None:
    book = Book(tables, on)
    gone = [
        each for slug in book.titles for each in departures(book.tables, slug, on) if (each["effect"] or each["notice"] or "") >= "2000"
    ]
    with watched(browser, host) as visit:
        reader = Reader(visit.open(""))
        reader.click(reader.page.get_by_role("navigation").get_by_role("link", name="Departures"))
        reader.click(reader.page.get_by_label("Since the year"))
        reader.page.keyboard.type("2000")
        assert reader.clicks <= 3
        rows = reader.page.locator("tbody tr:visible")
        shown = {tuple(row.locator("td").all_inner_texts()[:2]) for row in rows.all()}
        assert shown == {(each["name"], book.titles[each["treaty"]]) for each in gone}
        assert rows.count() == len(gone) > 10
