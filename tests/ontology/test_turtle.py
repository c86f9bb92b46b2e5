"""Every Turtle file reads the same in two parsers, and every word is declared once."""

from collections import Counter
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import OWL, RDF, RDFS, Graph, URIRef
from rdflib.compare import isomorphic

from kg.namespaces import ONTOLOGY as OWN
from tests.shapes.shapes import ONTOLOGY, ROOT, own_terms

KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
MODULES = sorted(ONTOLOGY.glob("*.ttl"))


@pytest.mark.parametrize("path", sorted(ONTOLOGY.rglob("*.ttl")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_rdflib_and_oxigraph_read_the_same(path: Path) -> None:
    store = pyoxigraph.Store()
    store.bulk_load(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)
    second = Graph().parse(data=store.dump(format=pyoxigraph.RdfFormat.N_TRIPLES, from_graph=pyoxigraph.DefaultGraph()), format="nt")
    assert isomorphic(Graph().parse(path), second)


def declared() -> Counter[str]:
    found: Counter[str] = Counter()
    for path in MODULES:
        graph = Graph().parse(path)
        found.update({str(term) for kind in KINDS for term in graph.subjects(RDF.type, kind)})
    return found


def test_every_word_is_declared_in_one_module() -> None:
    assert {term: n for term, n in declared().items() if n > 1} == {}


def test_the_graph_model_uses_only_declared_words() -> None:
    known = {term.removeprefix(OWN) for term in declared()}
    assert own_terms((ROOT / "docs" / "graph-model.md").read_text(encoding="utf-8")) <= known


def test_the_head_of_the_ontology_imports_every_module() -> None:
    head, modules = Graph().parse(ONTOLOGY / "treaty-kg.ttl"), set()
    for path in MODULES:
        modules |= set(Graph().parse(path).subjects(RDF.type, OWL.Ontology))
    assert set(head.objects(URIRef(OWN), OWL.imports)) == modules - {URIRef(OWN)}


@pytest.mark.parametrize("path", sorted((ONTOLOGY / "alignments").glob("*.ttl")), ids=lambda path: path.stem)
def test_an_alignment_speaks_of_declared_words_and_declares_none(path: Path) -> None:
    graph = Graph().parse(path)
    assert not any(graph.subjects(RDF.type, kind) for kind in KINDS if list(graph.subjects(RDF.type, kind)))
    own = {term for term in graph.all_nodes() if str(term).startswith(OWN) and "/alignment/" not in str(term) and str(term) != OWN}
    assert {str(term) for term in own if (term, RDF.type, OWL.Ontology) not in graph} <= set(declared())
    assert not any(graph.triples((None, RDFS.isDefinedBy, None)))
