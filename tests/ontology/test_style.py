"""Our style guide, as shapes over the ontology itself."""

import pytest
from pyoxigraph import Quad as OxQuad
from pyoxigraph import RdfFormat, parse

from tests.shapes.shapes import STYLE, Judge, graph_of, words

TERM = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix tkg: <https://w3id.org/treaty-kg/ontology/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
tkg:Ship a owl:Class ; rdfs:label "ship"@en ; skos:definition "A vessel."@en ; dcterms:source "UNCLOS 91" ; rdfs:isDefinedBy tkg: .
"""


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge(graph_of(STYLE, "shapes.ttl"), words())


def test_the_ontology_keeps_its_style_guide(judge: Judge) -> None:
    assert judge.results() == []


@pytest.mark.parametrize(
    ("good", "bad", "rule"),
    [
        ("", "", None),
        ('rdfs:label "ship"@en ;', "", "term-label"),
        ('"ship"@en', '"ship"', "term-label"),
        ('skos:definition "A vessel."@en ;', "", "term-definition"),
        ('"A vessel."@en', '"A vessel."', "term-definition"),
        ('dcterms:source "UNCLOS 91" ;', "", "term-source"),
        ("; rdfs:isDefinedBy tkg:", "", "term-defined-by"),
        ("tkg:Ship", "tkg:ship", "class-name"),
    ],
)
def test_a_term_out_of_style_is_found(judge: Judge, good: str, bad: str, rule: str | None) -> None:
    text = TERM.replace(good, bad) if good else TERM
    found = judge.results(OxQuad(*triple) for triple in parse(text.encode(), format=RdfFormat.TURTLE))
    assert {name for name, _ in found} == ({rule} if rule else set())
