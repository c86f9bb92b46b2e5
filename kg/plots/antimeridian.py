"""Rings cut where they cross the 180th meridian, the edge of the drawing: without it a coast would run across the whole world."""

from itertools import pairwise
from math import copysign

from kg.plots.topology import Point, Ring


def cut(ring: Ring) -> list[Ring]:
    """The pieces of a closed ring, each closed and on one side; a ring that does not cross is its own only piece."""
    pieces: list[Ring] = [[ring[0]]]
    for before, after in pairwise(ring):
        if abs(after[0] - before[0]) > 180:
            edge, latitude = copysign(180, before[0]), _crossed_at(before, after)
            pieces[-1].append((edge, latitude))
            pieces.append([(-edge, latitude)])
        pieces[-1].append(after)
    if len(pieces) == 1:
        return pieces
    first, *others = pieces
    others[-1] += first[1:]
    return [[*piece, piece[0]] for piece in others]


def _crossed_at(before: Point, after: Point) -> float:
    """The latitude at which a straight step reaches the meridian."""
    to_edge, from_edge = 180 - abs(before[0]), 180 - abs(after[0])
    share = to_edge / (to_edge + from_edge) if to_edge + from_edge else 0.5
    return before[1] + share * (after[1] - before[1])
