"""Every IRI that we mint is dereferenced; the client chooses the form (RFC 9110, sections 12 and 13)."""

import gzip
import json

import pyoxigraph
import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad, RdfFormat

from tests.server.served import Served

TTL, JSONLD, NT, RDF = "/data/id/actor/LTU.ttl", "/data/id/actor/LTU.jsonld", "/data/id/actor/LTU.nt", "/data/id/actor/LTU.rdf"
PAGE = "/page/id/actor/LTU"

ACCEPTS = [
    (None, TTL),  # no wish: what people read most easily among the forms for machines
    ("*/*", TTL),
    ("text/turtle", TTL),
    ("application/ld+json", JSONLD),
    ("application/n-triples", NT),
    ("application/rdf+xml", RDF),
    ("text/html", PAGE),
    ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", PAGE),  # browsers
    ("text/turtle;q=0.5, application/ld+json;q=0.9", JSONLD),  # the weight decides, not the order
    ("application/ld+json, text/turtle", TTL),  # equal weights: our order
    ("text/html;q=0.3, application/rdf+xml;q=0.4", RDF),
    ("text/*", TTL),
    ("*/*, text/turtle;q=0", JSONLD),  # q=0 refuses, and the more specific range wins
    ("TEXT/TURTLE; Q=0.7", TTL),  # types and parameter names know no case
    ("image/png", None),
    ("text/turtle;q=0", None),
    ("application/*;q=0.2, nonsense, ;;q=x, text/html;q=0.1", JSONLD),  # what cannot be read is passed over
]


@pytest.mark.parametrize(("accept", "place"), ACCEPTS, ids=lambda value: str(value)[:40])
def test_accept_header_decides_where_303_leads(server: Served, accept: str | None, place: str | None) -> None:
    told = server.get("/id/actor/LTU", **({"Accept": accept} if accept else {}))
    assert (told.status, told.headers.get("location")) == ((303, place) if place else (406, None))
    if place:
        assert "accept" in told.headers["vary"].lower()
        assert server.get(place).status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/ontology/",
        "/ontology/start",
        "/ontology/Treaty",
        "/vocabulary/act-kind",
        "/vocabulary/act-kind/accession",
        "/shapes/act-participation",
        "/shapes/",
        "/graph/actors",
        "/id/treaty/apmbc/article/20/3",
        "/id/name/VNM/vi%C3%AAt-nam/1976-07-02",
    ],
)
def test_words_shapes_and_graphs_are_dereferenced_as_instances_are(server: Served, path: str) -> None:
    told = server.get(path, Accept="text/turtle")
    assert (told.status, told.headers["location"]) == (303, f"/data{path}.ttl")
    assert list(pyoxigraph.parse(server.get(f"/data{path}.ttl").body, format=RdfFormat.TURTLE))
    assert server.get(server.get(path, Accept="text/html").headers["location"]).media == "text/html"


@pytest.mark.parametrize("path", ["/id/actor/LTU", "/id/treaty/apmbc", "/shapes/act-participation", "/shapes/", "/graph/asserted/apmbc"])
def test_same_triples_in_every_format(server: Served, path: str) -> None:
    forms = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "rdf": RdfFormat.RDF_XML, "jsonld": RdfFormat.JSON_LD}
    graphs = {ending: canonical(server.get(f"/data{path}.{ending}").body, form) for ending, form in forms.items()}
    assert graphs["nt"]
    assert all(graph == graphs["nt"] for graph in graphs.values())


def canonical(content: bytes, form: RdfFormat) -> set[str]:
    found = Dataset(Quad(*quad.triple) for quad in pyoxigraph.parse(content, format=form))
    found.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return {str(quad) for quad in found}


def test_a_document_of_json_ld_says_the_same_with_the_published_context(server: Served) -> None:
    document, published = server.get("/data/id/treaty/apmbc/clause/withdrawal.jsonld").json(), server.get("/context.jsonld").json()
    assert document["clauseOf"] == "id:treaty/apmbc"
    with_published = json.dumps({**document, "@context": published["@context"]}).encode()
    assert canonical(with_published, RdfFormat.JSON_LD) == canonical(json.dumps(document).encode(), RdfFormat.JSON_LD)


def test_head_says_what_get_says_without_the_body(server: Served) -> None:
    for path in ("/", "/id/actor/LTU", TTL, PAGE, "/sparql", "/dataset", "/.well-known/void", "/healthz", "/context.jsonld"):
        head, get = server.ask("HEAD", path), server.get(path)
        assert (head.status, head.body) == (get.status, b"")
        assert {**head.headers, "date": ""} == {**get.headers, "date": ""}


def test_what_the_client_has_is_not_sent_again(server: Served) -> None:
    first = server.get(TTL)
    again = server.get(TTL, If_None_Match=f'"other", {first.headers["etag"]}')
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert server.get(TTL, If_None_Match='"other"').status == 200
    assert server.get(JSONLD).headers["etag"] != first.headers["etag"]


def test_answers_may_be_read_from_pages_of_other_hosts(server: Served) -> None:
    assert server.get(TTL, Origin="https://example.org").headers["access-control-allow-origin"] == "*"
    asked = {"Origin": "https://example.org", "Access_Control_Request_Method": "POST", "Access_Control_Request_Headers": "accept"}
    preflight = server.ask("OPTIONS", "/sparql", **asked)
    assert preflight.status == 200
    assert "POST" in preflight.headers["access-control-allow-methods"]


def test_compressed_only_for_those_who_ask(server: Served) -> None:
    plain, packed = server.get(TTL), server.get(TTL, Accept_Encoding="gzip")
    assert "content-encoding" not in plain.headers
    assert gzip.decompress(packed.body) == plain.body
    assert "accept-encoding" in packed.headers["vary"].lower()


def test_nothing_is_written_over_http(server: Served) -> None:
    for method in ("PUT", "DELETE", "PATCH", "POST"):
        told = server.ask(method, "/id/actor/LTU", b"")
        assert told.status == 405
        assert set(told.headers["allow"].replace(" ", "").split(",")) == {"GET", "HEAD"}


def test_unknown_addresses_are_not_found_in_a_sentence(server: Served) -> None:
    for path in ("/id/actor/XXX", "/data/id/actor/XXX.ttl", "/data/id/actor/LTU.exe", "/page/id/actor/XXX", "/nothing"):
        told = server.get(path)
        assert told.status == 404, path
        assert told.json()["error"]
