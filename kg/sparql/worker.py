"""The process in which a query runs: it limits itself, opens the store read only, answers once and ends.

Run as ``python -m kg.sparql.worker`` it takes its task as JSON on standard input.
"""

import io
import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from kg.sparql.syntax import syntax_of

Task = Mapping[str, Any]
"""``build``, ``query``, ``union`` (all named graphs as the default graph), ``seconds``, ``memory``, ``size``."""


class _TooLargeError(Exception):
    """The result has more bytes than allowed."""


class _Bounded(io.BytesIO):
    """A buffer that refuses more than it may hold."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def write(self, content: Any) -> int:
        if self.tell() + len(content) > self.most:
            raise _TooLargeError
        return super().write(content)


def serve(task: Task, out: BinaryIO) -> None:
    """Answer a task: one line of JSON that says how it went, then the bytes of the result."""
    told, content = _outcome(task)
    out.write(json.dumps(told).encode() + b"\n")
    out.write(content)
    out.flush()


def _outcome(task: Task) -> tuple[dict[str, Any], bytes]:
    try:
        return {"is": "answer"}, _answered(task)
    except SyntaxError as error:
        said, line, column = syntax_of(str(error))
        return {"is": "syntax", "said": said, "line": line, "column": column}, b""
    except _TooLargeError:
        return {"is": "too large"}, b""
    except MemoryError:
        return {"is": "memory"}, b""
    except Exception as error:  # whatever it is, the one who asked is told
        return {"is": "fault", "said": f"{type(error).__name__}: {error}"}, b""


def _answered(task: Task) -> bytes:
    import pyoxigraph  # noqa: PLC0415 -- the process that asks need not load the engine

    from kg.store import open_store  # noqa: PLC0415

    _alone()
    store = open_store(Path(task["build"]))
    _limit(task)
    found = store.query(task["query"], use_default_graph_as_union=task["union"])
    buffer = _Bounded(task["size"])
    if isinstance(found, pyoxigraph.QueryTriples):
        found.serialize(buffer, format=pyoxigraph.RdfFormat.N_TRIPLES)
    else:
        found.serialize(buffer, format=pyoxigraph.QueryResultsFormat.JSON)
    return buffer.getvalue()


def _alone() -> None:
    """Leave the network, where the system lets a process do so: a second wall behind the refusal of SERVICE."""
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).unshare(_NEW_USER | _NEW_NETWORK)


_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
"""CLONE_NEWUSER, CLONE_NEWNET (Linux, unshare(2))."""


def _limit(task: Task) -> None:
    """No more memory than the store and the allowance, no file written, processor time a little over the clock's."""
    import resource  # noqa: PLC0415 -- not on every system

    seconds = int(task["seconds"]) + 2
    resource.setrlimit(resource.RLIMIT_CPU, (seconds * (os.cpu_count() or 1), seconds * (os.cpu_count() or 1)))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + task["memory"]
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    serve(json.loads(sys.stdin.buffer.read()), sys.stdout.buffer)
