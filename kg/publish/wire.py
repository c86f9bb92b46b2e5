"""One HTTP request to a store: credentials from the environment, time-outs, patience with a busy store, faults as sentences."""

import re
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.parse import urlsplit

from kg.publish.credentials import authorization, forget
from kg.sparql.errors import EndpointError, EndpointTimeout

TRIES = 4
MOST_WAIT = 30.0
"""Seconds that a store may ask us to wait before the next try."""

_BUSY = (429, 502, 503, 504)


@dataclass(frozen=True, slots=True)
class Came:
    """What a store answered."""

    status: int
    media: str
    body: bytes


def send(method: str, url: str, body: bytes | None, headers: Mapping[str, str], seconds: float) -> Came:
    """Send a request; a store that is busy is asked again. Raises EndpointError for anything else than success or 404."""
    check(url)
    for attempt in range(TRIES):
        try:
            request = _request(method, url, body, headers, seconds)
            with urllib.request.build_opener(_Stay).open(request, timeout=seconds) as came:
                return Came(came.status, came.headers.get_content_type(), came.read())
        except urllib.error.HTTPError as error:
            said = error.read(2000)
            if error.code == 404:
                return Came(404, error.headers.get_content_type(), said)
            if error.code == 401 and attempt == 0 and forget(url):
                continue
            if error.code not in _BUSY or attempt == TRIES - 1:
                raise EndpointError(_told(method, url, error.code, said)) from None
            time.sleep(_wait(error.headers.get("Retry-After"), attempt))
        except TimeoutError:  # while waiting for the answer; while connecting it comes as the reason of an OSError
            raise EndpointTimeout(f"{url} did not answer within {seconds:g} seconds") from None
        except (OSError, HTTPException, ValueError) as error:
            raise EndpointError(
                f"{url} cannot be reached or broke off ({getattr(error, 'reason', None) or error or type(error).__name__})"
            ) from None
    raise AssertionError("the last try either answers or raises")


def check(url: str) -> None:
    """An address of a store: HTTP, and no credentials in it, for addresses end up in logs."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise EndpointError(f'"{url}" is no address of a store; it begins with http:// or https://')
    if parts.username or parts.password:
        raise EndpointError("an address must not hold credentials; set KG_ENDPOINT_USER and KG_ENDPOINT_PASSWORD, or KG_ENDPOINT_TOKEN")


def _request(method: str, url: str, body: bytes | None, headers: Mapping[str, str], seconds: float) -> urllib.request.Request:
    told = {"User-Agent": "treaty-kg", **headers}
    if authorized := authorization(method, url, seconds):
        told["Authorization"] = authorized
    return urllib.request.Request(url, body, told, method=method)


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirect, for credentials and data go to the store that was named alone."""

    def redirect_request(self, *_: Any) -> None:
        return None


def _wait(asked: str | None, attempt: int) -> float:
    seconds = float(asked) if asked and re.fullmatch(r"\d{1,6}", asked) else 0.5 * 2**attempt
    return min(seconds, MOST_WAIT)


def _told(method: str, url: str, code: int, said: bytes) -> str:
    if code in (401, 403):
        return f"{url} wants credentials for {method} (HTTP {code}); set KG_ENDPOINT_USER and KG_ENDPOINT_PASSWORD, or KG_ENDPOINT_TOKEN"
    if 300 <= code < 400:
        return f"{url} points elsewhere (HTTP {code}); name the address it points to"
    text = re.sub(r"<[^>]*>", " ", said.decode("utf-8", "replace"))
    return f"{url} refused {method} (HTTP {code}): {' '.join(text.split())[:300] or 'without a word'}"
