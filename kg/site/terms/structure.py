"""How classes hang together: which property leads from which class to which, as declared and as the shapes demand."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.namespaces import ONTOLOGY, SHAPES, VOCABULARY
from kg.site.terms.words import RDFS, SH, Words


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A property that leads from one class to another, or to a scheme of codes."""

    start: str
    by: str
    end: str


class Structure:
    """Worked out once for the words of a build."""

    def __init__(self, words: Words) -> None:
        self.words = words
        properties = [term for term in words.terms if words.kind(term) != "class"]
        self.domains = {term: _domains(words, term) for term in properties}
        self.ranges = {term: _ranges(words, term) for term in properties}
        self.kinds = [
            Edge(start, f"{RDFS}subClassOf", end)
            for start in words.classes
            for end in words.all(start, f"{RDFS}subClassOf")
            if end in words.classes
        ]
        known = {*words.classes, *words.schemes}
        found = {
            Edge(start, term, end)
            for term in properties
            for end in self.ranges[term]
            for start in self.domains[term]
            if end in known and start in known
        }
        self.edges = sorted(found, key=lambda edge: (words.label(edge.by), edge))
        """Every property between classes of ours, or from one to a scheme."""


def _domains(words: Words, term: str) -> list[str]:
    """The classes whose things have a property, declared or looked at by a shape."""
    found = {*words.all(term, f"{RDFS}domain")}
    for shape in words.with_value(f"{SH}path", term):
        found |= {each for each in words.all(shape, f"{SH}targetClass") if each.startswith(ONTOLOGY)}
    return sorted(found, key=words.label)


def _ranges(words: Words, term: str) -> list[str]:
    """The classes, schemes or datatypes that the values of a property are of."""
    found = {*words.all(term, f"{RDFS}range")}
    for shape in words.with_value(f"{SH}path", term):
        found |= {*words.all(shape, f"{SH}class"), *words.all(shape, f"{SH}datatype")}
        found |= {scheme for node in words.all(shape, f"{SH}node") if (scheme := _scheme_of(node))}
    return sorted(found, key=words.label)


def _scheme_of(shape: str) -> str:
    """The scheme whose codes a shape lets through, empty for other shapes."""
    start = f"{SHAPES}scheme/"
    return f"{VOCABULARY}{shape.removeprefix(start)}" if shape.startswith(start) else ""


def ranks(nodes: Iterable[str], links: Iterable[Edge]) -> dict[str, int]:
    """How many steps lead on from each node at most; a step that closes a circle is not counted."""
    ahead: dict[str, list[str]] = {node: [] for node in nodes}
    for link in links:
        if link.start in ahead and link.end in ahead and link.start != link.end:
            ahead[link.start].append(link.end)
    found: dict[str, int] = {}

    def rank(node: str, path: tuple[str, ...]) -> int:
        if node not in found:
            found[node] = max((rank(each, (*path, node)) + 1 for each in ahead[node] if each not in path), default=0)
        return found[node]

    for node in ahead:
        rank(node, ())
    return found
