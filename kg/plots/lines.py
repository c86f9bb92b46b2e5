"""Parties over time as SVG: one stepped line for each treaty, named where it ends, on round scales."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from kg.plots.frame import INK, PAPER, QUIET, framed
from kg.plots.palette import SERIES
from kg.plots.steps import Steps, levels, number_on, parties_by_day, unknown_on, years

WIDTH, _HEIGHT = 1000, 560
_LEFT, _TOP, _BOTTOM = 56, 92, 60
_LETTER, _APART = 8.2, 20
"""Room for a letter of a name, and between two names."""


@dataclass(frozen=True, slots=True)
class Line:
    """One treaty: its name, its steps, the day on which what is known of it ends, and how many have an unknown status then."""

    name: str
    steps: Steps
    until: str
    unknown: int

    @property
    def said(self) -> str:
        """What stands behind the name: the number, and those whom no count has."""
        return f"{number_on(self.steps, self.until)}{f' and {self.unknown} unknown' if self.unknown else ''}"


def line_of(table: Mapping[str, Any], until: str) -> Line:
    """The line of a treaty up to a day, or to the last that its list of acts reaches; of an ended treaty all is known."""
    known = table["known_until"]
    reaches = until if table["ended_on"] or known is None else min(until, known)
    return Line(
        table["name"], [(day, number) for day, number in parties_by_day(table) if day <= reaches], reaches, unknown_on(table, reaches)
    )


def parties_over_time(lines: list[Line], until: str) -> str:
    """The whole drawing; with more lines than there are looks the looks begin again, and the names still tell them apart."""
    begun = [line.steps[0][0] for line in lines if line.steps]
    first = min(begun, default=until)
    most = max((number for line in lines for _, number in line.steps), default=0)
    height = max(_HEIGHT, _TOP + _BOTTOM + _APART * len(lines))
    drawn = _Scale(first, max(until, first), most, _room(lines), height)
    names = _apart([drawn.y(number_on(line.steps, line.until)) for line in lines], drawn.foot)
    body = _axes(drawn) + "".join(_line(drawn, line, look, y) for line, look, y in zip(lines, _looks(len(lines)), names, strict=True))
    title = lines[0].name if len(lines) == 1 else f"{len(lines)} treaties"
    said = "; ".join(f"{line.name}: {line.said} on {line.until}" for line in lines)
    return framed(WIDTH, height, f"Parties over time: {title}", f"To {until}, or to the last day that a list of acts reaches", body, said)


@dataclass(frozen=True, slots=True)
class _Scale:
    first: str
    last: str
    most: int
    right: float
    height: int

    @property
    def foot(self) -> int:
        return self.height - _BOTTOM

    def x(self, day: str) -> int:
        began, length = date.fromisoformat(self.first).toordinal(), self._length
        return round(_LEFT + (date.fromisoformat(day).toordinal() - began) * (WIDTH - _LEFT - self.right) / length)

    @property
    def _length(self) -> int:
        return max(date.fromisoformat(self.last).toordinal() - date.fromisoformat(self.first).toordinal(), 1)

    def y(self, number: int) -> int:
        return round(self.foot - number * (self.foot - _TOP - 10) / max(self.most, 1))


def _room(lines: list[Line]) -> float:
    return min(24 + _LETTER * max((len(line.name) + len(line.said) for line in lines), default=0), WIDTH * 0.52)


def _looks(number: int) -> list[tuple[str, str]]:
    return [SERIES[place % len(SERIES)] for place in range(number)]


def _axes(drawn: _Scale) -> str:
    rows = "".join(
        f'<path d="M{_LEFT} {drawn.y(level)}H{drawn.x(drawn.last)}" stroke="#d9dcd8"/>'
        f'<text x="{_LEFT - 8}" y="{drawn.y(level) + 5}" text-anchor="end" font-size="14" fill="{QUIET}">{level}</text>'
        for level in levels(drawn.most, 6)
    )
    foot = drawn.foot
    marks = "".join(
        f'<path d="M{drawn.x(day)} {foot}v5" stroke="{QUIET}"/>'
        f'<text x="{drawn.x(day)}" y="{foot + 22}" text-anchor="middle" font-size="14" fill="{QUIET}">{year}</text>'
        for year, day in years(drawn.first, drawn.last, 10)
    )
    return f'{rows}<path d="M{_LEFT} {foot}H{drawn.x(drawn.last)}" stroke="{QUIET}"/>{marks}'


def _line(drawn: _Scale, line: Line, look: tuple[str, str], name_at: float) -> str:
    colour, dashes = look
    end, at = drawn.x(max(line.until, drawn.first)), drawn.y(number_on(line.steps, line.until))
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    lead = drawn.x(drawn.last) + 12
    name = (
        f'<text x="{lead + 2}" y="{name_at + 5:g}" font-size="15" fill="{INK}">{escape(line.name)} '
        f'<tspan font-weight="bold" fill="{colour}">{line.said}</tspan></text>'
    )
    if not line.steps:
        return name
    path = (
        f"M{drawn.x(line.steps[0][0])} {drawn.y(0)}" + "".join(f"H{drawn.x(day)}V{drawn.y(each)}" for day, each in line.steps) + f"H{end}"
    )
    return (
        f'<path d="{path}" fill="none" stroke="{PAPER}" stroke-width="5"/>'
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="2.6"{dashed}/>'
        f'<path d="M{end} {at}L{lead - 2} {name_at:g}" stroke="{colour}" stroke-width="1" fill="none"/>{name}'
    )


def _apart(wanted: list[int], lowest: int) -> list[float]:
    """Heights near those wanted, each with room for a name; the order of the lines is that of the names."""
    order = sorted(range(len(wanted)), key=lambda place: (wanted[place], place))
    found: dict[int, float] = {}
    limit = float(lowest)
    for place in reversed(order):
        found[place] = min(wanted[place], limit)
        limit = found[place] - _APART
    return [found[place] for place in range(len(wanted))]
