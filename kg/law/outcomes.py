"""Outcome of an obligation on a day, with its reasons; what no source tells stays unknown (law model, section 8; VCLT 70)."""

from collections.abc import Sequence
from datetime import date

from kg.law.chain_outcomes import judged_by_chain
from kg.law.chains import Link
from kg.law.days import Day
from kg.law.facts import Fulfilment, Statement
from kg.law.judgement import Judgement, completions, found_after, governing_on, plain
from kg.law.obligations import ObligationInstance
from kg.law.reasons import Step, by_provision
from kg.law.recurrence import DueDay, last_due_day, last_of
from kg.law.vocabulary import DeadlineLink, Outcome, Presence, Topic

DEPENDENT = frozenset({Topic.STOCKPILE_DESTRUCTION, Topic.CLEARANCE, Topic.DESTRUCTION, Topic.PRODUCTION_FACILITIES})
"""Topics whose deadline applies in substance only where there is something to destroy or to clear."""


def outcome_on(instance: ObligationInstance, day: date) -> Outcome:
    """The outcome alone."""
    return judged_on(instance, day).outcome


def judged_on(instance: ObligationInstance, day: date, returns: Sequence[DueDay] | None = None) -> Judgement:
    """The outcome of an obligation on a day; ``returns`` are the due days of a yearly duty where they are worked out already.

    In this order: before its first day a duty does not apply; what was fulfilled
    stays fulfilled, also after an exit; what was not ends with the exit; a
    deadline applies in substance only where a source tells of something to
    destroy or to clear; only then does the chain of deadlines decide.
    """
    if day < instance.span.start:
        return plain(instance, day, Outcome.NOT_APPLICABLE, "not_yet_bound", instance.trigger.steps)
    if instance.recurring:
        return _ended(instance, day, returns) or _judged_by_due_day(instance, day, returns)
    return _fulfilled(instance, day) or _ended(instance, day) or _running(instance, day)


def _running(instance: ObligationInstance, day: date) -> Judgement:
    substance = _without_substance(instance, day)
    if substance is not None:
        return substance
    if instance.standing:
        return plain(instance, day, Outcome.PENDING, "standing_duty_without_deadline", instance.trigger.steps)
    return judged_by_chain(instance, day)


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
    return Judgement(outcome, day, (*(governing.steps if governing else ()), step), deadline, done.works_done or _by(done.declared_on))


def _by(declared: Day | None) -> Day | None:
    """Where no source tells when the works were done, they were done by the day of the declaration."""
    return None if declared is None else Day(date.min, declared.latest, f"[..{declared.latest}]")


def _late_by_dates(instance: ObligationInstance, done: Fulfilment, deadline: Day | None) -> bool:
    """Done after a deadline that the clause lets nobody move; where it can be moved, a move that no source tells is possible."""
    if deadline is None or instance.template.extension is not None or found_after(instance, deadline):
        return False
    return done.done.earliest > deadline.latest


def _ended(instance: ObligationInstance, day: date, returns: Sequence[DueDay] | None = None) -> Judgement | None:
    """VCLT 70(1): the exit frees from further performance (a) and leaves what had fallen due before it (b)."""
    end = instance.end
    if end is None or day < end.possible:
        return None
    last = judged_on(instance, date.fromordinal(end.possible.toordinal() - 1), returns)
    if day < end.on:
        return Judgement(Outcome.UNKNOWN, day, end.steps, last.deadline)
    if not end.by_withdrawal:
        return Judgement(Outcome.ENDED_OTHERWISE, day, end.steps, last.deadline)
    steps = [*end.steps, by_provision("vclt", "70(1)(a)", "released_from_further_performance", end.on)]
    if last.outcome is Outcome.OVERDUE:
        steps += [*last.steps, by_provision("vclt", "70(1)(b)", "already_due_survives", end.on)]
    elif last.outcome is Outcome.UNKNOWN and (due := _due(instance, last)) is not None and due.latest < end.possible:
        steps.append(by_provision("vclt", "70(1)(b)", "survives_if_not_done", due.latest))
    return Judgement(Outcome.ENDED_BY_WITHDRAWAL, day, (*steps, *end.survival), last.deadline)


def _due(instance: ObligationInstance, judged: Judgement) -> Day | None:
    """What a duty was judged by, or would have been if there was anything to which it applies."""
    governing = governing_on(instance, judged.on)[0]
    return judged.deadline or (governing.until if governing else None)


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
    if told is None and _shown(instance):
        return None
    would_be = instance.chain.links[0].steps if instance.chain.links else ()
    return plain(instance, day, Outcome.UNKNOWN, "no_statement_that_it_applies", (*would_be, *step))


def _shown(instance: ObligationInstance) -> bool:
    """A completion, a decision or a deadline told as missed shows that there was something, before any statement on it."""
    first = instance.statements[0] if instance.statements else None
    until = first.on.latest if first else date.max
    if any(f.done.latest < until for f in instance.fulfilments) or any(_decided_before(link, until) for link in _asked(instance)):
        return True
    return any(link.missed for link in instance.chain.links) and (first is None or first.state is not Presence.FOUND)


def _asked(instance: ObligationInstance) -> tuple[Link, ...]:
    return tuple(link for link in (*instance.chain.links, *instance.chain.requests) if link.number > 0)


def _decided_before(link: Link, day: date) -> bool:
    return link.by is not DeadlineLink.RESTART and link.decided is not None and link.decided.earliest < day


def _stated(instance: ObligationInstance, told: Statement) -> Step:
    return Step("statement", treaty=instance.treaty, rule=str(told.state), anchor_day=told.on.latest, sources=told.sources)


def _judged_by_due_day(instance: ObligationInstance, day: date, returns: Sequence[DueDay] | None) -> Judgement:
    """A duty that returns every year stands on a day as its last due day stands."""
    last = last_due_day(instance, day) if returns is None else last_of(returns, day)
    if last is None:
        return plain(instance, day, Outcome.PENDING, "no_due_day_yet", instance.trigger.steps)
    return judged_by(last, day)


def judged_by(due: DueDay, day: date) -> Judgement:
    """How a yearly duty stands on a day by its last due day."""
    outcome = due.outcome_on(day)
    overdue = (day - due.on).days if outcome is Outcome.OVERDUE else 0
    return Judgement(outcome, day, due.steps, Day(due.on, due.on, due.on.isoformat()), due.sent_on, overdue)
