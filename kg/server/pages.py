"""The pages of the site over HTTP: made beside the loop that others wait on, one at a time, on the day that is asked for."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import Response

from kg.answers.errors import QuestionError
from kg.answers.names import day_of
from kg.namespaces import BASE
from kg.server.asking import asked_page
from kg.server.describe import statements
from kg.server.linked_data import SECTIONS, path_of
from kg.server.negotiation import HTML, wants_html
from kg.server.pool import Refused
from kg.server.site import CURRENT, Site, in_short, problem, tag_of, tagged
from kg.site.addresses import Addresses
from kg.site.assets import asset
from kg.site.compared import ASKS, compare_page
from kg.site.node import missing_page, node_page
from kg.site.pages import book_of, page, policy

FIRST_DAY, LAST_DAY = "1850-01-01", "2199-12-31"
"""Days on which pages can be asked for; what is computed from them stays within what a calendar can say."""

MOST_WAITING = 256
"""Pages that may wait to be made; the next is refused at once."""

MOST_ASSETS = 64
"""Files beside the pages that are kept."""

T = TypeVar("T")


class Workshop:
    """One hand that makes pages; what was made is kept by kg.server.remembered."""

    def __init__(self, site: Site) -> None:
        self._hand = ThreadPoolExecutor(1, thread_name_prefix="pages")
        self._waiting = 0
        self.asset = lru_cache(MOST_ASSETS)(lambda name: asset(name, site.book))

    async def make(self, work: Callable[[], T]) -> T:
        """The result of some work, in turn; raises Refused where too many wait."""
        if self._waiting >= MOST_WAITING:
            raise Refused(503, "too many pages are being made at once; come back in a second", 1)
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._hand, work)
        finally:
            self._waiting -= 1

    def close(self) -> None:
        """Begin no more work."""
        self._hand.shutdown(wait=False, cancel_futures=True)


async def home(site: Site, request: Request) -> Response:
    """The page that leads to all others."""
    return await _shown(site, request, "")


async def shown(site: Site, request: Request) -> Response:
    """The page at an address; of what has none of its own, what the graph says."""
    path = path_of(request)
    if path.startswith("assets/"):
        return await _asset(site, request, path.removeprefix("assets/"))
    if path in ("sparql", "claims") or path.startswith("question/"):
        told = await asked_page(site, request, path)
        if told is not None:
            return _sent(request, told[0], path, told[1])
    if path == "compare" and ASKS & request.query_params.keys():
        return await _compared(site, request)
    return await _shown(site, request, path)


async def _compared(site: Site, request: Request) -> Response:
    """Two days or two States as they were asked for."""
    try:
        on, days = _day(request), [_day(request, name) for name in ("from", "to")]
    except QuestionError as error:
        return await _missing(site, "compare", 400, f"{in_short(str(error))}.")
    book = book_of(site.tables, on or site.tables.data_as_of or "", site.language)
    asked = {**request.query_params, "from": days[0] or "", "to": days[1] or ""}
    told = await site.workshop.make(lambda: compare_page(book, Addresses("compare", False, on or ""), asked))
    return _sent(request, told, "compare")


async def _shown(site: Site, request: Request, path: str) -> Response:
    try:
        on = _day(request)
    except QuestionError as error:
        if not wants_html(request.headers.get("accept")):
            raise
        return await _missing(site, path, 400, f"{in_short(str(error))}.")
    told = await site.workshop.make(lambda: page(path, site.tables, on, language=site.language))
    if told is None:
        return await _described(site, request, path)
    return _sent(request, told, path)


def _day(request: Request, name: str = "on") -> str | None:
    asked = request.query_params.get(name)
    if not asked:
        return None
    day = day_of(asked)
    if not FIRST_DAY <= day <= LAST_DAY:
        raise QuestionError(f"the pages tell of days from {FIRST_DAY} to {LAST_DAY}")
    return day


async def _described(site: Site, request: Request, path: str) -> Response:
    """What the graph says of a thing without a page of its own."""
    book = site.book
    if site.descriptions.known(path):
        said = statements(site.stores, BASE + path)
        return _sent(request, await site.workshop.make(lambda: node_page(book, path, said)), path)
    if not wants_html(request.headers.get("accept")):
        return problem("the graph says nothing of this address", 404)
    return await _missing(site, path)


async def _missing(site: Site, path: str, status: int = 404, *said: str) -> Response:
    """The page in the place of one that there is not, or not as it was asked for."""
    told = await site.workshop.make(lambda: missing_page(site.book, path, *said))
    return Response(
        told, status, {"Content-Security-Policy": policy(""), "Cache-Control": "no-store", "Vary": "Accept"}, "text/html; charset=utf-8"
    )


def _sent(request: Request, told: str, path: str, status: int = 200) -> Response:
    content = told.encode()
    headers = {"Content-Security-Policy": policy(path), "Referrer-Policy": "same-origin"}
    if path.startswith(tuple(f"{section}/" for section in SECTIONS)):
        headers["Link"] = f'<{BASE}{path}>; rel="describes"'
    if status != 200:
        return Response(content, status, {**headers, "Cache-Control": "no-store"}, "text/html; charset=utf-8")
    return tagged(request, content, "text/html; charset=utf-8", tag_of(content, HTML), CURRENT, **headers)


async def _asset(site: Site, request: Request, name: str) -> Response:
    """A file beside the pages."""
    found = await site.workshop.make(lambda: site.workshop.asset(name))
    if found is None:
        return problem("the pages have no such file", 404)
    return tagged(request, found[0], found[1], tag_of(*found))
