"""One word, one code: every enum of the law has its scheme with the same notations, and no scheme is without its enum."""

import re
from enum import StrEnum

import pytest
from rdflib import RDF, SKOS, Graph, URIRef

from kg.law import vocabulary
from kg.namespaces import VOCABULARY
from tests.shapes.shapes import ONTOLOGY

SHORTER = {"overlay-kind": "overlay"}
ENUMS = {
    SHORTER.get(slug, slug): kind
    for name, kind in vars(vocabulary).items()
    if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
    for slug in [re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()]
}


def scheme(name: str) -> Graph:
    return Graph().parse(ONTOLOGY / "vocabulary" / f"{name}.ttl")


def test_every_enum_has_a_scheme_and_every_scheme_an_enum() -> None:
    assert sorted(path.stem for path in (ONTOLOGY / "vocabulary").glob("*.ttl")) == sorted(ENUMS)


@pytest.mark.parametrize("name", sorted(ENUMS))
def test_the_codes_are_the_notations(name: str) -> None:
    graph = scheme(name)
    notations = {str(graph.value(concept, SKOS.notation)) for concept in graph.subjects(RDF.type, SKOS.Concept)}
    assert notations == {member.value for member in ENUMS[name]}


@pytest.mark.parametrize("name", sorted(ENUMS))
def test_every_concept_is_a_top_concept_of_its_scheme(name: str) -> None:
    graph, own = scheme(name), URIRef(f"{VOCABULARY}{name}")
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    assert set(graph.objects(own, SKOS.hasTopConcept)) == concepts
    assert set(graph.subjects(SKOS.topConceptOf, own)) == concepts
