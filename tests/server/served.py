"""A real server in a process of its own, and a client that says what it does on the wire."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Told:
    """An answer as it came over the wire."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Served:
    """A server that runs."""

    port: int
    pid: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, method: str, target: str, body: bytes | None = None, **headers: str) -> Told:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, target, body, {name.replace("_", "-"): value for name, value in headers.items()})
            came = connection.getresponse()
            return Told(came.status, {name.lower(): value for name, value in came.getheaders()}, came.read())
        finally:
            connection.close()

    def get(self, target: str, **headers: str) -> Told:
        return self.ask("GET", target, **headers)

    def query(self, text: str, accept: str = "application/json", more: str = "") -> Told:
        return self.ask("GET", f"/sparql?query={quote(text)}{more}", Accept=accept)

    def post(self, text: str, **headers: str) -> Told:
        said = {"Content_Type": "application/x-www-form-urlencoded", "Accept": "application/json", **headers}
        return self.ask("POST", "/sparql", urlencode({"query": text}).encode(), **said)

    def raw(self, content: bytes, seconds: float = 15.0) -> bytes:
        """Send bytes as they are and read until the server closes or is silent."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=seconds) as wire:
            found = b""
            with suppress(TimeoutError, ConnectionError):
                wire.sendall(content)
            with suppress(TimeoutError, ConnectionError):
                while chunk := wire.recv(1 << 16):
                    found += chunk
            return found

    def memory(self) -> int:
        """Bytes that the front process holds."""
        return int(Path(f"/proc/{self.pid}/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def free_port() -> int:
    with socket.socket() as wire:
        wire.bind(("127.0.0.1", 0))
        port: int = wire.getsockname()[1]
    return port


@contextmanager
def serving(build: Path, *options: str) -> Iterator[Served]:
    """``kg serve`` on a free port; it must end by itself when asked to."""
    port = free_port()
    command = [sys.executable, "-c", "import sys; from kg.cli import main; sys.exit(main())", "--build", str(build), "serve"]
    process = subprocess.Popen([*command, "--port", str(port), *options], cwd=ROOT, stderr=subprocess.PIPE, text=True)
    served = Served(port, process.pid)
    try:
        _wait(served, process)
        yield served
        process.terminate()
        _, said = process.communicate(timeout=20)
        assert "Traceback" not in said, said
    finally:
        process.kill()
        process.wait()


def _wait(served: Served, process: "subprocess.Popen[str]") -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise AssertionError(process.stderr.read() if process.stderr else "the server ended")
        try:
            if served.get("/healthz").status == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server does not answer")
