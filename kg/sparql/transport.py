"""One HTTP request with patience and limits: retries with Retry-After, no leap to another host, no endless answer."""

import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPResponse, IncompleteRead
from typing import Any
from urllib.parse import urlsplit

from kg.sparql.errors import EndpointError, EndpointTimeout

TRIES = 3
BUSY = frozenset({429, 502, 503, 504})
"""Codes that ask for another try (RFC 9110, sections 10.2.3 and 15.6; RFC 6585)."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: the code, the media type without parameters, the bytes."""

    code: int
    kind: str
    content: bytes


class _SameHost(urllib.request.HTTPRedirectHandler):
    """A redirect may not take query and credentials to another host, nor out of HTTPS."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        old, new = urlsplit(req.full_url), urlsplit(newurl)
        if new.netloc != old.netloc or (old.scheme, new.scheme) == ("https", "http"):
            raise EndpointError(f"the endpoint redirects to {new.scheme}://{new.netloc}; give that address with --endpoint if you trust it")
        if code in (307, 308) or req.data is None:
            return urllib.request.Request(newurl, data=req.data, headers=dict(req.header_items()), method=req.get_method())
        raise EndpointError(f"the endpoint answers a query with a redirect to {newurl} ({code}); give that address with --endpoint")


def send(
    request: urllib.request.Request, seconds: float, size: int, sleep: Callable[[float], None] = time.sleep, tries: int = TRIES
) -> Reply:
    """The reply to a request, whatever its code; raises EndpointError or EndpointTimeout where none comes."""
    deadline = time.monotonic() + seconds
    for attempt in range(1, tries + 1):
        reply, asked = _once(request, deadline, seconds, size)
        if reply is not None and reply.code not in BUSY:
            return reply
        wait = 0.5 * 2**attempt if asked is None else asked
        if attempt == tries or time.monotonic() + wait >= deadline:
            break
        sleep(wait)
    if reply is None:
        raise EndpointError(f"{request.host} cannot be reached; check the address and the connection")
    after = f" (it asks to wait {wait:g} seconds)" if wait > 1 else ""
    raise EndpointError(f"the endpoint is busy: HTTP {reply.code} after {attempt} tr{'y' if attempt == 1 else 'ies'}{after}")


def _once(request: urllib.request.Request, deadline: float, seconds: float, size: int) -> tuple[Reply | None, float | None]:
    """The reply, or nothing where no connection came about; and for how long the server asks to wait."""
    opener = urllib.request.build_opener(_SameHost)
    left = max(0.01, deadline - time.monotonic())
    try:
        with opener.open(request, timeout=left) as response:
            return Reply(response.status, response.headers.get_content_type(), _read(response, deadline, seconds, size)), None
    except urllib.error.HTTPError as error:
        with error:
            wait = _wait(error.headers.get("Retry-After"))
            return Reply(error.code, error.headers.get_content_type(), error.read(4096)), wait
    except TimeoutError:
        raise _late(seconds) from None
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise _late(seconds) from None
        return None, None
    except (HTTPException, OSError) as error:
        raise EndpointError(f"the endpoint broke off or does not speak HTTP: {type(error).__name__}") from None


def _read(response: HTTPResponse, deadline: float, seconds: float, size: int) -> bytes:
    """All of an answer, piece by piece, so that a server that drips cannot hold us beyond the time."""
    pieces: list[bytes] = []
    total = 0
    try:
        while piece := response.read1(1 << 16):
            pieces.append(piece)
            total += len(piece)
            if total > size:
                raise EndpointError(f"the answer has more than {size >> 20:,} MiB; ask for less, or with LIMIT")
            if time.monotonic() > deadline:
                raise _late(seconds)
    except IncompleteRead:
        raise EndpointError(f"the answer was cut off after {total:,} bytes") from None
    if response.length:  # read1 ends quietly where the connection does
        raise EndpointError(f"the answer was cut off: {response.length:,} bytes are missing after {total:,}")
    return b"".join(pieces)


def _wait(header: str | None) -> float | None:
    """Retry-After as seconds: a number, or a day and hour (RFC 9110, section 10.2.3)."""
    if header is None:
        return None
    if header.strip().isdigit():
        return float(header)
    try:
        return max(0.0, parsedate_to_datetime(header).timestamp() - time.time())
    except (TypeError, ValueError):
        return None


def _late(seconds: float) -> EndpointTimeout:
    return EndpointTimeout(f"the endpoint gave no whole answer within {seconds:g} seconds")
