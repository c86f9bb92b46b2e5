"""A query on the embedded store, in a process of its own that is ended when it runs into a limit.

The default graph is the union of all named graphs; each stays addressable with
``GRAPH``. A query with ``FROM`` chooses among the graphs of the build instead.
Nothing is fetched, nothing is changed: what would do so is refused before it runs.
"""

import faulthandler
import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from kg.manifest import graphs_of, read_manifest
from kg.sparql.answer import Answer, from_json
from kg.sparql.errors import QueryRefused, QueryStopped, QuerySyntax
from kg.sparql.form import Form, form_of, with_prefixes
from kg.sparql.worker import Task, serve
from kg.store import made_store


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may use: time by the clock, memory beyond the opened store, bytes of the result."""

    seconds: float = 30.0
    memory: int = 2 << 30
    size: int = 256 << 20


def ask(build: Path, text: str, limits: Limits | None = None) -> Answer:
    """The answer to a query; raises QueryRefused, QuerySyntax, QueryStopped, or FileNotFoundError without a build."""
    form = form_of(text)
    _know_graphs(form, build)
    limits = limits or Limits()
    made_store(build)  # its making does not count as the time of a query
    query = with_prefixes(text, form)
    task = {
        "build": str(build),
        "query": query,
        "union": not form.graphs,
        "seconds": limits.seconds,
        "memory": limits.memory,
        "size": limits.size,
    }
    content = _content(_run(task), task, len(query) - len(text))
    if form.is_graph:
        return Answer(form.kind, triples="".join(sorted(set(content.decode().splitlines(keepends=True)))))
    return from_json(form.kind, content)


def _know_graphs(form: Form, build: Path) -> None:
    """FROM names graphs of this build or none: the engine would take an unknown one as empty, silently."""
    manifest = read_manifest(build)
    if manifest is None:
        raise FileNotFoundError(2, 'no build; run "kg build" first', str(build))
    known = graphs_of(manifest)
    for name in form.graphs:
        if "://" in name and name not in known:
            raise QueryRefused(f"FROM <{name}> is refused: no graph of this build has that name, and nothing is fetched")


def _run(task: Task) -> tuple[bytes, int]:
    """All that the worker wrote, and how it ended (negative: by which signal)."""
    if hasattr(os, "fork") and threading.active_count() == 1:
        return _forked(task)
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "kg.sparql.worker"],
            input=json.dumps(task).encode(),
            capture_output=True,
            check=False,
            timeout=task["seconds"],
        )
    except subprocess.TimeoutExpired:
        raise _late(task) from None
    return ended.stdout, ended.returncode


def _forked(task: Task) -> tuple[bytes, int]:
    """The same without the cost of another interpreter; only where no other thread could hold a lock."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _child(task, writer)
    os.close(writer)
    try:
        written = _read(reader, task)
    except BaseException:
        os.kill(child, signal.SIGKILL)
        raise
    finally:
        os.close(reader)
        _, status = os.waitpid(child, 0)
    return written, os.waitstatus_to_exitcode(status)


def _child(task: Task, writer: int) -> NoReturn:
    """Never returns into the program it was forked from."""
    try:
        faulthandler.disable()
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # an engine that aborts speaks there; the parent says it in a sentence
        with os.fdopen(writer, "wb") as out:
            serve(task, out)
    finally:
        os._exit(0)


def _read(reader: int, task: Task) -> bytes:
    deadline = time.monotonic() + task["seconds"]
    pieces: list[bytes] = []
    while select.select([reader], [], [], max(0.0, deadline - time.monotonic()))[0]:
        piece = os.read(reader, 1 << 20)
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)
    raise _late(task)


def _content(outcome: tuple[bytes, int], task: Task, shift: int) -> bytes:
    """The result, or the sentence for what came instead; ``shift`` is what was put before the text on its first line."""
    written, code = outcome
    head, _, content = written.partition(b"\n")
    if not head:
        raise _broken(code, task)
    told = json.loads(head)
    if told["is"] == "answer":
        return content
    if told["is"] == "syntax":
        column = told["column"] - shift if told["line"] == 1 else told["column"]
        raise QuerySyntax(f"line {told['line']}, column {column}: {told['said']}" if told["line"] else told["said"], told["line"], column)
    if told["is"] == "too large":
        raise QueryStopped(f"the result has more than {_mebibytes(task['size'])}; ask for less, or with LIMIT")
    if told["is"] == "memory":
        raise _broken(-signal.SIGABRT, task)
    raise QueryStopped(f"the engine gave up: {told['said']}")


def _broken(code: int, task: Task) -> QueryStopped:
    if code == -signal.SIGXCPU:
        return _late(task)
    if code == -signal.SIGABRT:
        return QueryStopped(f"the query needs more than {_mebibytes(task['memory'])} of memory")
    return QueryStopped(f"the query broke the engine (it ended with {code}); it may be nested too deeply")


def _late(task: Task) -> QueryStopped:
    return QueryStopped(f"no answer within {task['seconds']:g} seconds; the query was stopped")


def _mebibytes(size: int) -> str:
    return f"{size >> 20:,} MiB"
