"""One HTTP connection with bounds: how long a request may take to come, how long its head is, how slow its reader.

The server beneath keeps a connection open as long as bytes trickle in or wait to
go out; a few hundred of these would leave no room for others.
"""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD_SECONDS = 10.0
"""Time from the first byte, or from the opening of the connection, to the end of the header."""

BODY_SECONDS = 30.0
"""Time from the end of the header to the end of the body."""

READ_SECONDS = 60.0
"""Time in which a client must have taken what waits for it."""

MOST_HEAD = 64 << 10
"""Bytes of request line and header; a longer query goes into the body of a POST."""

MOST_URL = 0xFFFF
"""Bytes of an address that the parser beneath can hold."""


class Guarded(HttpToolsProtocol):
    """The connection of uvicorn, ended where a client exceeds the bounds."""

    _timer: asyncio.TimerHandle | None = None
    _reader: asyncio.TimerHandle | None = None
    _in_head = True
    _head = 0

    def connection_made(self, transport: Any) -> None:
        """Time runs from the opening."""
        super().connection_made(transport)
        self._expect(HEAD_SECONDS)

    def connection_lost(self, exc: Exception | None) -> None:
        """No timer outlives its connection."""
        self._expect(None)
        self._stop_reader()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Count what comes before the end of a header."""
        if self._in_head:
            self._head += len(data)
            if self._timer is None:
                self._expect(HEAD_SECONDS)
        if self.parser is not None and not self.transport.is_closing():
            super().data_received(data)
        if self._in_head and self._head > MOST_HEAD:
            self._refuse()

    def send_400_response(self, msg: str) -> None:
        """An address that the parser beneath cannot hold is too long and not wrong."""
        if len(getattr(self, "url", b"")) > MOST_URL:
            return self._refuse()
        return super().send_400_response(msg)

    def on_headers_complete(self) -> None:
        """From here on a body may come."""
        self._in_head, self._head = False, 0
        self._expect(BODY_SECONDS)
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """The request is whole; what comes next is another header."""
        self._in_head = True
        self._expect(None)
        super().on_message_complete()

    def pause_writing(self) -> None:
        """The client does not take what it asked for."""
        self._stop_reader()
        self._reader = self.loop.call_later(READ_SECONDS, self.transport.abort)
        super().pause_writing()

    def resume_writing(self) -> None:
        """It does again."""
        self._stop_reader()
        super().resume_writing()

    def _refuse(self) -> None:
        said = b"the request line and the header are longer than 64 KiB; send a long query in the body of a POST\n"
        head = b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-type: text/plain; charset=utf-8\r\nconnection: close\r\n"
        self.transport.write(head + b"content-length: %d\r\n\r\n" % len(said) + said)
        self.transport.close()

    def _expect(self, seconds: float | None) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = None if seconds is None else self.loop.call_later(seconds, self.transport.abort)

    def _stop_reader(self) -> None:
        if self._reader is not None:
            self._reader.cancel()
            self._reader = None
