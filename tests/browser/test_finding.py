"""Search, filters, comparison and the matrix, as a reader uses them; what they show is what the answers say."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import kg
from kg.answers.leaving import departures
from kg.answers.tables import Tables
from kg.site.book import Book
from kg.site.compared import MOST_ROWS
from kg.site.lists import changes
from tests.browser.chromium import PHONE, barriers, too_wide, watched


@pytest.fixture(scope="module")
def book(tables: Tables, on: str) -> Book:
    return Book(tables, on)


@pytest.mark.parametrize(
    ("asked", "reached"),
    [
        ("Lithuania", "id/actor/LTU"),
        ("cote d ivoire", "id/actor/CIV"),
        ("Ottawa Treaty", "id/treaty/apmbc"),
        ("apmbc", "id/treaty/apmbc"),
        ("lithuania mine ban", "id/participation/apmbc/LTU"),
        ("npt iran", "id/participation/npt/IRN"),
        ("article 5 apmbc", "id/treaty/apmbc"),
        ("Article VI NPT", "id/treaty/npt"),
        ("Lithuana", "id/actor/LTU"),
        ("lithuania otawa", "id/participation/apmbc/LTU"),
    ],
)
def test_search_finds_by_keyboard(browser: Browser, host: str, asked: str, reached: str) -> None:
    with watched(browser, host) as visit:
        page = visit.open("index.html")
        page.get_by_role("combobox").focus()
        page.keyboard.type(asked)
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(rf".*/page/{reached}\.html(#.*)?$"))
        assert page.locator("h1").is_visible()


def test_search_finds_an_article_and_tells_which_of_the_found_is_chosen(browser: Browser, host: str) -> None:
    with watched(browser, host) as visit:
        page = visit.open("index.html")
        box = page.get_by_role("combobox")
        box.focus()
        page.keyboard.type("mine ban convention article 5")
        page.keyboard.press("ArrowDown")
        chosen = page.locator(f"#{box.get_attribute('aria-activedescendant')}")
        assert chosen.get_attribute("aria-selected") == "true" and box.get_attribute("aria-expanded") == "true"
        assert "article 5" in chosen.inner_text()
        page.keyboard.press("Enter")
        page.wait_for_url("**/page/id/treaty/apmbc.html#article-5*")
        assert page.locator(":target").is_visible()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Russia Ottawa", ["Russian Federation", "Anti-Personnel Mine Ban Convention"]),
        ("USA mine ban", ["United States of America", "Anti-Personnel Mine Ban Convention"]),
        ("China CCM", ["China", "Convention on Cluster Munitions"]),
        ("article 5 apmbc", [f"Anti-Personnel Mine Ban Convention, article {number}" for number in ("5(1)", "5(2)")]),
        ("article 1 apmbc", [f"Anti-Personnel Mine Ban Convention, article 1({number})" for number in ("1)(a", "1)(b", "1)(c", "2")]),
        ("Article VI NPT", ["Nuclear Non-Proliferation Treaty, article VI"]),
        ("apmbc 20(3)", ["Anti-Personnel Mine Ban Convention, article 20(2)"]),
        ("Lithuana", ["Nothing of that name; a guess:", "Lithuania"]),
        ("Lithuania", ["Lithuania"]),
        ("xqzuania", ["Nothing of that name."]),
    ],
)
def test_search_answers_ordinary_questions_and_says_when_it_guesses(browser: Browser, host: str, asked: str, found: list[str]) -> None:
    with watched(browser, host) as visit:
        page = visit.open("index.html")
        page.get_by_role("combobox").fill(asked)
        assert page.locator("#found li").all_inner_texts() == found
        assert barriers(page) == []


def test_an_article_alone_is_sought_in_all_treaties(browser: Browser, host: str) -> None:
    with watched(browser, host) as visit:
        page = visit.open("index.html")
        page.get_by_role("combobox").fill("20(3)")
        told = page.locator("#found li").all_inner_texts()
        assert len(told) > 2 and all(", article 20" in each for each in told)


@pytest.mark.parametrize(
    ("path", "typed", "left"),
    [
        ("states", "burma", "Myanmar"),
        ("obligations", "ottawa", "Anti-Personnel Mine Ban"),
        ("departures", "apmbc", "Anti-Personnel Mine Ban"),
    ],
)
def test_lists_are_narrowed_by_names_that_they_do_not_show(browser: Browser, host: str, path: str, typed: str, left: str) -> None:
    with watched(browser, host) as visit:
        page = visit.open(f"page/{path}.html")
        field = page.get_by_label("Filter by").last
        field.fill(typed)
        rows = page.locator("table").last if path != "obligations" else page.locator("section", has=page.locator("h2#known"))
        told = rows.locator("tbody tr:visible").all_inner_texts()
        assert told and all(left in each for each in told)


def test_the_list_of_states_says_by_what_it_is_narrowed(browser: Browser, host: str) -> None:
    with watched(browser, host) as visit:
        page = visit.open("page/states.html")
        assert page.get_by_label("Filter by name, other name, code or kind").count() == 1


def test_what_is_not_there_is_not_found(browser: Browser, host: str) -> None:
    with watched(browser, host) as visit:
        page = visit.open("index.html")
        page.get_by_role("combobox").fill("xyzzy <b>")
        assert page.locator("#found").inner_text() == "Nothing of that name."
        page.keyboard.press("Escape")
        assert page.get_by_role("combobox").input_value() == ""


def test_deadlines_are_narrowed_by_outcome_and_by_text(browser: Browser, host: str, book: Book) -> None:
    known = [each for each in book.dated_duties if each["outcome"] != "unknown"]
    overdue = [each for each in known if each["outcome"] == "overdue"]
    of_one = [each for each in overdue if each["actor"] == overdue[0]["actor"]]
    with watched(browser, host) as visit:
        page = visit.open("page/obligations.html")
        part = page.locator("section", has=page.locator("h2#known"))
        rows = part.locator("tbody tr:visible")
        assert rows.count() == len(known)
        part.locator("select").focus()
        page.keyboard.type("overdue")
        assert rows.count() == len(overdue) > 0
        assert part.get_by_role("status").inner_text() == f"{len(overdue)} of {len(known)}"
        part.get_by_label("Filter by").fill(book.name(overdue[0]["actor"]).upper())
        assert rows.count() == len(of_one)
        part.get_by_label("Filter by").fill("")
        part.locator("select").select_option("")
        assert rows.count() == len(known)


def test_two_days_and_two_states_are_compared(browser: Browser, host: str, book: Book, build: Path) -> None:
    found = [each for each in changes(book, "2025-01-01") if each["day"] <= "2025-12-31"]
    with watched(browser, host, viewport=PHONE) as visit:
        page = visit.open("page/compare.html")
        page.get_by_label("From", exact=True).fill("2025-01-01")
        page.get_by_label("To", exact=True).fill("2025-12-31")
        assert page.locator("#changed").inner_text() == f"Between 2025-01-01 and 2025-12-31: {len(found)} changes"
        assert page.locator("#days tbody tr").count() == len(found) > 10
        page.get_by_label("First").select_option("LTU")
        page.get_by_label("Second").select_option("POL")
        page.get_by_label("On", exact=True).fill("2025-12-27")
        row = page.locator("#states tr", has_text="Anti-Personnel Mine Ban Convention")
        told = [kg.open(build).status(code, "apmbc", on="2025-12-27") for code in ("LTU", "POL")]
        assert row.locator("td").all_inner_texts()[1:] == [f"{each.status.replace('_', ' ')} since {each.since}" for each in told]
        assert not too_wide(page)


def test_a_comparison_stands_in_the_address_and_is_made_from_it(browser: Browser, host: str, book: Book) -> None:
    with watched(browser, host) as visit:
        page = visit.open("page/compare.html")
        page.get_by_label("From", exact=True).fill("2025-01-01")
        page.get_by_label("First").select_option("LTU")
        page.get_by_label("Second").select_option("CHN")
        address = page.url
        assert "from=2025-01-01" in address and "first=LTU" in address
        told = page.locator("#states").inner_text(), page.locator("#changed").inner_text()
        page.goto(address)
        assert (page.locator("#states").inner_text(), page.locator("#changed").inner_text()) == told
        row = page.locator("#states tr", has_text="Convention on Cluster Munitions")
        known = book.tables.treaty("ccm")["data_as_of"]
        assert row.locator("td").last.inner_text() == f"unknown, as acts are known up to {known}", "the list of acts ends before the day"
        page.get_by_label("On", exact=True).fill("2020-01-01")
        assert row.locator("td").last.inner_text() == f"none, as acts are known up to {known}"


def test_days_the_wrong_way_round_are_told_and_long_spans_are_cut(browser: Browser, host: str, book: Book) -> None:
    with watched(browser, host) as visit:
        page = visit.open("page/compare.html?from=2026-01-01&to=2025-01-01")
        assert "2026-01-01 is later than 2025-01-01" in page.locator("#changed").inner_text()
        page = visit.open("page/compare.html?from=1900-01-01&to=2026-01-01")
        number = len(changes(book, "1900-01-01", "2026-01-01"))
        assert page.locator("#changed").inner_text().endswith(f": {number} changes")
        assert page.locator("#days tbody tr").count() == MOST_ROWS < number
        page.locator("#earlier a").click()
        assert page.locator("#days tbody tr").count() == MOST_ROWS and visit.complaints == []


def test_departures_since_a_year(browser: Browser, host: str, book: Book) -> None:
    days = [each["effect"] or each["notice"] or "" for slug in book.titles for each in departures(book.tables, slug, book.on)]
    with watched(browser, host) as visit:
        page = visit.open("page/departures.html")
        assert page.locator("tbody tr:visible").count() == len(days)
        page.get_by_label("Since the year").fill("2000")
        assert page.locator("tbody tr:visible").count() == sum(day >= "2000" for day in days) < len(days)


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 800}], ids=["phone", "desktop"])
def test_the_matrix_keeps_its_heads_in_sight(browser: Browser, host: str, viewport: dict[str, int]) -> None:
    with watched(browser, host, viewport=viewport) as visit:
        page = visit.open("page/ledger/apmbc.html")
        assert page.locator(".matrix tbody tr").count() >= 166
        box = page.locator(".high")
        box.scroll_into_view_if_needed()
        box.evaluate("box => box.scrollTo(box.scrollWidth, box.scrollHeight)")
        frame, head, last = (page.locator(each).last.bounding_box() for each in (".high", ".matrix thead th", ".matrix tbody th"))
        assert frame and head and last
        assert abs(head["y"] - frame["y"]) < 2 and abs(last["x"] - frame["x"]) < 2
        assert frame["height"] < viewport["height"] and last["y"] + last["height"] <= frame["y"] + frame["height"] + 2
        assert not too_wide(page)
        page.get_by_label("Outcome").select_option("overdue")
        shown = page.locator(".matrix tbody tr:visible")
        assert 0 < shown.count() < 30 and all("overdue" in text for text in shown.all_inner_texts())
