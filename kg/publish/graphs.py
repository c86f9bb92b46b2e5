"""The named graphs of a build as sorted N-Triples, each with its hash: what two stores are compared by.

The graph has no blank nodes, so sorted lines are a canonical form: the hash of
a graph is the SHA-256 of its RDFC-1.0 serialisation.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyoxigraph
from pyoxigraph import RdfFormat

from kg.manifest import graph_files

_VALUE = re.compile(r'"([^"\\]*)"\^\^<http://www\.w3\.org/2001/XMLSchema#(boolean|decimal|integer)> \.$')


@dataclass(frozen=True, slots=True)
class Content:
    """The statements of one graph, in order."""

    lines: tuple[str, ...]

    @property
    def digest(self) -> str:
        """The hash of the graph."""
        return sha256("".join(self.lines).encode()).hexdigest()

    @property
    def meaning(self) -> frozenset[str]:
        """The statements by their values: what two stores that spell numbers differently have in common."""
        return frozenset(map(_meaning, self.lines))

    def __len__(self) -> int:
        return len(self.lines)


def graphs_in(build: Path, manifest: Mapping[str, Any]) -> dict[str, Content]:
    """Every named graph of a build by its IRI."""
    found: dict[str, set[str]] = defaultdict(set)
    for file in graph_files(manifest):
        for line in (build / file["file"]).read_text(encoding="utf-8").splitlines():
            statement, name, _ = line.rsplit(" ", 2)
            found[name[1:-1]].add(f"{statement} .\n")
    return {iri: Content(tuple(sorted(lines))) for iri, lines in sorted(found.items())}


def content_of(rdf: bytes, form: RdfFormat = RdfFormat.N_TRIPLES) -> Content:
    """A graph as a store sends it; raises SyntaxError for what is no RDF."""
    return Content(tuple(sorted({f"{quad.triple} .\n" for quad in pyoxigraph.parse(rdf, format=form)})))


def _meaning(line: str) -> str:
    """A line with its number or truth value in canonical form: stores may write 60.0 as 60 and true as 1 (XML Schema 1.1, 4.2)."""
    return _VALUE.sub(_canonical, line.rstrip("\n"))


def _canonical(found: re.Match[str]) -> str:
    text, kind = found[1], found[2]
    if kind == "boolean":
        text = {"1": "true", "0": "false"}.get(text, text)
    else:
        with suppress(ArithmeticError):
            text = format(Decimal(text).normalize() + 0, "f")
    return f'"{text}"^^xsd:{kind} .'


def difference(old: Content, new: Content) -> tuple[list[str], list[str]]:
    """The lines that go and the lines that come, in order."""
    gone, come = old.meaning, new.meaning
    return [line for line in old.lines if _meaning(line) not in come], [line for line in new.lines if _meaning(line) not in gone]


def parts(lines: Iterable[str], most: int) -> Iterable[str]:
    """Lines in pieces of at most so many characters, each a whole number of lines."""
    piece: list[str] = []
    size = 0
    for line in lines:
        if piece and size + len(line) > most:
            yield "".join(piece)
            piece, size = [], 0
        piece.append(line)
        size += len(line)
    if piece:
        yield "".join(piece)
