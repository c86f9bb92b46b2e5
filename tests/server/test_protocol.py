"""SPARQL 1.1 Protocol, query operation: every way to ask, every form of answer, and all that is refused."""

import json
import socket
import threading
from collections.abc import Iterator
from urllib.parse import quote, urlencode

import pyoxigraph
import pytest
from pyoxigraph import QueryResultsFormat, RdfFormat

from tests.server.served import Served

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s a tkg:Treaty }"
GRAPH = "https://w3id.org/treaty-kg/graph/"


def number(told_json: object) -> int:
    return int(told_json["results"]["bindings"][0]["n"]["value"])  # type: ignore[index]


def test_three_ways_to_ask_give_the_same_answer(server: Served) -> None:
    get = server.query(COUNT)
    form = server.post(COUNT)
    direct = server.ask(
        "POST", "/sparql", COUNT.encode(), Content_Type="application/sparql-query; charset=utf-8", Accept="application/json"
    )
    assert get.body == form.body == direct.body
    assert number(get.json()) == 1


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("application/sparql-results+json", QueryResultsFormat.JSON),
        ("application/sparql-results+xml", QueryResultsFormat.XML),
        ("text/csv", QueryResultsFormat.CSV),
        ("text/tab-separated-values", QueryResultsFormat.TSV),
    ],
)
def test_tables_in_every_format(server: Served, accept: str, form: QueryResultsFormat) -> None:
    told = server.query("SELECT ?s WHERE { ?s a tkg:WithdrawalClause }", accept)
    assert told.media == accept
    if form == QueryResultsFormat.CSV:  # not read by the engine, for it loses the kinds of terms
        assert told.body.split() == [b"s", b"https://w3id.org/treaty-kg/id/treaty/apmbc/clause/withdrawal"]
    else:
        rows = list(pyoxigraph.parse_query_results(told.body, format=form))  # type: ignore[arg-type]
        assert [row["s"].value for row in rows] == ["https://w3id.org/treaty-kg/id/treaty/apmbc/clause/withdrawal"]


@pytest.mark.parametrize("accept", ["application/sparql-results+json", "application/sparql-results+xml"])
def test_truth_values(server: Served, accept: str) -> None:
    told = server.query("ASK { ?s a tkg:Treaty }", accept)
    assert told.media == accept
    assert b"true" in told.body


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", RdfFormat.N_TRIPLES),
        ("application/ld+json", RdfFormat.JSON_LD),
        ("application/rdf+xml", RdfFormat.RDF_XML),
    ],
)
def test_graphs_in_every_format(server: Served, accept: str, form: RdfFormat) -> None:
    for query in ("CONSTRUCT { ?s a tkg:Treaty } WHERE { ?s a tkg:Treaty }", "DESCRIBE <https://w3id.org/treaty-kg/id/treaty/apmbc>"):
        told = server.query(query, accept)
        assert told.media == accept
        assert list(pyoxigraph.parse(told.body, format=form))


def test_default_graph_is_the_union_unless_graphs_are_named(server: Served) -> None:
    every, words = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }", quote(f"{GRAPH}ontology")
    union, chosen = server.query(every), server.query(every, more=f"&default-graph-uri={words}")
    from_clause = server.query(f"SELECT (COUNT(*) AS ?n) FROM <{GRAPH}ontology> WHERE {{ ?s ?p ?o }}")
    assert 0 < number(chosen.json()) == number(from_clause.json()) < number(union.json())
    only_named = server.query(every, more=f"&named-graph-uri={words}")
    assert number(only_named.json()) == 0  # the default graph is then empty (section 2.1.4)
    of_named = server.query("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }", more=f"&named-graph-uri={words}")
    assert number(of_named.json()) == number(chosen.json())


def test_syntax_error_says_where(server: Served) -> None:
    told = server.query("SELECT *\nWHERE { ?s ?p }")
    assert told.status == 400
    line, column = told.json()["line"], told.json()["column"]
    assert (line, column in (15, 16)) == (2, True)  # the brace, or the place after it: engines count to either
    assert f"line {line}, column {column}" in told.json()["error"]
    long = server.query("SELECT ?a { { SELECT ?b {} } ").json()["error"]
    assert "column 30: expected one of" in long and long.endswith(" others") and "u{" not in long


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <http://a> <http://b> <http://c> }",
        "DROP ALL",
        "LOAD <{trap}>",
        "DELETE WHERE { ?s ?p ?o }",
        "SELECT * WHERE { SERVICE <{trap}> { ?s ?p ?o } }",
        "SELECT * WHERE { SERVICE SILENT <{trap}> { ?s ?p ?o } }",
        "SELECT * WHERE { \\u0053ERVICE <{trap}> { ?s ?p ?o } }",
        "SELECT * WHERE { serVice?x { ?s ?p ?o } }",
        "SELECT * FROM <{trap}> WHERE { ?s ?p ?o }",
        "SELECT * FROM NAMED <{trap}> WHERE { GRAPH ?g { ?s ?p ?o } }",
    ],
)
def test_what_would_change_the_graph_or_reach_out_is_refused(server: Served, trap: "Trap", text: str) -> None:
    for told in (server.query(text.replace("{trap}", trap.url)), server.post(text.replace("{trap}", trap.url))):
        assert told.status == 403, told.body
        assert told.json()["error"]
    assert not trap.caught


def test_graphs_named_by_the_request_are_not_fetched(server: Served, trap: "Trap") -> None:
    for name in ("default-graph-uri", "named-graph-uri"):
        assert server.query(COUNT, more=f"&{name}={quote(trap.url)}").status == 403
    assert not trap.caught


def test_the_update_operation_is_refused(server: Served) -> None:
    text = b"DROP ALL"
    assert server.ask("POST", "/sparql", text, Content_Type="application/sparql-update").status == 403
    form = urlencode({"update": text}).encode()
    assert server.ask("POST", "/sparql", form, Content_Type="application/x-www-form-urlencoded").status == 403
    assert number(server.query(COUNT).json()) == 1


@pytest.mark.parametrize(
    ("method", "target", "body", "media", "status"),
    [
        ("GET", "/sparql?query=a&query=b", None, "", 400),
        ("GET", "/sparql?other=a", None, "", 400),
        ("GET", "/sparql?query=%FF%FE", None, "", 400),
        ("POST", "/sparql", b"SELECT * {}", "text/plain", 415),
        ("POST", "/sparql", b"", "application/x-www-form-urlencoded", 400),
        ("POST", "/sparql", b"\xff\xfe", "application/sparql-query", 400),
        ("POST", "/sparql?query=a", b"SELECT * {}", "application/sparql-query", 400),
        ("POST", "/sparql", b"a=1&" * 100 + b"query=x", "application/x-www-form-urlencoded", 400),
        ("POST", "/sparql", b"", "", 415),
        ("PUT", "/sparql", b"", "", 405),
    ],
)
def test_what_is_no_query_is_told_so(server: Served, method: str, target: str, body: bytes | None, media: str, status: int) -> None:
    told = server.ask(method, target, body, **({"Content_Type": media} if media else {}))
    assert told.status == status
    assert json.loads(told.body)["error"]


def test_no_form_that_fits_is_406(server: Served) -> None:
    assert server.query(COUNT, "image/png").status == 406
    assert server.query("CONSTRUCT WHERE { ?s a tkg:Treaty }", "text/csv").status == 406


def test_the_service_describes_itself(server: Served) -> None:
    triples = {str(quad.triple) for quad in pyoxigraph.parse(server.get("/sparql").body, format=RdfFormat.TURTLE)}
    assert any("UnionDefaultGraph" in triple for triple in triples)
    assert any(f"{server.url}/sparql" in triple for triple in triples)


class Trap:
    """A port that notes whoever comes."""

    def __init__(self) -> None:
        self.wire = socket.create_server(("127.0.0.1", 0))
        self.caught: list[bytes] = []
        self.url = f"http://127.0.0.1:{self.wire.getsockname()[1]}/data.ttl"
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        try:
            while True:
                caller, _ = self.wire.accept()
                self.caught.append(b"came")
                caller.close()
        except OSError:
            return


@pytest.fixture
def trap() -> Iterator[Trap]:
    found = Trap()
    yield found
    found.wire.shutdown(socket.SHUT_RDWR)
    found.wire.close()
