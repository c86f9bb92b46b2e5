"""The server: every address of the interface, over one build that does not change while it is served."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import Scope

from kg.answers.errors import AmbiguousActor, QuestionError, UnknownActor, UnknownGroup, UnknownTreaty
from kg.publish.context import CONTEXT
from kg.server import documents, linked_data, pages
from kg.server.check import check
from kg.server.linked_data import SECTIONS, Descriptions
from kg.server.pool import Limits, Refused
from kg.server.protocol import BadRequest
from kg.server.remembered import Remembered
from kg.server.site import Site, problem
from kg.server.sparql import sparql
from kg.site.texts.tongue import ENGLISH

Answer = Callable[[Site, Request], Awaitable[Response]]

_NOT_FOUND = (UnknownActor, UnknownTreaty, UnknownGroup)

ROUTES: dict[str, Answer] = {
    "/": pages.home,
    "/sparql": sparql,
    "/api/v1/openapi.json": documents.openapi,
    "/api/v1/check": check,
    "/api/v1/{name}": documents.answer,
    "/data/{path:path}": linked_data.data,
    "/page/{path:path}": pages.shown,
    **{f"/{section}/{{path:path}}": linked_data.see_other for section in SECTIONS},
    "/.well-known/void": documents.well_known_void,
    "/dataset": documents.dataset,
    f"/{CONTEXT}": documents.context,
    "/release/{version}/{path:path}": documents.release,
    "/healthz": documents.health,
    "/feed.atom": documents.feed,
    "/deadlines.ics": documents.ics,
    "/sitemap.xml": documents.sitemap,
}
"""Every address with what answers it."""


def application(
    build: Path, limits: Limits | None = None, ontology: Path | None = None, release: Path | None = None, language: str = ENGLISH
) -> Starlette:
    """The server over a build, the ontology beside it and the release that is given away; raises NoBuild where there is none."""
    site = Site(build, limits or Limits(), ontology, release, language)
    site.descriptions, site.workshop = Descriptions(site), pages.Workshop(site)

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        await site.pool.start()
        yield
        await site.pool.stop()
        site.workshop.close()

    routes = [Route(path, _told(site, answer), methods=_methods(path)) for path, answer in ROUTES.items()]
    exposed = ["ETag", "Link", "Location", "Retry-After"]
    middleware = [
        Middleware(Remembered),
        Middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "HEAD", "POST", "OPTIONS"], expose_headers=exposed),
        Middleware(GZipMiddleware, minimum_size=1024, compresslevel=6),
    ]
    handlers = {HTTPException: _refused, Exception: _failed}
    app = Starlette(routes=routes, middleware=middleware, lifespan=life, exception_handlers=handlers)
    app.router.redirect_slashes = False  # it would write any Host header into Location
    return app


def _methods(path: str) -> list[str]:
    return {"/sparql": ["GET", "HEAD", "POST"], "/api/v1/check": ["POST"]}.get(path, ["GET", "HEAD"])


def _told(site: Site, answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    """What is wrong with a request, told in a sentence with the status that fits."""

    async def endpoint(request: Request) -> Response:
        try:
            return await answer(site, request)
        except BadRequest as error:
            return problem(str(error), error.status, headers={"Connection": "close"} if error.cut else None)
        except Refused as error:
            return problem(str(error), error.status, headers={"Retry-After": str(error.retry_after)} if error.retry_after else None)
        except QuestionError as error:
            status = 404 if isinstance(error, _NOT_FOUND) and not isinstance(error, AmbiguousActor) else 400
            return problem(str(error), status, error.suggestions)

    return endpoint


async def _refused(request: Request, error: Exception) -> Response:
    """No such address, or not with this method."""
    assert isinstance(error, HTTPException)
    if error.status_code == 404 and (place := _with_other_ending(request)):
        return Response(status_code=307, headers={"Location": place})
    said = {
        404: "there is nothing at this address; / lists what there is",
        405: "this address does not take this method; Allow names those that it takes",
    }
    return problem(said.get(error.status_code, error.detail), error.status_code, headers=dict(error.headers or {}))


def _with_other_ending(request: Request) -> str:
    """The address with a slash more or less, where only that leads somewhere; without the host, which is whatever a client wrote."""
    path = request.scope["path"]
    other = path.rstrip("/") if path.endswith("/") else f"{path}/"
    if "endpoint" in request.scope or not any(_leads(route, {**request.scope, "path": other}) for route in request.app.routes):
        return ""
    return quote(other) + (f"?{request.url.query}" if request.url.query else "")


def _leads(route: BaseRoute, scope: Scope) -> bool:
    return route.matches(scope)[0] is not Match.NONE


async def _failed(_: Request, error: Exception) -> Response:
    """A fault of ours: told without its inside."""
    return problem("the server failed at this request; the log says where", 500)
