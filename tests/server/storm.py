"""Requests that mean harm, made from a seed, and clients that send them all at once: what a server on the open web gets."""

import random
import socket
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from urllib.parse import quote

from tests.server.served import Served

ENDLESS = (
    "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT * WHERE { ?a (<x:p>|!<x:p>)* ?b . ?b (<x:p>|!<x:p>)* ?c . ?c (<x:p>|!<x:p>)* ?a }",
    "SELECT DISTINCT ?a ?d ?g WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g",
    "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d))) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f }",
)
WHOLE = (
    "SELECT ?s WHERE { ?s a tkg:Treaty } ORDER BY ?s LIMIT 5",
    "ASK { ?s tkg:participant ?o FILTER(STRLEN(STR(?o)) > 3) }",
    "CONSTRUCT { ?s a tkg:Treaty } WHERE { ?s a tkg:Treaty }",
    'SELECT (COUNT(*) AS ?n) WHERE { ?s ?p "é\\u00e9" } GROUP BY ?s HAVING (COUNT(*) > 1)',
)
REFUSED = (
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "LOAD <file:///etc/passwd>",
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "DROP ALL",
    "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
)
TRAVERSALS = (
    "/../../etc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/data/..%2f..%2f..%2fetc%2fpasswd.ttl",
    "/release/0.1.0/..%2f..%2fmanifest.json",
    "/page/%00",
    "/static/....//....//etc/passwd",
    "/id/..\\..\\etc\\passwd",
    "//etc/passwd",
    "/graph/%c0%ae%c0%ae/etc/passwd",
    "/data/file:///etc/passwd.nt",
)
ODD = (
    "",
    "\x00",
    "'",
    '"><script>',
    "%",
    "%zz",
    "%ff%fe",
    "é",
    "\N{MATHEMATICAL DOUBLE-STRUCK DIGIT ONE}",
    "A" * 5000,
    "-1",
    "1e309",
    "2025-02-30",
    "0000-00-00",
    "../..",
    "LTU",
    "apmbc",
)
QUESTIONS = ("status", "explain", "parties", "periods", "deadlines", "check", "nothing")
PARAMETERS = ("actor", "treaty", "on", "view", "member_of", "due_before", "state", "standing", "other")
METHODS = ("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "CONNECT", "get", "X" * 300)
MEDIA = ("application/sparql-query", "application/x-www-form-urlencoded", "text/plain", "application/json", "", "a/b;charset=utf-7")

Fate = Counter[str]


def _get(target: str, *headers: str) -> bytes:
    return "\r\n".join((f"GET {target} HTTP/1.1", "Host: h", "Connection: close", *headers, "", "")).encode("utf-8", "surrogatepass")


def _post(target: str, body: bytes, media: str) -> bytes:
    head = f"POST {target} HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def _mangled(chance: random.Random) -> str:
    """A query with a stroke of the pen too few, too many, or in the wrong place."""
    text = chance.choice(WHOLE)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(text))
        text = text[:place] + chance.choice(("", "{", "}", "(", "\x00", "?", "é", "<", '"', "\\u", text[place:][:9])) + text[place + 1 :]
    return text


def _query(chance: random.Random) -> bytes:
    text = chance.choice((_mangled(chance), _mangled(chance), chance.choice(REFUSED)))
    if chance.random() < 0.5:
        return _post("/sparql", text.encode("utf-8", "replace"), chance.choice(MEDIA))
    graphs = chance.choice(("", "&default-graph-uri=file:///etc/passwd", "&query=b", "&named-graph-uri=http://127.0.0.1:9/"))
    return _get(f"/sparql?query={quote(text)}{graphs}", f"Accept: {chance.choice(('*/*', 'text/csv', 'image/png', ',;q=', 'a' * 900))}")


def _question(chance: random.Random) -> bytes:
    pairs = [f"{chance.choice(PARAMETERS)}={chance.choice((quote, str))(chance.choice(ODD[:-1]))}" for _ in range(chance.randint(0, 5))]
    return _get(f"/api/v1/{chance.choice(QUESTIONS)}?{'&'.join(pairs)}".replace(" ", "%20"))


def _path(chance: random.Random) -> bytes:
    return _get(chance.choice(TRAVERSALS) + chance.choice(("", "?a=b", ".ttl", "/", "%0d%0aSet-Cookie:%20a=b")))


def _header(chance: random.Random) -> bytes:
    """A name or value that would break out of its line, were it written back."""
    value = chance.choice(("a\r\n b", "\x01", '"><script>', "é" * 100, "b" * 60_000, 'W/"x", ' * 500, "a\nSet-Cookie: c=d"))
    return _get(
        chance.choice(("/", "/feed.atom", "/id/actor/LTU", "/sparql")),
        f"{chance.choice(('Host', 'Accept', 'If-None-Match', 'X'))}: {value}",
    )


def _encoding(chance: random.Random) -> bytes:
    body = chance.choice((b"\xff\xfe\x00", b"query=%ff%fe", b"\xc0\xaf", "SELECT * {}".encode("utf-16"), b"a=1&" * 200, b"query"))
    return _post(chance.choice(("/sparql", "/api/v1/check")), body, chance.choice(MEDIA))


def _broken(chance: random.Random) -> bytes:
    """No HTTP, or HTTP that contradicts itself."""
    return chance.choice(
        (
            bytes(chance.randrange(256) for _ in range(60)) + b"\r\n\r\n",
            b"GET / HTTP/9.9\r\n\r\n",
            b"GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
            b"POST /sparql HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n",
            b"POST /sparql HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n",
            b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: h\r\n\r\n",
            f"{chance.choice(METHODS)} /sparql HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n".encode(),
            b"GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n" + b"X: y\r\n" * 5_000 + b"\r\n",
        )
    )


def _huge(_: random.Random) -> bytes:
    head = b"POST /sparql HTTP/1.1\r\nHost: h\r\nContent-Type: application/sparql-query\r\nContent-Length: 99999999999\r\n\r\n"
    return head + b"x" * (2 << 20)


def _endless(chance: random.Random) -> bytes:
    return _post("/sparql", chance.choice(ENDLESS).encode(), "application/sparql-query")


KINDS: tuple[tuple[Callable[[random.Random], bytes], int], ...] = (
    (_query, 300),
    (_question, 250),
    (_path, 120),
    (_header, 120),
    (_encoding, 90),
    (_broken, 105),
    (_huge, 5),
    (_endless, 10),
)
"""Each kind of request with its share of a thousand."""

ABORTED = 0.06
"""Share of clients that hang up in the middle of what they send, or before the answer."""


def harmful(count: int, seed: int) -> Iterator[tuple[str, bytes, bool]]:
    """Kind, bytes, and whether the client hangs up; the same for the same seed."""
    chance = random.Random(seed)
    kinds, weights = zip(*KINDS, strict=True)
    for made in chance.choices(kinds, weights, k=count):
        content = made(chance)
        aborted = chance.random() < ABORTED
        yield made.__name__[1:], content[: chance.randrange(len(content))] if aborted and chance.random() < 0.5 else content, aborted


def storm(served: Served, count: int, seed: int = 1, clients: int = 16, idle: int = 20) -> Fate:
    """Send them all; what became of them by status, ``closed`` or ``gone``. Raises AssertionError for an answer that no one may get."""
    fates: Fate = Counter()
    with slow_ones(served, idle), ThreadPoolExecutor(clients) as many:
        fates.update(many.map(lambda each: _sent(served, *each), harmful(count, seed)))
    return fates


def _sent(served: Served, kind: str, content: bytes, aborted: bool) -> str:
    with suppress(ConnectionError), socket.create_connection(("127.0.0.1", served.port), timeout=60) as wire:
        with suppress(ConnectionError):
            wire.sendall(content)
        if aborted:
            return "gone"
        told = _answer(wire)
        if told:
            return _judged(kind, content, told)
    return "closed"


def _answer(wire: socket.socket) -> bytes:
    found = bytearray()
    with suppress(ConnectionError):
        while chunk := wire.recv(1 << 16):
            found += chunk
    return bytes(found)


def _judged(kind: str, content: bytes, told: bytes) -> str:
    head = told.partition(b"\r\n\r\n")[0].lower()
    status = told[9:12].decode("ascii", "replace")
    assert told.startswith(b"HTTP/1."), (kind, content[:300], told[:100])
    assert not status.startswith("500"), (kind, content[:300], told[:300])
    assert b"root:x:" not in told, (kind, content[:300])
    assert b"Traceback" not in told, (kind, content[:300])
    assert b"\nset-cookie" not in head, (kind, content[:300])
    return status


@contextmanager
def slow_ones(served: Served, number: int) -> Iterator[None]:
    """Clients that send a byte a second of a head or a body that never ends, until the storm is over; cut off, they come again."""
    over = threading.Event()
    head = b"GET / HTTP/1.1\r\nHost: h\r\nX: "
    body = b"POST /sparql HTTP/1.1\r\nHost: h\r\nContent-Type: application/sparql-query\r\nContent-Length: 1000\r\n\r\n"

    def drip(start: bytes) -> None:
        while not over.is_set():
            with suppress(OSError), socket.create_connection(("127.0.0.1", served.port), timeout=10) as wire:
                wire.sendall(start)
                while not over.wait(1):
                    wire.sendall(b"a")

    threads = [threading.Thread(target=drip, args=(head if each % 2 else body,), daemon=True) for each in range(number)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join(15)
