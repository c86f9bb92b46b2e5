"""The treaty's own entry into force: its condition, the trigger and the day (VCLT 24(1)-(2))."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from kg.law.acts import Act
from kg.law.clauses import Condition, EntryIntoForceClause, Treaty
from kg.law.conditions import first_day_met, kinds_counted
from kg.law.date_rules import result_of
from kg.law.days import Span, exactly
from kg.law.reasons import Step, by_provision, by_rule


class Force(Struct, frozen=True):
    """When a treaty entered into force, as announced and as computed from its acts.

    ``on`` and ``trigger`` are the announced facts where there are any, else the
    computed days; ``computed`` and ``computed_trigger`` check them. The trigger is
    ``None`` where the announced day does not follow from any that is known.
    """

    on: date | None = None
    trigger: date | None = None
    computed: date | None = None
    computed_trigger: date | None = None
    triggered_by: tuple[Act, ...] = ()


def force_of(treaty: Treaty, acts: Sequence[Act], parent_bound: Mapping[str, Sequence[Span]], known_on: date | None = None) -> Force:
    """VCLT 24(1): a treaty enters into force in such manner and on such day as it provides.

    The announced day is a fact of the depositary and outlives later edits of the
    status list; before the day it was announced (``known_on``) it is not yet known.
    """
    clause = treaty.entry_into_force
    met, triggered_by = _met(clause.condition, acts, parent_bound)
    computed = _day_by_clause(clause, met)
    announced_known = known_on is None or known_on >= (clause.triggered or clause.announced or date.max)
    on = (clause.announced if announced_known else None) or computed
    trigger = (clause.triggered if announced_known else None) or (met if computed == on else None)
    return Force(on, trigger, computed, met, triggered_by)


def _met(condition: Condition, acts: Sequence[Act], parent_bound: Mapping[str, Sequence[Span]]) -> tuple[date | None, tuple[Act, ...]]:
    """The day the condition was met; none where acts known only between two bounds leave it open."""
    late, kinds = first_day_met(condition, acts, parent_bound), kinds_counted(condition)
    if all(act.day.exact for act in acts if act.kind in kinds):
        return late
    early = first_day_met(condition, [a if a.day.exact else replace(a, day=exactly(a.day.earliest)) for a in acts], parent_bound)
    return late if early[0] == late[0] else (None, ())


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
