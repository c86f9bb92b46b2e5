"""``POST /api/v1/check``: a file of claims in TOML, as ``kg check`` reads it, judged without reading any other file."""

import asyncio
import json
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from kg.claims.judge import judge
from kg.claims.read import read_claims
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
            told = await asyncio.to_thread(_judged, site, text)
        except CorpusFaults as error:
            faults = [str(fault).partition("/")[2] for fault in error.faults]  # the folder is ours and says nothing
            return problem("the claims have faults", 400, faults=faults)
    return answered(request, json.dumps(told, ensure_ascii=False), "application/json")


def _judged(site: Site, text: bytes) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.toml"
        path.write_bytes(text)
        file = read_claims(path, site.tables)
    return [each.to_dict() for each in judge(file.claims, site.tables, file.events)]
