"""The pages under ``shapes/``: all rules, one rule, a part of one."""

from kg.namespaces import SHAPES
from kg.site.addresses import Addresses
from kg.site.book import Book
from kg.site.terms.demands import demands, holders
from kg.site.terms.examples import files
from kg.site.terms.sheet import Sheet
from kg.site.terms.words import RDFS, SH, SKOS
from kg.validation.rule import Rule

CHECKED = ("facts", "words", "hygiene", "files", "law", "rdf")
"""Where rules are checked: messages say it in words, ``rules-checked-…`` as a head and ``shape-checked-…`` of one rule."""


def shapes_pages(book: Book, at: Addresses, _: list[str]) -> str | None:
    """The page at an address, ``None`` where there is no such rule and no such part of one."""
    sheet = Sheet(book, at)
    if sheet.iri in (SHAPES, SHAPES.removesuffix("/")):
        told = [(book.texts.tell(f"rules-checked-{name}"), name, _in_order(sheet.lex.rules[name])) for name in CHECKED]
        return sheet.page("rules.html", book.texts.tell("rules-title"), book.texts.tell("rules-description"), sections=told)
    if sheet.iri in sheet.lex.rules["all"]:
        return _rule(sheet)
    if sheet.iri in sheet.words.shape_modules:
        return _module(sheet)
    return _part(sheet) if sheet.words.about(sheet.iri) else None


def _module(sheet: Sheet) -> str:
    rules = {iri: rule for iri, rule in sheet.lex.rules["all"].items() if sheet.iri in sheet.words.all(iri, f"{RDFS}isDefinedBy")}
    return sheet.defined("rules.html", sections=[(sheet.book.texts.tell("rules-title"), "module", _in_order(rules))])


def _in_order(rules: dict[str, Rule]) -> list[Rule]:
    return sorted(rules.values(), key=lambda rule: rule.id)


def _rule(sheet: Sheet) -> str:
    rule = sheet.lex.rules["all"][sheet.iri]
    return sheet.page(
        "shape.html",
        rule.title,
        rule.why,
        rule=rule,
        where=next(sheet.book.texts.tell(f"shape-checked-{name}") for name in CHECKED if sheet.iri in sheet.lex.rules[name]),
        demands=demands(sheet.words, sheet.iri, sheet.book.texts),
        holders=holders(sheet.words, sheet.iri),
        query=sheet.lex.queries.get(sheet.iri, ""),
        examples=files(sheet.lex.examples, rule.id),
    )


def _part(sheet: Sheet) -> str:
    title = sheet.words.label(sheet.iri)
    return sheet.page(
        "shape.html",
        title,
        sheet.words.one(sheet.iri, f"{SKOS}definition") or sheet.book.texts.tell("shape-part", title=title),
        rule=None,
        demands=demands(sheet.words, sheet.iri, sheet.book.texts),
        holders=holders(sheet.words, sheet.iri),
        query=sheet.words.one(sheet.iri, f"{SH}select"),
        examples={},
    )
