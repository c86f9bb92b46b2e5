"""A build by several processes of one machine, with the same bytes as by one.

Each worker takes whole pieces, writes their files and hands back what the manifest will say
of them; only the process that was called writes the journal and the manifest.

Where it is safe, workers are forked: what all pieces share is then in their memory already,
nothing is imported or sent again. Where other threads run, or the system is not Linux, a fork may
copy a lock that nobody will open; there workers are started anew and told what they need.
"""

import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context, parent_process
from multiprocessing.context import BaseContext

from kg.shards import Crew, Shard, Workshop, alone


class WorkersLost(Exception):  # noqa: N818 -- what happened, not which error it is
    """Raised where workers are killed, again and again, over the same piece of work."""


def processes(jobs: int) -> Crew:
    """A crew of so many processes; for one the work is done in this process."""
    return alone if jobs <= 1 else lambda workshop, families: _crew(jobs, workshop, families)


def _crew(jobs: int, workshop: Workshop, families: Sequence[Sequence[str]]) -> Iterator[Shard]:
    """Each piece when it is done; what a killed worker was at is given to new ones, as long as anything gets done."""
    waiting = {tuple(family) for family in families}
    before = len(waiting) + 1
    while waiting and len(waiting) < before:
        before = len(waiting)
        with suppress(BrokenProcessPool):
            for shard in _round(min(jobs, before), workshop, sorted(waiting, key=lambda family: (-workshop.weight(family), family))):
                waiting.remove(shard.slugs)
                yield shard
    yield from _one_by_one(workshop, sorted(waiting))


def _one_by_one(workshop: Workshop, families: Sequence[tuple[str, ...]]) -> Iterator[Shard]:
    """Each piece by a worker of its own, so that those that kill theirs are known and hold up no other."""
    lost: list[str] = []
    for family in families:
        try:
            yield from _round(1, workshop, [family])
        except BrokenProcessPool:
            lost += family
    if lost:
        raise WorkersLost(f"every worker that was at {', '.join(lost)} was killed")


def _round(jobs: int, workshop: Workshop, families: Sequence[tuple[str, ...]]) -> Iterator[Shard]:
    """One set of workers; the heaviest pieces come first, so that none is left to the end."""
    pool = ProcessPoolExecutor(jobs, mp_context=_context(), initializer=_begin, initargs=(workshop,))
    try:
        yield from _taken(as_completed([pool.submit(_make, family) for family in families]))
    finally:
        pool.shutdown(cancel_futures=True)


def _taken(done: Iterator[Future[Shard]]) -> Iterator[Shard]:
    """Results in the order in which they came; those that came before a worker was lost are not lost with it."""
    lost = None
    for each in done:
        if isinstance(error := each.exception(), BrokenProcessPool):
            lost = error
        else:
            yield each.result()
    if lost is not None:
        raise lost


def _context() -> BaseContext:
    safe = sys.platform == "linux" and threading.active_count() == 1
    return get_context("fork" if safe else "spawn")


_workshops: list[Workshop] = []
"""What this worker works with; told once, when it begins."""


def _begin(workshop: Workshop) -> None:
    """A worker leaves Ctrl-C to the process that was called, and ends with it however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _workshops[:] = [workshop]


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
    os._exit(1)


def _make(slugs: tuple[str, ...]) -> Shard:
    return _workshops[0].make(slugs)
