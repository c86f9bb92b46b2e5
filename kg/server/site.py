"""What the routes share: the tables, the store and the workers of one build, and how an answer is sent."""

import asyncio
import json
import re
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph
from starlette.requests import Request
from starlette.responses import Response

from kg.answers.tables import Tables
from kg.namespaces import ONTOLOGY
from kg.publish.context import context_of
from kg.server.pool import Limits, Pool
from kg.server.protocol import BadRequest
from kg.site.book import Book
from kg.site.claimed import judged_beside
from kg.site.pages import book_of
from kg.site.terms.lexicon import lexicon
from kg.site.texts.tongue import ENGLISH
from kg.store import open_store

if TYPE_CHECKING:
    from kg.server.linked_data import Descriptions
    from kg.server.pages import Workshop

CURRENT = "no-cache"
"""A build may be followed by another: kept by the client, asked for again each time with its ETag."""

FOREVER = "public, max-age=31536000, immutable"
"""What stands under a version never changes."""

_HOST = re.compile(r"[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](:[0-9]{1,5})?").fullmatch

_LONG_QUOTE = re.compile(r'"([^"]{80})[^"]+"')


class Site:
    """One build, read whole at the start, so that what is answered does not depend on what happens to its folder."""

    def __init__(self, build: Path, limits: Limits, ontology: Path | None, release: Path | None, language: str = ENGLISH) -> None:
        self.language = language
        self.tables = Tables(build)
        for slug in self.tables.slugs:
            self.tables.treaty(slug), self.tables.duties(slug)
        self.tables.actors(), self.tables.sources()
        self.store = open_store(build)
        self.shapes = _turtle(ontology, "shapes")
        self.alignments = _turtle(ontology, "alignments", f"{ONTOLOGY}alignment/")
        self.lexicon = lexicon(self.tables, language)
        self.lexicon.count()
        judged_beside(self.tables)
        _ = self.book
        self.pool = Pool(build, limits)
        self.context = context_of(self.store)
        self.edition = self.tables.manifest["key"][:16]
        self.long_work = asyncio.Lock()
        self.descriptions: Descriptions
        self.workshop: Workshop
        self.release = release
        self.released: dict[str, Any] = json.loads((release / "manifest.json").read_bytes()) if release else {"files": {}}

    @property
    def book(self) -> Book:
        """What pages of the usual day are made from."""
        return book_of(self.tables, self.tables.data_as_of or "", self.language)

    @property
    def stores(self) -> tuple[pyoxigraph.Store, pyoxigraph.Store, pyoxigraph.Store]:
        """Where descriptions are read from: the graph, and beside it the shapes and the alignments."""
        return self.store, self.shapes, self.alignments


def _turtle(ontology: Path | None, folder: str, graphs: str = "") -> pyoxigraph.Store:
    """The files of a folder of the ontology; with ``graphs`` each is a named graph under that address."""
    store = pyoxigraph.Store()
    for path in sorted((ontology / folder).glob("*.ttl")) if ontology else ():
        graph = pyoxigraph.NamedNode(f"{graphs}{path.stem}") if graphs else None
        store.bulk_load(path=str(path), format=pyoxigraph.RdfFormat.TURTLE, to_graph=graph)
    return store


def answered(request: Request, body: bytes | str, media: str, cache: str = CURRENT, **headers: str) -> Response:
    """A representation with its ETag; 304 where the client has it already (RFC 9110, section 13).

    The tag is weak, for the same representation may be sent compressed or not.
    """
    content = body.encode() if isinstance(body, str) else body
    return tagged(request, content, media, tag_of(content, media), cache, **headers)


def tag_of(content: bytes, media: str) -> str:
    """The ETag of a representation."""
    return f'W/"{sha256(content + media.encode()).hexdigest()[:32]}"'


def tagged(request: Request, content: bytes, media: str, tag: str, cache: str = CURRENT, **headers: str) -> Response:
    """The same where the ETag is known already."""
    said = {"ETag": tag, "Cache-Control": cache, "Vary": "Accept", "X-Content-Type-Options": "nosniff", **headers}
    known = request.headers.get("if-none-match")
    if known and any(each.strip() in (tag, tag[2:], "*") for each in known.split(",")):
        return Response(status_code=304, headers=said)
    return Response(content, media_type=media, headers=said)


def in_short(message: str) -> str:
    """A message in which what somebody wrote is quoted no longer than it takes to know it again."""
    return _LONG_QUOTE.sub(r'"\1…"', message)


def problem(message: str, status: int, suggestions: tuple[str, ...] = (), headers: dict[str, str] | None = None, **more: Any) -> Response:
    """A sentence about what went wrong, as JSON."""
    told: dict[str, Any] = {"error": in_short(message), **more}
    if suggestions:
        told["suggestions"] = list(suggestions)
    said = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store", **(headers or {})}
    return Response(json.dumps(told, ensure_ascii=False) + "\n", status, said, "application/json")


def origin(request: Request) -> str:
    """Scheme and host that the client used; raises BadRequest for what is no host, for it is written into answers."""
    host = request.headers.get("host", "")
    if not _HOST(host):
        raise BadRequest("the Host header names no host")
    return f"{request.url.scheme}://{host}"


async def gone(request: Request) -> None:
    """Returns when the client has gone; the body must have been read."""
    while (await request.receive())["type"] != "http.disconnect":
        await asyncio.sleep(0)
