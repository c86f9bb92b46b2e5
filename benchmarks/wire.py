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
from urllib.parse import quote

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
    return asyncio.run(_per_second(at, targets, accept, connections))


async def _per_second(at: int, targets: Sequence[str], accept: str, connections: int) -> float:
    waiting = iter(targets)
    begun = time.perf_counter()
    await asyncio.gather(*(_ask_all(at, waiting, accept) for _ in range(connections)))
    return len(targets) / (time.perf_counter() - begun)


async def _ask_all(at: int, waiting: Iterator[str], accept: str) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", at)
    for target in waiting:
        writer.write(f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{at}\r\nAccept: {accept}\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        if head[9:12] not in (b"200", b"303"):
            raise SystemExit(f"{target}: {head[:100]!r}")
        await _body(reader, head.lower())
    writer.close()


async def _body(reader: asyncio.StreamReader, head: bytes) -> None:
    if b"transfer-encoding: chunked" in head:
        while size := int(await reader.readline(), 16):
            await reader.readexactly(size + 2)
        await reader.readline()
        return
    await reader.readexactly(int(head.partition(b"content-length:")[2].partition(b"\r\n")[0]))


def latency(at: int, target: str, accept: str) -> float:
    """Seconds until one answer is whole, on a connection that is open already."""
    return 1 / per_second(at, [target], accept, 1)
