"""The canonical hash of a dataset by RDFC-1.0, with a guard against graphs made to take for ever.

Naming blank nodes can take exponential time on graphs made for that purpose. The
work is therefore done in a process of its own, with a time limit; data without
blank nodes, as ours are, need no more than sorting.
"""

import multiprocessing
from collections.abc import Iterable
from hashlib import sha256
from multiprocessing.connection import Connection

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, Quad

MOST_SECONDS = 30.0


class Poisonous(Exception):  # noqa: N818 -- the graph, not the program, is at fault
    """A graph whose blank nodes cannot be named in time."""


def canonical_hash(quads: Iterable[Quad], seconds: float = MOST_SECONDS) -> str:
    """SHA-256 of the canonical N-Quads; raises Poisonous where they cannot be had in time."""
    lines, with_blank = set(), False
    for quad in quads:
        lines.add(f"{quad} .\n")
        with_blank = (
            with_blank
            or isinstance(quad.subject, BlankNode)
            or isinstance(quad.object, BlankNode)
            or isinstance(quad.graph_name, BlankNode)
        )
    if with_blank:
        return _guarded(sorted(lines), seconds)
    return sha256("".join(sorted(lines)).encode()).hexdigest()


def _guarded(lines: list[str], seconds: float) -> str:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_name, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    try:
        ours.send("".join(lines))
        if not ours.poll(seconds):
            raise Poisonous(f"the blank nodes of the graph were not named within {seconds:g} seconds")
        return str(ours.recv())
    except (EOFError, BrokenPipeError):
        raise Poisonous("naming the blank nodes of the graph needed more memory than there is") from None
    finally:
        process.kill()
        process.join()


def _name(pipe: Connection) -> None:
    import pyoxigraph  # noqa: PLC0415 -- in the other process

    dataset = Dataset(pyoxigraph.parse(pipe.recv().encode(), format=pyoxigraph.RdfFormat.N_QUADS))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    pipe.send(sha256("".join(sorted(f"{quad} .\n" for quad in dataset)).encode()).hexdigest())
