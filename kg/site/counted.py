"""How many a treaty binds and how many bind a State, as lists tell it: what is not known stands beside the number."""

from typing import Any

from kg.answers.lists import parties
from kg.site.book import Book


def numbers(book: Book) -> dict[str, dict[str, Any]]:
    """The numbers of every treaty, each on the last day that its list of acts reaches."""
    return {slug: _numbers(book.of(slug), slug) for slug in book.titles}


def _numbers(book: Book, slug: str) -> dict[str, Any]:
    """How many are bound by a treaty, unless it is not in force or has ended."""
    table = book.tables.treaty(slug)
    force, ended = table["entry_into_force"]["on"], table["ended_on"]
    return {
        "count": parties(book.tables, slug, book.on)["count"],
        "unknown": sum(_open(book, slug, code) for code in table["actors"]),
        "complete": table["complete"],
        "on": book.on,
        "in_force": force is not None and force <= book.on,
        "ended_on": ended if ended and ended <= book.on else None,
    }


def open_for(book: Book, code: str) -> list[str]:
    """The treaties of which it is not known whether they bind an actor, each on the last day that its list of acts reaches."""
    return [slug for slug in book.titles if _open(book.of(slug), slug, code)]


def _open(book: Book, slug: str, code: str) -> bool:
    told = book.standing(slug, code)
    return told["status"] == "unknown" and not told["bound"]
