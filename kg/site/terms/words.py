"""The words of a build as an index: what is said of each term, and which terms there are of each kind."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kg.namespaces import BASE, ONTOLOGY, PREFIXES, SHAPES, VOCABULARY
from kg.site.texts.tongue import ENGLISH, chosen

SH, OWL, SKOS, RDFS, DCTERMS = (PREFIXES[name] for name in ("sh", "owl", "skos", "rdfs", "dcterms"))
TYPE = f"{PREFIXES['rdf']}type"

KINDS = {
    f"{OWL}Class": "class",
    f"{OWL}ObjectProperty": "object_property",
    f"{OWL}DatatypeProperty": "datatype_property",
    f"{OWL}AnnotationProperty": "annotation_property",
}
"""What a term of the ontology can be, as codes that messages say."""

MATCHES = {
    f"{OWL}equivalentClass": "the_same_as",
    f"{OWL}equivalentProperty": "the_same_as",
    f"{RDFS}subClassOf": "a_kind_of",
    f"{RDFS}subPropertyOf": "a_kind_of",
    f"{SKOS}exactMatch": "exact_match",
    f"{SKOS}closeMatch": "close_match",
    f"{SKOS}broadMatch": "broader_match",
    f"{SKOS}narrowMatch": "narrower_match",
    f"{SKOS}relatedMatch": "related_match",
}
"""What an alignment can claim of one of our terms and one of another vocabulary, as codes that messages say."""


@dataclass(frozen=True, slots=True, order=True)
class Alignment:
    """One claim that a term of ours is like one of another vocabulary, and the document that claims it."""

    term: str
    match: str
    target: str
    document: str


class Words:
    """Statements by subject and property, in the order of their texts; of those in several languages, those in one."""

    def __init__(self, statements: Iterable[tuple[str, str, str]], alignments: Iterable[Alignment] = (), language: str = ENGLISH) -> None:
        self._said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._by: dict[tuple[str, str], list[str]] = defaultdict(list)
        for subject, predicate, value in sorted(set(statements)):
            self._said[subject][predicate].append(value)
            self._by[predicate, value].append(subject)
        for said in self._said.values():
            for predicate, values in said.items():
                said[predicate] = chosen(values, language)
        self.alignments = sorted(alignments)

    def all(self, subject: str, predicate: str) -> list[str]:
        """All values."""
        return self._said[subject][predicate] if subject in self._said and predicate in self._said[subject] else []

    def one(self, subject: str, predicate: str) -> str:
        """The first value, empty where there is none."""
        return next(iter(self.all(subject, predicate)), "")

    def about(self, subject: str) -> dict[str, list[str]]:
        """All that is said of a node."""
        return self._said.get(subject, {})

    def with_value(self, predicate: str, value: str) -> list[str]:
        """Every node of which something is said."""
        return self._by.get((predicate, value), [])

    def label(self, iri: str) -> str:
        """What a term is called; what has no name goes by its prefix and the rest, or by its own text."""
        named = self.one(iri, f"{RDFS}label") or self.one(iri, f"{SKOS}prefLabel") or self.one(iri, f"{DCTERMS}title")
        return named or short(iri)

    @cached_property
    def terms(self) -> list[str]:
        """Every class and property of the ontology, by label."""
        found = {term for kind in KINDS for term in self.with_value(TYPE, kind) if term.startswith(ONTOLOGY)}
        return sorted(found, key=lambda term: (self.label(term).casefold(), term))

    @cached_property
    def classes(self) -> list[str]:
        """The classes among them."""
        return [term for term in self.terms if self.kind(term) == "class"]

    @cached_property
    def modules(self) -> list[str]:
        """The modules of the ontology, by title."""
        found = [iri for iri in self.with_value(TYPE, f"{OWL}Ontology") if iri.startswith(f"{ONTOLOGY}module/")]
        return sorted(found, key=self.label)

    @cached_property
    def shape_modules(self) -> list[str]:
        """The documents that define rules, by title."""
        found = [iri for iri in self.with_value(TYPE, f"{OWL}Ontology") if iri.startswith(f"{SHAPES}module/")]
        return sorted(found, key=self.label)

    @cached_property
    def schemes(self) -> list[str]:
        """The concept schemes, by title."""
        return sorted(self.with_value(TYPE, f"{SKOS}ConceptScheme"), key=self.label)

    @cached_property
    def shapes(self) -> list[str]:
        """Every named shape, whether a rule of its own or a part of one."""
        found = {shape for kind in ("NodeShape", "PropertyShape") for shape in self.with_value(TYPE, f"{SH}{kind}")}
        return sorted(shape for shape in found if shape.startswith(BASE))

    def kind(self, term: str) -> str:
        """What a term of the ontology is."""
        return next((KINDS[kind] for kind in self.all(term, TYPE) if kind in KINDS), "")

    def concepts(self, scheme: str) -> list[str]:
        """The concepts of a scheme, by label."""
        return sorted(self.with_value(f"{SKOS}inScheme", scheme), key=self.label)

    def defined_in(self, document: str) -> list[str]:
        """The terms that a module defines, by label."""
        return [term for term in self.terms if document in self.all(term, f"{RDFS}isDefinedBy")]


def short(iri: str) -> str:
    """An IRI by its prefix, or as it is."""
    if iri.startswith(VOCABULARY):
        return iri.removeprefix(VOCABULARY)
    for name, start in PREFIXES.items():
        if iri.startswith(start):
            return f"{name}:{iri.removeprefix(start)}"
    return iri.removeprefix(BASE)
