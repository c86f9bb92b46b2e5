"""Work on many pages by several processes: each takes the next piece, and the slow pieces come first.

The processes are forked, so that what all pages share is in their memory already. Where other
threads run, or the system is not Linux, a fork may copy a lock that nobody will open; there one
process does all.
"""

import os
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

Work = Callable[[Sequence[str]], int]

_work: list[Work] = []
"""What a process was forked for."""


def done(work: Work, pieces: Sequence[Sequence[str]]) -> int:
    """The sum of what the work on each piece gives."""
    hands = min(_hands(), len(pieces))
    if hands <= 1:
        return sum(map(work, pieces))
    with ProcessPoolExecutor(hands, mp_context=get_context("fork"), initializer=_work.append, initargs=(work,)) as pool:
        return sum(pool.map(_do, pieces))


def _hands() -> int:
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def _do(piece: Sequence[str]) -> int:
    return _work[-1](piece)
