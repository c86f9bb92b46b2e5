"""The process in which queries run: it opens the store, bounds itself, and answers until its pipe closes."""

import ctypes
import resource
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.server.evaluate import TooLarge, evaluate
from kg.sparql.syntax import syntax_of
from kg.store import open_store

if TYPE_CHECKING:
    from kg.server.pool import Limits

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
"""CLONE_NEWUSER, CLONE_NEWNET (Linux, unshare(2))."""


SHORT = 32 << 10
"""Bytes that go through a pipe in one piece; a longer answer is announced, for reading it may take a while."""


def work(pipe: Connection, build: str, limits: "Limits") -> None:
    """The life of a worker."""
    _leave_network()
    store = open_store(Path(build))
    _bound_memory(limits.memory)
    pipe.send("ready")
    while True:
        try:
            question, form = pipe.recv()
            told = _attempt(partial(evaluate, store, question, form, limits.answer))
            if isinstance(told[1], bytes) and len(told[1]) > SHORT:
                pipe.send(("long", None))
            pipe.send(told)
        except (EOFError, OSError):
            return


def _attempt(evaluate: Callable[[], bytes]) -> tuple[str, Any]:
    try:
        return "ok", evaluate()
    except SyntaxError as error:
        return "syntax", _place(str(error))
    except TooLarge:
        return "large", None
    except MemoryError:
        return "memory", None
    except (ValueError, OSError, RuntimeError, RecursionError) as error:
        return "error", f"the query cannot be evaluated ({error})"


def _place(said: str) -> tuple[str, int | None, int | None]:
    """What is wrong with a text, its line and column."""
    short, line, column = syntax_of(said)
    return short if line is None else f"line {line}, column {column}: {short}", line, column


def _leave_network() -> None:
    """Leave the network where the system lets a process do so: a second wall behind the refusal of SERVICE."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).unshare(_NEW_USER | _NEW_NETWORK)


def _bound_memory(more: int) -> None:
    """Address space may grow by so much from here on; what goes beyond ends the worker."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError):
        used = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + more, used + more))
