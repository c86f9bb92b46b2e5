"""Duties that return every year: their due days while a party is bound, and what is told of each report (APMBC 7(2), CCM 7(2))."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from kg.law.clauses import DeadlineRule
from kg.law.days import Day
from kg.law.deadlines import day_of_year, first_deadline
from kg.law.facts import Fulfilment, Report
from kg.law.obligations import ObligationInstance
from kg.law.provisions import treaty_of
from kg.law.reasons import Step
from kg.law.vocabulary import Anchor, CompletionStanding, Outcome, ReportState

PREVIOUS_YEAR = "previous_calendar_year"


class DueDay(Struct, frozen=True):
    """One return of a yearly duty: its day, the year it covers, and what sources tell of the report."""

    instance: str
    on: date
    covers: int | None
    reports: tuple[Report, ...]
    steps: tuple[Step, ...]

    @property
    def sent_on(self) -> Day | None:
        """The day the report was sent, where a source tells it."""
        return next((r.submitted_on for r in self.reports if r.submitted_on is not None), None)

    def outcome_on(self, day: date) -> Outcome:
        """What can be said of this due day on a day.

        A source that did not see a report speaks up to the day it looked; a later
        one may have come, so after it the outcome is unknown, never overdue by default.
        """
        sent = [r for r in self.reports if r.state is ReportState.SUBMITTED]
        for report in sent:
            told = report.submitted_on or report.as_of
            if told is not None and told.latest <= day:
                late = report.submitted_on is not None and report.submitted_on.earliest > self.on
                return Outcome.FULFILLED_LATE if late else Outcome.FULFILLED
        if day <= self.on:
            return Outcome.PENDING
        later = [r.submitted_on for r in sent if r.submitted_on is not None and r.submitted_on.earliest > day]
        unseen = [r.as_of for r in self.reports if r.state is ReportState.NOT_SUBMITTED and r.as_of is not None and day <= r.as_of.earliest]
        return Outcome.OVERDUE if later or unseen else Outcome.UNKNOWN


def due_days(instance: ObligationInstance, until: date) -> tuple[DueDay, ...]:
    """The due days up to a day, that day included, while the party is bound.

    The first is the first return of the month and day on or after the party's own
    entry into force, unless the year it covers lies wholly before that day; the
    last lies before the day on which the duty ends.
    """
    return tuple(_due_day(instance, day) for day in _days(instance, until))


def told_due_days(instance: ObligationInstance, until: date) -> tuple[DueDay, ...]:
    """Those due days up to a day of which a report tells; the same as ``due_days`` without those of which none does."""
    years = {_year_due(report, instance.template.deadline) for report in instance.reports}
    return tuple(_due_day(instance, day) for day in _days(instance, until) if day.year in years) if years else ()


def _days(instance: ObligationInstance, until: date) -> Iterator[date]:
    start = first_due_year(instance)
    for year in range(start, until.year + 1) if start is not None else ():
        day = day_of_year(instance.template.deadline.month_day, year)
        if day <= until and day in instance.span:
            yield day


def last_due_day(instance: ObligationInstance, by: date) -> DueDay | None:
    """The last due day up to a day, that day included, as ``due_days`` gives it."""
    start = first_due_year(instance)
    if start is None:
        return None
    days = (day_of_year(instance.template.deadline.month_day, year) for year in range(by.year, start - 1, -1))
    return next((_due_day(instance, d) for d in days if d <= by and d in instance.span), None)


def last_of(returns: Sequence[DueDay], by: date) -> DueDay | None:
    """The last of the due days, given in order, up to a day, that day included."""
    passed = bisect_right(returns, by, key=lambda due: due.on)
    return returns[passed - 1] if passed else None


def next_due_day(instance: ObligationInstance, after: date) -> DueDay | None:
    """The first due day on or after a day."""
    return next((d for d in due_days(instance, date(after.year + 2, 12, 31)) if d.on >= after), None)


def report_completions(instance: ObligationInstance) -> tuple[Fulfilment, ...]:
    """Reports sent under a duty to report once, as completions of it."""
    return tuple(
        Fulfilment(r.id, r.actor, r.obligation, CompletionStanding.DECLARED, r.submitted_on, _told_by(r), late=r.late, sources=r.sources)
        for r in instance.reports
        if r.state is ReportState.SUBMITTED and (r.submitted_on or r.as_of)
    )


def first_due_year(instance: ObligationInstance) -> int | None:
    """The year of the first due day, by the rule that ``due_days`` tells; ``None`` where the duty does not return each year."""
    rule = instance.template.deadline
    first = first_deadline(rule, {Anchor.STATE_EIF: instance.span.start}) if instance.recurring else None
    if first is None:
        return None
    return first.year + (1 if rule.covers == PREVIOUS_YEAR and first.year <= instance.span.start.year else 0)


def _due_day(instance: ObligationInstance, on: date) -> DueDay:
    covers = on.year - 1 if instance.template.deadline.covers == PREVIOUS_YEAR else None
    about = tuple(r for r in instance.reports if _year_due(r, instance.template.deadline) == on.year)
    treaty, provision = treaty_of(instance.treaty, instance.template.provision)
    due = Step("provision", treaty=treaty, provision=provision, rule="annual", result=on)
    told = (Step("report", treaty=instance.treaty, rule=str(r.state), anchor_day=_day_told(r), sources=r.sources) for r in about)
    return DueDay(instance.id, on, covers, about, (due, *told))


def _told_by(report: Report) -> Day | None:
    """Where no source tells the day it was sent, it was sent by the day the source speaks of."""
    return report.as_of if report.submitted_on is None else None


def _day_told(report: Report) -> date | None:
    day = report.submitted_on or report.as_of
    return day.latest if day is not None else None


def _year_due(report: Report, rule: DeadlineRule) -> int | None:
    """The year in which a report was due: as its source prints it, or by the year it covers."""
    if report.due_published is not None:
        return report.due_published.year
    return report.covers + 1 if report.covers is not None and rule.covers == PREVIOUS_YEAR else None
