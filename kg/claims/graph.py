"""A file of claims in RDF, read into the same form as one in TOML: ``schema:Claim`` with propositions in our words."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, Triple

from kg.claims.words import KINDS, LISTED, MOMENTS, RDF_SUFFIXES, SCHEMA, TABLES, key_of
from kg.corpus.faults import Ledger
from kg.corpus.files import Document, read_text
from kg.namespaces import ID, ONTOLOGY, VOCABULARY, mint

_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_XSD = "http://www.w3.org/2001/XMLSchema#"
Node = NamedNode | BlankNode | Literal | Triple


def read_graph(path: Path, ledger: Ledger) -> Document | None:
    """The file as a document of claims with the line of each, or ``None`` with the fault noted."""
    text = read_text(path, ledger, piped=True)
    if text is None:
        return None
    rdf, store = RdfFormat.from_extension(RDF_SUFFIXES[path.suffix]), Store()
    try:
        store.extend(
            pyoxigraph.Quad(*quad.triple) for quad in pyoxigraph.parse(text.encode(), format=rdf, base_iri=mint("claim", path.stem))
        )
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        ledger.add(path, line, "rdf-unreadable", f"not readable as RDF ({error})", "check this line and the one above", unreadable=True)
        return None
    return _Reader(path, text.split("\n"), store, ledger).document()


class _Reader:
    """One graph of claims on its way into a document."""

    def __init__(self, path: Path, text: list[str], store: Store, ledger: Ledger) -> None:
        self._path, self._text, self._store, self._ledger = path, text, store, ledger
        self._lines: dict[str, int] = {}

    def document(self) -> Document:
        """The claims in the order of their positions, else of their lines."""
        found = {quad.subject for quad in self._store.quads_for_pattern(None, NamedNode(f"{ONTOLOGY}proposition"), None)}
        found |= {quad.subject for quad in self._store.quads_for_pattern(None, _TYPE, NamedNode(f"{SCHEMA}Claim"))}
        lines = {node: self._line(1, *_spelt(self._name(node))) for node in found}
        placed = sorted(found, key=lambda node: (self._position(node), lines[node], self._name(node), self._order(node)))
        content = {**self._top(), "claim": [self._claim(number, node, lines[node]) for number, node in enumerate(placed)]}
        return Document(self._path, content, self._lines)

    def _top(self) -> dict[str, Any]:
        """The tables that the file names, and the title of the node that names them."""
        found: dict[str, Any] = {}
        for word, key in TABLES.items():
            for quad in self._store.quads_for_pattern(None, NamedNode(f"{ONTOLOGY}{word}"), None):
                found[key] = self._plain(quad.object)
                found |= self._one("", "title", self._values(quad.subject, f"{SCHEMA}name"), 1)
        return found

    def _claim(self, number: int, node: Node, line: int) -> dict[str, Any]:
        at = f"claim.{number}"
        self._lines[at] = line
        told: dict[str, Any] = {"id": self._name(node)}
        for key, word in {"claim": "text", "said_on": "datePublished"}.items():
            told |= self._one(at, key, self._values(node, f"{SCHEMA}{word}"), line)
        authors = [author for quad in self._quads(node, f"{SCHEMA}author") for author in self._named(quad.object)]
        told |= self._one(at, "said_by", authors, line)
        propositions = sorted((quad.object for quad in self._quads(node, f"{ONTOLOGY}proposition")), key=self._order)
        told["proposition"] = [self._proposition(f"{at}.proposition.{n}", each, line) for n, each in enumerate(propositions)]
        return told

    def _proposition(self, at: str, node: Node, line: int) -> dict[str, Any]:
        types = [str(value).removeprefix(ONTOLOGY) for value in self._values(node, _TYPE.value)]
        kinds = [KINDS[each] for each in types if each in KINDS]
        kind = kinds[0] if len(kinds) == 1 else None
        self._lines[at] = self._line(line, *types[:1])
        return {"kind": kind, **self._told(at, node, LISTED.get(kind or "", {}), self._lines[at])}

    def _told(self, at: str, node: Node, listed: dict[str, str], line: int, *, moment: bool = False) -> dict[str, Any]:
        """What a proposition or a moment says, by the keys of a file in TOML; a moment holds no other."""
        found: dict[str, list[Any]] = {}
        for quad in self._quads(node):
            key = key_of(quad.predicate.value)
            if key is not None:
                place = f"{at}.{key}"
                self._lines.setdefault(place, self._line(line, quad.predicate.value.removeprefix(ONTOLOGY)))
                inner = self._told(place, quad.object, {}, line, moment=True) if key in MOMENTS and not moment else self._plain(quad.object)
                found.setdefault(key, []).append(inner)
        told: dict[str, Any] = {}
        for key, values in sorted(found.items()):
            if key in listed:
                told[listed[key]] = sorted(values, key=str)
            else:
                told |= self._one(at, key, values, line)
        return told

    def _one(self, at: str, key: str, values: list[Any], line: int) -> dict[str, Any]:
        """A key with its only value."""
        if len(values) > 1:
            self._ledger.add(
                self._path, self._lines.get(f"{at}.{key}", line), "several-values", f"{key} has {len(values)} values", "keep one"
            )
        return {key: values[0]} if values else {}

    def _named(self, value: Node) -> Iterator[str]:
        yield from [value.value] if isinstance(value, Literal) else map(str, self._values(value, f"{SCHEMA}name"))

    def _name(self, node: Node) -> str:
        """The id of a claim: its identifier, else the end of its IRI."""
        told = [str(value) for value in self._values(node, f"{SCHEMA}identifier")]
        return told[0] if told else node.value.replace("#", "/").rpartition("/")[2] if isinstance(node, NamedNode) else ""

    def _position(self, node: Node) -> int:
        return next((value for value in self._values(node, f"{SCHEMA}position") if isinstance(value, int)), 0)

    def _order(self, node: Node) -> tuple[int, str, list[str]]:
        """Its position, its name, and for what has none what it says: the label of a blank node is another each time."""
        said = sorted(f"{quad.predicate} {self._plain(quad.object)}" for quad in self._quads(node))
        return self._position(node), "" if isinstance(node, BlankNode) else str(node), said

    def _values(self, node: Node, predicate: str) -> list[Any]:
        return sorted((self._plain(quad.object) for quad in self._quads(node, predicate)), key=str)

    def _quads(self, node: Node, predicate: str = "") -> list[pyoxigraph.Quad]:
        if isinstance(node, Literal | Triple):
            return []
        return list(self._store.quads_for_pattern(node, NamedNode(predicate) if predicate else None, None))

    def _plain(self, value: Node) -> Any:
        """A value as TOML has it: a day, a number, a flag or a text; a concept is its code."""
        if isinstance(value, Literal):
            return _literal(value)
        if not isinstance(value, NamedNode):
            return ""
        if value.value.startswith((VOCABULARY, f"{ID}group/")):
            return value.value.rpartition("/")[2]
        return value.value

    def _line(self, start: int, *words: str) -> int:
        """The first line from a line on that holds one of some words; the line itself where none does."""
        for number in range(start, len(self._text) + 1):
            if any(word in self._text[number - 1] for word in words if word):
                return number
        return start


def _spelt(name: str) -> list[str]:
    """How the name of a claim stands in a file: at the end of an IRI or of a prefixed name, or as an identifier."""
    return [f"{before}{name}{after}" for before in "#/:" for after in '>" '] + [f'"{name}"'] if name else []


def _literal(value: Literal) -> Any:
    kind = value.datatype.value.removeprefix(_XSD)
    try:
        if kind == "date":
            return date.fromisoformat(value.value)
        if kind in ("integer", "int", "nonNegativeInteger", "positiveInteger"):
            return int(value.value)
    except ValueError:
        return value.value
    return {"true": True, "1": True, "false": False, "0": False}.get(value.value, value.value) if kind == "boolean" else value.value
