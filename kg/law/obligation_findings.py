"""What does not fit in the ledger: extensions beyond the cap, deadlines told otherwise than the clause gives, facts out of their time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct

from kg.law.chains import Link
from kg.law.facts import DeadlineFact, Facts, Fulfilment, Report, Statement
from kg.law.obligations import ObligationInstance

_Owed = Mapping[tuple[str, str], Sequence[ObligationInstance]]


class LedgerRule(StrEnum):
    """Which rule a fact of the ledger breaks; the value is the id that a report shows."""

    EXTENSION_LONGER_THAN_CAP = "extension-longer-than-cap"
    DEADLINE_TOLD_OTHERWISE = "deadline-told-otherwise"
    DECISION_BEFORE_BOUND = "decision-before-bound"
    COMPLETION_BEFORE_BOUND = "completion-before-bound"
    REPORT_WHILE_NOT_BOUND = "report-while-not-bound"
    FACT_WITHOUT_INSTANCE = "fact-without-instance"


class LedgerFinding(Struct, frozen=True):
    """One fact by its kind and id, the rule it breaks, in one sentence, and the two days that do not fit."""

    rule: LedgerRule
    kind: str
    fact: str
    about: str
    sentence: str
    used: date | None = None
    other: date | None = None


def findings_of(facts: Facts, instances: Iterable[ObligationInstance]) -> tuple[LedgerFinding, ...]:
    """All findings of one treaty, in order of rule and fact."""
    owed: dict[tuple[str, str], list[ObligationInstance]] = defaultdict(list)
    for instance in instances:
        owed[instance.actor, instance.template.id].append(instance)
    found = [finding for each in owed.values() for instance in each for link in _links(instance) for finding in _of_link(instance, link)]
    found += [*_before_bound(facts.fulfilments, owed), *_while_not_bound(facts.reports, owed), *_without_instance(facts, owed)]
    return tuple(sorted(set(found), key=lambda f: (f.rule, f.fact, f.about)))


def _links(instance: ObligationInstance) -> tuple[Link, ...]:
    return (*instance.chain.links, *instance.chain.requests)


def _of_link(instance: ObligationInstance, link: Link) -> Iterator[LedgerFinding]:
    """APMBC 5(3), CCM 3(3) and 4(5) cap what may be granted at once; a day told otherwise needs a rule of choice."""
    start = instance.span.start
    if link.cap is not None and link.until is not None:
        said = f"is an extension until {link.until}, but not more than until {link.cap} may be granted at once"
        yield _found(LedgerRule.EXTENSION_LONGER_THAN_CAP, "deadline", link.facts[0], instance, said, link.cap, link.until.earliest)
    if link.decided is not None and link.decided.latest < start:
        said = f"was decided by {link.decided.latest}, before the actor was bound on {start}"
        yield _found(LedgerRule.DECISION_BEFORE_BOUND, "deadline", link.facts[0], instance, said, start, link.decided.latest)
    for reading in link.readings:
        if reading.rule is None:
            used = link.until.earliest if link.until is not None else None
            said = f"tells of {reading.day}, but the clause gives {link.until or 'no day'}"
            yield _found(LedgerRule.DEADLINE_TOLD_OTHERWISE, "deadline", reading.fact, instance, said, used, reading.day.earliest)


def _found(
    rule: LedgerRule, kind: str, fact: str, instance: ObligationInstance, said: str, used: date | None = None, other: date | None = None
) -> LedgerFinding:
    return LedgerFinding(rule, kind, fact, instance.id, f"{instance.actor} {instance.template.id}: {said}", used, other)


def _before_bound(fulfilments: Iterable[Fulfilment], owed: _Owed) -> Iterator[LedgerFinding]:
    """What is done before it is owed fulfils all the same, or is written with a wrong day."""
    for fact in fulfilments:
        first = next(iter(owed.get((fact.actor, fact.obligation), ())), None)
        if first is not None and fact.done.latest < first.span.start:
            said = f"was completed by {fact.done.latest}, before the actor was bound on {first.span.start}"
            yield _found(LedgerRule.COMPLETION_BEFORE_BOUND, "fulfilment", fact.id, first, said, first.span.start, fact.done.latest)


def _while_not_bound(reports: Iterable[Report], owed: _Owed) -> Iterator[LedgerFinding]:
    for fact in reports:
        instances = owed.get((fact.actor, fact.obligation), ())
        yearly = [each for each in instances if each.recurring]
        if fact.covers is not None and yearly and not any(_bound_in(each, fact.covers) for each in yearly):
            said = f"is a report on {fact.covers}, a year in which the actor was not bound"
            yield _found(LedgerRule.REPORT_WHILE_NOT_BOUND, "report", fact.id, yearly[0], said, yearly[0].span.start)


def _bound_in(instance: ObligationInstance, year: int) -> bool:
    span = instance.span
    return span.start <= date(year, 12, 31) and (span.end is None or span.end > date(year, 1, 1))


def _without_instance(facts: Facts, owed: _Owed) -> Iterator[LedgerFinding]:
    """Facts about an actor that was never bound, or about what nobody owes."""
    told: tuple[tuple[str, Sequence[DeadlineFact | Fulfilment | Statement | Report]], ...]
    told = (("deadline", facts.deadlines), ("fulfilment", facts.fulfilments), ("statement", facts.statements), ("report", facts.reports))
    for kind, each in told:
        for fact in each:
            if (fact.actor, fact.obligation) not in owed:
                said = f"{fact.actor} {fact.obligation}: is told of an actor that never owed it"
                yield LedgerFinding(LedgerRule.FACT_WITHOUT_INSTANCE, kind, fact.id, fact.id, said)
