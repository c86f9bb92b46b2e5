"""What a build tells, one fact at a time: with the day on which it came about, and what else of its family it could have been."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from kg.law.days import Day, parse_day


class Fact(Struct, frozen=True):
    """One thing that a build tells; two builds tell the same fact where ``kind`` and ``id`` are the same.

    Facts of one ``family`` can be the same thing told with another day. ``claimed``
    says that a complete list of acts, by its silence, would deny it. ``derived``
    are the keys of ``told`` which follow in law from other facts.
    """

    kind: str
    id: str
    treaty: str
    actor: str
    family: str
    day: Day | None
    told: Mapping[str, Any]
    iri: str
    claimed: bool = False
    derived: frozenset[str] = frozenset()

    @property
    def date(self) -> str | None:
        """The day as a source has it."""
        return self.day.text if self.day else None


def day_of(text: str | None) -> Day | None:
    """A day of the tables; ``None`` where there is none."""
    return parse_day(text) if text else None
