"""Servers in processes of their own, and a client light enough not to be what is measured."""

import asyncio
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import uvloop
from paired import KG, ROOT

CONNECTIONS = 16


@contextmanager
def running(command: Sequence[str | Path], path: str, port: int, seconds: float = 300) -> Iterator[int]:
    """A server that answers at a path; gives its port."""
    process = subprocess.Popen([str(part) for part in command], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if process.poll() is not None:
                raise SystemExit(f"{command[0]} ended with {process.returncode}")
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30):
                    break
            except OSError:
                time.sleep(0.2)
        yield port
    finally:
        process.kill()
        process.wait()


def port() -> int:
    """A free port."""
    with socket.socket() as wire:
        wire.bind(("127.0.0.1", 0))
        found: int = wire.getsockname()[1]
    return found


@contextmanager
def ours(build: Path) -> Iterator[int]:
    """``kg serve``."""
    at = port()
    with running((KG, "--build", build, "serve", "--port", str(at)), "/healthz", at) as found:
        yield found


@contextmanager
def bare_oxigraph(folder: Path, dump: Path) -> Iterator[int]:
    """The oxigraph server over the same quads."""
    program = Path(sys.executable).with_name("oxigraph")
    subprocess.run([program, "load", "--location", folder, "--file", dump], check=True, capture_output=True)
    at = port()
    command = (program, "serve-read-only", "--location", folder, "--bind", f"127.0.0.1:{at}")
    with running(command, f"/query?query={quote('ASK {}')}", at) as found:
        yield found


def per_second(at: int, targets: Sequence[str], accept: str, connections: int = CONNECTIONS) -> float:
    """Requests answered in a second, over connections that stay open; every answer must be a success."""
    return uvloop.run(_per_second(at, targets, accept, connections))


async def _per_second(at: int, targets: Sequence[str], accept: str, connections: int) -> float:
    waiting, loop = iter(targets), asyncio.get_running_loop()
    askers = [(await loop.create_connection(lambda: _Asker(waiting, at, accept), "127.0.0.1", at))[1] for _ in range(connections)]
    begun = time.perf_counter()
    for asker in askers:
        asker.next()
    await asyncio.gather(*(asker.done for asker in askers))
    return len(targets) / (time.perf_counter() - begun)


class _Asker(asyncio.Protocol):
    """One connection: the next question goes out when the answer before it is whole."""

    def __init__(self, waiting: Iterator[str], at: int, accept: str) -> None:
        self._waiting, self._rest = waiting, f" HTTP/1.1\r\nHost: 127.0.0.1:{at}\r\nAccept: {accept}\r\n\r\n"
        self._came = b""
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: Any) -> None:
        self._transport = transport

    def next(self) -> None:
        target = next(self._waiting, None)
        if target is None:
            self.done.set_result(None)
            self._transport.close()
        else:
            self._transport.write(f"GET {target}{self._rest}".encode())

    def data_received(self, data: bytes) -> None:
        self._came += data
        head, end, body = self._came.partition(b"\r\n\r\n")
        if not end:
            return
        if head[9:12] not in (b"200", b"303"):
            raise SystemExit(f"the answer was {head[:100]!r}")
        if _is_whole(head.lower(), body):
            self._came = b""
            self.next()


def _is_whole(head: bytes, body: bytes) -> bool:
    """Whether a body has come to its end; one in pieces ends with an empty piece (RFC 9112, 7.1)."""
    if b"transfer-encoding: chunked" in head:
        return body.endswith(b"0\r\n\r\n")
    return len(body) >= int(head.partition(b"content-length:")[2].partition(b"\r\n")[0])


def latency(at: int, target: str, accept: str) -> float:
    """Seconds until one answer is whole, on a connection that is open already."""
    return 1 / per_second(at, [target], accept, 1)
