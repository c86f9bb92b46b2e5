"""The named graphs of a build as sorted N-Triples, each with its hash: what two stores are compared by.

The graph has no blank nodes, so sorted lines are a canonical form: the hash of
a graph is the SHA-256 of its RDFC-1.0 serialisation.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyoxigraph
from pyoxigraph import RdfFormat

from kg.manifest import graph_files

_TRUTH = {'"1"^^<http://www.w3.org/2001/XMLSchema#boolean>': "true", '"0"^^<http://www.w3.org/2001/XMLSchema#boolean>': "false"}


@dataclass(frozen=True, slots=True)
class Content:
    """The statements of one graph, in order."""

    lines: tuple[str, ...]

    @property
    def digest(self) -> str:
        """The hash of the graph."""
        return sha256("".join(self.lines).encode()).hexdigest()

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


def content_of(ntriples: bytes, form: RdfFormat = RdfFormat.N_TRIPLES) -> Content:
    """A graph as a store sends it, in the same order and spelling; raises SyntaxError for what is no RDF."""
    return Content(tuple(sorted({_line(str(quad.triple)) for quad in pyoxigraph.parse(ntriples, format=form)})))


def _line(statement: str) -> str:
    """Some stores write truth values as numbers; they mean the same (XML Schema Datatypes, 3.2.2)."""
    for number, word in _TRUTH.items():
        if statement.endswith(number):
            return f'{statement.removesuffix(number)}"{word}"^^<http://www.w3.org/2001/XMLSchema#boolean> .\n'
    return f"{statement} .\n"


def difference(old: Content, new: Content) -> tuple[list[str], list[str]]:
    """The lines that go and the lines that come, in order."""
    gone, come = set(old.lines), set(new.lines)
    return sorted(gone - come), sorted(come - gone)


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
