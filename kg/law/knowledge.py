"""Knowledge time: what was done or learned by a day, apart from the days for which it holds in law (law model, section 7)."""

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from kg.law.acts import Act, World
from kg.law.chains import decision_day
from kg.law.clauses import Treaty
from kg.law.days import Day, Span
from kg.law.facts import DeadlineFact, Facts, Fulfilment, Report
from kg.law.vocabulary import DeadlineStanding, EndCause


def acts_known(acts: Iterable[Act], known_on: date | None) -> list[Act]:
    """The acts that were, or may have been, done by then."""
    return [a for a in acts if known_on is None or a.day.earliest <= known_on]


def treaty_known(treaty: Treaty, known_on: date | None) -> Treaty:
    """The treaty without an end that nobody could know of; expiry is told by the treaty itself."""
    if known_on is None or treaty.end is None or treaty.end.on <= known_on or treaty.end.cause is EndCause.EXPIRY:
        return treaty
    return replace(treaty, end=None)


def world_known(world: World, known_on: date | None) -> World:
    """Successions, ends of States and armed conflicts as far as they had come about."""
    if known_on is None:
        return world
    return replace(
        world,
        relations=tuple(r for r in world.relations if r.on <= known_on),
        existence={code: _as_known(span, known_on) for code, span in world.existence.items()},
        conflicts=tuple(replace(c, span=_as_known(c.span, known_on)) for c in world.conflicts if c.span.start <= known_on),
    )


def _as_known(span: Span, known_on: date) -> Span:
    return Span(span.start) if span.end is not None and span.end > known_on else span


def facts_known(facts: Facts, known_on: date | None) -> Facts:
    """What sources could tell of obligations by then: decided, declared, stated, sent or looked for by that day, as far as may be.

    A first deadline follows from the clause and is always known; that it was
    missed only once it has passed.
    """
    if known_on is None:
        return facts
    return replace(
        facts,
        meetings={code: meeting for code, meeting in facts.meetings.items() if meeting.start.earliest <= known_on},
        deadlines=tuple(known for fact in facts.deadlines if (known := _deadline_known(fact, facts, known_on)) is not None),
        fulfilments=tuple(fact for fact in facts.fulfilments if _by(_day_told(fact), known_on)),
        statements=tuple(fact for fact in facts.statements if _by(fact.on, known_on)),
        reports=tuple(fact for fact in facts.reports if _sent_or_sought(fact) <= known_on),
        observations=tuple(fact for fact in facts.observations if _by(fact.on, known_on)),
    )


def _deadline_known(fact: DeadlineFact, facts: Facts, known_on: date) -> DeadlineFact | None:
    """A link as it stood by then: decided, or only asked for, or not there yet."""
    if fact.number == 0:
        missed = fact.standing is DeadlineStanding.MISSED
        early = missed and fact.deadline is not None and known_on <= fact.deadline.latest
        return replace(fact, standing=DeadlineStanding.STATED) if early else fact
    if fact.standing is DeadlineStanding.REQUESTED:
        return fact if _by(fact.requested_on or decision_day(fact, facts.meetings), known_on) else None
    if _first_day_decided(fact, facts) <= known_on:
        return fact
    if fact.requested_on is None or not _by(fact.requested_on, known_on):
        return None
    return replace(fact, standing=DeadlineStanding.REQUESTED, deadline=None, meeting="", decided_on=None)


def _first_day_decided(fact: DeadlineFact, facts: Facts) -> date:
    """The first day on which a link can have been decided: not before those granted earlier in its chain."""
    chain = (f for f in facts.deadlines if (f.actor, f.obligation) == (fact.actor, fact.obligation) and 0 < f.number <= fact.number)
    return max(decision_day(f, facts.meetings).earliest for f in chain if f.standing is not DeadlineStanding.REQUESTED)


def _day_told(fact: Fulfilment) -> Day | None:
    """A completion is known from its declaration, or else from the works."""
    return fact.declared_on or fact.works_done


def _sent_or_sought(fact: Report) -> date:
    """The first day on which a report, or its absence, could be known."""
    day = fact.submitted_on or fact.as_of
    if day is not None:
        return day.earliest
    return fact.due_published or (date(fact.covers + 1, 1, 1) if fact.covers is not None else date.min)


def _by(day: Day | None, known_on: date) -> bool:
    return day is None or day.earliest <= known_on
