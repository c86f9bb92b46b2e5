"""Who left which treaty as SVG: a row for each departure, from the notice to the day of effect."""

from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from kg.plots.frame import INK, QUIET, framed
from kg.plots.steps import years

_SPAN, _RIGHT, _TOP, _ROW = 400, 190, 112, 26
_NAME, _TITLE = 7.6, 6.2
"""Room for a letter of a State and of a treaty."""
_COLOUR = "#b94700"


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the years lie: right of the longest name, from the first of January before the first departure."""

    left: int
    first: str
    on: str

    @property
    def width(self) -> int:
        return self.left + _SPAN + _RIGHT

    def x(self, day: str) -> int:
        began, length = date.fromisoformat(self.first).toordinal(), date.fromisoformat(self.on).toordinal()
        return round(self.left + (date.fromisoformat(day).toordinal() - began) * _SPAN / max(length - began, 1))


def who_left(departures: list[dict[str, Any]], titles: dict[str, str], on: str) -> str:
    """The drawing, the earliest departure at the top; what begins after the day is left out."""
    rows = sorted((each for each in departures if _began(each) <= on), key=lambda each: (_began(each), each["name"], each["treaty"]))
    room = max((_NAME * len(each["name"]) + _TITLE * len(titles[each["treaty"]]) for each in rows), default=0)
    frame = _Frame(round(room) + 40, f"{min((_began(each) for each in rows), default=on)[:4]}-01-01", on)
    height = _TOP + _ROW * len(rows) + 56
    marks = "".join(_year(frame.x(day), year, height) for year, day in years(frame.first, on, 8))
    body = marks + "".join(_row(each, titles[each["treaty"]], place, frame) for place, each in enumerate(rows)) + _key(height)
    said = "; ".join(f"{each['name']}, {titles[each['treaty']]}: {_days(each, on)}" for each in rows)
    return framed(frame.width, height, "Who left which treaty", f"{len(rows)} departure{'' if len(rows) == 1 else 's'} to {on}", body, said)


def _began(departure: dict[str, Any]) -> str:
    return departure["notice"] or departure["effect"] or ""


def _year(x: int, year: int, height: int) -> str:
    line = f'<path d="M{x} {_TOP - 14}V{height - 50}" stroke="#d9dcd8"/>'
    return f'{line}<text x="{x}" y="{_TOP - 20}" text-anchor="middle" font-size="14" fill="{QUIET}">{year}</text>'


def _row(departure: dict[str, Any], treaty: str, place: int, frame: _Frame) -> str:
    y = _TOP + _ROW * place + 8
    name = (
        f'<text x="{frame.left - 16}" y="{y + 5}" text-anchor="end" font-size="14" fill="{INK}">{escape(departure["name"])} '
        f'<tspan font-size="12" fill="{QUIET}">{escape(treaty)}</tspan></text>'
    )
    days = f'<text x="{frame.width - _RIGHT + 16}" y="{y + 4}" font-size="12" fill="{QUIET}">{escape(_days(departure, frame.on))}</text>'
    return name + _mark(departure, y, frame) + days


def _mark(departure: dict[str, Any], y: int, frame: _Frame) -> str:
    """A line while the notice runs; then a dot where it took effect, a ring where it was taken back, a square where there was none."""
    start = frame.x(_began(departure))
    if departure["notice"] is None:
        return f'<rect x="{start - 5}" y="{y - 5}" width="10" height="10" fill="{INK}"/>'
    if departure["taken_back"]:
        return f'<circle cx="{start}" cy="{y}" r="5" fill="none" stroke="{_COLOUR}" stroke-width="2"/>'
    end = min(departure["effect"] or frame.on, frame.on)
    line = f'<path d="M{start} {y}H{frame.x(end)}" stroke="{_COLOUR}" stroke-width="4" stroke-linecap="round"/>'
    return line if departure["runs"] else f'{line}<circle cx="{frame.x(end)}" cy="{y}" r="5.5" fill="{_COLOUR}"/>'


def _days(departure: dict[str, Any], on: str) -> str:
    """The days in words, as they stood on the day drawn."""
    if departure["notice"] is None:
        return f"{departure['effect']}, no notice"
    if departure["taken_back"]:
        return f"{departure['notice']}, taken back"
    if departure["effect"] is None:
        return f"{departure['notice']}, effect not settled"
    return (
        f"{departure['notice']} to {departure['effect']}"
        if departure["effect"] <= on
        else f"{departure['notice']}, runs to {departure['effect']}"
    )


def _key(height: int) -> str:
    words = "line: notice runs; dot: in effect; ring: taken back; square: the State ceased to exist"
    return f'<text x="20" y="{height - 18}" font-size="13" fill="{QUIET}">{words}</text>'
