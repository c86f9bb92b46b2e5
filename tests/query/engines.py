"""The same question put to two engines, with rows that can be compared."""

import signal
from pathlib import Path
from typing import NoReturn

import pyoxigraph
import rdflib

from kg.manifest import graph_files, read_manifest
from kg.sparql.catalogue import Question

Rows = list[tuple[str, ...]]


def rdflib_graph(build: Path) -> rdflib.Graph:
    """All graphs of a build as one graph of rdflib."""
    graph = rdflib.Graph()
    for file in graph_files(read_manifest(build) or {}):
        text = (build / file["file"]).read_text(encoding="utf-8")
        for name in file["quads"]:
            text = text.replace(f" <{name}> .\n", " .\n")
        graph.parse(data=text, format="nt")
    return graph


def by_rdflib(graph: rdflib.Graph, text: str) -> Rows:
    """Rows of rdflib in one order; a question that takes it a minute is written badly, so it fails instead of hanging."""
    signal.signal(signal.SIGALRM, _too_slow)
    signal.alarm(60)
    try:
        return _rows(graph, text)
    finally:
        signal.alarm(0)


def _rows(graph: rdflib.Graph, text: str) -> Rows:
    rows: Rows = [tuple(_cell("" if value is None else str(value)) for value in row) for row in graph.query(text)]  # type: ignore[union-attr]
    return sorted(rows)


def _too_slow(*_: object) -> NoReturn:
    raise TimeoutError("put what must be there before OPTIONAL and BIND; see the other questions")


def by_oxigraph(store: pyoxigraph.Store, text: str) -> Rows:
    """Rows of the embedded store in one order."""
    found = store.query(text, use_default_graph_as_union=True)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    return sorted(tuple(_cell("" if value is None else value.value) for value in solution) for solution in found)


def narrowed(question: Question) -> str:
    """A question that asks about all treaties, asked about the one that is there."""
    treaty = question.parameters.get("treaty")
    return question.bound({"treaty": "apmbc"} if treaty and not treaty.default else {})


def _cell(value: str) -> str:
    """Lists joined in a cell come in the order of the engine."""
    return "; ".join(sorted(value.split("; ")))
