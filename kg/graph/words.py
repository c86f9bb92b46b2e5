"""The words of the graph: ontology and vocabularies, read from Turtle and written as quads, also into the files of a build."""

from pathlib import Path
from typing import Any

from kg import namespaces
from kg.graph.quads import NamedGraph
from kg.graph.quads_file import write_quads


def ontology_graph(folder: Path) -> NamedGraph:
    """``graph/ontology``: the modules of the ontology; alignments are loaded apart."""
    return _read(namespaces.graph("ontology"), sorted(folder.glob("*.ttl")))


def vocabulary_graph(folder: Path) -> NamedGraph:
    """``graph/vocabulary``: every concept scheme."""
    return _read(namespaces.graph("vocabulary"), sorted((folder / "vocabulary").glob("*.ttl")))


def _read(name: str, files: list[Path]) -> NamedGraph:
    """Raises SyntaxError, with file and line, for Turtle that does not parse."""
    import pyoxigraph  # noqa: PLC0415 -- only a build whose words changed needs it

    graph = NamedGraph(name)
    for file in files:
        for quad in pyoxigraph.parse(path=str(file), format=pyoxigraph.RdfFormat.TURTLE):
            graph.add(str(quad.subject), str(quad.predicate), str(quad.object))
    return graph


def write_word_files(target: Path, ontology: Path, key: str) -> dict[str, Any]:
    """The ontology with its vocabularies."""
    graphs = {"ontology": ontology_graph(ontology), "vocabulary": vocabulary_graph(ontology)}
    return {"key": key, "graphs": [write_quads(target, "graphs", name, [graph]) for name, graph in graphs.items()], "tables": {}}
