"""Work that a child process does while this one goes on: a build is halves that do not wait for each other."""

import marshal
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

Work = Callable[[], dict[str, Any]]


@contextmanager
def meanwhile(work: Work) -> Iterator[Work]:
    """Begin work in a forked child; call what is given for its result, which must be plain data.

    Where a fork could copy a lock that nobody will open, or the child was lost or failed, the
    work is done here when it is asked for, so its errors are raised here too. On leaving, the
    child has ended, whatever else was raised.
    """
    if not _safe():
        yield work
        return
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)  # else it would wait for itself to read
        _child(work, writing)
    os.close(writing)
    try:
        with os.fdopen(reading, "rb") as pipe:
            yield lambda: _received(pipe.read()) or work()
    finally:
        os.waitpid(child, 0)


def _safe() -> bool:
    return sys.platform == "linux" and threading.active_count() == 1 and (os.cpu_count() or 1) > 1


def _child(work: Work, writing: int) -> None:
    """Send the result and end at once: what stands open belongs to the parent."""
    try:
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(marshal.dumps(work()))
    finally:
        os._exit(0)


def _received(sent: bytes) -> dict[str, Any]:
    """A result that came whole; nothing where the child did not get so far."""
    try:
        found: dict[str, Any] = marshal.loads(sent)
    except (EOFError, ValueError, TypeError):
        return {}
    return found
