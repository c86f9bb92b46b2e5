"""What a store is told so that it lets us write: from the environment alone, in the way that it asks for.

``KG_ENDPOINT_TOKEN`` is sent as a bearer token. With ``KG_ENDPOINT_USER`` and
``KG_ENDPOINT_PASSWORD`` the store is asked first, without data, whether it wants
Digest (RFC 7616) or Basic (RFC 7617): one that refuses may close while data are on
their way.
"""

import os
import urllib.error
import urllib.request
from base64 import b64encode
from urllib.parse import urlsplit

_CHALLENGES: dict[str, str | None] = {}
"""What each address asked for, once for the life of this process."""

_HANDLERS: dict[str, urllib.request.HTTPDigestAuthHandler] = {}
"""One for each address, for they count how often a nonce was used."""


def authorization(method: str, url: str, seconds: float) -> str | None:
    """The Authorization header for a request, if there are credentials."""
    if token := os.environ.get("KG_ENDPOINT_TOKEN"):
        return f"Bearer {token}"
    user, password = os.environ.get("KG_ENDPOINT_USER"), os.environ.get("KG_ENDPOINT_PASSWORD", "")
    if not user:
        return None
    place = urlsplit(url)._replace(query="", fragment="").geturl()
    if place not in _CHALLENGES:
        _CHALLENGES[place] = _challenge(place, seconds)
    challenge = _CHALLENGES[place]
    if challenge is None:
        return f"Basic {b64encode(f'{user}:{password}'.encode()).decode()}"
    return _digest(method, url, place, user, password, challenge)


def forget(url: str) -> bool:
    """Ask the store again next time, for its nonce may be too old; whether there was something to forget."""
    return _CHALLENGES.pop(urlsplit(url)._replace(query="", fragment="").geturl(), None) is not None


def _challenge(place: str, seconds: float) -> str | None:
    """The Digest challenge of an address, or ``None`` where it gives none."""
    try:
        with urllib.request.build_opener().open(place, timeout=seconds):
            return None
    except urllib.error.HTTPError as error:
        asked = [each for each in error.headers.get_all("WWW-Authenticate") or () if each.lower().startswith("digest ")]
        return asked[0].partition(" ")[2] if asked else None
    except OSError:
        return None  # said by the request that follows


def _digest(method: str, url: str, place: str, user: str, password: str, challenge: str) -> str | None:
    if place not in _HANDLERS:
        known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        known.add_password(None, place, user, password)
        _HANDLERS[place] = urllib.request.HTTPDigestAuthHandler(known)
    told = dict(urllib.request.parse_keqv_list(urllib.request.parse_http_list(challenge)))
    answer = _HANDLERS[place].get_authorization(urllib.request.Request(url, method=method), told)
    return f"Digest {answer}" if answer else None
