"""What is served beside IRIs and pages: descriptions of the dataset, feed, calendar, map of the site, context, releases."""

import asyncio
import json
from pathlib import PurePosixPath

import pyoxigraph
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.namespaces import BASE, DATASET
from kg.publish.calendar import calendar
from kg.publish.describe import MEDIA, dcat, void
from kg.publish.feed import atom
from kg.server.answers import ANSWERS, LONG, answer_to
from kg.server.describe import written
from kg.server.negotiation import RDF, accepted
from kg.server.openapi import openapi as described
from kg.server.protocol import BadRequest
from kg.server.site import FOREVER, Site, answered, origin, problem
from kg.site.folder import sitemap as listed
from kg.site.pages import paths


async def openapi(site: Site, request: Request) -> Response:
    """The description of ``/api/v1``."""
    return answered(request, json.dumps(described(site.tables), indent=1), "application/json")


async def answer(site: Site, request: Request) -> Response:
    """A question under ``/api/v1``."""
    name = request.path_params["name"]
    if name == "check":
        raise HTTPException(405, headers={"Allow": "POST"})
    if name not in ANSWERS:
        return problem(f'there is no question "{name}"; there are {", ".join(ANSWERS)}', 404)
    told = await _worked_out(site, name, dict(request.query_params))
    return answered(request, told, "application/json")


async def _worked_out(site: Site, name: str, asked: dict[str, str]) -> str:
    """An answer as JSON; a long one is made beside the loop that others are waiting on, one at a time."""

    def work() -> str:
        return json.dumps(answer_to(name, site.tables, asked), ensure_ascii=False)

    if name not in LONG:
        return work()
    async with site.long_work:
        return await asyncio.to_thread(work)


async def ics(site: Site, request: Request) -> Response:
    """Open deadlines on the data day, or on the day asked for, as a calendar."""
    asked = dict(request.query_params)
    asked.setdefault("on", site.tables.data_as_of or "")

    def work() -> bytes:
        return calendar(
            answer_to("deadlines", site.tables, asked), site.tables.actors()["actors"], site.tables.data_as_of, site.tables.titles()
        )

    async with site.long_work:
        told = await asyncio.to_thread(work)
    return answered(request, told, "text/calendar; charset=utf-8")


async def context(site: Site, request: Request) -> Response:
    """The JSON-LD context."""
    return answered(request, json.dumps({"@context": site.context}, indent=1) + "\n", "application/ld+json")


async def well_known_void(site: Site, request: Request) -> Response:
    """The dataset in VoID."""
    return _as_accepted(site, request, void(site.tables.manifest))


async def dataset(site: Site, request: Request) -> Response:
    """The dataset in DCAT, with the files of the release that is served."""
    files = {name: (each["bytes"], each["sha256"]) for name, each in site.released["files"].items()}
    return _as_accepted(site, request, dcat(site.tables.manifest, files), Link=f'<{DATASET}>; rel="describes"')


def _as_accepted(site: Site, request: Request, turtle: str, **headers: str) -> Response:
    """A document in the RDF format that the client accepts."""
    media = accepted(request.headers.get("accept"), list(RDF))
    if media is None:
        raise BadRequest(f"there are {', '.join(RDF)}", 406)
    triples = sorted((quad.triple for quad in pyoxigraph.parse(turtle.encode(), format=pyoxigraph.RdfFormat.TURTLE)), key=str)
    return answered(request, turtle if RDF[media] == "ttl" else written(triples, RDF[media], site.context), media, **headers)


async def release(site: Site, request: Request) -> Response:
    """A file of the release, for ever the same; only files that its manifest names are read."""
    name = request.path_params["path"]
    if request.path_params["version"] != site.released.get("version") or name not in site.released["files"] or not site.release:
        return problem(f"no file of a release has this address; {BASE}dataset lists them", 404)
    return answered(request, (site.release / name).read_bytes(), MEDIA.get(PurePosixPath(name).suffix, "application/octet-stream"), FOREVER)


async def health(site: Site, request: Request) -> Response:
    """Whether queries can be answered, and from which build."""
    ready = site.pool.ready
    told = {"status": "ok" if ready else "no worker is free", "workers": ready, "build": site.edition, "data_as_of": site.tables.data_as_of}
    return answered(request, json.dumps(told), "application/json", "no-store")


async def feed(site: Site, request: Request) -> Response:
    """Changes in law, newest first."""
    if request.query_params:
        raise BadRequest("the feed has no parameters; it tells of all treaties")
    return answered(request, atom(site.tables, origin(request)), "application/atom+xml")


async def sitemap(site: Site, request: Request) -> Response:
    """Every page of the site."""
    told = await site.workshop.make(lambda: listed(list(paths(site.book)), site.tables.data_as_of))
    return answered(request, told, "application/xml")
