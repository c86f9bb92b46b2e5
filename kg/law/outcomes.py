"""Outcome of an obligation on a day, with its reasons; what no source tells stays unknown (law model, section 8; VCLT 70)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kg.law.chains import Link
from kg.law.days import Day
from kg.law.facts import Fulfilment, Report, Statement
from kg.law.obligations import ObligationInstance
from kg.law.reasons import Step, by_provision
from kg.law.recurrence import due_days, report_completions
from kg.law.vocabulary import CompletionStanding, LinkKind, Outcome, Presence, ReportState, Topic

DEPENDENT = frozenset({Topic.STOCKPILE_DESTRUCTION, Topic.CLEARANCE, Topic.DESTRUCTION, Topic.PRODUCTION_FACILITIES})
"""Topics whose deadline applies in substance only where there is something to destroy or to clear."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """An outcome on a day: the deadline it was judged by, the days since that passed, and the steps."""

    outcome: Outcome
    on: date
    steps: tuple[Step, ...]
    deadline: Day | None = None
    fulfilled_on: Day | None = None
    days_overdue: int = 0


def outcome_on(instance: ObligationInstance, day: date) -> Outcome:
    """The outcome alone."""
    return judged_on(instance, day).outcome


def judged_on(instance: ObligationInstance, day: date) -> Judgement:
    """The outcome of an obligation on a day.

    In this order: before its first day a duty does not apply; what was fulfilled
    stays fulfilled, also after an exit; what was not ends with the exit; a
    deadline applies in substance only where a source tells of something to
    destroy or to clear; only then does the chain of deadlines decide.
    """
    if day < instance.span.start:
        return _plain(instance, day, Outcome.NOT_APPLICABLE, "not_yet_bound", instance.trigger.steps)
    if instance.recurring:
        return _ended(instance, day) or _judged_by_due_day(instance, day)
    return _fulfilled(instance, day) or _ended(instance, day) or _running(instance, day)


def _running(instance: ObligationInstance, day: date) -> Judgement:
    substance = _without_substance(instance, day)
    if substance is not None:
        return substance
    if instance.standing:
        return _plain(instance, day, Outcome.PENDING, "standing_duty_without_deadline", instance.trigger.steps)
    return _judged_by_chain(instance, day)


def _plain(instance: ObligationInstance, day: date, outcome: Outcome, reason: str, steps: tuple[Step, ...] = ()) -> Judgement:
    return Judgement(outcome, day, (*steps, Step("finding", treaty=instance.treaty, rule=reason)))


def completions(instance: ObligationInstance) -> tuple[Fulfilment, ...]:
    """What counts as fulfilment, in order of day: declared or verified completions, and reports sent."""
    counted = [f for f in instance.fulfilments if f.standing is not CompletionStanding.UNDECLARED]
    return tuple(sorted((*counted, *report_completions(instance)), key=lambda f: (f.done.latest, f.id)))


def _fulfilled(instance: ObligationInstance, day: date) -> Judgement | None:
    """The last completion by that day, unless something was found again after it (a chain restarts)."""
    done = next((f for f in reversed(completions(instance)) if f.done.latest <= day), None)
    if done is None or any(s.state is Presence.FOUND and done.done.latest < s.on.latest <= day for s in instance.statements):
        return None
    governing = governing_on(instance, done.done.latest)[0]
    deadline = governing.until if governing else None
    late = done.late if done.late is not None else _late_by_dates(instance, done, deadline)
    step = Step(
        "fulfilment", treaty=instance.treaty, rule="completion", anchor="completion", anchor_day=done.done.latest, sources=done.sources
    )
    outcome = Outcome.FULFILLED_LATE if late else Outcome.FULFILLED
    return Judgement(outcome, day, (*(governing.steps if governing else ()), step), deadline, done.works_done or done.declared_on)


def _late_by_dates(instance: ObligationInstance, done: Fulfilment, deadline: Day | None) -> bool:
    """Done after a deadline that the clause lets nobody move; where it can be moved, a move that no source tells is possible."""
    if deadline is None or instance.template.extension is not None or _found_after(instance, deadline):
        return False
    return done.done.earliest > deadline.latest


def _found_after(instance: ObligationInstance, deadline: Day) -> bool:
    return any(s.state is Presence.FOUND and s.on.latest > deadline.latest for s in instance.statements)


def _ended(instance: ObligationInstance, day: date) -> Judgement | None:
    """VCLT 70(1): the exit frees from further performance (a) and leaves what had fallen due before it (b)."""
    end = instance.end
    if end is None or day < end.on:
        return None
    last = judged_on(instance, date.fromordinal(end.on.toordinal() - 1))
    if not end.by_withdrawal:
        return Judgement(Outcome.ENDED_OTHERWISE, day, end.steps, last.deadline)
    steps = [*end.steps, by_provision("vclt", "70(1)(a)", "released_from_further_performance", end.on)]
    if last.outcome is Outcome.OVERDUE:
        steps += [*last.steps, by_provision("vclt", "70(1)(b)", "already_due_survives", end.on)]
    return Judgement(Outcome.ENDED_BY_WITHDRAWAL, day, (*steps, *end.survival), last.deadline)


def statement_on(instance: ObligationInstance, day: date) -> Statement | None:
    """The last statement by a day; without one, the first after it where that tells of what was there all along."""
    by_then = [s for s in instance.statements if s.on.latest <= day]
    if by_then:
        return by_then[-1]
    first = next(iter(instance.statements), None)
    return first if first is not None and first.state is Presence.PRESENT else None


def _without_substance(instance: ObligationInstance, day: date) -> Judgement | None:
    """Whether nothing, or nothing known, is there to which the duty could apply; never overdue by default."""
    told = statement_on(instance, day)
    step = (_stated(instance, told),) if told else ()
    if told is not None and told.state is Presence.NONE:
        return Judgement(Outcome.NOT_APPLICABLE, day, step)
    if instance.template.topic not in DEPENDENT or instance.standing:
        return None
    if told is not None and told.state is not Presence.NOT_FOUND:
        return None
    shown = instance.fulfilments or [link for link in (*instance.chain.links, *instance.chain.requests) if link.number > 0 or link.missed]
    if told is None and not instance.statements and shown:
        return None
    return _plain(instance, day, Outcome.UNKNOWN, "no_statement_that_it_applies", step)


def _stated(instance: ObligationInstance, told: Statement) -> Step:
    return Step("statement", treaty=instance.treaty, rule=str(told.state), anchor_day=told.on.latest, sources=told.sources)


def governing_on(instance: ObligationInstance, day: date) -> tuple[Link | None, tuple[Link, ...]]:
    """The link decided by a day, and the later ones of which it is not known whether they were."""
    governing: Link | None = None
    open_: list[Link] = []
    for link in instance.chain.links:
        if link.decided is None or link.decided.latest <= day:
            governing, open_ = link, []
        elif link.decided.earliest <= day:
            open_.append(link)
    return governing, tuple(open_)


def _judged_by_chain(instance: ObligationInstance, day: date) -> Judgement:
    link, undecided = governing_on(instance, day)
    if link is None or link.until is None:
        return Judgement(Outcome.UNKNOWN, day, link.steps if link else _no_date(instance))
    if day <= link.until.earliest:
        return Judgement(Outcome.PENDING if link.by in _FIRST else Outcome.EXTENDED, day, link.steps, link.until)
    if day <= link.until.latest:
        return _unknown(link, day, "deadline_not_known_to_the_day")
    for reason in _doubts(instance, link, undecided, day):
        return _unknown(link, day, reason)
    reason, sources = _evidence(instance, link, day)
    if not reason:
        return _unknown(link, day, "nothing_told_after_the_deadline")
    step = Step("finding", treaty=instance.treaty, rule=reason, anchor_day=link.until.latest, sources=sources)
    return Judgement(Outcome.OVERDUE, day, (*link.steps, step), link.until, days_overdue=(day - link.until.latest).days)


_FIRST = frozenset({LinkKind.INITIAL, LinkKind.DECISION})


def _no_date(instance: ObligationInstance) -> tuple[Step, ...]:
    return (*instance.trigger.steps, Step("finding", treaty=instance.treaty, rule="no_computable_date"))


def _unknown(link: Link, day: date, reason: str) -> Judgement:
    return Judgement(Outcome.UNKNOWN, day, (*link.steps, Step("finding", rule=reason)), link.until)


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
    if not link.missed and _found_after(instance, link.until):
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


def _judged_by_due_day(instance: ObligationInstance, day: date) -> Judgement:
    """A duty that returns every year stands on a day as its last due day stands."""
    last = next(reversed(due_days(instance, day)), None)
    if last is None:
        return _plain(instance, day, Outcome.PENDING, "no_due_day_yet", instance.trigger.steps)
    outcome = last.outcome_on(day)
    overdue = (day - last.on).days if outcome is Outcome.OVERDUE else 0
    return Judgement(outcome, day, last.steps, Day(last.on, last.on, last.on.isoformat()), last.sent_on, overdue)
