"""A file of a build that holds one or several named graphs as canonical N-Quads."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.graph.quads import NamedGraph
from kg.manifest import write_text


def write_quads(target: Path, folder: str, name: str, graphs: list[NamedGraph]) -> dict[str, Any]:
    """Write one file, its quads in canonical order whatever their graph; return its place and digest, and how many quads each graph has."""
    graphs = sorted(graphs, key=lambda graph: graph.iri)
    counts = {graph.iri: 0 for graph in graphs}
    texts = [_counted(graph, counts) for graph in graphs]
    written = write_text(target, folder, name, ".nq", texts[0] if len(texts) == 1 else _in_order(texts))
    return written | {"quads": counts}


def _counted(graph: NamedGraph, counts: dict[str, int]) -> Iterator[str]:
    for text in graph.canonical():
        counts[graph.iri] += text.count("\n")
        yield text


def _in_order(graphs: list[Iterator[str]]) -> Iterator[str]:
    """The lines of several graphs; a quad ends with a line feed and holds none."""
    lines = sorted(line for texts in graphs for text in texts for line in text.split("\n") if line)
    yield "".join(f"{line}\n" for line in lines)
