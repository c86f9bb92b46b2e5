"""Answers about things, kept whole: the build does not change while it is served, so the same request has the same answer.

What the answer depends on is the address and four headers; it is kept as it goes
on the wire. Bounded in number and bytes, so that nobody can fill the memory by
asking in ever new ways.
"""

from collections import OrderedDict
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.server.linked_data import SECTIONS

MOST_BYTES = 64 << 20
MOST_OF_ONE = 1 << 20
MOST_OF_KEY = 1 << 10

_PLACES = tuple(f"/{section}/" for section in ("data", "page", *SECTIONS))
_DECIDING = frozenset({b"accept", b"accept-encoding", b"if-none-match", b"origin"})

Kept = tuple[Message, Message]


class Remembered:
    """Around the whole application: answers what it has answered before, and asks within for all else."""

    def __init__(self, within: ASGIApp) -> None:
        self._within = within
        self._kept: OrderedDict[Any, Kept] = OrderedDict()
        self._bytes = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Nothing of what is kept is changed on its way out: the server beneath only reads it."""
        if scope["type"] != "http" or scope["method"] != "GET" or not (scope["path"] == "/" or scope["path"].startswith(_PLACES)):
            return await self._within(scope, receive, send)
        key = (scope["raw_path"], scope["query_string"], *((name, value) for name, value in scope["headers"] if name in _DECIDING))
        kept = self._kept.get(key)
        if kept is None:
            return await self._ask(key, scope, receive, send)
        self._kept.move_to_end(key)
        await send(kept[0])
        return await send(kept[1])

    async def _ask(self, key: tuple[Any, ...], scope: Scope, receive: Receive, send: Send) -> None:
        said: list[Message] = []

        async def noting(message: Message) -> None:
            said.append(message)
            await send(message)

        await self._within(scope, receive, noting)
        if len(said) == 2 and said[0]["status"] in (200, 303, 304) and not said[1].get("more_body"):
            self._keep(key, (said[0], said[1]))

    def _keep(self, key: tuple[Any, ...], kept: Kept) -> None:
        size = _size(key, kept)
        if size > MOST_OF_ONE or len(str(key)) > MOST_OF_KEY:
            return
        self._kept[key] = kept
        self._bytes += size
        while self._bytes > MOST_BYTES:
            self._bytes -= _size(*self._kept.popitem(last=False))


def _size(key: tuple[Any, ...], kept: Kept) -> int:
    """Bytes of an answer, with what the objects around it take."""
    return len(kept[1].get("body", b"")) + len(str(key)) + 2000
