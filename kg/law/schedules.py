"""What falls due for a party by the clauses alone: the same for all whose duties count from the same days (law model, section 8)."""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from kg.law.chains import Chain, Link
from kg.law.clauses import DeadlineRule, ObligationTemplate, Treaty
from kg.law.date_rules import DateRule
from kg.law.days import exactly
from kg.law.deadlines import first_deadline
from kg.law.provisions import treaty_of
from kg.law.reasons import Step, by_provision, cited, counted
from kg.law.vocabulary import Anchor, DeadlineKind, DeadlineLink, DeonticKind

DEMANDING = frozenset({DeonticKind.DUTY, DeonticKind.PROHIBITION, DeonticKind.COMMITMENT})
"""What can be kept or broken; a permission or a scope clause is owed by nobody."""

Days = Mapping[Anchor, date]
"""The days from which the duties of a party count, as far as they are known."""

KNOWN = frozenset({Anchor.STATE_EIF, Anchor.TREATY_EIF, Anchor.DEPOSIT})
"""The anchors whose days acts show; the events that other duties wait for, they do not."""


class Due(Struct, frozen=True):
    """One demand: the anchor it counts from, none while the event it waits for is not known, and the chain that its clause begins."""

    template: ObligationTemplate
    anchor: Anchor | None
    chain: Chain


class Demand(Struct, frozen=True):
    """What a treaty demands of each party, with all that can be told before any party is looked at.

    ``rules`` are those it counts by, each with its step before it is counted, ``anchors``
    those known whose days matter to it. ``common`` tells that its day is one for all; where
    no day matters, what is due is known at once and ``always`` the same.
    """

    slug: str
    template: ObligationTemplate
    rules: tuple[tuple[DateRule, Step], ...]
    anchors: frozenset[Anchor]
    common: bool
    always: Due | None = None


def demands_of(treaty: Treaty) -> tuple[Demand, ...]:
    """The templates that can be kept or broken; what has a bearer of its own is not demanded of each party."""
    return tuple(_demand(treaty.slug, t) for t in treaty.obligations if t.kind in DEMANDING and not t.bearer)


def schedule_of(demands: Iterable[Demand], days: Days) -> tuple[Due, ...]:
    """What falls due by each demand, by the days from which a party's duties count."""
    return tuple([demand.always or _due(demand, days) for demand in demands])


def _demand(slug: str, template: ObligationTemplate) -> Demand:
    rule = template.deadline
    of, provision = treaty_of(slug, template.provision)
    rules = tuple((each, cited(of, each, provision)) for each in ((rule.rule,) if rule.rule else rule.rules))
    common = rule.kind is DeadlineKind.FIXED or (rule.rule is not None and rule.rule.anchor is Anchor.TREATY_EIF)
    counted_from = KNOWN & {each.anchor for each, _ in rules}
    demand = Demand(slug, template, rules, counted_from | {Anchor.STATE_EIF} if common else counted_from, common)
    return demand if demand.anchors else replace(demand, always=_due(demand, {}))


def _due(demand: Demand, days: Days) -> Due:
    first = _first(demand, days)
    return Due(demand.template, _anchor(demand.template.deadline, days), Chain((first,)) if first else Chain())


def _anchor(rule: DeadlineRule, days: Days) -> Anchor | None:
    """What a demand counts from; ``None`` while the event it waits for is not known."""
    if rule.kind is DeadlineKind.RELATIVE and rule.rule is not None:
        return rule.rule.anchor if rule.rule.anchor in days else None
    waits = rule.kind is DeadlineKind.LATEST_OF and not all(each.anchor in days for each in rule.rules)
    return None if waits or rule.kind is DeadlineKind.NEXT_MEETING else Anchor.STATE_EIF


def _first(demand: Demand, days: Days) -> Link | None:
    """The deadline that the clause gives; a State bound only after a day common to all has no computable date (BWC II, CWC IV(8))."""
    template, rule = demand.template, demand.template.deadline
    day = None if rule.kind is DeadlineKind.ANNUAL else first_deadline(rule, days)
    if day is None:
        return None
    if demand.common and day < days[Anchor.STATE_EIF]:
        place = treaty_of(demand.slug, rule.late_joiner or template.provision)
        return Link(DeadlineLink.INITIAL, 0, None, (by_provision(*place, "no_computable_date", outcome="bound_after_the_day"),))
    return Link(DeadlineLink.INITIAL, 0, exactly(day), _steps(demand, days, day))


def _steps(demand: Demand, days: Days, day: date) -> tuple[Step, ...]:
    if demand.rules:
        return tuple([counted(step, days[rule.anchor], day) for rule, step in demand.rules])
    return (by_provision(*treaty_of(demand.slug, demand.template.provision), str(demand.template.deadline.kind), day),)
