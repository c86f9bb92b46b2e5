"""``/sparql``: the query operation of the SPARQL 1.1 Protocol, answered by workers that can be ended."""

import asyncio
from contextlib import suppress
from dataclasses import replace

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from kg.server.negotiation import RDF, accepted, wants_html
from kg.server.pool import Refused
from kg.server.protocol import MOST_BODY, Asked, BadRequest, asked, form_for
from kg.server.service import service_description
from kg.server.site import Site, answered, gone, origin, problem
from kg.sparql.errors import QueryRefused, QuerySyntax
from kg.sparql.form import Form, form_of

BODY_SECONDS = 10.0
"""Time in which a body must have come."""

MOST_DISCARDED = 4 * MOST_BODY
"""A body announced as longer is cut off; a shorter one is let pass unread, for many clients send first and listen afterwards."""


async def sparql(site: Site, request: Request) -> Response:
    """A query answered, or the service described where none is asked."""
    if request.method != "POST" and "format" not in request.query_params and wants_html(request.headers.get("accept")):
        asked_for = request.scope["query_string"].decode("latin-1")
        return to_page("/page/sparql" + (f"?{asked_for}" if asked_for else ""))
    body = await body_of(request) if request.method == "POST" else b""
    question = asked(request.method, request.scope["query_string"], request.headers.get("content-type", ""), body)
    if question is None:
        return _described(request)
    try:
        form = form_of(question.query)
        media, ending = form_for(request.headers.get("accept"), form.is_graph, request.query_params.get("format"))
        content = await answer_to(site, request, question, form, ending)
    except QuerySyntax as error:
        return problem(f"syntax error: {error}", 400, line=error.line, column=error.column)
    except QueryRefused as error:
        return problem(str(error), 403)
    return answered(request, content, media)


async def answer_to(site: Site, request: Request, question: Asked, form: Form, ending: str) -> bytes:
    """The answer in a form; raises what kg.sparql.errors and kg.server.pool raise."""
    _know_graphs(site, (*question.default_graphs, *question.named_graphs, *form.graphs))
    return await _while_there(site, request, replace(question, union=question.union and not form.graphs), ending)


def to_page(place: str) -> Response:
    """Who reads rather than computes finds the same on a page."""
    return Response(status_code=303, headers={"Location": place, "Vary": "Accept", "Cache-Control": "no-cache"})


def _described(request: Request) -> Response:
    media = accepted(request.headers.get("accept"), list(RDF))
    if media is None:
        raise BadRequest(f"the service description comes as {', '.join(RDF)}", 406)
    return answered(request, service_description(origin(request), RDF[media]), media)


def _know_graphs(site: Site, names: tuple[str, ...]) -> None:
    """Graphs are those of the build or none; the engine would take an unknown one as empty, and a reader take that for an answer."""
    for name in names:
        if "://" in name and name not in site.descriptions.graphs:
            raise QueryRefused(f"<{name}> is refused: no graph of this build has that name, and nothing is fetched")


async def _while_there(site: Site, request: Request, question: Asked, ending: str) -> bytes:
    """The answer, unless the client goes before it is there: then the work is ended too."""
    work = asyncio.ensure_future(site.pool.answer(question, ending))
    leaving = asyncio.ensure_future(gone(request))
    try:
        await asyncio.wait({work, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not work.done():
            raise Refused(499, "the client has gone")
        return work.result()
    finally:
        for each in (work, leaving):
            each.cancel()
            with suppress(asyncio.CancelledError, Exception):
                await each


def _too_large(*, cut: bool) -> BadRequest:
    return BadRequest(f"the body is larger than {MOST_BODY >> 20} MiB", 413, cut=cut)


async def body_of(request: Request) -> bytes:
    """The body, refused as soon as it is longer than any query or too slow."""
    length = request.headers.get("content-length", "")
    announced = int(length[:20]) if length.isdecimal() else 0
    if announced > MOST_BODY:
        raise _too_large(cut=announced > MOST_DISCARDED)
    found = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for chunk in request.stream():
                found += chunk
                if len(found) > MOST_BODY:
                    raise _too_large(cut=True)
    except TimeoutError:
        raise BadRequest(f"the body did not come within {BODY_SECONDS:g} seconds", 408, cut=True) from None
    except ClientDisconnect:
        raise Refused(499, "the client has gone") from None
    return bytes(found)
