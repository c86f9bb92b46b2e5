"""Every page of the site by its path: what the server asks for one, and what the static site writes all of."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.answers.tables import Tables
from kg.namespaces import ONTOLOGY, SHAPES, VOCABULARY
from kg.site import asking, claimed, generated, judged, lists, subjects
from kg.site.addresses import Addresses, actor_path, ledger_path, pair_path, treaty_path
from kg.site.book import Book
from kg.site.compared import compare_page
from kg.site.pair import pair_page
from kg.site.terms.codes import vocabulary_pages
from kg.site.terms.lexicon import lexicon
from kg.site.terms.ontology import ontology_pages
from kg.site.terms.rules import shapes_pages
from kg.site.texts.tongue import ENGLISH
from kg.site.world import map_page, map_paths, maps_page

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""What a page may ask for: files of the site, nothing of another place."""


def policy(path: str) -> str:
    """What the page at a path may ask for; the editor of queries writes styles into its own elements."""
    return POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'") if path == "sparql" else POLICY


SINGLE: dict[str, Callable[[Book, Addresses], str]] = {
    "": lists.home_page,
    "states": lists.states_page,
    "obligations": lists.obligations_page,
    "departures": lists.departures_page,
    "compare": compare_page,
    "map": maps_page,
    "sources": lists.sources_page,
    "questions": asking.questions_page,
    "sparql": asking.sparql_page,
    "claims": claimed.claims_page,
    "validation": judged.validation_page,
    "coverage": generated.reference_page,
    "conflicts": generated.reference_page,
    "agreement": generated.reference_page,
}
"""Pages of which there is one, by path."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Pages of which there are many.

    ``page`` makes one from what follows in its path, ``None`` where there is none;
    ``paths`` names all; with ``of_treaty`` the first that follows is the treaty
    whose graphs (and its relatives') the page is made from, with ``of_actor`` the
    actor by whose treaties it is; else all graphs count.
    """

    page: Callable[[Book, Addresses, list[str]], str | None]
    paths: Callable[[Book], Iterable[str]]
    of_treaty: bool = False
    of_actor: bool = False


def _pairs(book: Book) -> Iterator[str]:
    """Every State with every treaty towards which it has an account."""
    return (pair_path(slug, code) for slug in book.titles for code in book.tables.treaty(slug)["actors"])


KINDS: dict[str, Kind] = {
    "sources": Kind(lists.sources_of_letter, lists.source_paths),
    "question": Kind(asking.question_page, asking.question_paths),
    "ontology": Kind(ontology_pages, lambda book: lexicon(book.tables, book.texts.language).paths(ONTOLOGY)),
    "vocabulary": Kind(vocabulary_pages, lambda book: lexicon(book.tables, book.texts.language).paths(VOCABULARY)),
    "shapes": Kind(shapes_pages, lambda book: lexicon(book.tables, book.texts.language).paths(SHAPES)),
    "id/actor": Kind(subjects.actor_page, lambda book: map(actor_path, book.in_order), of_actor=True),
    "id/treaty": Kind(subjects.treaty_page, lambda book: map(treaty_path, book.titles), of_treaty=True),
    "ledger": Kind(subjects.ledger_page, lambda book: map(ledger_path, book.titles), of_treaty=True),
    "map": Kind(map_page, map_paths, of_treaty=True),
    "id/participation": Kind(pair_page, _pairs, of_treaty=True),
}
"""Kinds of pages by the beginning of their paths: one segment or two."""


def page(path: str, tables: Tables, on: str | None = None, *, static: bool = False, language: str = ENGLISH) -> str | None:
    """The page at a path (empty for home, else as it stands after ``/page/``), or ``None`` where the site has none.

    ``on`` is the day on which statuses are told, the data day of the build if not given.
    """
    return page_of(path, book_of(tables, on or tables.data_as_of or "", language), static, on or "")


def page_of(path: str, book: Book, static: bool, on: str = "") -> str | None:
    """The same from an opened book; where no day is asked for, a treaty is told of on the last day that its list of acts reaches."""
    at = Addresses(path, static, on)
    if path in SINGLE:
        return SINGLE[path](book, at)
    kind, rest = kind_of(path)
    if kind is None:
        return None
    known = kind.of_treaty and not on and rest and rest[0] in book.titles
    return kind.page(book.of(rest[0]) if known else book, at, rest)


def kind_of(path: str) -> tuple[Kind | None, list[str]]:
    """The kind of a page, and what follows in its path."""
    segments = path.split("/")
    for depth in (1, 2):
        kind = KINDS.get("/".join(segments[:depth]))
        if kind is not None:
            return kind, segments[depth:]
    return None, segments


def group_of(path: str) -> str:
    """The name of the group of pages with which a page changes, as kg.site.editions has it."""
    kind, rest = kind_of(path)
    if kind is not None and rest and (kind.of_treaty or kind.of_actor):
        return f"{'treaty' if kind.of_treaty else 'actor'}/{rest[0]}"
    return ""


@lru_cache(maxsize=4)
def book_of(tables: Tables, on: str, language: str = ENGLISH) -> Book:
    """The book of a build on a day in a language; the last few are kept, for most readers ask for the data day."""
    return Book(tables, on, language)


def paths(book: Book) -> Iterator[str]:
    """Every page of a static site, home first."""
    yield from SINGLE
    for kind in KINDS.values():
        yield from kind.paths(book)
