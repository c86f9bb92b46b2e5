"""The first deadline of an obligation, from its rule and the days it counts from (law model, section 8)."""

from collections.abc import Mapping
from datetime import date

from kg.law.clauses import DeadlineRule
from kg.law.date_rules import result_of
from kg.law.vocabulary import Anchor, DeadlineKind

STANDING = frozenset({DeadlineKind.CONTINUOUS, DeadlineKind.RETENTION, DeadlineKind.EVENT, DeadlineKind.PERIODIC})
"""Kinds of duty that hold from day to day: no due day follows from the clause, and none is invented."""


def first_deadline(rule: DeadlineRule, anchors: Mapping[Anchor, date]) -> date | None:
    """The deadline before any extension; ``None`` for standing duties and where the anchor is not known.

    An annual rule gives the first return of its month and day on or after the
    State's own entry into force; a continuous one never has a deadline.
    """
    if rule.kind is DeadlineKind.FIXED:
        return rule.on
    if rule.kind is DeadlineKind.RELATIVE and rule.rule is not None and rule.rule.anchor in anchors:
        return result_of(rule.rule, anchors[rule.rule.anchor])
    if rule.kind is DeadlineKind.LATEST_OF and rule.rules and all(each.anchor in anchors for each in rule.rules):
        return max(result_of(each, anchors[each.anchor]) for each in rule.rules)
    if rule.kind is DeadlineKind.ANNUAL and rule.month_day and Anchor.STATE_EIF in anchors:
        since = anchors[Anchor.STATE_EIF]
        this_year = day_of_year(rule.month_day, since.year)
        return this_year if this_year >= since else day_of_year(rule.month_day, since.year + 1)
    return None


def day_of_year(month_day: str, year: int) -> date:
    """The day that a month and day such as ``04-30`` give in a year."""
    month, day = (int(part) for part in month_day.split("-"))
    return date(year, month, day)
