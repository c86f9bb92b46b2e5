"""The first deadline of an obligation, from its rule and the days it counts from (law model, section 8)."""

from collections.abc import Mapping
from datetime import date

from kg.law.clauses import DeadlineRule
from kg.law.date_rules import result_of
from kg.law.vocabulary import Anchor, DeadlineKind


def first_deadline(rule: DeadlineRule, anchors: Mapping[Anchor, date]) -> date | None:
    """The deadline before any extension; ``None`` for standing duties and where the anchor is not known.

    An annual rule gives the first return of its month and day on or after the
    State's own entry into force; a continuous one never has a deadline.
    """
    if rule.kind is DeadlineKind.FIXED:
        return rule.on
    if rule.kind is DeadlineKind.RELATIVE and rule.rule is not None and rule.rule.anchor in anchors:
        return result_of(rule.rule, anchors[rule.rule.anchor])
    if rule.kind is DeadlineKind.ANNUAL and rule.month_day and Anchor.STATE_EIF in anchors:
        since = anchors[Anchor.STATE_EIF]
        month, day = (int(part) for part in rule.month_day.split("-"))
        this_year = date(since.year, month, day)
        return this_year if this_year >= since else date(since.year + 1, month, day)
    return None
