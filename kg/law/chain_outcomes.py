"""Outcome of an obligation by its chain of deadlines: what has passed, what may have moved it, what shows it unmet (APMBC 5, CCM 3-4)."""

from collections.abc import Iterator
from datetime import date

from kg.law.chains import Link
from kg.law.days import Day
from kg.law.facts import Report
from kg.law.judgement import Judgement, completions, found_after, governing_on
from kg.law.obligations import ObligationInstance
from kg.law.reasons import Step
from kg.law.vocabulary import DeadlineLink, Outcome, Presence, ReportState

_FIRST = frozenset({DeadlineLink.INITIAL, DeadlineLink.DECISION})


def judged_by_chain(instance: ObligationInstance, day: date) -> Judgement:
    """The outcome by the deadline in force on a day; once it has passed, overdue only where something shows it."""
    link, undecided = governing_on(instance, day)
    if link is None or link.until is None:
        return Judgement(Outcome.UNKNOWN, day, link.steps if link else _no_date(instance))
    if day <= link.until.earliest:
        return Judgement(Outcome.PENDING if link.by in _FIRST else Outcome.EXTENDED, day, link.steps, link.until)
    if day <= link.until.latest:
        return _unknown(link, day, "deadline_not_known_to_the_day")
    doubts = tuple(_doubts(instance, link, undecided, day))
    if doubts:
        return _unknown(link, day, *doubts)
    reason, sources = _evidence(instance, link, day)
    if not reason:
        return _unknown(link, day, "nothing_told_after_the_deadline")
    step = Step("finding", treaty=instance.treaty, rule=reason, anchor_day=link.until.latest, sources=sources)
    return Judgement(Outcome.OVERDUE, day, (*link.steps, step), link.until, days_overdue=(day - link.until.latest).days)


def _no_date(instance: ObligationInstance) -> tuple[Step, ...]:
    return (*instance.trigger.steps, Step("finding", treaty=instance.treaty, rule="no_computable_date"))


def _unknown(link: Link, day: date, *reasons: str) -> Judgement:
    return Judgement(Outcome.UNKNOWN, day, (*link.steps, *(Step("finding", rule=reason) for reason in reasons)), link.until)


def _doubts(instance: ObligationInstance, link: Link, undecided: tuple[Link, ...], day: date) -> Iterator[str]:
    """What may have moved the deadline, or met it, without any source that tells."""
    assert link.until is not None
    if any(f.done.earliest <= day < f.done.latest for f in completions(instance)):
        yield "day_of_completion_not_known"
    if undecided:
        yield "day_of_decision_not_known"
    for request in instance.chain.requests:
        made = request.decided is None or request.decided.earliest <= day
        if made and request.number > link.number and (request.until is None or day <= request.until.latest):
            yield "request_with_unknown_outcome"
    after = _next(instance, link, day)
    if after is not None and after.number > link.number + 1:
        yield "an_extension_between_is_not_told"
    if not link.missed and found_after(instance, link.until):
        yield "found_after_the_deadline"


def _next(instance: ObligationInstance, link: Link, day: date) -> Link | None:
    later = (n for n in instance.chain.links if n.number > link.number and n.decided is not None and n.decided.earliest > day)
    return next(later, None)


def _evidence(instance: ObligationInstance, link: Link, day: date) -> tuple[str, tuple[str, ...]]:
    """By what a deadline is shown to have passed unmet: told by a source, by a later decision, or by the dates alone."""
    assert link.until is not None
    if link.missed:
        return "missed_as_told", link.missed_sources
    after = _next(instance, link, day)
    if after is not None:
        return "extended_only_later", after.sources
    look = _last_look(instance, link.until, day)
    if look is not None and look.state is ReportState.NOT_SUBMITTED:
        return "not_sent_as_told", look.sources
    done = next((f for f in completions(instance) if f.done.earliest > day), None)
    if done is not None and (done.late or instance.template.extension is None):
        return "fulfilled_only_later", done.sources
    there = [s for s in instance.statements if s.state is Presence.PRESENT and s.on.latest > link.until.latest]
    if there and instance.template.extension is None:
        return "still_there_after_the_deadline", there[-1].sources
    return "", ()


def _last_look(instance: ObligationInstance, deadline: Day, day: date) -> Report | None:
    """The last time by a day that a source looked for a report after its deadline, else the first time after."""
    looks = [(r.as_of.latest, r) for r in instance.reports if r.as_of is not None and r.state is not ReportState.SUBMITTED]
    looks = sorted((pair for pair in looks if pair[0] > deadline.latest), key=lambda pair: pair[0])
    by_then = [report for on, report in looks if on <= day]
    return by_then[-1] if by_then else next((report for _, report in looks), None)
