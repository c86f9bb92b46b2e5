"""The first deadline of an obligation, from its rule and the days it counts from (law model, section 8)."""

from collections.abc import Callable, Mapping
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
    first = _FIRST.get(rule.kind)
    return first(rule, anchors) if first is not None else None


def _relative(rule: DeadlineRule, anchors: Mapping[Anchor, date]) -> date | None:
    since = anchors.get(rule.rule.anchor) if rule.rule is not None else None
    return result_of(rule.rule, since) if rule.rule is not None and since is not None else None


def _latest(rule: DeadlineRule, anchors: Mapping[Anchor, date]) -> date | None:
    known = all(each.anchor in anchors for each in rule.rules)
    return max((result_of(each, anchors[each.anchor]) for each in rule.rules), default=None) if known else None


def _annual(rule: DeadlineRule, anchors: Mapping[Anchor, date]) -> date | None:
    since = anchors.get(Anchor.STATE_EIF)
    if since is None or not rule.month_day:
        return None
    this_year = day_of_year(rule.month_day, since.year)
    return this_year if this_year >= since else day_of_year(rule.month_day, since.year + 1)


_FIRST: dict[DeadlineKind, Callable[[DeadlineRule, Mapping[Anchor, date]], date | None]] = {
    DeadlineKind.FIXED: lambda rule, _: rule.on,
    DeadlineKind.RELATIVE: _relative,
    DeadlineKind.LATEST_OF: _latest,
    DeadlineKind.ANNUAL: _annual,
}


def day_of_year(month_day: str, year: int) -> date:
    """The day that a month and day such as ``04-30`` give in a year."""
    month, _, day = month_day.partition("-")
    return date(year, int(month), int(day))
