"""Endpoints that answer with something else than they should: always a sentence, never a wrong answer."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kg.publish.push import published
from kg.publish.target import Target
from kg.sparql.errors import EndpointError
from kg.sparql.remote import Endpoint

RESULTS = "application/sparql-results+json"
WHOLE = b'{"head":{"vars":["g"]},"results":{"bindings":[]}}'


@contextmanager
def answering(status: int, media: str, body: bytes, length: int | None = None) -> Iterator[str]:
    """A server that says the same whatever it is asked."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(status)
            self.send_header("Content-Type", media)
            self.send_header("Content-Length", str(len(body) if length is None else length))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/sparql"
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    ("status", "media", "body", "length"),
    [
        (200, "text/html", b"<html><h1>Welcome</h1></html>", None),
        (500, "text/html", b"<html><h1>Error</h1></html>", None),
        (200, RESULTS, WHOLE[:20], None),  # cut off, and the length agrees
        (200, RESULTS, WHOLE[:20], len(WHOLE)),  # cut off on the way
        (200, RESULTS, b'{"head":{},"boolean":true}', None),
        (200, RESULTS, b"[]", None),
        (200, RESULTS, b"\xff\xfe\x00", None),
        (401, "text/plain", b"who are you", None),
        (302, "text/plain", b"elsewhere", None),
    ],
)
def test_what_cannot_be_used_is_told(status: int, media: str, body: bytes, length: int | None) -> None:
    with answering(status, media, body, length) as url:
        with pytest.raises(EndpointError):
            published(Target(url, seconds=5))
        with pytest.raises(EndpointError):
            Endpoint(url, seconds=5).ask("SELECT ?g WHERE { ?g ?p ?o }")
