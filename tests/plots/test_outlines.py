"""Outlines: arcs stitched, cut at the edge, projected with true areas, and given to actors by code alone."""

import json
from collections.abc import Iterator
from itertools import pairwise
from math import radians, sin
from pathlib import Path

import pytest

from kg.plots import outlines as module
from kg.plots.antimeridian import cut
from kg.plots.outlines import outlines
from kg.plots.places import other_land, places
from kg.plots.projection import HEIGHT, WIDTH, placed
from kg.plots.topology import rings_of

# Two countries side by side: the second walks their common arc backwards.
ATLAS = {
    "type": "Topology",
    "transform": {"scale": [1, 1], "translate": [-10, 0]},
    "objects": {
        "countries": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "id": "440", "arcs": [[0, 1]], "properties": {"name": "Elsewhere"}},
                {"type": "MultiPolygon", "id": "428", "arcs": [[[~0, 2]]], "properties": {"name": "Lithuania"}},
                {"type": "Polygon", "arcs": [[3]], "properties": {"name": "No code"}},
            ],
        }
    },
    "arcs": [
        [[10, 0], [0, 20]],
        [[10, 20], [-10, 0], [0, -20], [10, 0]],
        [[10, 0], [10, 0], [0, 20], [-10, 0]],
        [[40, 0], [10, 0], [0, 10], [-10, -10]],
    ],
}


@pytest.fixture
def atlas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A small atlas in the place of the one that make assets fetches; at first there is none."""
    file = tmp_path / "atlas.json"
    monkeypatch.setattr(module, "ATLAS", file)
    outlines.cache_clear()
    yield file
    outlines.cache_clear()


def gazetteer(**numeric: str) -> dict[str, dict[str, object]]:
    return {code: {"numeric": number, "latitude": 5.0, "longitude": 5.0} for code, number in numeric.items()}


def test_arcs_are_walked_in_steps_and_stitched_both_ways() -> None:
    found = dict(rings_of(ATLAS, "countries"))
    assert found["440"] == [[(0, 0), (0, 20), (-10, 20), (-10, 0), (0, 0)]]
    assert found["428"] == [[(0, 20), (0, 0), (10, 0), (10, 20), (0, 20)]]


def test_an_outline_belongs_to_a_code_whatever_the_atlas_calls_it(atlas: Path) -> None:
    atlas.write_text(json.dumps(ATLAS))
    drawn = {each.code: each for each in places(gazetteer(LTU="440", LVA="428", XKX=""))}
    assert drawn["LTU"].path.startswith(f"M{placed(0, 0)[0]} {placed(0, 0)[1]}l")
    assert drawn["LTU"].marker is None
    assert (drawn["XKX"].path, drawn["XKX"].marker) == ("", placed(5, 5))


def test_land_whose_code_is_no_actors_is_drawn_without_a_status(atlas: Path) -> None:
    atlas.write_text(json.dumps(ATLAS))
    assert other_land(gazetteer(LTU="440")).count("M") == 2


def test_without_an_atlas_everyone_is_a_marker(atlas: Path) -> None:
    assert not atlas.exists()
    assert [(each.path, each.marker) for each in places(gazetteer(LTU="440", LVA="428"))] == [("", placed(5, 5))] * 2


def test_a_ring_over_the_antimeridian_becomes_one_piece_on_each_side() -> None:
    ring = [(170.0, 60.0), (-170.0, 60.0), (-170.0, 70.0), (170.0, 70.0), (170.0, 60.0)]
    east, west = sorted(cut(ring), key=lambda piece: -piece[0][0] - piece[1][0])
    assert all(longitude > 0 for longitude, _ in east) and all(longitude < 0 for longitude, _ in west)
    assert east[0] == east[-1] and west[0] == west[-1]
    assert {latitude for longitude, latitude in east if longitude == 180} == {60.0, 70.0}


def test_a_ring_that_does_not_cross_is_left_alone() -> None:
    ring = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 0.0)]
    assert cut(ring) == [ring]


def test_the_projection_fills_the_drawing_and_is_symmetric() -> None:
    assert (placed(-180, 0)[0], placed(0, 0)[0], placed(180, 0)[0]) == (0, WIDTH / 2, WIDTH)
    assert placed(50, 40)[0] - WIDTH / 2 == WIDTH / 2 - placed(-50, 40)[0]
    assert placed(0, -57)[1] == HEIGHT


@pytest.mark.parametrize("south", [-50, 0, 40, 60])
def test_areas_are_true(south: int) -> None:
    corners = [placed(0, south), placed(60, south), placed(60, south + 20), placed(0, south + 20)]
    edge = [placed(60, south + part) for part in range(21)]
    ring = [corners[0], *edge, corners[3], corners[0]]
    area = abs(sum(ax * by - ay * bx for (ax, ay), (bx, by) in pairwise(ring))) / 2
    share = (sin(radians(south + 20)) - sin(radians(south))) / 2 / 6
    whole = [placed(180, latitude) for latitude in range(-90, 91)]
    half = sum((ax + bx - WIDTH) / 2 * (ay - by) for (ax, ay), (bx, by) in pairwise(whole))
    assert area / (2 * half) == pytest.approx(share, rel=0.01)
