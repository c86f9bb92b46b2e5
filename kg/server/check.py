"""``POST /api/v1/check``: a file of claims in TOML, as ``kg check`` reads it, judged without reading any other file."""

import asyncio
import json
import tomllib

from starlette.requests import Request
from starlette.responses import Response

from kg.claims.sent import judged_text
from kg.corpus.faults import CorpusFaults
from kg.server.protocol import BadRequest
from kg.server.site import Site, answered, problem
from kg.server.sparql import body_of

_FILES = ("events", "meetings")
"""Keys of a file of claims that name other files; over HTTP nothing is read that was not sent."""


async def check(site: Site, request: Request) -> Response:
    """A verdict for each claim, or every fault of the file."""
    text = await body_of(request)
    try:
        document = tomllib.loads(text.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadRequest(f"the claims are not TOML: {error}") from None
    if named := [key for key in _FILES if key in document]:
        raise BadRequest(f'"{named[0]}" names a file, and no file is read here; use kg check')
    async with site.long_work:
        try:
            told = await asyncio.to_thread(judged_text, text.decode("utf-8"), "toml", site.tables)
        except CorpusFaults as error:
            return problem("the claims have faults", 400, faults=[str(fault) for fault in error.faults])
    return answered(request, json.dumps(told, ensure_ascii=False), "application/json")
