"""The pages under ``ontology/``: the whole, a module, a class or property, an alignment."""

from kg.namespaces import ONTOLOGY
from kg.site.addresses import Addresses
from kg.site.book import Book
from kg.site.terms import sketches
from kg.site.terms.demands import judges
from kg.site.terms.examples import node_of
from kg.site.terms.sheet import Sheet
from kg.site.terms.words import OWL, TYPE, Alignment

TRAITS = {
    f"{OWL}FunctionalProperty": "trait-functional",
    f"{OWL}InverseFunctionalProperty": "trait-inverse-functional",
    f"{OWL}IrreflexiveProperty": "trait-irreflexive",
    f"{OWL}SymmetricProperty": "trait-symmetric",
    f"{OWL}TransitiveProperty": "trait-transitive",
}
"""What OWL says of a property, as messages."""


def ontology_pages(book: Book, at: Addresses, _: list[str]) -> str | None:
    """The page at an address, ``None`` where nothing is defined there."""
    sheet = Sheet(book, at)
    if sheet.iri == ONTOLOGY:
        return _whole(sheet)
    if sheet.iri in sheet.words.modules:
        return _module(sheet)
    if any(each.document == sheet.iri for each in sheet.words.alignments):
        return sheet.defined("alignment.html", rows=[each for each in sheet.words.alignments if each.document == sheet.iri])
    kind = sheet.words.kind(sheet.iri)
    return _class(sheet) if kind == "class" else _property(sheet) if kind else None


def _whole(sheet: Sheet) -> str:
    used = sheet.lex.usage.statements
    documents: dict[str, list[Alignment]] = {}
    for each in sheet.words.alignments:
        documents.setdefault(each.document, []).append(each)
    return sheet.defined(
        "ontology.html",
        drawing=sketches.overview(sheet.lex.structure, sheet.book.texts),
        others=sorted((name for name in used if not name.startswith(ONTOLOGY)), key=lambda name: (-used[name], name)),
        documents=documents,
    )


def _module(sheet: Sheet) -> str:
    terms = sheet.words.defined_in(sheet.iri)
    return sheet.defined(
        "module.html",
        drawing=sketches.of_module(sheet.lex.structure, sheet.iri, sheet.book.texts),
        classes=[term for term in terms if term in sheet.words.classes],
        properties=[term for term in terms if term not in sheet.words.classes],
    )


def _class(sheet: Sheet) -> str:
    usage = sheet.lex.usage
    return _term(
        sheet,
        sketches.of_class(sheet.lex.structure, sheet.iri, sheet.book.texts),
        node_of(usage.node.get(sheet.iri, [])),
        used=usage.things[sheet.iri],
        said_of_it=_by_number(usage.said.get(sheet.iri, {})),
    )


def _property(sheet: Sheet) -> str:
    usage, structure = sheet.lex.usage, sheet.lex.structure
    return _term(
        sheet,
        sketches.of_property(structure, sheet.iri, sheet.book.texts),
        sheet.example(),
        used=usage.statements[sheet.iri],
        traits=[sheet.book.texts.tell(TRAITS[each]) for each in sheet.words.all(sheet.iri, TYPE) if each in TRAITS],
        domains=structure.domains[sheet.iri],
        ranges=structure.ranges[sheet.iri],
        on=_by_number(usage.on.get(sheet.iri, {})),
        to=_by_number(usage.to.get(sheet.iri, {})),
    )


def _term(sheet: Sheet, drawing: object, example: object, **values: object) -> str:
    """What classes and properties have in common."""
    numbers = sorted(map(int, sheet.words.all(sheet.iri, f"{ONTOLOGY}competencyQuestion")))
    return sheet.defined(
        "term.html",
        drawing=drawing,
        example=example,
        judges=judges(sheet.words, sheet.iri),
        alignments=sheet.alignments(),
        questions=[sheet.lex.questions[number] for number in numbers if number in sheet.lex.questions],
        **{"traits": [], "domains": [], "ranges": [], "said_of_it": [], "on": [], "to": [], **values},
    )


def _by_number(counted: dict[str, int]) -> list[tuple[str, int]]:
    """The most used first."""
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))
