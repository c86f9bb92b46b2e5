"""The words of the graph: ontology and vocabularies, read from Turtle and written as quads."""

from pathlib import Path

from kg import namespaces
from kg.graph.quads import NamedGraph


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
