"""How the outcome of an obligation changes from day to day: the days on which it turns, and what it is from then on."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from kg.law.clauses import Treaty
from kg.law.days import Day
from kg.law.deadlines import day_of_year
from kg.law.derivation import Derivation
from kg.law.facts import Facts
from kg.law.judgement import Judgement
from kg.law.obligations import ObligationInstance, instances_of
from kg.law.outcomes import judged_by, judged_on
from kg.law.recurrence import DueDay, due_days, told_due_days


class Turn(Struct, frozen=True):
    """A judgement that holds from a day until the next turn, where there is one up to the day to which it was judged."""

    since: date
    judgement: Judgement
    until: date | None = None


Ledger = tuple[tuple[ObligationInstance, tuple[Turn, ...]], ...]
"""Every obligation of every party of a treaty, each with the turns of which something is told."""


def ledger_of(treaty: Treaty, derived: Derivation, facts: Facts, until: date) -> Ledger:
    """All obligations of a treaty's parties with how they stand on every day up to one."""
    shared: dict[tuple[str, date, Day], tuple[Turn, ...]] = {}

    def turns(instance: ObligationInstance) -> tuple[Turn, ...]:
        deadline = _deadline_alone(instance)
        if deadline is None:
            return told_turns_of(instance, until)
        known = instance.template.id, instance.span.start, deadline
        return shared.get(known) or shared.setdefault(known, told_turns_of(instance, until))

    return tuple([(instance, turns(instance)) for instance in instances_of(treaty, derived, facts)])


def _deadline_alone(instance: ObligationInstance) -> Day | None:
    """The deadline by the clause, where nothing else is told of a duty: it turns alike for all who are bound from one day."""
    links = instance.chain.links
    if len(links) != 1 or instance.end is not None or instance.standing:
        return None
    told = links[0].facts or instance.chain.requests or instance.fulfilments or instance.statements or instance.reports
    return None if told else links[0].until


def told_turns_of(instance: ObligationInstance, until: date) -> tuple[Turn, ...]:
    """The turns that rest on more than the first day of a duty; the others of ``turns_of`` follow from that day.

    A standing duty that still holds and of which nothing is told is pending all along. A
    yearly one is pending up to each due day and unknown after it, but for the years
    of which a report tells: only those have turns here. Most duties have none.
    """
    if instance.end is not None or not (instance.standing or instance.recurring):
        return turns_of(instance, until)
    if instance.recurring:
        return tuple(turn for due in told_due_days(instance, until) for turn in _of_due_day(instance, due, until))
    told = instance.fulfilments or instance.statements or instance.reports or instance.chain.links or instance.chain.requests
    return turns_of(instance, until) if told else ()


def turns_of(instance: ObligationInstance, until: date) -> tuple[Turn, ...]:
    """All turns from the first day of a duty up to a day; after it the last one holds on.

    A judgement can only change the day something is told of, or the day after a
    deadline; every such day is tried, and days that change nothing are left out.
    """
    returns = due_days(instance, until)
    days = {d for d in _days(instance, returns) if instance.span.start <= d <= until} | {instance.span.start}
    return _joined((judged_on(instance, day, returns) for day in sorted(days)), None)


def _of_due_day(instance: ObligationInstance, due: DueDay, until: date) -> tuple[Turn, ...]:
    """A yearly duty that still holds stands by its last due day alone, so up to the next one only what is told of that one turns it."""
    after = day_of_year(instance.template.deadline.month_day, due.on.year + 1)
    days = {due.on, due.on + timedelta(days=1)}
    for report in due.reports:
        days.update(_around(report.submitted_on), _around(report.as_of))
    judged = (judged_by(due, day) for day in sorted(days) if due.on <= day < after and day <= until)
    return _joined(judged, after if after <= until else None)


def _joined(judgements: Iterable[Judgement], until: date | None) -> tuple[Turn, ...]:
    found: list[Judgement] = []
    for judgement in judgements:
        if not found or _differs(found[-1], judgement):
            found.append(judgement)
    ends = (*(judgement.on for judgement in found[1:]), until)
    return tuple(Turn(judgement.on, judgement, end) for judgement, end in zip(found, ends, strict=True))


def _differs(first: Judgement, second: Judgement) -> bool:
    return (first.outcome, first.deadline, first.fulfilled_on) != (second.outcome, second.deadline, second.fulfilled_on)


def _days(instance: ObligationInstance, returns: Sequence[DueDay]) -> Iterator[date]:
    for day in _told(instance, returns):
        yield from _around(day)
    if instance.end is not None:
        yield from (instance.end.possible, instance.end.on)


def _around(day: Day | None) -> Iterator[date]:
    """The bounds of a day that is told, and the days after them."""
    for each in (day.earliest, day.latest) if day is not None else ():
        if date.min < each < date.max:
            yield each
            yield each + timedelta(days=1)


def _told(instance: ObligationInstance, returns: Sequence[DueDay]) -> Iterator[Day | None]:
    for link in (*instance.chain.links, *instance.chain.requests):
        yield from (link.until, link.decided, link.requested_on)
        yield from (reading.day for reading in link.readings)
    for done in instance.fulfilments:
        yield from (done.works_done, done.declared_on, done.done)
    for statement in instance.statements:
        yield statement.on
    for report in instance.reports:
        yield from (report.submitted_on, report.as_of)
    for due in returns:
        yield Day(due.on, due.on)
