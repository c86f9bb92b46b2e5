"""The treaty's own entry into force: its condition, the trigger and the day (VCLT 24(1)-(2))."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kg.law.acts import Act
from kg.law.clauses import Condition, Treaty
from kg.law.date_rules import result_of
from kg.law.days import Span
from kg.law.vocabulary import CONSENTS, SIGNATURES, ActKind, ConditionKind


@dataclass(frozen=True, slots=True)
class Force:
    """When a treaty entered into force, as announced and as computed from its acts.

    ``on`` and ``trigger`` are the announced facts where there are any, else the
    computed days; ``computed`` and ``computed_trigger`` check them.
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
    trigger, triggered_by = _trigger(clause.condition, first_consents(acts), acts, parent_bound)
    computed = None if trigger is None else result_of(clause.rule, trigger)
    if computed is not None and clause.not_before is not None:
        computed = max(computed, clause.not_before)
    announced_known = known_on is None or known_on >= (clause.triggered or clause.announced or date.max)
    on = clause.announced if announced_known else None
    return Force(
        on=on or computed,
        trigger=(clause.triggered if announced_known else None) or trigger,
        computed=computed,
        computed_trigger=trigger,
        triggered_by=triggered_by,
    )


def first_consents(acts: Iterable[Act]) -> list[Act]:
    """The first consent of each actor by day, an instrument taken back before effect left out."""
    taken_back = {(a.actor): a.day.earliest for a in acts if a.kind is ActKind.WITHDRAWAL_OF_INSTRUMENT}
    first: dict[str, Act] = {}
    for act in sorted((a for a in acts if a.kind in CONSENTS), key=lambda a: (a.day.latest, a.id)):
        first.setdefault(act.actor, act)
    return [a for a in first.values() if a.actor not in taken_back or taken_back[a.actor] < a.day.earliest]


def _trigger(
    condition: Condition, consents: Sequence[Act], acts: Sequence[Act], parent_bound: Mapping[str, Sequence[Span]]
) -> tuple[date | None, tuple[Act, ...]]:
    """The day the condition was met and the acts of that day; several instruments of one day all count."""
    counted = [a for a in consents if not condition.counts or a.kind in condition.counts]
    day = _DAY_MET[condition.kind](condition, counted, acts, parent_bound)
    return day, tuple(a for a in counted if a.day.latest == day)


def _nth_day(counted: Sequence[Act], n: int) -> date | None:
    return counted[n - 1].day.latest if 0 < n <= len(counted) else None


def _last_of_named(counted: Sequence[Act], named: frozenset[str]) -> date | None:
    days = {a.actor: a.day.latest for a in counted if a.actor in named}
    return max(days.values()) if len(days) == len(named) and days else None


def _later(*days: date | None) -> date | None:
    known = [day for day in days if day is not None]
    return max(known) if len(known) == len(days) else None


def _count(condition: Condition, counted: Sequence[Act], acts: Sequence[Act], parent: Mapping[str, Sequence[Span]]) -> date | None:
    return _nth_day(counted, condition.n)


def _named_plus_count(
    condition: Condition, counted: Sequence[Act], acts: Sequence[Act], parent: Mapping[str, Sequence[Span]]
) -> date | None:
    days = [_last_of_named(counted, condition.named)]
    if condition.n:
        days.append(_nth_day(counted, condition.n))
    if condition.others:
        days.append(_nth_day([a for a in counted if a.actor not in condition.named], condition.others))
    return _later(*days)


def _all_of_named(condition: Condition, counted: Sequence[Act], acts: Sequence[Act], parent: Mapping[str, Sequence[Span]]) -> date | None:
    return _last_of_named(counted, condition.named)


def _all_signatories(
    condition: Condition, counted: Sequence[Act], acts: Sequence[Act], parent: Mapping[str, Sequence[Span]]
) -> date | None:
    return _last_of_named(counted, frozenset(a.actor for a in acts if a.kind in SIGNATURES))


def _fraction(condition: Condition, counted: Sequence[Act], acts: Sequence[Act], parent: Mapping[str, Sequence[Span]]) -> date | None:
    """The first day on which the share of the parties to the parent treaty is reached; a moving target."""
    days = sorted({a.day.latest for a in counted} | {span.start for spans in parent.values() for span in spans})
    for day in days:
        parties = sum(any(day in span for span in spans) for spans in parent.values())
        joined = sum(a.day.latest <= day for a in counted)
        if parties and joined * condition.denominator >= condition.numerator * parties:
            return day
    return None


def _per_state(condition: Condition, counted: Sequence[Act], acts: Sequence[Act], parent: Mapping[str, Sequence[Span]]) -> date | None:
    """No threshold: the treaty lives between those that are bound, so from the second deposit on."""
    return _nth_day(counted, max(condition.n, 2))


_Met = Callable[[Condition, Sequence[Act], Sequence[Act], Mapping[str, Sequence[Span]]], date | None]
_DAY_MET: dict[ConditionKind, _Met] = {
    ConditionKind.COUNT: _count,
    ConditionKind.NAMED_PLUS_COUNT: _named_plus_count,
    ConditionKind.ALL_OF_NAMED: _all_of_named,
    ConditionKind.ALL_SIGNATORIES: _all_signatories,
    ConditionKind.CATEGORY: _named_plus_count,
    ConditionKind.FRACTION: _fraction,
    ConditionKind.EXCHANGE: _all_of_named,
    ConditionKind.PER_STATE_CONDITIONS: _per_state,
}
