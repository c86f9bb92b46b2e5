"""Work given to a Dask scheduler a few pieces at a time, so that neither side holds the whole corpus."""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from itertools import islice
from socket import create_connection
from typing import Any
from urllib.parse import urlsplit

AHEAD = 3
"""So many pieces wait at the scheduler for each thread of a worker: enough that none is idle, few enough to hold."""

PATIENCE = 30.0
"""After so many seconds without a result it is asked whether any worker is left."""


_PORT = 8786
"""Where a scheduler listens unless it is told otherwise."""

_WITHOUT_DASK = 'a build on a cluster needs Dask: pip install "treaty-kg[cluster]"'


_TALKERS = ("distributed", "distributed.client", "distributed.core", "tornado.application")
"""Loggers that print a lost connection with its traceback, which is told here in one sentence."""


_LOST = "the scheduler was lost"


class ClusterTrouble(Exception):  # noqa: N818 -- what is in the way, not which error it is
    """Raised with a sentence where the cluster cannot be reached or used, or was lost."""


def reachable(address: str) -> None:
    """Raise where nobody listens: who names a scheduler is told so, even if it has nothing to do."""
    if find_spec("distributed") is None:
        raise ClusterTrouble(_WITHOUT_DASK)
    try:
        where = urlsplit(address if "://" in address else f"tcp://{address}")
        if where.scheme in ("tcp", "tls"):
            create_connection((where.hostname or "", where.port or _PORT), timeout=PATIENCE / 3).close()
    except (OSError, ValueError):
        raise ClusterTrouble(f"no scheduler answers at {address}") from None


class Cluster:
    """A connection to a scheduler."""

    def __init__(self, dask: Any, client: Any) -> None:
        self._dask, self._client = dask, client

    def shared(self, value: Any) -> Any:
        """Something that every piece needs: sent once, held by workers, and given again to those that come later."""
        return self._client.submit(_itself, value, pure=False)

    def each(self, function: Callable[..., Any], shared: Any, pieces: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
        """What a function gives for each piece, in any order."""
        left, running = iter(pieces), set[Any]()
        most = AHEAD * max(1, sum(self._client.nthreads().values()))
        try:
            while True:
                running |= {self._client.submit(function, shared, *piece, pure=False) for piece in islice(left, most - len(running))}
                if not running:
                    return
                done, running = self._some_done(running)
                while done:
                    yield done.pop().result()
        except self._dask.KilledWorker as error:
            raise ClusterTrouble(f"{error.allowed_failures + 1} workers died over one piece; see their logs") from None
        except self._dask.CancelledError:
            raise ClusterTrouble(_LOST) from None

    def _some_done(self, running: set[Any]) -> tuple[set[Any], set[Any]]:
        while True:
            try:
                done, others = self._dask.wait(running, timeout=PATIENCE, return_when="FIRST_COMPLETED")
            except TimeoutError:
                if not self._client.nthreads():
                    raise ClusterTrouble("no worker is left") from None
            else:
                return done, others


@contextmanager
def connected(address: str) -> Iterator[Cluster]:
    """A connection to the scheduler at an address such as ``tcp://host:8786``."""
    try:
        dask: Any = import_module("distributed")  # an extra; its types come and go with it
    except ImportError:
        raise ClusterTrouble(_WITHOUT_DASK) from None
    for name in _TALKERS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client = dask.Client(address, timeout=PATIENCE / 3)
    except (OSError, ValueError):
        raise ClusterTrouble(f"no scheduler answers at {address}") from None
    except Exception as error:  # each way of transport raises what it likes where it is not installed or set up
        raise ClusterTrouble(f"{address} cannot be used: {error}") from None
    try:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError:
            raise ClusterTrouble(f"no worker has come to the scheduler at {address}") from None
        try:
            yield Cluster(dask, client)
        except OSError as error:  # what is asked of a scheduler in the moment it goes fails in as many ways as there are questions
            if client.status == "running" and not isinstance(error, dask.comm.CommClosedError):
                raise
            raise ClusterTrouble(_LOST) from None
    finally:
        client.close()


def _itself(value: Any) -> Any:
    return value
