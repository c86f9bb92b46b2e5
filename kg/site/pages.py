"""Every page of the site by its path: what the server asks for one, and what the static site writes all of."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

from kg.answers.tables import Tables
from kg.places import HOME, home
from kg.site import generated, lists, subjects
from kg.site.addresses import Addresses, actor_path, ledger_path, pair_path, treaty_path
from kg.site.book import Book
from kg.site.pair import pair_page

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""What a page may ask for: files of the site, nothing of another place."""

SINGLE: dict[str, Callable[[Book, Addresses], str]] = {
    "": lists.home_page,
    "states": lists.states_page,
    "obligations": lists.obligations_page,
    "departures": lists.departures_page,
    "compare": lists.compare_page,
    "sources": lists.sources_page,
    "questions": lambda book, at: generated.questions_page(book, at, _queries()),
}
"""Pages of which there is one."""


def page(path: str, tables: Tables, on: str | None = None, *, static: bool = False) -> str | None:
    """The page at a path (empty for home, else as it stands after ``/page/``), or ``None`` where the site has none.

    ``on`` is the day on which statuses are told, the data day of the build if not given.
    """
    return page_of(path, book_of(tables, on or tables.data_as_of or ""), static)


def page_of(path: str, book: Book, static: bool) -> str | None:
    """The same from an opened book."""
    at = Addresses(path, static)
    if path in SINGLE or path in generated.REFERENCE:
        return SINGLE[path](book, at) if path in SINGLE else generated.reference_page(book, at, path)
    match path.split("/"):
        case ["id", "treaty", slug] if slug in book.titles:
            return subjects.treaty_page(book, at, slug)
        case ["ledger", slug] if slug in book.titles:
            return subjects.ledger_page(book, at, slug)
        case ["id", "actor", code] if code in book.actors:
            return subjects.actor_page(book, at, code)
        case ["id", "participation", slug, code] if slug in book.titles and code in book.actors:
            return pair_page(book, at, slug, code)
    return None


@lru_cache(maxsize=4)
def book_of(tables: Tables, on: str) -> Book:
    """The book of a build on a day; the last few are kept, for most readers ask for the data day."""
    return Book(tables, on)


def paths(book: Book) -> Iterator[str]:
    """Every page of a static site, home first."""
    yield from SINGLE
    yield from generated.REFERENCE
    for code in book.in_order:
        yield actor_path(code)
    for slug in book.titles:
        yield from paths_of(book, slug)


def paths_of(book: Book, slug: str) -> Iterator[str]:
    """The pages of one treaty."""
    yield treaty_path(slug)
    yield ledger_path(slug)
    for code in book.tables.treaty(slug)["actors"]:
        yield pair_path(slug, code)


def _queries() -> Path | None:
    """The folder of the questions, where there is one."""
    return next((folder for folder in (home() / "queries", HOME / "queries") if folder.is_dir()), None)
