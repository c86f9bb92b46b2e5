"""The parties to a treaty as their duties see them: since when each is bound, by what, and what ended it (VCLT 26, 70)."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from kg.law.acts import Act
from kg.law.clauses import Treaty
from kg.law.days import Span
from kg.law.derivation import Derivation, bound_runs, span_of
from kg.law.history import Period
from kg.law.provisions import treaty_of
from kg.law.reasons import Step, by_provision
from kg.law.vocabulary import CONSENTS, ActKind, Anchor, BaseStatus


class Trigger(Struct, frozen=True):
    """What a duty is counted from: the anchor, its day and the steps that gave that day."""

    anchor: Anchor
    day: date
    steps: tuple[Step, ...]
    act: Act | None = None


class InstanceEnd(Struct, frozen=True):
    """The first day on which a duty surely no longer binds, by the party's withdrawal or otherwise (VCLT 70).

    It may bind no more from ``possible`` on, where acts are known only within bounds.
    """

    on: date
    possible: date
    by_withdrawal: bool
    steps: tuple[Step, ...]
    survival: tuple[Step, ...] = ()


class Party(Struct, frozen=True):
    """One party over one span of being bound, the ``number``-th one: ``bound`` is its own entry into force, ``end`` what ended it."""

    actor: str
    number: int
    span: Span
    bound: Trigger
    end: InstanceEnd | None


def parties_of(treaty: Treaty, derived: Derivation, survival: str) -> Iterator[Party]:
    """All parties in order of code; ``survival`` is the provision on what outlasts a withdrawal."""
    for actor, periods in sorted(derived.periods.items()):
        for number, run in enumerate(bound_runs(periods), 1):
            span, steps = span_of(run), run[0].steps
            end = _end(treaty, periods, span.end, survival) if span.end is not None else None
            yield Party(actor, number, span, Trigger(Anchor.STATE_EIF, span.start, steps, _consent_among(steps)), end)


def common_trigger(treaty: Treaty, derived: Derivation) -> Trigger | None:
    """The entry into force of the treaty itself, from which duties count that fall due for all on one day."""
    on = derived.force.on
    if on is None:
        return None
    step = by_provision(*treaty_of(treaty.slug, treaty.entry_into_force.provision), str(Anchor.TREATY_EIF), on)
    return Trigger(Anchor.TREATY_EIF, on, (step,))


def trigger_of(anchor: Anchor | None, bound: Trigger, common: Trigger | None) -> Trigger:
    """What a duty of a party counts from; what waits for an event stands from its own entry into force."""
    if anchor is Anchor.TREATY_EIF and common is not None:
        return common
    if anchor is Anchor.DEPOSIT and bound.act is not None:
        return Trigger(anchor, bound.act.day.latest, bound.steps[:1], bound.act)
    return bound


def _consent_among(steps: Sequence[Step]) -> Act | None:
    for step in steps:
        if step.act is not None and step.act.kind in CONSENTS:
            return step.act
    return None


def _end(treaty: Treaty, periods: Sequence[Period], on: date, survival: str) -> InstanceEnd:
    """VCLT 70(1): what the end of being bound rests on, and the provision by which something outlasts it.

    Where a new consent has effect on the very day of the exit, only the notice that ran until then tells of the exit.
    """
    after = [p for p in periods if p.span.start >= on]
    out = next((p for p in after if p.status is not BaseStatus.UNKNOWN), after[0] if after else None)
    told = next(p for p in periods if p.span.end == out.span.start) if out is not None and out.bound else out
    steps = told.steps if told else ()
    notices = (s.act for s in steps if s.act is not None and s.act.kind is ActKind.WITHDRAWAL)
    by_withdrawal = any(act.actor == periods[0].actor for act in notices)
    own = (by_provision(*treaty_of(treaty.slug, survival), "survival_clause"),) if survival and by_withdrawal else ()
    return InstanceEnd(out.span.start if out else on, on, by_withdrawal, steps, own)
