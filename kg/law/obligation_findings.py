"""What does not fit in the ledger: extensions beyond the cap, deadlines told otherwise than the clause gives, facts out of their time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kg.law.chains import Link
from kg.law.facts import DeadlineFact, Facts, Fulfilment, Report, Statement
from kg.law.obligations import ObligationInstance


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: its rule, the instance or fact it is about, and the two days that do not fit."""

    rule: str
    about: str
    facts: tuple[str, ...] = ()
    used: date | None = None
    other: date | None = None
    sources: tuple[str, ...] = ()


def findings_of(facts: Facts, instances: Iterable[ObligationInstance]) -> tuple[Finding, ...]:
    """All findings of one treaty, in order of rule and instance."""
    owed = tuple(instances)
    found = [finding for instance in owed for finding in _of_instance(instance)]
    return tuple(sorted((*found, *_without_instance(facts, owed)), key=lambda f: (f.rule, f.about, f.facts)))


def _of_instance(instance: ObligationInstance) -> Iterator[Finding]:
    for link in instance.chain.links:
        yield from _of_link(instance, link)
    for done in instance.fulfilments:
        if done.done.latest < instance.span.start:
            yield Finding("completion-before-bound", instance.id, (done.id,), instance.span.start, done.done.latest, done.sources)
    for report in instance.reports:
        if instance.recurring and report.covers is not None and not _bound_in(instance, report.covers):
            yield Finding("report-while-not-bound", instance.id, (report.id,), instance.span.start, None, report.sources)


def _of_link(instance: ObligationInstance, link: Link) -> Iterator[Finding]:
    """APMBC 5(3), CCM 3(3) and 4(5) cap what may be granted at once; a day told otherwise needs a rule of choice."""
    if link.longer_than_cap and link.until is not None:
        yield Finding("extension-longer-than-cap", instance.id, link.facts, link.cap, link.until.earliest, link.sources)
    for reading in link.readings:
        if reading.rule is None:
            used = link.until.earliest if link.until is not None else None
            yield Finding("deadline-told-otherwise", instance.id, link.facts, used, reading.day.earliest, reading.sources)


def _bound_in(instance: ObligationInstance, year: int) -> bool:
    span = instance.span
    return span.start <= date(year, 12, 31) and (span.end is None or span.end > date(year, 1, 1))


def _without_instance(facts: Facts, owed: tuple[ObligationInstance, ...]) -> Iterator[Finding]:
    """Facts about an actor that was never bound, or about what nobody owes."""
    known = {(instance.actor, instance.template.id) for instance in owed}
    told: tuple[DeadlineFact | Fulfilment | Statement | Report, ...]
    told = (*facts.deadlines, *facts.fulfilments, *facts.statements, *facts.reports)
    for fact in told:
        if (fact.actor, fact.obligation) not in known:
            yield Finding("fact-without-instance", fact.id, (fact.id,), sources=fact.sources)
