"""The pages under ``vocabulary/``: all schemes, one scheme, one concept."""

from kg.namespaces import VOCABULARY
from kg.site.addresses import Addresses
from kg.site.book import Book
from kg.site.terms.sheet import Sheet
from kg.site.terms.words import SKOS


def vocabulary_pages(book: Book, at: Addresses, _: list[str]) -> str | None:
    """The page at an address, ``None`` where there is no such code."""
    sheet = Sheet(book, at)
    if sheet.iri == VOCABULARY:
        return sheet.page("vocabularies.html", book.texts.tell("vocabularies-title"), book.texts.tell("vocabularies-description"))
    if sheet.iri in sheet.words.schemes:
        return _scheme(sheet)
    return _concept(sheet) if sheet.words.one(sheet.iri, f"{SKOS}inScheme") else None


def _scheme(sheet: Sheet) -> str:
    by = sorted(name for name, to in sheet.lex.usage.to.items() if sheet.iri in to)
    return sheet.defined("scheme.html", concepts=sheet.words.concepts(sheet.iri), by=by)


def _concept(sheet: Sheet) -> str:
    scheme, by = sheet.words.one(sheet.iri, f"{SKOS}inScheme"), sheet.lex.usage.codes[sheet.iri]
    return sheet.defined(
        "concept.html",
        scheme=scheme,
        by=sorted(by.items(), key=lambda item: (-item[1], item[0])),
        used=sum(by.values()),
        example=sheet.example(),
        alignments=sheet.alignments(),
    )
