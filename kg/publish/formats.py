"""A build written whole in every RDF format, in canonical order, so that the same build gives the same bytes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyoxigraph
from pyoxigraph import RdfFormat

from kg.manifest import graph_files
from kg.namespaces import PREFIXES

FORMATS: dict[str, RdfFormat] = {
    "ttl": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nt": RdfFormat.N_TRIPLES,
    "nq": RdfFormat.N_QUADS,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
"""Formats by the names of the command line; those without graphs hold the union of all."""

SUFFIXES = {"rdfxml": "rdf"}


def write_format(build: Path, manifest: dict[str, Any], name: str, target: Path) -> None:
    """Write all graphs of a build to one file."""
    rdf = FORMATS[name]
    files = graph_files(manifest)
    target.write_bytes(_written(_quads(build, files) if rdf.supports_datasets else _triples(build, files), name))


def statements_in(build: Path, files: Sequence[dict[str, Any]], name: str) -> bytes:
    """What some files of a build state, as one graph in a format."""
    return _written(_triples(build, files), name)


def _written(statements: Iterable[Any], name: str) -> bytes:
    prefixes = WRITTEN if name in _WITH_PREFIXES else None
    return prefixes_in_order(pyoxigraph.serialize(statements, format=FORMATS[name], prefixes=prefixes) or b"")


WRITTEN = {name: iri for name, iri in PREFIXES.items() if name != "id"}
"""Prefixes of files: instances have slashes in their names, which a prefixed name would have to escape."""

_WITH_PREFIXES = ("ttl", "trig", "rdfxml")
_DECLARED = re.compile(rb"(?:@prefix [^\n]*\n)+")
_DECLARED_IN_XML = re.compile(rb"(?: xmlns:\w+=\"[^\"]*\")+")


def prefixes_in_order(content: bytes) -> bytes:
    """The serializer declares prefixes in an order that changes from run to run; ours is alphabetical."""
    if content.startswith(b"@prefix"):
        return _DECLARED.sub(lambda found: b"".join(sorted(found[0].splitlines(keepends=True))), content, count=1)
    return _DECLARED_IN_XML.sub(lambda found: b"".join(b" " + each for each in sorted(found[0].split())), content, count=1)


def _texts(build: Path, files: Iterable[dict[str, Any]]) -> Iterator[str]:
    return ((build / file["file"]).read_text(encoding="utf-8") for file in files)


def _quads(build: Path, files: Iterable[dict[str, Any]]) -> Iterable[Any]:
    """Graph by graph, each in order."""
    for text in sorted(_texts(build, files)):
        yield from pyoxigraph.parse(text.encode(), format=RdfFormat.N_QUADS)


def _triples(build: Path, files: Sequence[dict[str, Any]]) -> Iterable[Any]:
    """The union of the graphs, sorted, each statement once."""
    lines: set[str] = set()
    for file, text in zip(files, _texts(build, files), strict=True):
        for iri in file["quads"]:
            text = text.replace(f" <{iri}> .\n", " .\n")  # noqa: PLW2901 -- the text without one more graph name
        lines.update(text.splitlines(keepends=True))
    return (quad.triple for quad in pyoxigraph.parse("".join(sorted(lines)).encode(), format=RdfFormat.N_TRIPLES))
