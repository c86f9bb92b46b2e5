"""Real stores started for a test, and a wall before one that fails when it is told to."""

import http.client
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.server.served import free_port

OXIGRAPH = Path(sys.executable).with_name("oxigraph")


@contextmanager
def oxigraph(folder: Path) -> Iterator[str]:
    """The oxigraph server; gives its address."""
    port = free_port()
    command = [str(OXIGRAPH), "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{url}/query?query=ASK%20%7B%7D", process)
        yield url
    finally:
        process.kill()
        process.wait()


def wait_for(url: str, process: "subprocess.Popen[bytes]", seconds: float = 180) -> None:
    """Wait until an address answers."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        assert process.poll() is None, f"the server ended with {process.returncode}"
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{url} does not answer")


@dataclass
class Wall:
    """Stands before a store; ``rule`` sees method and number of each writing request and says what happens instead of it."""

    url: str
    writes: list[str]
    rule: Callable[[str, int], str]


@contextmanager
def wall(store: str) -> Iterator[Wall]:
    """A proxy on another port; rules: ``""`` lets through, ``"500"`` fails, ``"503"`` is busy, ``"drop"`` closes, ``"cut"`` keeps half."""
    host = store.removeprefix("http://")
    found = Wall("", [], lambda method, number: "")

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            self._handle()

        do_PUT = do_POST = do_DELETE = do_GET  # noqa: N815 -- names that the standard library calls

        def _handle(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            writes = self.command in ("PUT", "DELETE") or self.path.startswith("/update")
            if writes:
                found.writes.append(self.path)
            fault = found.rule(self.command, len(found.writes)) if writes else ""
            if fault == "drop":
                self.connection.close()
                return
            if fault.isdigit():
                self._say(int(fault), "text/html", b"<html><body>out of order</body></html>")
                return
            if fault == "cut":
                lines = body.splitlines(keepends=True)
                body = b"".join(lines[: len(lines) // 2])
            self._pass(body)

        def _pass(self, body: bytes) -> None:
            connection = http.client.HTTPConnection(host, timeout=30)
            kept = {name: value for name, value in self.headers.items() if name.lower() in ("accept", "content-type")}
            connection.request(self.command, self.path, body or None, kept)
            came = connection.getresponse()
            self._say(came.status, came.getheader("Content-Type", ""), came.read())
            connection.close()

        def _say(self, status: int, media: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", media)
            self.send_header("Content-Length", str(len(body)))
            if status == 503:
                self.send_header("Retry-After", "0")
            with suppress(OSError):  # the client may have been killed
                self.end_headers()
                self.wfile.write(body)

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            pass

    server = Quiet(("127.0.0.1", 0), Handler)
    found.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()
