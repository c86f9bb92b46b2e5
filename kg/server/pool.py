"""Workers that queries run in: each a process of its own, bounded in memory, killed when its time is up.

A query that hangs, eats memory or crashes the engine takes down its worker and
nothing else; a fresh worker takes its place. Those who wait are served in turn,
and beyond a number of them the next is refused at once.
"""

import asyncio
import multiprocessing
import os
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from kg.server.protocol import Asked
from kg.sparql.errors import QuerySyntax


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may cost: seconds, bytes of memory beyond the store, bytes of the answer, and the room to wait."""

    seconds: float = 10.0
    memory: int = 1 << 30
    answer: int = 32 << 20
    workers: int = 2
    waiting: int = 32


class Refused(Exception):  # noqa: N818 -- the answer to the client
    """A query that was not answered: the HTTP status and a sentence."""

    def __init__(self, status: int, message: str, retry_after: int | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.retry_after = retry_after


class _Worker:
    """One process with the store open, and the pipe to it."""

    def __init__(self, build: Path, limits: Limits) -> None:
        from kg.server.worker import work  # noqa: PLC0415 -- what runs in the other process

        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=work, args=(theirs, str(build), limits), daemon=True)
        self.process.start()
        theirs.close()

    def kill(self) -> None:
        """End the process at once, whatever it does."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Pool:
    """A fixed number of workers; ``start`` before use, ``stop`` after."""

    def __init__(self, build: Path, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._build = build
        self._idle: asyncio.Queue[_Worker] = asyncio.Queue()
        self._all: set[_Worker] = set()
        self._renewing: set[asyncio.Task[None]] = set()
        self._waiting = 0
        self._stopped = False

    @property
    def ready(self) -> int:
        """Workers that live and have their store open."""
        return sum(worker.process.is_alive() for worker in self._all)

    async def start(self) -> None:
        """Start all workers; each says when its store is open."""
        for _ in range(self.limits.workers):
            await self._add()

    async def stop(self) -> None:
        """End all workers."""
        self._stopped = True
        for worker in self._all:
            await asyncio.to_thread(worker.kill)
        self._all.clear()

    async def answer(self, question: Asked, form: str) -> bytes:
        """The answer to a query; raises Refused, or QuerySyntax for text that is no query."""
        if self._waiting >= self.limits.waiting:
            raise Refused(503, "too many queries are waiting; try again in a while", retry_after=5)
        self._waiting += 1
        try:
            async with asyncio.timeout(self.limits.seconds):
                worker = await self._idle.get()
        except TimeoutError:
            raise Refused(503, "no worker became free in time; try again in a while", retry_after=5) from None
        finally:
            self._waiting -= 1
        return await self._run(worker, question, form)

    async def _run(self, worker: _Worker, question: Asked, form: str) -> bytes:
        """A worker goes back only after a whole exchange; one that was cut off, also by the client, is replaced."""
        whole = False
        try:
            worker.pipe.send((question, form))
            if not await _readable(worker.pipe, self.limits.seconds):
                raise Refused(503, f"the query ran longer than {self.limits.seconds:g} seconds and was stopped", retry_after=30)
            kind, value = worker.pipe.recv()
            if kind == "long":
                kind, value = await asyncio.to_thread(worker.pipe.recv)
            whole = True
        except (EOFError, OSError):
            raise Refused(503, "the query needed more memory than it may have, or broke the engine") from None
        finally:
            if whole:
                self._idle.put_nowait(worker)
            else:
                self._replace(worker)
        return _told(kind, value, self.limits)

    def _replace(self, worker: _Worker) -> None:
        self._all.discard(worker)

        async def renew() -> None:
            await asyncio.to_thread(worker.kill)
            while not self._stopped:
                with suppress(EOFError, OSError):  # a worker that cannot start is tried again: the machine may be short of memory
                    return await self._add()
                await asyncio.sleep(1)

        task = asyncio.get_running_loop().create_task(renew())
        self._renewing.add(task)
        task.add_done_callback(self._renewing.discard)

    async def _add(self) -> None:
        worker = await asyncio.to_thread(_Worker, self._build, self.limits)
        self._all.add(worker)
        try:
            await asyncio.to_thread(worker.pipe.recv)
        except (EOFError, OSError):
            self._all.discard(worker)
            raise
        self._idle.put_nowait(worker)


async def _readable(pipe: Connection, seconds: float) -> bool:
    """Whether something came through a pipe in time, without holding a thread."""
    loop, came = asyncio.get_running_loop(), asyncio.Event()
    loop.add_reader(pipe.fileno(), came.set)
    try:
        await asyncio.wait_for(came.wait(), seconds)
    except TimeoutError:
        return False
    finally:
        loop.remove_reader(pipe.fileno())
        os.set_blocking(pipe.fileno(), True)  # some event loops leave it otherwise, and a long answer is then cut off
    return True


def _told(kind: str, value: Any, limits: Limits) -> bytes:
    if kind == "syntax":
        raise QuerySyntax(*value)
    if kind == "large":
        raise Refused(413, f"the answer is larger than {limits.answer >> 20} MiB; ask for less, or for a part with LIMIT")
    if kind == "memory":
        raise Refused(503, "the query needed more memory than it may have")
    if kind == "error":
        raise Refused(400, value)
    answer: bytes = value
    return answer
