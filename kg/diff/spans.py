"""Functions of days laid side by side: on which days two builds answer differently."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

Turn = tuple[str, str]
"""A first day and what holds from it on; ``""`` stands before every day."""


class Span(NamedTuple):
    """The days from ``start`` to the day before ``end`` on which both builds answer, and differ."""

    start: str | None
    end: str | None
    old: str
    new: str


def differing(old: Sequence[Turn], new: Sequence[Turn], until: str | None = None) -> list[Span]:
    """The longest spans on which two functions differ; each begins with a turn at ``""``, and ``until`` is the first day not compared."""
    days = sorted({day for day, _ in (*old, *new) if until is None or day < until})
    found: list[Span] = []
    for day, end in zip(days, [*days[1:], until], strict=True):
        one, other = _on(old, day), _on(new, day)
        last = found[-1] if found else None
        if last and last.end == day and (last.old, last.new) == (one, other):
            found[-1] = last._replace(end=end)
        else:
            found.append(Span(day or None, end, one, other))
    return [span for span in found if span.old != span.new]


def _on(turns: Iterable[Turn], day: str) -> str:
    """What holds on a day: the last turn by then."""
    return max(turn for turn in turns if turn[0] <= day)[1]
