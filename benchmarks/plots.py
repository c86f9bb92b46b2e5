"""Bars on a scale of powers of ten, as SVG: the same bytes for the same figures, and readable without colour."""

import math
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Any

WIDTH, LABELS, BAR, GAP, TOP = 960, 460, 16, 10, 46

Figure = dict[str, Any]


def against_goals(figures: Sequence[Figure]) -> str:
    """What part of its goal each figure takes: at most 1 is met, and the shorter the better."""
    parts = [(figure, _part(figure)) for figure in figures]
    scale = _Scale([part for _, part in parts] + [1.0])
    bars = (
        _bar(
            number,
            scale,
            part,
            "#2b7a4b" if figure["met"] else "#b3261e",
            figure["claim"],
            f"{part:.2g}" + ("" if figure["met"] else " missed"),
        )
        for number, (figure, part) in enumerate(parts)
    )
    x, bottom = scale.at(1), _height(len(parts)) - 14
    line = f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{TOP - 12}" y2="{bottom}" stroke="#555" stroke-dasharray="4 3"/>'
    return _svg("Part of the goal (1 = just met; shorter is better)", len(parts), scale, [*bars, line])


def against_peers(figures: Sequence[Figure]) -> str:
    """Seconds of ours and of the peer, one pair below the other."""
    scale = _Scale([value for figure in figures for value in (figure["ours"], figure["theirs"])])
    rows = [row for figure in figures for row in ((figure["claim"], figure["ours"], "#2b5f9e"), ("peer", figure["theirs"], "#8a8a8a"))]
    bars = (_bar(number, scale, value, colour, label, f"{value:.2g} s") for number, (label, value, colour) in enumerate(rows))
    return _svg("Seconds (ours above its peer)", len(rows), scale, bars)


def _part(figure: Figure) -> float:
    goal = figure["goal"]
    return float(figure["ratio"] / goal["at_most"] if "at_most" in goal else goal["at_least"] / figure["ratio"])


class _Scale:
    """Where a value stands: from the power of ten below the least to that above the most."""

    def __init__(self, values: Sequence[float]) -> None:
        self.low = math.floor(math.log10(min(values)) - 0.1)
        self.high = math.ceil(math.log10(max(values)) + 0.3)

    def at(self, value: float) -> float:
        return LABELS + (WIDTH - LABELS - 20) * (math.log10(value) - self.low) / (self.high - self.low)

    def marks(self) -> Iterator[tuple[float, str]]:
        for power in range(self.low, self.high + 1):
            yield self.at(10**power), f"{10**power:g}" if power >= 0 else f"{10**power:.{-power}f}"


def _bar(number: int, scale: _Scale, value: float, colour: str, label: str, told: str) -> str:
    y, end = TOP + number * (BAR + GAP), scale.at(value)
    text = f'<text x="{LABELS - 8}" y="{y + BAR - 4}" text-anchor="end">{escape(_cut(label))}</text>'
    bar = f'<rect x="{LABELS}" y="{y}" width="{end - LABELS:.1f}" height="{BAR}" fill="{colour}"/>'
    return f'{text}{bar}<text x="{end + 5:.1f}" y="{y + BAR - 4}">{escape(told)}</text>'


def _cut(label: str) -> str:
    return label if len(label) <= 66 else f"{label[:65]}…"


def _height(rows: int) -> int:
    return TOP + rows * (BAR + GAP) + 16


def _svg(title: str, rows: int, scale: _Scale, bars: Iterable[str]) -> str:
    height = _height(rows)
    grid = (
        f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{TOP - 6}" y2="{height - 14}" stroke="#ddd"/>'
        f'<text x="{x:.1f}" y="{TOP - 10}" text-anchor="middle" fill="#555">{mark}</text>'
        for x, mark in scale.marks()
    )
    lines = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" font-family="sans-serif" font-size="12">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
        f'<text x="12" y="20" font-size="14" font-weight="bold">{escape(title)}</text>',
        *grid,
        *bars,
        "</svg>",
    )
    return "\n".join(lines) + "\n"
