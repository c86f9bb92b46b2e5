"""The world as SVG: blank, for a script to fill; by status on a day; by a number of each State."""

from collections import Counter
from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from kg.plots.frame import INK, QUIET, framed
from kg.plots.outlines import outlines
from kg.plots.palette import LOOKS, STEPS, pattern_id, patterns, unsaid_pattern
from kg.plots.places import Place, other_land, places
from kg.plots.projection import HEIGHT, WIDTH

Gazetteer = dict[str, dict[str, Any]]

RADIUS = 8
"""Of a marker, in units of the drawing."""

NO_CLAIM = (
    "Outlines (Natural Earth) are those of today, on every day; they and markers only show where a status belongs, "
    "and nothing is claimed about borders, territory or statehood."
)
NO_OUTLINES = "The outlines were not fetched (make assets), so everyone is a marker."
"""What every map says."""

_LAND = 'stroke="#fdfdfb" stroke-width="1.2" stroke-linejoin="round"'
_MARK = 'stroke="#333" stroke-width="1.6"'


_UNSAID = f"url(#{pattern_id('unsaid')})"

_VIEW = f'viewBox="-{RADIUS + 2} -{RADIUS + 2} {WIDTH + 2 * RADIUS + 4} {HEIGHT + 2 * RADIUS + 4}"'
"""The drawing with room for markers at its edges."""


def said_of_outlines() -> str:
    """The plain sentence under a map."""
    return NO_CLAIM if outlines().of else f"{NO_CLAIM} {NO_OUTLINES}"


def blank(gazetteer: Gazetteer) -> str:
    """Every shape with the code of its actor, larger ones first so that markers lie above."""
    known = places(gazetteer)
    lands = "".join(f'<path data-code="{each.code}" d="{each.path}"/>' for each in known if each.path)
    marks = "".join(
        f'<circle data-code="{each.code}" cx="{each.marker[0]}" cy="{each.marker[1]}" r="{RADIUS}"/>' for each in known if each.marker
    )
    land = f'<path class="land" d="{other_land(gazetteer)}"/>'
    return f'<svg class="world" {_VIEW} role="img"><g class="lands">{land}{lands}</g><g class="marks">{marks}</g></svg>'


def by_status(gazetteer: Gazetteer, standing: Mapping[str, str]) -> str:
    """Everyone in the look of their status."""
    fills = {code: f"url(#{pattern_id(status)})" for code, status in standing.items()}
    return f"<defs>{patterns()}</defs>{_shapes(gazetteer, fills.get)}"


def by_number(gazetteer: Gazetteer, numbers: Mapping[str, int], limits: tuple[int, ...]) -> str:
    """Everyone the darker the larger their number; a limit is the least number of its step."""
    fills = {code: STEPS[sum(number >= limit for limit in limits)] for code, number in numbers.items()}
    return f"<defs>{unsaid_pattern()}</defs>{_shapes(gazetteer, fills.get)}"


def spans_of(most: int) -> list[tuple[int, int]]:
    """The least and the largest number of each step after none."""
    limits = limits_of(most)
    upper = [*(limit - 1 for limit in limits[1:]), most]
    return list(zip(limits, upper, strict=False))


def limits_of(most: int) -> tuple[int, ...]:
    """The least number of each step after none: equal parts from one up to the most."""
    steps = min(most, len(STEPS) - 1)
    return tuple(1 + most * part // steps for part in range(steps))


def _shapes(gazetteer: Gazetteer, fill: Callable[[str], str | None]) -> str:
    """Outlines and markers; outlines of those who are not there say nothing."""
    known = places(gazetteer)
    lands = "".join(f'<path fill="{fill(each.code) or _UNSAID}" d="{each.path}"/>' for each in known if each.path)
    marks = "".join(_mark(each, fill(each.code)) for each in known if each.marker)
    other = f'<path fill="{_UNSAID}" d="{other_land(gazetteer)}"/>'
    return f"<g {_LAND}>{other}{lands}</g><g {_MARK}>{marks}</g>"


def _mark(place: Place, fill: str | None) -> str:
    if fill is None or place.marker is None:
        return ""
    return f'<circle fill="{fill}" cx="{place.marker[0]}" cy="{place.marker[1]}" r="{RADIUS}"/>'


def bare_map(shapes: str, title: str) -> str:
    """A map as a file of its own, without a frame."""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {_VIEW} width="{WIDTH // 2}" height="{HEIGHT // 2}">'
    return f"{head}<title>{escape(title)}</title>{shapes}</svg>\n"


def framed_map(shapes: str, title: str, under: str, legend: list[tuple[str, str]], notes: list[str]) -> str:
    """A map for a report: a title, a line under it, the drawing, a legend of fills with words, notes."""
    top = 140
    foot = top + HEIGHT + 40 + -(-len(legend) // 4) * 50
    swatches = "".join(_swatch(*each, 40 + place % 4 * 480, top + HEIGHT + 40 + place // 4 * 50) for place, each in enumerate(legend))
    lines = "".join(
        f'<text x="40" y="{foot + 24 + row * 34}" font-size="24" fill="{QUIET}">{escape(note)}</text>' for row, note in enumerate(notes)
    )
    body = f'<g transform="translate(0 {top})">{shapes}</g>{swatches}{lines}'
    return framed(WIDTH, foot + len(notes) * 34 + 20, title, under, body, "; ".join(words for _, words in legend), size=2)


def status_legend(standing: Mapping[str, str]) -> list[tuple[str, str]]:
    """The looks that occur, each with its words and how many there are; last that of land of which nothing is said."""
    count = Counter(standing.values())
    found = [(f"url(#{pattern_id(status)})", f"{status.replace('_', ' ')}: {count[status]}") for status in LOOKS if count[status]]
    return [*found, (_UNSAID, "no statement")]


def _swatch(fill: str, words: str, x: int, y: int) -> str:
    box = f'<rect x="{x}" y="{y}" width="56" height="28" fill="{fill}" stroke="#333"/>'
    return f'{box}<text x="{x + 72}" y="{y + 23}" font-size="26" fill="{INK}">{escape(words)}</text>'
