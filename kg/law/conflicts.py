"""Conflicts of dates: what sources print against what the clause gives, both kept (law model, sections 2 and 6)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from kg.law.acts import Act
from kg.law.clauses import Treaty
from kg.law.days import Span
from kg.law.effect import Effect
from kg.law.overlays import Overlay
from kg.law.vocabulary import CONSENTS, ActKind, Anchor, ChoiceRule, ConflictKind, OverlayKind


class DateConflict(Struct, frozen=True):
    """Two days told for one act or effect: the one used, the other one and the rule that chose.

    ``rule`` is ``None`` when nothing explains the difference yet.
    """

    kind: ConflictKind
    act: Act
    used: date
    other: date
    rule: ChoiceRule | None
    sources: tuple[str, ...]


def conflicts_among(used: Iterable[Act], aside: Iterable[Act], effects: Mapping[str, Effect], treaty: Treaty) -> list[DateConflict]:
    """All differences told of the acts of one treaty, in order of the acts; ``aside`` are the readings that another was preferred to."""
    readings: dict[str, list[Act]] = {}
    for act in aside:
        readings.setdefault(act.reading_of, []).append(act)
    computed = {act for act, effect in effects.items() if effect.computed is not None}
    told = [act for act in used if act.published_effect is not None or act.id in computed or act.id in readings]
    found = [c for act in told for c in _conflicts_of(act, effects.get(act.id), readings.get(act.id, ()), treaty)]
    return sorted(found, key=lambda c: (c.act.id, c.kind, c.other, c.sources))


def _conflicts_of(act: Act, effect: Effect | None, readings: Sequence[Act], treaty: Treaty) -> Iterator[DateConflict]:
    """Of one act: the day it was done, and the day it takes effect."""
    on = effect.on if effect is not None else None
    if effect is not None and on is not None and act.published_effect not in (None, on):
        yield _of_effect(act, on, act.published_effect, _explained(act, treaty), act)
    if effect is not None and on is not None and effect.computed not in (None, on):
        yield _of_effect(act, on, effect.computed, ChoiceRule.SUCCESSION_PRACTICE, act)
    for other in readings:
        if other.day != act.day:
            day = other.day.earliest if other.day.earliest != act.day.earliest else other.day.latest
            yield DateConflict(ConflictKind.ACT_DATE, act, act.day.earliest, day, other.set_aside_by, other.sources)
        if on is not None and other.published_effect not in (None, on):
            yield _of_effect(act, on, other.published_effect, other.set_aside_by, other)


def _of_effect(act: Act, used: date, other: date | None, rule: ChoiceRule | None, told_by: Act) -> DateConflict:
    assert other is not None
    return DateConflict(ConflictKind.EFFECTIVE_DATE, act, used, other, rule, told_by.effect_sources)


def _explained(act: Act, treaty: Treaty) -> ChoiceRule | None:
    """Why a published effect may differ: a succession from before the entry into force, an earlier deposit in another capital."""
    if act.kind is ActKind.SUCCESSION:
        return ChoiceRule.SUCCESSION_PRACTICE
    later = treaty.later_consent
    several = later is not None and later.rule.anchor is Anchor.EARLIEST_DEPOSIT and act.kind in CONSENTS
    earlier = act.published_effect is not None and act.published_effect < act.day.earliest
    return ChoiceRule.EARLIEST_DEPOSIT if several and earlier else None


def overlay_of(conflict: DateConflict) -> Overlay | None:
    """The days on which the two readings lead to different answers; a later deposit elsewhere leads to none."""
    if conflict.kind is ConflictKind.ACT_DATE and conflict.rule is ChoiceRule.EARLIEST_DEPOSIT:
        return None
    first, last = sorted((conflict.used, conflict.other))
    return Overlay(conflict.act.actor, OverlayKind.CONFLICT_OF_DATES, "", Span(first, last), conflict.act, conflict.sources)
