"""Conflicts of dates: what sources print against what the clause gives, both kept (law model, sections 2 and 6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kg.law.acts import Act
from kg.law.days import Span
from kg.law.overlays import Overlay
from kg.law.vocabulary import ChoiceRule, ConflictKind, OverlayKind


@dataclass(frozen=True, slots=True)
class DateConflict:
    """Two days told for one act or effect: the one used, the other one and the rule that chose.

    ``rule`` is ``None`` when nothing explains the difference yet.
    """

    kind: ConflictKind
    act: Act
    used: date
    other: date
    rule: ChoiceRule | None
    sources: tuple[str, ...]


def conflicts_of(used: Act, effect: date | None, alternatives: Sequence[Act]) -> list[DateConflict]:
    """All differences told of one act: its own day, and the day it takes effect."""
    found: list[DateConflict] = []
    if effect is not None and used.published_effect not in (None, effect):
        assert used.published_effect is not None
        found.append(DateConflict(ConflictKind.EFFECTIVE_DATE, used, effect, used.published_effect, None, used.effect_sources))
    for other in alternatives:
        if other.day != used.day:
            found.append(
                DateConflict(ConflictKind.ACT_DATE, used, used.day.earliest, other.day.earliest, other.set_aside_by, other.sources)
            )
        if other.published_effect is not None and effect is not None and other.published_effect != effect:
            found.append(
                DateConflict(ConflictKind.EFFECTIVE_DATE, used, effect, other.published_effect, other.set_aside_by, other.effect_sources)
            )
    return found


def overlay_of(conflict: DateConflict) -> Overlay:
    """The days on which the two readings lead to different answers."""
    first, last = sorted((conflict.used, conflict.other))
    return Overlay(conflict.act.actor, OverlayKind.CONFLICT_OF_DATES, "", Span(first, last), conflict.act, conflict.sources)
