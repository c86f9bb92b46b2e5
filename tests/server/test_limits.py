"""Those who mistreat the server harm nobody: limits hold, and afterwards all is as before."""

import http.client
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median

import pytest

from tests.server.served import Served, serving

FIRST = "SELECT (COUNT(*) AS ?n) WHERE { ?s a tkg:WithdrawalClause }"
SLOW = [
    "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",  # a product of all with all
    "SELECT * WHERE { ?a (<x:p>|!<x:p>)* ?b . ?b (<x:p>|!<x:p>)* ?c . ?c (<x:p>|!<x:p>)* ?a }",  # paths through everything
    "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d))) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f }",  # memory in one value
    "SELECT DISTINCT ?a ?d ?g WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g",  # memory in rows
    'SELECT * WHERE { ?s ?p ?o FILTER(REGEX(STR(?o), "^(([a-z])+.)+[A-Z]([a-z])+$")) ?a ?b ?c . ?d ?e ?f }',
]


@pytest.fixture(scope="module")
def small(apmbc_build: Path) -> Iterator[Served]:
    """A server with little patience."""
    options = ("--seconds", "1", "--memory", "256", "--answer", "1", "--waiting", "4", "--workers", "2")
    with serving(apmbc_build, *options) as served:
        yield served


def first_query(server: Served) -> float:
    """Seconds that a plain query takes; the median of five."""
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        assert server.query(FIRST).status == 200
        times.append(time.perf_counter() - begun)
    return median(times)


def until_calm(server: Served) -> None:
    """Wait for the workers that are renewed."""
    for _ in range(100):
        if server.query(FIRST).status == 200 and server.get("/healthz").json()["workers"] == 2:
            return
        time.sleep(0.1)
    raise AssertionError("the workers did not come back")


@pytest.mark.parametrize("query", SLOW)
def test_queries_without_end_are_stopped(small: Served, query: str) -> None:
    begun = time.perf_counter()
    told = small.query(query)
    assert told.status in (503, 413), told.body
    assert told.json()["error"]
    assert time.perf_counter() - begun < 6
    until_calm(small)


def test_huge_answers_are_refused(small: Served) -> None:
    told = small.query("SELECT * WHERE { ?s ?p ?o }")
    assert told.status == 413
    assert "LIMIT" in told.json()["error"]


@pytest.mark.parametrize("opener", ["(", "{ ", "!"])
def test_deep_nesting_breaks_a_worker_at_most(small: Served, opener: str) -> None:
    for depth in (1000, 200_000):
        if opener == "{ ":
            text = f"SELECT * WHERE {opener * depth} ?s ?p ?o {'}' * depth}"
        else:
            closer = ")" * depth if opener == "(" else ""
            text = f"SELECT * WHERE {{ ?s ?p ?o FILTER({opener * depth}?o{closer}) }}"
        assert small.post(text).status in (200, 400, 403, 413, 503)
    until_calm(small)


def test_too_many_at_once_are_refused_with_a_time_to_come_back(small: Served) -> None:
    with ThreadPoolExecutor(12) as many:
        told = list(many.map(small.query, [SLOW[0]] * 12))
    assert {each.status for each in told} == {503}
    assert all(int(each.headers["retry-after"]) > 0 for each in told)
    until_calm(small)


def test_huge_bodies_are_refused_early(small: Served) -> None:
    assert small.ask("POST", "/sparql", b"x" * (2 << 20), Content_Type="application/sparql-query").status == 413
    begun = time.perf_counter()
    announced = b"POST /sparql HTTP/1.1\r\nHost: h\r\nContent-Type: application/sparql-query\r\nContent-Length: 99999999999\r\n\r\n"
    assert b" 413 " in small.raw(announced + b"x" * (2 << 20))[:40]
    assert time.perf_counter() - begun < 8


def test_chunked_bodies_are_bounded_too(small: Served) -> None:
    head = b"POST /sparql HTTP/1.1\r\nHost: h\r\nContent-Type: application/sparql-query\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert b" 413 " in small.raw(head + (b"10000\r\n" + b"x" * 65536 + b"\r\n") * 20)[:40]


@pytest.mark.parametrize(
    "request_line",
    [
        b"GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1",
        b"GET /../../etc/passwd HTTP/1.1",
        b"GET /data/../../manifest.json.ttl HTTP/1.1",
        b"GET /data/..%2f..%2f..%2fetc%2fpasswd.ttl HTTP/1.1",
        b"GET /page/%00 HTTP/1.1",
        b"GET /release/0.1.0/..%2f..%2fmanifest.json HTTP/1.1",
        b"GET /id/%0d%0aSet-Cookie:%20a=b HTTP/1.1",
        b"GET /data/id/actor/LTU%0d%0aX: HTTP/1.1",
        b"GET //evil.example/ HTTP/1.1",
    ],
)
def test_paths_lead_nowhere_else(small: Served, request_line: bytes) -> None:
    told = small.raw(request_line + b"\r\nHost: h\r\nConnection: close\r\n\r\n")
    assert told.split(b" ")[1] in (b"404", b"400", b"405")
    assert b"root:" not in told
    assert b"set-cookie" not in told.lower()


@pytest.mark.parametrize(
    "content",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 100,  # TLS on a plain port
        b"GET / HTTP/9.9\r\n\r\n",
        b"NONSENSE\r\n\r\n",
        b"GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        b"POST /sparql HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: h\r\nX: \x00\r\n\r\n",
        b"GET /" + b"a" * 300_000 + b" HTTP/1.1\r\nHost: h\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: h\r\n" + b"X: y\r\n" * 30_000 + b"\r\n",
        b'GET /sparql HTTP/1.1\r\nHost: "><script>\r\nConnection: close\r\n\r\n',
        b"GET /feed.atom HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n",
    ],
)
def test_broken_requests_are_refused(small: Served, content: bytes) -> None:
    told = small.raw(content)
    assert told == b"" or told.split(b" ")[1].startswith((b"4", b"5")), told[:100]
    assert b"<script>" not in told
    assert small.get("/healthz").status == 200


def test_slow_headers_and_bodies_are_cut_off(small: Served) -> None:
    head = b"GET / HTTP/1.1\r\nHost: h\r\nX: "
    body = b"POST /sparql HTTP/1.1\r\nHost: h\r\nContent-Type: application/sparql-query\r\nContent-Length: 1000\r\n\r\n"
    wires = [socket.create_connection(("127.0.0.1", small.port)) for _ in range(40)]
    begun = time.perf_counter()
    for number, wire in enumerate(wires):
        wire.sendall(head if number % 2 else body)
    open_still = list(wires)
    while open_still and time.perf_counter() - begun < 25:
        time.sleep(0.5)
        open_still = [wire for wire in open_still if _trickled(wire)]
        assert small.get("/healthz").status == 200  # others are served meanwhile
    for wire in wires:
        wire.close()
    assert not open_still


def _trickled(wire: socket.socket) -> bool:
    """Send one more byte; whether the server still listens."""
    try:
        wire.sendall(b"a")
        wire.setblocking(False)
        try:
            return wire.recv(1 << 16) != b""
        except BlockingIOError:
            return True
        finally:
            wire.setblocking(True)
    except OSError:
        return False


def test_clients_that_leave_free_their_worker(small: Served) -> None:
    request = b"POST /sparql HTTP/1.1\r\nHost: h\r\nContent-Type: application/sparql-query\r\nContent-Length: %d\r\n\r\n" % len(SLOW[0])
    for _ in range(20):
        with socket.create_connection(("127.0.0.1", small.port)) as wire:
            wire.sendall(request + SLOW[0].encode())
            time.sleep(0.02)
    until_calm(small)


def test_512_at_once_are_all_answered(small: Served) -> None:
    with ThreadPoolExecutor(64) as many:
        paths = [
            "/healthz",
            "/id/actor/LTU",
            "/data/id/actor/LTU.ttl",
            f"/sparql?query={FIRST.replace(' ', '%20').replace('?', '%3F')}",
        ] * 128
        told = list(many.map(small.get, paths))
    assert {each.status for each in told} <= {200, 303, 503}
    assert sum(each.status == 503 for each in told) < 128  # only queries may have had to wait too long


def test_after_the_storm_all_is_as_before(small: Served) -> None:
    until_calm(small)
    before, held = first_query(small), small.memory()
    wrong = [
        "/id/" + "x" * 2000,
        "/sparql?query=" + "%28" * 500,
        "/data/%FF%FE.ttl",
        "/api/v1/status?actor=%00&treaty=%00&on=%00",
        "/page/a'b\"c",
    ]
    with ThreadPoolExecutor(32) as many:
        list(many.map(small.get, [f"{path}{number}" for number in range(200) for path in wrong]))
        list(many.map(small.query, SLOW * 2))
    until_calm(small)
    assert first_query(small) < before * 3 + 0.05
    assert small.memory() - held < 64 << 20


@pytest.mark.parametrize("length", [(1 << 20) + 1, 2 << 20, (4 << 20) + 1])
@pytest.mark.parametrize("path", ["/sparql", "/api/v1/check"])
def test_a_body_announced_too_large_is_refused_before_it_comes(small: Served, path: str, length: int) -> None:
    head = f"POST {path} HTTP/1.1\r\nHost: h\r\nContent-Type: application/sparql-query\r\nContent-Length: {length}\r\n\r\n"
    begun = time.perf_counter()
    with socket.create_connection(("127.0.0.1", small.port), timeout=15) as wire:
        wire.sendall(head.encode())
        assert b" 413 " in wire.recv(40)
    assert time.perf_counter() - begun < 5  # nothing was sent that could be waited for


def test_who_sends_first_and_listens_afterwards_hears_the_refusal_and_may_go_on(small: Served) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", small.port, timeout=30)
    for body, status in ((b"x" * (4 << 20), 413), (b"ASK {}", 200)):
        connection.request("POST", "/sparql", body, {"Content-Type": "application/sparql-query"})
        came = connection.getresponse()
        assert (came.status, came.read() != b"") == (status, True)
    connection.close()


@pytest.mark.parametrize("length", [66_000, 100_000, 130_000])
def test_an_address_too_long_is_told_so(small: Served, length: int) -> None:
    assert b" 431 " in small.raw(b"GET /sparql?query=" + b"a" * length + b" HTTP/1.1\r\nHost: h\r\n\r\n")[:40]


def test_no_host_of_a_client_is_written_into_a_redirect(small: Served) -> None:
    for path, place in (("/page", "/page/"), ("/sparql/?query=ASK%7B%7D", "/sparql?query=ASK%7B%7D")):
        told = small.get(path, Host="evil.example")
        assert (told.status, told.headers["location"]) == (307, place)
    assert small.get("/nothing/").status == 404
