"""Alignments: which match is claimed, by whose document; one to one where two things would otherwise be taken for one."""

import csv
import tomllib
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, URIRef

from tests.shapes.shapes import ONTOLOGY, ROOT

DOCUMENTS = sorted((ONTOLOGY / "alignments").glob("*.ttl"))
COVERED = {"eli", "eu-authority", "jolux", "odrl", "org", "owl-time", "prov", "schema-org", "ukparliament", "wikidata"}
MATCHES = {RDFS.subClassOf, RDFS.subPropertyOf, SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch}
OWN = "https://w3id.org/treaty-kg/"


def claims(path: Path) -> list[tuple[URIRef, URIRef, URIRef]]:
    """Every statement that is not about the document itself."""
    graph = Graph().parse(path)
    (head,) = graph.subjects(RDF.type, OWL.Ontology)
    return [(URIRef(s), URIRef(p), URIRef(o)) for s, p, o in graph if s != head]


def space(iri: str) -> str:
    return iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]


def test_every_vocabulary_that_users_come_from_is_covered() -> None:
    assert {path.stem for path in DOCUMENTS} >= COVERED


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_claim_states_its_match_and_the_document_names_the_other_vocabulary(path: Path) -> None:
    graph = Graph().parse(path)
    (head,) = graph.subjects(RDF.type, OWL.Ontology)
    assert str(graph.value(head, DCTERMS.source)).startswith("http")
    assert claims(path)
    for term, match, target in claims(path):
        assert match in MATCHES, f"{match} does not say how close {term} and {target} are"
        assert term.startswith(OWN) and not target.startswith(OWN)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_exact_and_close_matches_are_one_to_one_within_a_vocabulary(path: Path) -> None:
    close = [(term, target) for term, match, target in claims(path) if match in (SKOS.exactMatch, SKOS.closeMatch)]
    outwards = Counter((term, space(target)) for term, target in close)
    inwards = Counter(target for _, target in close)
    assert {pair for pair, number in outwards.items() if number > 1} == set()
    assert {target for target, number in inwards.items() if number > 1} == set()


def test_no_document_says_that_two_things_are_the_same() -> None:
    same = {OWL.sameAs, OWL.equivalentClass, OWL.equivalentProperty}
    assert [path.stem for path in DOCUMENTS for _, match, _ in claims(path) if match in same] == []


def actors() -> list[dict[str, str]]:
    with (ROOT / "data" / "actors.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("column", ["wikidata", "eu_authority", "alpha3", "numeric", "m49"])
def test_an_identifier_stands_for_one_actor(column: str) -> None:
    held = Counter(row[column] for row in actors() if row[column])
    assert len(held) > 190 and {value for value, number in held.items() if number > 1} == set()


def test_an_alpha_2_code_is_held_by_one_living_state_and_used_twice_only_where_all_holders_are_gone() -> None:
    held = defaultdict(list)
    for row in actors():
        if row["alpha2"]:
            held[row["alpha2"]].append(row)
    twice = {code: rows for code, rows in held.items() if len(rows) > 1}
    assert {code: sorted(row["actor"] for row in rows) for code, rows in twice.items()} == {"CS": ["CSK", "SCG"]}
    assert all(row["exists_until"] for rows in twice.values() for row in rows)


def test_what_is_missing_is_known() -> None:
    """No source at hand gives these; a new one comes with its source."""
    missing = {column: {row["actor"] for row in actors() if not row[column]} for column in ("wikidata", "eu_authority")}
    assert missing["wikidata"] == {"EAEC", "EEC", "ESH", "ZAN"}
    assert {row["kind"] for row in actors() if row["actor"] in missing["eu_authority"]} <= {
        "former_state",
        "international_organisation",
        "disputed_entity",
    }


def treaties() -> dict[str, dict[str, object]]:
    return {
        path.parent.name: tomllib.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "data" / "treaties").glob("*/treaty.toml")
    }


def head_of(slug: str, all_of_them: dict[str, dict[str, object]]) -> str:
    parent = all_of_them[slug].get("parent")
    return head_of(str(parent), all_of_them) if parent else slug


@pytest.mark.parametrize("register", ["unts", "mtdsg"])
def test_a_registration_number_is_shared_only_by_a_treaty_and_what_is_annexed_to_it(register: str) -> None:
    known = treaties()
    holders: dict[str, set[str]] = defaultdict(set)
    for slug, told in known.items():
        identifiers = told.get("identifiers", {})
        assert isinstance(identifiers, dict)
        if register in identifiers:
            assert identifiers["source"], slug
            holders[str(identifiers[register])].add(head_of(slug, known))
    assert len(holders) > 10
    assert {number: heads for number, heads in holders.items() if len(heads) > 1} == {}
