"""What registries of vocabularies (LOV, Archivo) read of an ontology, and what a reader needs to cite it."""

from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef

from kg import __version__
from tests.shapes.shapes import ONTOLOGY

VANN = Namespace("http://purl.org/vocab/vann/")
LICENCE = URIRef("https://creativecommons.org/licenses/by/4.0/")
FILES = sorted(ONTOLOGY.rglob("*.ttl"))
HEADS = [path for path in FILES if path.parent.name != "vocabulary"]
SCHEMES = [path for path in FILES if path.parent.name == "vocabulary"]


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.fixture(scope="module")
def agents() -> set[object]:
    head = Graph().parse(ONTOLOGY / "treaty-kg.ttl")
    return set(head.subjects(RDFS.label, Literal("treaty-kg maintainers", lang="en")))


@pytest.mark.parametrize("path", HEADS, ids=named)
def test_a_document_says_who_made_it_under_which_licence_and_which_version_it_is(path: Path, agents: set[object]) -> None:
    graph = Graph().parse(path)
    (head,) = graph.subjects(RDF.type, OWL.Ontology)
    (version,) = graph.objects(head, OWL.versionInfo)
    assert str(version) == __version__
    assert graph.value(head, OWL.versionIRI) == URIRef(f"{str(head).rstrip('/')}/{version}")
    assert graph.value(head, DCTERMS.license) == LICENCE
    assert graph.value(head, DCTERMS.creator) in agents, "the maker is named once, with a label"
    for word in (DCTERMS.title, DCTERMS.description):
        told = graph.value(head, word)
        assert isinstance(told, Literal) and told.language == "en" and len(told) > 3
    prefix, namespace = graph.value(head, VANN.preferredNamespacePrefix), graph.value(head, VANN.preferredNamespaceUri)
    assert str(head).startswith(str(namespace).rstrip("/")), "what the document speaks of stands in its namespace"
    assert prefix == Literal("shp" if "shapes" in str(head) else "tkg")


@pytest.mark.parametrize("path", SCHEMES, ids=named)
def test_a_vocabulary_says_the_same(path: Path, agents: set[object]) -> None:
    graph = Graph().parse(path)
    (scheme,) = graph.subjects(RDF.type, SKOS.ConceptScheme)
    assert graph.value(scheme, OWL.versionInfo) == Literal(__version__)
    assert graph.value(scheme, DCTERMS.license) == LICENCE
    assert graph.value(scheme, DCTERMS.creator) in agents
    assert graph.value(scheme, DCTERMS.title) and graph.value(scheme, SKOS.definition)


def test_every_word_names_the_document_that_defines_it() -> None:
    whole = Graph()
    for path in FILES:
        whole.parse(path)
    documents = {*whole.subjects(RDF.type, OWL.Ontology), *whole.subjects(RDF.type, SKOS.ConceptScheme)}
    told = list(whole.subject_objects(RDFS.isDefinedBy))
    assert len(told) > 600
    assert {(word, document) for word, document in told if document not in documents} == set()
