"""The number of parties over time as a stepped line, with a table beside it for those who cannot see it."""

from datetime import date
from typing import Any

from kg.plots.steps import Steps, levels, number_on, years

WIDTH, HEIGHT = 640, 160


def by_year(steps: Steps, until: str) -> list[tuple[int, int]]:
    """The number at the end of each year in which it changed, up to a day."""
    return list({int(day[:4]): number for day, number in steps if day <= until}.items())


def line(steps: Steps, until: str, since: str = "") -> dict[str, Any] | None:
    """A stepped line with its scales, from the first party or a day before; ``None`` where there is nothing to draw."""
    told = [(day, number) for day, number in steps if day <= until]
    if not told:
        return None
    first = min(since or told[0][0], told[0][0])
    began, most = _ordinal(first), max(number for _, number in told)
    length = max(_ordinal(until) - began, 1)

    def x(day: str) -> int:
        return round((_ordinal(day) - began) * WIDTH / length)

    def y(number: int) -> int:
        return HEIGHT - round(number * (HEIGHT - 8) / most)

    last = number_on(steps, until)
    return {
        "path": f"M{x(told[0][0])} {HEIGHT}" + "".join(f"H{x(day)}V{y(number)}" for day, number in told) + f"H{WIDTH}",
        "most": most,
        "most_on": next(day for day, number in told if number == most),
        "ticks": [(year, x(day)) for year, day in years(first, until)],
        "levels": [(level, y(level)) for level in levels(most)],
        "last": (last, y(last)),
        "width": WIDTH,
        "height": HEIGHT,
        "first": first,
    }


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()
