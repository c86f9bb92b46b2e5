"""The ontology is consistent under OWL 2 RL, with its alignments and the example of the graph model; a seeded contradiction is found."""

from pathlib import Path

import pytest
from owlrl import OWLRL_Semantics
from rdflib import Graph

from tests.shapes.shapes import ONTOLOGY, words

EXAMPLE = Path(__file__).parent / "lithuania.ttl"
HEAD = "@prefix tkg: <https://w3id.org/treaty-kg/ontology/> . @base <https://w3id.org/treaty-kg/id/> .\n"


def errors(more: str = "", *, aligned: bool = False) -> list[str]:
    """What the reasoner finds to be contradictory."""
    graph = Graph()
    for path in (*words(), EXAMPLE, *(sorted((ONTOLOGY / "alignments").glob("*.ttl")) if aligned else ())):
        graph.parse(path)
    graph.parse(data=HEAD + more, format="turtle")
    reasoner = OWLRL_Semantics(graph, axioms=False, daxioms=False, rdfs=False)
    reasoner.closure()
    return sorted(reasoner.error_messages)


@pytest.mark.parametrize("aligned", [False, True])
def test_the_ontology_with_the_example_is_consistent(aligned: bool) -> None:
    assert errors(aligned=aligned) == []


@pytest.mark.parametrize(
    "contradiction",
    [
        "<status/apmbc/LTU/2025-12-27> tkg:status <https://w3id.org/treaty-kg/vocabulary/base-status/party> .",
        "<act/apmbc/LTU/withdrawal/2025-06-27> a tkg:StatusPeriod .",
        "<treaty/apmbc/duty/stockpile-destruction> a tkg:Clause .",
        "<actor/RUS> tkg:succeeds <actor/SUN> .",
        "<actor/LTU> tkg:continues <actor/LTU> .",
    ],
    ids=["two statuses in one period", "an act that is a status", "a duty that is a clause", "continues and succeeds", "continues itself"],
)
def test_a_contradiction_is_found(contradiction: str) -> None:
    assert errors(contradiction) != []
