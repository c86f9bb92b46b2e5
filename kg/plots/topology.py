"""TopoJSON decoded: the rings of every geometry in degrees (the TopoJSON Format Specification, sections 2.1.2 and 2.1.4)."""

from itertools import accumulate
from typing import Any

Point = tuple[float, float]
Ring = list[Point]


def rings_of(topology: dict[str, Any], name: str) -> list[tuple[str | None, list[Ring]]]:
    """Each geometry of a collection with its id, if it has one, and its rings as closed lists of longitude and latitude."""
    arcs = _arcs(topology)
    found = []
    for geometry in topology["objects"][name]["geometries"]:
        polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        found.append((geometry.get("id"), [_stitched(arcs, ring) for polygon in polygons for ring in polygon]))
    return found


def _arcs(topology: dict[str, Any]) -> list[Ring]:
    """Arcs are quantised: each position is told as a step from the one before it, in units of a grid."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    walked = (accumulate(arc, lambda at, step: [at[0] + step[0], at[1] + step[1]]) for arc in topology["arcs"])
    return [[(x * kx + dx, y * ky + dy) for x, y in arc] for arc in walked]


def _stitched(arcs: list[Ring], ring: list[int]) -> Ring:
    """Arcs in a row share their ends; a negative index, in ones' complement, is an arc walked backwards."""
    found: Ring = []
    for index in ring:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        found += arc[1:] if found else arc
    return found
