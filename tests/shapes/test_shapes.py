"""The shapes are well made: valid by SHACL-SHACL, explained, with a source, and speak only of declared words."""

import re
from pathlib import Path

import pyshacl
import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, Graph, URIRef

from tests.shapes.shapes import ONTOLOGY, SH, SHP, graph_of, name_of, own_terms, rules, words

FILES = sorted((ONTOLOGY / "shapes").glob("*.ttl"))
RULES = rules(graph_of())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_shapes_are_valid_by_shacl_shacl(path: Path) -> None:
    shapes = graph_of(path.name, "shapes.ttl")
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=shapes, meta_shacl=True, inplace=True)
    assert conforms, text


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_a_rule_explains_itself(rule: URIRef) -> None:
    graph = graph_of()
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name_of(rule))
    for told in (RDFS.label, RDFS.comment, DCTERMS.source, SHP.help, SH.severity, RDFS.isDefinedBy):
        assert len(list(graph.objects(rule, told))) == 1, told
    queries = list(graph.objects(rule, SH.sparql))
    messages = [message for told in (rule, *queries) for message in graph.objects(told, SH.message)]
    assert len(messages) == 1
    assert str(messages[0]).endswith((".", "{?value}."))
    assert all(isinstance(query, URIRef) for query in queries)


def test_a_message_names_only_what_its_query_selects() -> None:
    graph = graph_of()
    for query in graph.subjects(RDF.type, SH.SPARQLConstraint):
        names = re.findall(r"\{\?(\w+)\}", str(graph.value(query, SH.message)))
        head = str(graph.value(query, SH.select)).split("WHERE")[0]
        assert all(f"?{name}" in head for name in names), query


def test_shapes_use_no_undeclared_word() -> None:
    declared = Graph()
    for path in words():
        declared.parse(path)
    terms = {str(term).rsplit("/", 1)[-1] for term in declared.subjects(RDFS.isDefinedBy, None) if "/ontology/" in str(term)}
    assert {term for path in FILES for term in own_terms(path.read_text(encoding="utf-8"))} <= terms
    used = {term for term in graph_of().all_nodes() if isinstance(term, URIRef) and "/treaty-kg/vocabulary/" in term}
    assert used <= set(declared.subjects())


def test_the_codes_in_queries_are_concepts() -> None:
    concepts, graph = Graph(), graph_of()
    for path in words():
        concepts.parse(path)
    spaces = {str(graph.value(d, SH.prefix)): str(graph.value(d, SH.namespace)) for d in graph.objects(None, SH.declare)}
    for query in graph.objects(None, SH.select):
        for prefix, code in re.findall(r"([a-z-]+):([a-z_]+)\b", str(query)):
            if "/vocabulary/" in spaces[prefix]:
                assert (URIRef(spaces[prefix] + code), None, None) in concepts, f"{prefix}:{code}"


def test_the_property_for_help_is_declared() -> None:
    assert (SHP.help, RDF.type, OWL.AnnotationProperty) in graph_of()
