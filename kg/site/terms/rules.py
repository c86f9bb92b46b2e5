"""The pages under ``shapes/``: all rules, one rule, a part of one."""

from kg.namespaces import SHAPES
from kg.site.addresses import Addresses
from kg.site.book import Book
from kg.site.terms.demands import demands, holders
from kg.site.terms.examples import files
from kg.site.terms.sheet import Sheet
from kg.site.terms.words import RDFS, SH, SKOS
from kg.validation.rule import Rule

CHECKED = {
    "facts": "in the graph",
    "words": "in the ontology and its vocabularies",
    "hygiene": "by a query over the graph",
    "files": "while files are read; as long as one stands, no graph is made",
    "law": "while the law is derived from the acts",
    "rdf": "wherever RDF is read",
}
"""Where rules are checked, in words."""

SAID = "Every rule that validation can name, and where it is checked."


def shapes_pages(book: Book, at: Addresses, _: list[str]) -> str | None:
    """The page at an address, ``None`` where there is no such rule and no such part of one."""
    sheet = Sheet(book, at)
    if sheet.iri in (SHAPES, SHAPES.removesuffix("/")):
        told = [(f"Checked {said.partition(';')[0]}", name, _in_order(sheet.lex.rules[name])) for name, said in CHECKED.items()]
        return sheet.page("rules.html", "Rules", SAID, sections=told)
    if sheet.iri in sheet.lex.rules["all"]:
        return _rule(sheet)
    if sheet.iri in sheet.words.shape_modules:
        return _module(sheet)
    return _part(sheet) if sheet.words.about(sheet.iri) else None


def _module(sheet: Sheet) -> str:
    rules = {iri: rule for iri, rule in sheet.lex.rules["all"].items() if sheet.iri in sheet.words.all(iri, f"{RDFS}isDefinedBy")}
    return sheet.defined("rules.html", sections=[("Rules", "module", _in_order(rules))])


def _in_order(rules: dict[str, Rule]) -> list[Rule]:
    return sorted(rules.values(), key=lambda rule: rule.id)


def _rule(sheet: Sheet) -> str:
    rule = sheet.lex.rules["all"][sheet.iri]
    return sheet.page(
        "shape.html",
        rule.title,
        rule.why,
        rule=rule,
        where=next(said for name, said in CHECKED.items() if sheet.iri in sheet.lex.rules[name]),
        demands=demands(sheet.words, sheet.iri),
        holders=holders(sheet.words, sheet.iri),
        query=sheet.lex.queries.get(sheet.iri, ""),
        examples=files(sheet.lex.examples, rule.id),
    )


def _part(sheet: Sheet) -> str:
    title = sheet.words.label(sheet.iri)
    return sheet.page(
        "shape.html",
        title,
        sheet.words.one(sheet.iri, f"{SKOS}definition") or f"{title} is a part of other rules.",
        rule=None,
        demands=demands(sheet.words, sheet.iri),
        holders=holders(sheet.words, sheet.iri),
        query=sheet.words.one(sheet.iri, f"{SH}select"),
        examples={},
    )
