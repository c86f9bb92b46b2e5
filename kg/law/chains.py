"""Chains of deadlines: the first one by the clause, then every extension, decision and restart (law model, section 8)."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from kg.law.clauses import Extension, ObligationTemplate
from kg.law.date_rules import add_period
from kg.law.days import Day, between
from kg.law.facts import DeadlineFact, Meeting
from kg.law.provisions import treaty_of
from kg.law.reasons import Step
from kg.law.vocabulary import Anchor, ChoiceRule, DeadlineLink, DeadlineStanding


class DeadlineReading(Struct, frozen=True):
    """Another day told for a link, and the rule by which it is not the one used; ``None`` while nothing explains it."""

    day: Day
    rule: ChoiceRule | None
    sources: tuple[str, ...]
    fact: str = ""


class Link(Struct, frozen=True):
    """One deadline of a chain, by what it was set, and why.

    ``until`` is ``None`` where no day follows; bounded where a source tells that it
    was moved but not to when. ``decided`` bounds the day of the decision.
    ``cap`` is the last day the clause allows, where it was exceeded.
    """

    by: DeadlineLink
    number: int
    until: Day | None
    steps: tuple[Step, ...]
    decided: Day | None = None
    decision: str = ""
    requested_on: Day | None = None
    standing: DeadlineStanding | None = None
    missed: bool = False
    missed_sources: tuple[str, ...] = ()
    readings: tuple[DeadlineReading, ...] = ()
    sources: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    cap: date | None = None

    @property
    def longer_than_cap(self) -> bool:
        """Whether it reaches beyond what the clause allows to be granted at once."""
        return self.cap is not None


class Chain(Struct, frozen=True):
    """The links that count, in order, and the requests whose outcome no source tells."""

    links: tuple[Link, ...] = ()
    requests: tuple[Link, ...] = ()


def chain_of(
    slug: str, template: ObligationTemplate, begun: Chain, facts: Sequence[DeadlineFact], meetings: Mapping[str, Meeting]
) -> Chain:
    """The chain of one party: the first deadline, as its clause begins it, then what was decided, in order of number.

    A request whose outcome no source tells moves no deadline and stands apart.
    """
    if not facts:
        return begun
    used = sorted((f for f in facts if f.set_aside_by is None), key=lambda f: (f.number, f.id))
    aside = [f for f in facts if f.set_aside_by is not None]
    links = [_compared(first, [f for f in used if f.number == 0], aside) for first in begun.links]
    requests: list[Link] = []
    latest = links[0].until if links else None
    for fact in used:
        if fact.number == 0 and links and links[0].number == 0:
            continue
        link = _link(slug, template, fact, latest, meetings, [a for a in aside if a.number == fact.number])
        (requests if fact.standing is DeadlineStanding.REQUESTED else links).append(link)
        latest = _later(latest, link.until)
    return Chain(_in_order(links), tuple(requests))


def _in_order(links: Sequence[Link]) -> tuple[Link, ...]:
    """Of an unknown day the order of the links is known: decided and due not before the link before, nor after the next."""
    found = list(links)
    for i in range(1, len(found)):
        found[i] = _bounded(found[i], found[i - 1].decided, None)
    for i in range(len(found) - 2, -1, -1):
        found[i] = _bounded(found[i], None, found[i + 1])
    return tuple(found)


def _bounded(link: Link, earliest: Day | None, after: Link | None) -> Link:
    decided = _clamped(link.decided, earliest.earliest if earliest else None, after.decided.latest if after and after.decided else None)
    until = _clamped(link.until, None, after.until.latest if after and after.until else None)
    return link if (decided, until) == (link.decided, link.until) else replace(link, decided=decided, until=until)


def _clamped(day: Day | None, first: date | None, last: date | None) -> Day | None:
    if day is None or day.exact:
        return day
    low, high = max(day.earliest, first or date.min), min(day.latest, last or date.max)
    if (low, high) == (day.earliest, day.latest) or low > high:
        return day
    return between(low, high)


def _compared(first: Link, told: Sequence[DeadlineFact], aside: Sequence[DeadlineFact]) -> Link:
    """The first deadline beside what sources print: agreeing ones are named, others are kept as readings."""
    agreeing = [f for f in told if f.deadline is None or _within(first.until, f.deadline)]
    other = [f for f in told if f not in agreeing] + [f for f in aside if f.number == 0]
    missed = [f for f in told if f.standing is DeadlineStanding.MISSED]
    return replace(
        first,
        missed=bool(missed),
        missed_sources=_sources(missed),
        readings=_readings(other),
        sources=_sources(agreeing),
        facts=tuple(f.id for f in (*told, *aside) if f.number == 0),
    )


def _link(
    slug: str,
    template: ObligationTemplate,
    fact: DeadlineFact,
    before: Day | None,
    meetings: Mapping[str, Meeting],
    aside: Sequence[DeadlineFact],
) -> Link:
    decided = decision_day(fact, meetings)
    until = _until(fact, before, template.extension)
    cap = _exceeded_cap(fact, until, before, template.extension)
    return Link(
        by=fact.kind,
        number=fact.number,
        until=until,
        steps=(_step(slug, template, fact, decided, until, cap),),
        decided=decided,
        decision=fact.meeting,
        requested_on=fact.requested_on,
        standing=fact.standing,
        missed=fact.standing is DeadlineStanding.MISSED,
        missed_sources=fact.sources if fact.standing is DeadlineStanding.MISSED else (),
        readings=_readings(aside),
        sources=fact.sources,
        facts=(fact.id, *(a.id for a in aside)),
        cap=cap,
    )


def decision_day(fact: DeadlineFact, meetings: Mapping[str, Meeting]) -> Day:
    """The day of a decision: told exactly, or one of the days of its meeting, or bounded by what is told of it."""
    told, meeting = fact.decided_on, meetings.get(fact.meeting)
    if told is not None and (told.exact or meeting is None):
        return told
    if meeting is not None:
        return meeting.days
    earliest = fact.requested_on.earliest if fact.requested_on else date.min
    return Day(earliest, date.max, f"[{fact.requested_on.earliest}..]" if fact.requested_on else "")


def _until(fact: DeadlineFact, before: Day | None, clause: Extension | None) -> Day | None:
    """The new deadline; where none is told, one of the days that the clause allows after the deadline before it."""
    told = fact.asked_until if fact.standing is DeadlineStanding.REQUESTED else fact.deadline
    if told is not None or before is None:
        return told
    latest = _cap(before.latest, clause) or date.max
    return Day(before.latest, latest, f"[{before.latest}..{latest if latest < date.max else ''}]")


def _cap(day: date, clause: Extension | None) -> date | None:
    """The last day to which a deadline may be moved at once (APMBC 5(3), CCM 3(3) and 4(5)), or for all (CWC IV(6))."""
    if clause is None:
        return None
    return add_period(day, clause.n, clause.unit) if clause.n else clause.granted


def _exceeded_cap(fact: DeadlineFact, until: Day | None, before: Day | None, clause: Extension | None) -> date | None:
    """The cap, where an extension reaches beyond it; a restarted chain is not counted from the deadline before."""
    cap = _cap(before.latest, clause) if before and fact.kind is DeadlineLink.EXTENSION else None
    return cap if cap is not None and until is not None and until.earliest > cap else None


def _step(slug: str, template: ObligationTemplate, fact: DeadlineFact, decided: Day, until: Day | None, cap: date | None) -> Step:
    provision = template.extension.provision if template.extension and template.extension.provision else template.provision
    treaty, place = treaty_of(slug, provision)
    return Step(
        "decision" if fact.standing is not DeadlineStanding.REQUESTED else "request",
        treaty=treaty,
        provision=place,
        rule=str(fact.kind),
        anchor=str(Anchor.DECISION),
        anchor_day=decided.latest if decided.latest < date.max else None,
        result=until.earliest if until is not None and until.exact else None,
        outcome="longer_than_cap" if cap else str(fact.standing),
        sources=fact.sources,
    )


def _readings(facts: Sequence[DeadlineFact]) -> tuple[DeadlineReading, ...]:
    return tuple(DeadlineReading(f.deadline, f.set_aside_by, f.sources, f.id) for f in facts if f.deadline is not None)


def _sources(facts: Sequence[DeadlineFact]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source for fact in facts for source in fact.sources))


def _within(day: Day | None, told: Day) -> bool:
    return day is not None and told.earliest <= day.earliest and day.latest <= told.latest


def _later(first: Day | None, second: Day | None) -> Day | None:
    return max((d for d in (first, second) if d is not None), key=lambda d: d.latest, default=None)
