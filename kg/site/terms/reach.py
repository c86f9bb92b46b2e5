"""Where an IRI leads on the site: its own page, or the nearest page that shows it."""

from urllib.parse import unquote

from kg.namespaces import BASE, ID, ONTOLOGY, SHAPES, VOCABULARY
from kg.site.addresses import Addresses, actor_path, anchor, pair_path, source_path, treaty_path
from kg.site.book import Book


def link_to(book: Book, at: Addresses, iri: str, known: dict[tuple[str, bool, str, str], str]) -> str:
    """A link, empty for what no page shows; ``known`` keeps those that were made."""
    key = at.root, at.static, at.on, iri
    if key not in known:
        known[key] = _link(book, at, iri)
    return known[key]


def _link(book: Book, at: Addresses, iri: str) -> str:
    if iri.startswith(ID):
        return _instance(book, at, iri.removeprefix(ID).split("/"))
    if iri.startswith((ONTOLOGY, VOCABULARY, SHAPES)):
        return at.to(iri.removeprefix(BASE))
    return iri if iri.startswith(("http://", "https://")) and not iri.startswith(BASE) else ""


def _instance(book: Book, at: Addresses, parts: list[str]) -> str:
    """The page of a State and a treaty for what both are in, else that of the one that is named."""
    if parts[0] == "source" and unquote(parts[-1]) in book.tables.sources():
        return at.to(source_path(unquote(parts[-1])), anchor("source", unquote(parts[-1])))
    slug = next((part for part in parts[1:] if part in book.titles), "")
    code = next((part for part in parts[1:] if part in book.actors), "")
    if slug and code and slug in book.treaties_of.get(code, ()):
        return at.to(pair_path(slug, code))
    return at.to(treaty_path(slug)) if slug else at.to(actor_path(code)) if code else ""
