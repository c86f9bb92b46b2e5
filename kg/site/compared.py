"""The page that compares: what changed between two days, and two States side by side; a script does both where there is no server."""

from collections.abc import Mapping
from typing import Any

from kg.answers.errors import QuestionError
from kg.answers.names import day_of
from kg.answers.status import absent_on, period_on
from kg.site.addresses import Addresses
from kg.site.book import Book
from kg.site.lists import changes, moved
from kg.site.templating import render

ASKS = frozenset({"from", "to", "first", "second"})
"""What a reader may ask this page, beside the day of all pages."""

MOST_ROWS = 300
"""Changes on one page; a link leads to those before."""


def compare_page(book: Book, at: Addresses, asked: Mapping[str, str] | None = None) -> str:
    """The changes of the last year, or what was asked."""
    asked = asked or {}
    since, until, problem = _days(book, asked)
    found = [] if problem else changes(book, since, until)
    first, second = (asked.get(key, "") if asked.get(key) in book.actors else "" for key in ("first", "second"))
    title, said = book.texts.tell("compare-title"), book.texts.tell("compare-description")
    return render(
        "compare.html",
        book,
        at,
        title=title,
        said=said,
        since=since,
        until=until,
        problem=problem,
        number=len(found),
        changed=found[:MOST_ROWS],
        most=MOST_ROWS,
        earlier=f"?from={since}&to={found[MOST_ROWS - 1]['day']}" if len(found) > MOST_ROWS else "",
        first=first,
        second=second,
        beside=_beside(book, first, second) if first and second else [],
    )


def _days(book: Book, asked: Mapping[str, str]) -> tuple[str, str, str]:
    """From when until when, and what is wrong with it; a year up to the day of the pages if nothing is asked."""
    until = asked.get("to") or book.on
    try:
        since = day_of(asked["from"]) if asked.get("from") else moved(day_of(until), -1)
        day_of(until)
    except QuestionError as error:
        return moved(book.on, -1), book.on, str(error)
    return since, until, book.texts.tell("compare-turned", first=since, last=until) if since > until else ""


def _beside(book: Book, first: str, second: str) -> list[tuple[str, list[dict[str, Any]]]]:
    """Each treaty towards which either has an account, with where both stand on the day of the page."""
    slugs = [slug for slug in book.titles if {first, second} & book.tables.treaty(slug)["actors"].keys()]
    return [(slug, [_standing(book, slug, code) for code in (first, second)]) for slug in slugs]


def _standing(book: Book, slug: str, code: str) -> dict[str, Any]:
    """Status and since when; where no act is known, the day to which acts are known."""
    table = book.tables.treaty(slug)
    account = table["actors"].get(code)
    period = period_on(account, book.on)
    if period is not None:
        return {"code": code, "status": period[2], "since": period[0], "known": None}
    status = absent_on(table, book.on, None if account else book.actors[code])
    return {"code": code, "status": status, "since": None, "known": table["data_as_of"]}
