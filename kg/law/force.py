"""The treaty's own entry into force: its condition, the trigger and the day (VCLT 24(1)-(2))."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from kg.law.acts import Act
from kg.law.clauses import Condition, EntryIntoForceClause, Treaty, first_day_open
from kg.law.conditions import first_day_met, kinds_counted, takes_back_an_instrument
from kg.law.date_rules import result_of
from kg.law.days import Day, Span, between, exactly
from kg.law.reasons import Step, by_provision, by_rule
from kg.law.vocabulary import CONSENTS, ActKind

_Met = tuple[date | None, tuple[Act, ...]]
"""The day a condition was met, and the instruments of that day."""


class Force(Struct, frozen=True):
    """When a treaty entered into force, as announced and as computed from its acts.

    ``on`` and ``trigger`` are the announced facts where there are any, else the
    computed days; ``computed`` and ``computed_trigger`` check them. The trigger is
    ``None`` where the announced day does not follow from any that is known. Where acts
    known only within bounds leave the day open, ``between`` tells between which days it lies.
    """

    on: date | None = None
    trigger: date | None = None
    computed: date | None = None
    computed_trigger: date | None = None
    triggered_by: tuple[Act, ...] = ()
    between: Day | None = None


def forces_of(
    treaty: Treaty, acts: Sequence[Act], parent_bound: Mapping[str, Sequence[Span]], known_on: date | None = None
) -> tuple[Force, ...]:
    """VCLT 24(1): a treaty enters into force in such manner and on such day as it provides.

    The announced day is a fact of the depositary and outlives later edits of the
    status list; before the day it was announced (``known_on``) it is not yet known.
    Where acts are known only within bounds, the earliest and the latest entry into force.
    """
    clause = treaty.entry_into_force
    announced_known = known_on is None or known_on >= (clause.triggered or clause.announced or date.max)
    announced, triggered = (clause.announced, clause.triggered) if announced_known else (None, None)
    late = first_day_met(clause.condition, acts, parent_bound)
    if _all_exact(clause.condition, acts):
        return (_force(clause, late, announced, triggered),)
    early, late = (first_day_met(clause.condition, taken, parent_bound) for taken in _by_bounds(acts, first_day_open(treaty) or date.min))
    if early[0] == late[0] or announced is not None:
        return (_force(clause, late if early[0] == late[0] else (None, ()), announced, triggered),)
    return _force(clause, early), _force(clause, late)


def _force(clause: EntryIntoForceClause, met: _Met, announced: date | None = None, triggered: date | None = None) -> Force:
    computed = _day_by_clause(clause, met[0])
    on = announced or computed
    return Force(on, triggered or (met[0] if computed == on else None), computed, met[0], met[1])


def force_agreed(forces: Sequence[Force]) -> Force:
    """What the earliest and the latest entry into force agree on: all, the day alone, or between which days it lies."""
    first, last = forces[0], forces[-1]
    if first is last:
        return first
    if first.on == last.on:
        return Force(first.on, computed=first.on)
    return Force(between=between(first.on or date.min, last.on or date.max))


def _all_exact(condition: Condition, acts: Iterable[Act]) -> bool:
    kinds = kinds_counted(condition) | _BESIDE
    return all(act.day.exact for act in acts if act.kind in kinds)


_BESIDE = frozenset({ActKind.WAIVER, ActKind.WITHDRAWAL, ActKind.WITHDRAWAL_OF_INSTRUMENT})
"""Acts that bear on the count without being instruments that are counted."""


def _by_bounds(acts: Iterable[Act], opened: date) -> tuple[list[Act], list[Act]]:
    """The acts as they bring the treaty into force earliest and latest: what is taken back counts for long or not."""
    taken_back = {act.id for act in acts if takes_back_an_instrument(act)}
    deposited = {act.actor: act.day.latest for act in acts if act.kind in CONSENTS}
    early, late = list[Act](), list[Act]()
    for act in acts:
        first, last = exactly(min(max(act.day.earliest, opened), act.day.latest)), exactly(act.day.latest)
        if act.id in taken_back:
            stood = deposited.get(act.actor, date.min)
            first, last = last, max(first, exactly(min(stood, act.day.latest)))
        early.append(act if act.day.exact else replace(act, day=first))
        late.append(act if act.day.exact else replace(act, day=last))
    return early, late


def _day_by_clause(clause: EntryIntoForceClause, trigger: date | None) -> date | None:
    if trigger is None:
        return None
    computed = result_of(clause.rule, trigger)
    return computed if clause.not_before is None else max(computed, clause.not_before)


def steps_to_force(treaty: Treaty, force: Force) -> tuple[Step, ...]:
    """Why the treaty is in force from its day: the count from the trigger, the floor, and what was announced."""
    clause = treaty.entry_into_force
    steps: list[Step] = []
    reached: date | None = None
    if force.trigger is not None:
        reached = result_of(clause.rule, force.trigger)
        steps.append(by_rule(treaty.slug, clause.rule, clause.provision, force.trigger, reached))
        if clause.not_before is not None and clause.not_before > reached:
            reached = clause.not_before
            steps.append(by_provision(treaty.slug, clause.provision, "not_before", reached))
    if reached != force.on:
        steps.append(by_provision(treaty.slug, clause.provision, "announced", force.on))
    return tuple(steps)
