"""Knowledge time: what was done or learned by a day, apart from the days for which it holds in law (law model, section 7)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kg.law.acts import Act, World
from kg.law.clauses import Treaty
from kg.law.days import Span
from kg.law.vocabulary import EndCause


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
