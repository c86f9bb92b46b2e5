"""The number of parties over time as a line: the same figures in every drawing, with a table beside it for those who cannot see it."""

from collections import Counter
from datetime import date
from typing import Any

from kg.answers.status import BOUND

WIDTH, HEIGHT = 640, 160


def parties_by_day(table: dict[str, Any]) -> list[tuple[str, int]]:
    """Each day on which the number of parties changed, with the number from that day on."""
    changes: Counter[str] = Counter()
    for account in table["actors"].values():
        for start, end, status, _ in account["periods"]:
            if status in BOUND:
                changes[start] += 1
                if end is not None:
                    changes[end] -= 1
    number, found = 0, []
    for day, change in sorted(changes.items()):
        number += change
        if change:
            found.append((day, number))
    return found


def by_year(steps: list[tuple[str, int]], until: str) -> list[tuple[int, int]]:
    """The number at the end of each year in which it changed, up to a day."""
    return list({int(day[:4]): number for day, number in steps if day <= until}.items())


def line(steps: list[tuple[str, int]], until: str) -> dict[str, Any] | None:
    """A stepped line with its scale; ``None`` where there is nothing to draw."""
    told = [(date.fromisoformat(day), number) for day, number in steps if day <= until]
    if not told:
        return None
    first, last = told[0][0].toordinal(), max(date.fromisoformat(until).toordinal(), told[0][0].toordinal() + 1)
    most = max(number for _, number in told)

    def x(day: date) -> int:
        return round((day.toordinal() - first) * WIDTH / (last - first))

    def y(number: int) -> int:
        return HEIGHT - round(number * (HEIGHT - 8) / most)

    path = f"M{x(told[0][0])} {HEIGHT}" + "".join(f"H{x(day)}V{y(number)}" for day, number in told) + f"H{WIDTH}"
    years = range(told[0][0].year + 1, int(until[:4]) + 1)
    step = max(1, -(-len(years) // 8))
    ticks = [(year, x(date(year, 1, 1))) for year in years if year % step == 0]
    return {"path": path, "most": most, "ticks": ticks, "width": WIDTH, "height": HEIGHT, "first": told[0][0].isoformat()}
