"""The shapes as the tests read them, and one validator for many small graphs."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pyoxigraph
from pyshacl.graph_abstraction import DataGraph
from pyshacl.validator import Validator
from rdflib import RDF, Graph, Namespace, URIRef

ROOT = Path(__file__).parents[2]
ONTOLOGY = ROOT / "ontology"
EXAMPLES = Path(__file__).parent
SH = Namespace("http://www.w3.org/ns/shacl#")
SHP = Namespace("https://w3id.org/treaty-kg/shapes/")
STYLE = "style.ttl"


@cache
def graph_of(*names: str) -> Graph:
    """The shapes of the named files; of all if none is named."""
    graph = Graph()
    for name in names or sorted(path.name for path in (ONTOLOGY / "shapes").glob("*.ttl")):
        graph.parse(ONTOLOGY / "shapes" / name)
    return graph


def rules(graph: Graph) -> list[URIRef]:
    """The shapes that are rules: they have a severity; the others are parts of them."""
    return sorted(URIRef(str(shape)) for shape in graph.subjects(SH.severity, None))


def name_of(rule: object) -> str:
    return str(rule).removeprefix(str(SHP))


def quads(path: Path) -> list[pyoxigraph.Quad]:
    return [pyoxigraph.Quad(*triple) for triple in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)]


class Judge:
    """Shapes over a store that keeps its ground; what is judged is added and taken away again."""

    def __init__(self, shapes: Graph, ground: Iterable[Path]) -> None:
        self._store = pyoxigraph.Store()
        for path in ground:
            self._store.extend(quads(path))
        self._validator = Validator(DataGraph.from_oxigraph_store(self._store), shacl_graph=shapes, options={"inplace": True})

    @contextmanager
    def _with(self, added: Iterable[pyoxigraph.Quad]) -> Iterator[None]:
        new = [quad for quad in added if quad not in self._store]
        self._store.extend(new)
        yield
        for quad in new:
            self._store.remove(quad)

    def results(self, added: Iterable[pyoxigraph.Quad] = ()) -> list[tuple[str, str]]:
        """Each result as rule and focus node."""
        with self._with(added):
            _, report, _ = self._validator.run()
        found = [result for head in report.subjects(RDF.type, SH.ValidationReport) for result in report.objects(head, SH.result)]
        return sorted((name_of(report.value(r, SH.sourceShape)), str(report.value(r, SH.focusNode))) for r in found)


def words() -> list[Path]:
    """The modules and the vocabularies: classes and schemes are known to the shapes through them."""
    return [*sorted(ONTOLOGY.glob("*.ttl")), *sorted((ONTOLOGY / "vocabulary").glob("*.ttl"))]


def own_terms(text: str) -> set[str]:
    """The terms of our ontology that a Turtle file uses."""
    return set(re.findall(r"\btkg:(\w+)", text))
