"""Days known exactly or only between two bounds, and half-open spans of days.

The text form is a small part of EDTF (ISO 8601-2): ``1999-03-01``, ``1999-03``,
``1999`` and ``[a..b]`` for "one day from a to b", either bound may be missing.
"""

import re
from calendar import monthrange
from datetime import date

from msgspec import Struct

_YEAR = re.compile(r"([0-9]{4})")  # not \d, which takes the digits of every script
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_ONE_OF = re.compile(r"\[([0-9-]*)\.\.([0-9-]*)\]")


class Day(Struct, frozen=True, order=True):
    """A day of an event: one of the days from ``earliest`` to ``latest``, both included."""

    earliest: date
    latest: date
    text: str = ""

    @property
    def exact(self) -> bool:
        """Whether only one day is possible."""
        return self.earliest == self.latest

    @property
    def segment(self) -> str:
        """The form used inside an IRI, free of brackets."""
        match = _ONE_OF.fullmatch(self.text)
        if match is None:
            return self.text
        return f"{match[1]}--{match[2]}" if match[1] else f"by-{match[2]}"

    def __str__(self) -> str:
        return self.text


class Span(Struct, frozen=True, order=True):
    """The days from ``start`` to the day before ``end``; ``None`` is an open end."""

    start: date
    end: date | None = None

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)


def exactly(day: date) -> Day:
    """The day itself, known exactly."""
    return Day(day, day, day.isoformat())


def between(first: date, last: date) -> Day:
    """One of the days from the first to the last; the bounds of the calendar are open."""
    return Day(first, last, f"[{first if first > date.min else ''}..{last if last < date.max else ''}]")


def parse_day(text: str) -> Day:
    """Read a day written as ``YYYY-MM-DD``, ``YYYY-MM``, ``YYYY`` or ``[a..b]``.

    Raises ValueError with a sentence when the text is none of these or names no day of the calendar.
    """
    if match := _DAY.fullmatch(text):
        day = _calendar_day(text, int(match[1]), int(match[2]), int(match[3]))
        return Day(day, day, text)
    if match := _ONE_OF.fullmatch(text):
        earliest = parse_day(match[1]).earliest if match[1] else date.min
        latest = parse_day(match[2]).latest if match[2] else date.max
        if latest < earliest or (not match[1] and not match[2]):
            raise ValueError(f'"{text}" ends before it begins or has no bound')
        return Day(earliest, latest, text)
    if match := _MONTH.fullmatch(text):
        first = _calendar_day(text, int(match[1]), int(match[2]), 1)
        return Day(first, first.replace(day=monthrange(first.year, first.month)[1]), text)
    if match := _YEAR.fullmatch(text):
        first = _calendar_day(text, int(match[1]), 1, 1)
        return Day(first, date(first.year, 12, 31), text)
    raise ValueError(f'"{text}" is not a day; write YYYY-MM-DD, YYYY-MM, YYYY or [first..last]')


def _calendar_day(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f'"{text}" is not a day of the calendar') from None
