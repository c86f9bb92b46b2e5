"""Outlines of countries as SVG paths by their ISO 3166-1 numeric codes, from the npm package world-atlas (Natural Earth, 1:110m).

``make assets`` fetches the file; without it there are no outlines, and everyone is a marker.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from kg.plots.antimeridian import cut
from kg.plots.projection import HEIGHT, placed
from kg.plots.topology import Ring, rings_of

ATLAS = Path(__file__).parent / "vendor" / "countries-110m.json"

_LEAST = 100
"""Square units, a tenth of a pixel's width each way: outlines below are too small to be seen and get a marker beside."""

Places = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Outlines:
    """Paths by code, those of land without a code together, and which codes are large enough to be seen."""

    of: dict[str, str]
    other: str
    large: frozenset[str]


@lru_cache(maxsize=1)
def outlines() -> Outlines:
    """What the atlas shows; empty where it was not fetched."""
    if not ATLAS.is_file():
        return Outlines({}, "", frozenset())
    drawn = [(code, _in_view(rings)) for code, rings in rings_of(json.loads(ATLAS.read_bytes()), "countries")]
    of = {code: "".join(map(_path, rings)) for code, rings in sorted(drawn, key=str) if code is not None and rings}
    large = frozenset(code for code, rings in drawn if code is not None and sum(map(_area, rings)) >= _LEAST)
    return Outlines(of, "".join(_path(ring) for code, rings in drawn if code is None for ring in rings), large)


def _in_view(rings: list[Ring]) -> list[Places]:
    """The rings on the drawing, cut at its edges; those wholly below it are left out."""
    drawn = (_drawn(piece) for ring in rings for piece in cut(ring))
    return [places for places in drawn if min(y for _, y in places) < HEIGHT]


def _drawn(ring: Ring) -> Places:
    """The ring in whole units; places that fall together are one."""
    places = [placed(*point) for point in ring]
    return [places[0], *(after for before, after in pairwise(places) if after != before)]


def _area(places: Places) -> float:
    return abs(sum(ax * by - ay * bx for (ax, ay), (bx, by) in pairwise(places))) / 2


def _path(places: Places) -> str:
    """Steps from place to place; a minus sign parts two numbers as well as a space does."""
    steps = "".join(_number(bx - ax) + _number(by - ay) for (ax, ay), (bx, by) in pairwise(places[:-1]))
    return f"M{places[0][0]} {places[0][1]}l{steps.lstrip()}z" if steps else ""


def _number(step: int) -> str:
    return f" {step}" if step >= 0 else str(step)
