"""How the outcome of an obligation changes from day to day: the days on which it turns, and what it is from then on."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from kg.law.clauses import Treaty
from kg.law.days import Day
from kg.law.derivation import Derivation
from kg.law.facts import Facts
from kg.law.judgement import Judgement
from kg.law.obligations import ObligationInstance, instances_of
from kg.law.outcomes import judged_by, judged_on
from kg.law.recurrence import DueDay, due_days


class Turn(Struct, frozen=True):
    """A judgement that holds from a day until the next turn."""

    since: date
    judgement: Judgement


Ledger = tuple[tuple[ObligationInstance, tuple[Turn, ...]], ...]
"""Every obligation of every party of a treaty, each with its turns; without any where it is ``untold``."""


def ledger_of(treaty: Treaty, derived: Derivation, facts: Facts, until: date) -> Ledger:
    """All obligations of a treaty's parties with how they stand on every day up to one."""
    instances = instances_of(treaty, derived, facts)
    return tuple((instance, () if untold(instance) else turns_of(instance, until)) for instance in instances)


def untold(instance: ObligationInstance) -> bool:
    """Whether a standing or yearly duty still holds and no source tells anything of it.

    Its turns follow from its first day alone: pending all along, or pending up to
    each due day and unknown after it. Most duties are such.
    """
    if instance.end is not None:
        return False
    told = instance.fulfilments or instance.statements or instance.reports or instance.chain.links or instance.chain.requests
    return (instance.standing or instance.recurring) and not told


def turns_of(instance: ObligationInstance, until: date) -> tuple[Turn, ...]:
    """All turns from the first day of a duty up to a day; after it the last one holds on.

    A judgement can only change the day something is told of, or the day after a
    deadline; every such day is tried, and days that change nothing are left out.
    """
    returns = due_days(instance, until)
    if instance.recurring and instance.end is None:
        return _joined(_by_due_days(instance, returns, until))
    days = {d for d in _days(instance, returns) if instance.span.start <= d <= until} | {instance.span.start}
    return _joined(judged_on(instance, day, returns) for day in sorted(days))


def _by_due_days(instance: ObligationInstance, returns: Sequence[DueDay], until: date) -> Iterator[Judgement]:
    """A yearly duty that still holds stands by its last due day alone, so only what is told of that one can turn it."""
    yield judged_on(instance, instance.span.start, returns)
    for due, after in zip(returns, (*(r.on for r in returns[1:]), date.max), strict=True):
        days = {due.on, due.on + timedelta(days=1)}
        for report in due.reports:
            days.update(_around(report.submitted_on), _around(report.as_of))
        yield from (judged_by(due, day) for day in sorted(days) if due.on <= day < after and day <= until)


def _joined(judgements: Iterable[Judgement]) -> tuple[Turn, ...]:
    found: list[Turn] = []
    for judgement in judgements:
        if not found or _differs(found[-1].judgement, judgement):
            found.append(Turn(judgement.on, judgement))
    return tuple(found)


def _differs(first: Judgement, second: Judgement) -> bool:
    return (first.outcome, first.deadline, first.fulfilled_on) != (second.outcome, second.deadline, second.fulfilled_on)


def _days(instance: ObligationInstance, returns: Sequence[DueDay]) -> Iterator[date]:
    for day in _told(instance, returns):
        yield from _around(day)
    if instance.end is not None:
        yield instance.end.on


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
