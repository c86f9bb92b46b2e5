"""The server: every address of the interface, over one build that does not change while it is served."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.answers.errors import AmbiguousActor, QuestionError, UnknownActor, UnknownGroup, UnknownTreaty
from kg.answers.tables import Tables
from kg.namespaces import BASE
from kg.publish.describe import dcat, void
from kg.server.answers import ANSWERS
from kg.server.describe import describe, known
from kg.server.feed import atom
from kg.server.negotiation import HTML, RDF, accepted
from kg.server.openapi import openapi
from kg.server.page import page
from kg.server.pool import Limits, Pool, Refused
from kg.server.protocol import MOST_BODY, BadRequest, asked, form_for
from kg.server.service import service_description
from kg.sparql.errors import QueryRefused, QuerySyntax
from kg.sparql.form import form_of
from kg.store import open_store

_NOT_FOUND = (UnknownActor, UnknownTreaty, UnknownGroup)
_READABLE = ["GET", "HEAD"]
_SECTIONS = ("id", "ontology", "vocabulary", "shapes", "graph")
"""First segments of the IRIs that we mint."""


class Site:
    """What the routes share: the tables, the store and the workers of one build."""

    def __init__(self, build: Path, limits: Limits) -> None:
        self.tables = Tables(build)
        self.store = open_store(build)
        self.pool = Pool(build, limits)
        self.edition = self.tables.manifest["key"][:16]

    def answered(self, request: Request, body: bytes | str, media: str, **headers: str) -> Response:
        """A representation with its ETag; 304 where the client has it already (RFC 9110, section 13)."""
        content = body.encode() if isinstance(body, str) else body
        tag = f'"{sha256(content + media.encode()).hexdigest()[:32]}"'
        said = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept", "X-Content-Type-Options": "nosniff", **headers}
        if any(each.strip().removeprefix("W/") in (tag, "*") for each in request.headers.get("if-none-match", "").split(",")):
            return Response(status_code=304, headers=said)
        return Response(content, media_type=media, headers=said)


def problem(message: str, status: int, suggestions: tuple[str, ...] = (), headers: dict[str, str] | None = None) -> Response:
    """A sentence about what went wrong, as JSON."""
    told: dict[str, Any] = {"error": message}
    if suggestions:
        told["suggestions"] = list(suggestions)
    return Response(
        json.dumps(told, ensure_ascii=False) + "\n", status, {"X-Content-Type-Options": "nosniff", **(headers or {})}, "application/json"
    )


def application(build: Path, limits: Limits | None = None) -> Starlette:
    """The server over a build; raises NoBuild where there is none."""
    site = Site(build, limits or Limits())

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        await site.pool.start()
        yield
        await site.pool.stop()

    def route(path: str, answer: Callable[[Site, Request], Awaitable[Response]], methods: list[str] | None = None) -> Route:
        async def endpoint(request: Request) -> Response:
            try:
                return await answer(site, request)
            except BadRequest as error:
                return problem(str(error), error.status)
            except QuestionError as error:
                status = 404 if isinstance(error, _NOT_FOUND) and not isinstance(error, AmbiguousActor) else 400
                return problem(str(error), status, error.suggestions)

        return Route(path, endpoint, methods=methods or _READABLE)

    routes = [
        route("/sparql", _sparql, ["GET", "HEAD", "POST"]),
        route("/api/v1/openapi.json", _openapi),
        route("/api/v1/{name}", _answer),
        route("/data/{path:path}", _data),
        route("/page/{path:path}", _page),
        *(route(f"/{section}/{{path:path}}", _see_other) for section in _SECTIONS),
        route("/.well-known/void", _void),
        route("/dataset", _dataset),
        route("/healthz", _health),
        route("/feed.atom", _feed),
    ]
    middleware = [
        Middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "HEAD", "POST", "OPTIONS"], expose_headers=["ETag", "Link"]),
        Middleware(GZipMiddleware, minimum_size=1024),
    ]
    return Starlette(routes=routes, middleware=middleware, lifespan=life)


async def _sparql(site: Site, request: Request) -> Response:
    question = asked(request.method, request.scope["query_string"], request.headers.get("content-type", ""), await _body(request))
    if question is None:
        media = accepted(request.headers.get("accept"), list(RDF))
        if media is None:
            raise BadRequest(f"the service description comes as {', '.join(RDF)}", 406)
        return site.answered(request, service_description(_origin(request), RDF[media]), media)
    try:
        form = form_of(question.query)
        media, ending = form_for(request.headers.get("accept"), form.is_graph)
        return Response(await site.pool.answer(question, ending), headers={"Content-Type": media, "Vary": "Accept"})
    except (QuerySyntax, SyntaxError) as error:
        return problem(f"syntax error: {error}", 400)
    except QueryRefused as error:
        return problem(str(error), 403)
    except Refused as error:
        headers = {"Retry-After": str(error.retry_after)} if error.retry_after else {}
        return problem(str(error), error.status, headers=headers)


async def _body(request: Request) -> bytes:
    """The body, refused as soon as it is longer than any query."""
    found = bytearray()
    async for chunk in request.stream():
        found += chunk
        if len(found) > MOST_BODY:
            raise BadRequest(f"the body is larger than {MOST_BODY >> 20} MiB", 413)
    return bytes(found)


async def _openapi(site: Site, request: Request) -> Response:
    return site.answered(request, json.dumps(openapi(), indent=1), "application/json")


async def _answer(site: Site, request: Request) -> Response:
    name = request.path_params["name"]
    if name not in ANSWERS:
        return problem(f'there is no question "{name}"; there are {", ".join(ANSWERS)}', 404)
    told = ANSWERS[name](site.tables, dict(request.query_params))
    return site.answered(request, json.dumps(told, ensure_ascii=False), "application/json")


async def _see_other(site: Site, request: Request) -> Response:
    """303 from a thing to what is said of it (Cool URIs for the Semantic Web)."""
    path = request.url.path.lstrip("/")
    offers = [*RDF, HTML] if "html" not in request.headers.get("accept", "") else [HTML, *RDF]
    media = accepted(request.headers.get("accept"), offers)
    if media is None:
        raise BadRequest(f"there are {', '.join(offers)}", 406)
    if not known(site.store, BASE + path):
        return problem("the graph says nothing of this address", 404)
    place = f"/page/{path}" if media == HTML else f"/data/{path}.{RDF[media]}"
    return Response(status_code=303, headers={"Location": place, "Vary": "Accept"})


async def _data(site: Site, request: Request) -> Response:
    path, _, ending = request.path_params["path"].rpartition(".")
    media = next((media for media, form in RDF.items() if form == ending), None)
    described = describe(site.store, BASE + path, ending) if media else None
    if media is None or described is None:
        return problem("the graph says nothing of this address", 404)
    link = f'<{BASE}{path}>; rel="describes", </page/{path}>; rel="alternate"; type="text/html"'
    return site.answered(request, described, media, Link=link)


async def _page(site: Site, request: Request) -> Response:
    path = request.path_params["path"]
    described = describe(site.store, BASE + path, "nt")
    if described is None:
        return problem("the graph says nothing of this address", 404)
    return site.answered(request, page(path, described), "text/html; charset=utf-8")


async def _void(site: Site, request: Request) -> Response:
    return site.answered(request, void(site.tables.manifest), "text/turtle")


async def _dataset(site: Site, request: Request) -> Response:
    return site.answered(request, dcat(site.tables.manifest, {}), "text/turtle")


async def _health(site: Site, request: Request) -> Response:
    told = {"status": "ok", "build": site.edition, "data_as_of": site.tables.data_as_of}
    return site.answered(request, json.dumps(told), "application/json")


async def _feed(site: Site, request: Request) -> Response:
    return site.answered(request, atom(site.tables, _origin(request)), "application/atom+xml")


def _origin(request: Request) -> str:
    return f"{request.url.scheme}://{request.url.netloc}"
