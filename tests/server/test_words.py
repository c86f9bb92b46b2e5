"""Every word that a client comes upon leads to its page: classes, codes, rules, alignments, versions."""

import pytest

from tests.server.served import Served

WORDS = {
    "/ontology/": "Treaty knowledge graph ontology",
    "/ontology/0.1.0": "Treaty knowledge graph ontology",
    "/ontology/module/act": "What actors do towards treaties",
    "/ontology/doneBy": "The actor that did it",
    "/ontology/alignment/eli": "European Legislation Identifier",
    "/vocabulary/": "Vocabularies",
    "/vocabulary/act-kind": "Kinds of act",
    "/vocabulary/act-kind/accession": "Consent to be bound by a State that did not sign",
    "/shapes/": "Every rule that validation can name",
    "/shapes/module/act": "Shapes for acts",
    "/shapes/act-twice": "How to mend",
    "/shapes/scheme/act-kind": "is a part of other rules",
}


@pytest.mark.parametrize("path", WORDS)
def test_a_word_leads_a_reader_to_its_page_and_a_machine_to_its_data(server: Served, path: str) -> None:
    told = server.get(path, Accept="text/html")
    assert (told.status, told.headers["location"]) == (303, f"/page{path}")
    page = server.get(f"/page{path}")
    assert page.status == 200 and WORDS[path] in page.body.decode()
    assert "style-src 'self';" in page.headers["content-security-policy"], "no page of words needs styles of its own"
    if path != "/vocabulary/":
        data = server.get(f"/data{path}.ttl")
        assert data.status == 200 and data.media == "text/turtle"


@pytest.mark.parametrize("rule", ["not-utf-8", "hygiene/overlapping-periods"])
def test_a_rule_that_code_or_a_query_checks_has_a_page_and_no_data(server: Served, rule: str) -> None:
    assert server.get(f"/shapes/{rule}", Accept="text/html").headers["location"] == f"/page/shapes/{rule}"
    assert server.get(f"/page/shapes/{rule}").status == 200
    assert server.get(f"/shapes/{rule}", Accept="text/turtle").status == 406
    assert server.get("/shapes/no-such-rule", Accept="text/html").status == 404


def test_the_data_of_an_alignment_are_all_its_claims_and_a_term_tells_of_them(server: Served) -> None:
    whole = server.get("/data/ontology/alignment/ukparliament.nt").body.decode()
    assert whole.count("http://parliament.uk/ontologies/treaty/") >= 9
    assert "http://parliament.uk/ontologies/treaty/actionDate" in server.get("/data/ontology/doneOn.nt").body.decode()
