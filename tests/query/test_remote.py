"""A remote endpoint, played by a real server on this machine that is honest, busy, broken or hostile by turns."""

import base64
import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import pytest

from kg.answers.errors import QuestionError
from kg.sparql.errors import EndpointError, EndpointTimeout, QueryRefused, QuerySyntax
from kg.sparql.remote import Endpoint

ROWS = {"head": {"vars": ["s"]}, "results": {"bindings": [{"s": {"type": "literal", "value": "é"}}]}}
JSON = "application/sparql-results+json"


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.replies: list[Any] = []
        self.requests: list[tuple[str, str, dict[str, str], bytes]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/sparql"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up on a hostile answer is what is tested."""


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.requests.append((self.command, self.path, dict(self.headers), body))
        reply = self.server.replies.pop(0) if len(self.server.replies) > 1 else self.server.replies[0]
        if callable(reply):
            reply(self)
            return
        code, kind, content, *headers = reply
        self.send_response(code)
        if kind:
            self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST  # noqa: N815 -- the names that http.server calls

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def no_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("KG_ENDPOINT_USER", "KG_ENDPOINT_PASSWORD", "KG_ENDPOINT_TOKEN"):
        monkeypatch.delenv(name, raising=False)


def good(content: object = ROWS) -> tuple[int, str, bytes]:
    return 200, JSON, json.dumps(content).encode()


def asked(server: Server, text: str = "SELECT ?s { ?s ?p ?o }", seconds: float = 5, size: int = 1 << 20) -> Any:
    server.waited = []  # type: ignore[attr-defined]
    return Endpoint(server.url, seconds, size, server.waited.append).ask(text)  # type: ignore[attr-defined]


def test_a_table_comes_as_from_the_embedded_store(server: Server) -> None:
    server.replies = [good()]
    answer = asked(server, "SELECT ?s { ?s tkg:start ?o } # SELECT")
    assert answer.rows == [{"s": "é"}]
    method, path, headers, body = server.requests[0]
    assert (method, path) == ("POST", "/sparql")
    assert headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert headers["Accept"] == "application/sparql-results+json, application/json;q=0.5"
    sent = parse_qs(body.decode())
    assert list(sent) == ["query"], "no parameter that only one store knows"
    assert sent["query"] == ["PREFIX tkg: <https://w3id.org/treaty-kg/ontology/> SELECT ?s { ?s tkg:start ?o } # SELECT"]


def test_a_truth_value(server: Server) -> None:
    server.replies = [good({"head": {}, "boolean": True})]
    assert asked(server, "ASK { ?s ?p ?o }").boolean is True


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("application/n-triples", b'<urn:a> <urn:b> "c" .\n'),
        ("text/turtle; charset=utf-8", b'<urn:a> <urn:b> "c" , "c" .'),
        (
            "application/rdf+xml",
            b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:u="urn:">'
            b'<rdf:Description rdf:about="urn:a"><u:b>c</u:b></rdf:Description></rdf:RDF>',
        ),
    ],
)
def test_a_graph_in_whatever_form_the_endpoint_has(server: Server, kind: str, content: bytes) -> None:
    server.replies = [(200, kind, content)]
    assert asked(server, "CONSTRUCT WHERE { ?s ?p ?o }").triples == '<urn:a> <urn:b> "c" .\n'
    assert server.requests[0][2]["Accept"].startswith("application/n-triples")


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        ((200, "text/html", b"<html><head><title>Log in\x1b[31m</title></head></html>"), "web page .*Log in"),
        ((200, JSON, b'{"head": {"vars": ["s"]}, "results": {"bindi'), "cut off"),
        ((200, JSON, b""), "cut off"),
        ((200, JSON, b"[]"), "no SPARQL results"),
        ((200, JSON, b'{"head": {}, "results": {}}'), "head.vars"),
        ((200, JSON, b'{"head": {"vars": ["s"]}, "results": {"bindings": [{"s": {"type": "literal"}}]}}'), "cut off or is no"),
        ((200, JSON, b'{"head": {"vars": ["s"]}, "results": {"bindings": [1]}}'), "cut off or is no"),
        ((200, JSON, b"\xff\xfe\x00"), "cut off or is no"),
        ((200, JSON, b'{"head": {}, "boolean": true}'), "truth value"),
        ((200, "image/png", b"x"), "image/png"),
        ((200, "text/csv", b"s\r\n"), "text/csv"),
        ((200, None, b"{}"), "text/plain"),
        ((401, "text/plain", b""), "KG_ENDPOINT_USER"),
        ((403, "text/plain", b""), "KG_ENDPOINT_USER"),
        ((404, "text/html", b"<title>none</title>"), "no endpoint at this address"),
        ((500, "text/plain", b"out of\nmemory"), "HTTP 500.: out of memory"),
    ],
)
def test_what_is_no_answer_is_said_in_one_clean_sentence(server: Server, reply: Any, said: str) -> None:
    server.replies = [reply]
    with pytest.raises(EndpointError, match=said) as caught:
        asked(server)
    assert str(caught.value).isprintable(), "no control character of a hostile server reaches the terminal"


def test_a_graph_that_is_cut_off(server: Server) -> None:
    server.replies = [(200, "text/turtle", b"<urn:a> <urn:b> ")]
    with pytest.raises(EndpointError, match="cut off"):
        asked(server, "DESCRIBE <urn:a>")


def test_an_endpoint_that_refuses_the_query_is_a_syntax_error(server: Server) -> None:
    server.replies = [(400, "text/plain", b"Parse error at line 1")]
    with pytest.raises(QuerySyntax, match="Parse error at line 1"):
        asked(server)


def test_a_busy_endpoint_is_asked_again_after_the_time_it_names(server: Server) -> None:
    server.replies = [(503, "text/plain", b"", ("Retry-After", "2")), (429, "text/plain", b"", ("Retry-After", "1")), good()]
    assert asked(server).rows == [{"s": "é"}]
    assert server.waited == [2, 1]  # type: ignore[attr-defined]


def test_a_time_in_the_past_is_no_wait(server: Server) -> None:
    server.replies = [(503, "text/plain", b"", ("Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT")), good()]
    asked(server)
    assert server.waited == [0]  # type: ignore[attr-defined]


@pytest.mark.parametrize("after", ["3600", "soon", "-1", "9" * 400])
def test_an_endpoint_that_stays_busy_is_given_up(server: Server, after: str) -> None:
    server.replies = [(503, "text/plain", b"", ("Retry-After", after))]
    with pytest.raises(EndpointError, match="busy"):
        asked(server)
    assert len(server.requests) <= 3


def test_other_failures_are_not_tried_again(server: Server) -> None:
    server.replies = [(500, "text/plain", b"")]
    with pytest.raises(EndpointError):
        asked(server)
    assert len(server.requests) == 1


def _cut_off(handler: _Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", JSON)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"head"')


def test_an_answer_shorter_than_promised(server: Server) -> None:
    server.replies = [_cut_off]
    with pytest.raises(EndpointError, match="cut off"):
        asked(server)


def _drip(handler: _Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", JSON)
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


@pytest.mark.parametrize("reply", [_drip, lambda handler: time.sleep(3)], ids=["drips", "is silent"])
def test_a_slow_server_cannot_hold_us(server: Server, reply: Any) -> None:
    server.replies = [reply]
    begun = time.monotonic()
    with pytest.raises(EndpointTimeout):
        asked(server, seconds=0.4)
    assert time.monotonic() - begun < 2.5


def _flood(handler: _Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", JSON)
    handler.end_headers()
    for _ in range(1000):
        handler.wfile.write(b" " * (1 << 16))


def test_an_endless_answer_is_not_kept(server: Server) -> None:
    server.replies = [_flood]
    with pytest.raises(EndpointError, match="more than 1 MiB"):
        asked(server)


def _no_http(handler: _Handler) -> None:
    handler.wfile.write(b"SSH-2.0-OpenSSH\r\n")
    handler.close_connection = True


@pytest.mark.parametrize("reply", [_no_http, lambda handler: handler.connection.close()], ids=["no HTTP", "hangs up"])
def test_what_does_not_speak_http(server: Server, reply: Any) -> None:
    server.replies = [reply]
    with pytest.raises(EndpointError):
        asked(server)


def test_nobody_there() -> None:
    with Server() as gone:
        url = gone.url
    with pytest.raises(EndpointError, match="cannot be reached"):
        Endpoint(url, 2, sleep=lambda _: None).ask("ASK {}")


def test_credentials_come_from_the_environment(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    server.replies = [good()]
    asked(server)
    monkeypatch.setenv("KG_ENDPOINT_USER", "me")
    monkeypatch.setenv("KG_ENDPOINT_PASSWORD", "pässword")
    asked(server)
    monkeypatch.setenv("KG_ENDPOINT_TOKEN", "t0ken")
    asked(server)
    sent = [headers.get("Authorization") for _, _, headers, _ in server.requests]
    assert sent == [None, "Basic " + base64.b64encode("me:pässword".encode()).decode(), "Bearer t0ken"]


def test_a_redirect_takes_credentials_to_no_other_host(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_ENDPOINT_TOKEN", "t0ken")
    with Server() as other:
        other.replies = [good()]
        server.replies = [(307, None, b"", ("Location", other.url))]
        with pytest.raises(EndpointError, match="redirects to"):
            asked(server)
        assert other.requests == []


def test_a_redirect_on_the_same_host_keeps_the_query(server: Server) -> None:
    server.replies = [(308, None, b"", ("Location", "/query")), good()]
    assert asked(server).rows == [{"s": "é"}]
    assert [path for _, path, _, _ in server.requests] == ["/sparql", "/query"]
    assert server.requests[0][3] == server.requests[1][3]


def test_a_redirect_that_would_lose_the_query(server: Server) -> None:
    server.replies = [(302, None, b"", ("Location", "/query")), good()]
    with pytest.raises(EndpointError, match="redirect"):
        asked(server)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://x/", "localhost", "", "http://", "http://me:secret@localhost/"])
def test_what_is_no_address_is_a_usage_error(url: str) -> None:
    with pytest.raises(QuestionError) as caught:
        Endpoint(url)
    assert "secret" not in str(caught.value)


def test_nothing_is_sent_that_would_be_refused_at_home(server: Server) -> None:
    server.replies = [good()]
    with pytest.raises(QueryRefused):
        asked(server, "INSERT DATA { <urn:a> <urn:b> <urn:c> }")
    assert server.requests == []


@pytest.mark.parametrize("code", [404, 405])
def test_where_only_the_host_is_given_the_usual_place_is_named(server: Server, code: int) -> None:
    server.replies = [(code, "text/plain", b"")]
    with pytest.raises(EndpointError, match=f"HTTP {code}.*{server.url}"):
        Endpoint(server.url.removesuffix("sparql")).ask("ASK {}")
