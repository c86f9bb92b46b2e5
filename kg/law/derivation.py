"""Everything that follows from the acts of one treaty and its clauses: the one call of the law engine."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kg.law.acts import Act, Position, World
from kg.law.clauses import Treaty
from kg.law.conflicts import DateConflict, conflicts_of, overlay_of
from kg.law.days import Span
from kg.law.effect import SUCCEEDING, effect_of_consent
from kg.law.force import Force, force_of
from kg.law.history import Period, history_of
from kg.law.overlays import Overlay, ended_by, objections_to
from kg.law.vocabulary import BOUND, CONSENTS, ActKind, ActObject, BaseStatus, OverlayKind
from kg.law.withdrawal import exit_of


@dataclass(frozen=True, slots=True)
class Derivation:
    """The law of one treaty: its entry into force, and by actor the periods, overlays and conflicts."""

    treaty: Treaty
    force: Force
    periods: dict[str, list[Period]]
    overlays: dict[str, list[Overlay]]
    conflicts: list[DateConflict]
    positions: tuple[Position, ...] = ()

    def bound_spans(self, actor: str) -> tuple[Span, ...]:
        """The spans in which an actor is bound, without breaks between adjoining periods."""
        spans: list[Span] = []
        for period in self.periods.get(actor, ()):
            if period.status not in BOUND:
                continue
            if spans and spans[-1].end == period.span.start:
                spans[-1] = Span(spans[-1].start, period.span.end)
            else:
                spans.append(period.span)
        return tuple(spans)


def derive(
    treaty: Treaty, acts: Iterable[Act], world: World, positions: tuple[Position, ...] = (), known_on: date | None = None
) -> Derivation:
    """Derive all statuses of a treaty; ``known_on`` leaves out acts not done by then (law model, section 7)."""
    every = [a for a in acts if known_on is None or a.day.earliest <= known_on]
    used = [a for a in every if a.set_aside_by is None]
    force = force_of(treaty, used, world.parent_bound, known_on)
    by_actor = _by_actor(used)
    periods: dict[str, list[Period]] = {}
    overlays: dict[str, list[Overlay]] = {}
    for actor in _predecessors_first(set(by_actor) | _possible_successors(by_actor, world), world):
        mine = by_actor.get(actor, ())
        found, beside = history_of(treaty, actor, mine, force, world, predecessor_bound=_predecessor_bound(actor, periods, world))
        if found:
            periods[actor], overlays[actor] = found, beside
    conflicts = _conflicts(treaty, every, used, force, world)
    _add_overlays(used, periods, overlays, conflicts, world)
    known = tuple(p for p in positions if known_on is None or p.span.start <= known_on)
    return Derivation(treaty, force, dict(sorted(periods.items())), overlays, conflicts, known)


def _by_actor(acts: Sequence[Act]) -> dict[str, list[Act]]:
    found: dict[str, list[Act]] = defaultdict(list)
    for act in acts:
        found[act.actor].append(act)
    return found


def _possible_successors(by_actor: dict[str, list[Act]], world: World) -> set[str]:
    return {
        r.successor for r in world.relations if r.kind in SUCCEEDING and r.predecessor in by_actor and r.successor not in world.disputed
    }


def _predecessors_first(actors: set[str], world: World) -> list[str]:
    """Actors in an order in which a predecessor is read before its successors, then by code."""
    since = {r.successor: r.on for r in sorted(world.relations, key=lambda r: r.on) if r.kind in SUCCEEDING}
    return sorted(actors, key=lambda actor: (since.get(actor, date.min), actor))


def _predecessor_bound(actor: str, periods: dict[str, list[Period]], world: World) -> bool:
    """VCSST 34: succession is open where the predecessor was bound on the day before it."""
    if actor in world.disputed:
        return False
    return any(
        period.status in BOUND and period.span.start < relation.on and (period.span.end is None or relation.on <= period.span.end)
        for relation in world.relations
        if relation.successor == actor and relation.kind in SUCCEEDING
        for period in periods.get(relation.predecessor, ())
    )


def _conflicts(treaty: Treaty, every: Sequence[Act], used: Sequence[Act], force: Force, world: World) -> list[DateConflict]:
    found: list[DateConflict] = []
    for act in used:
        others = [a for a in every if a.reading_of == act.id]
        if others or act.published_effect is not None:
            found += conflicts_of(act, effect_day(act, treaty, force, world), others)
    return found


def effect_day(act: Act, treaty: Treaty, force: Force, world: World) -> date | None:
    """The day an act takes effect by the clauses, where the kind of act has one."""
    if act.kind in CONSENTS and act.object is ActObject.TREATY:
        return effect_of_consent(act, act.day.latest, treaty, force, world).on
    if act.kind is ActKind.WITHDRAWAL and act.object is ActObject.TREATY:
        return exit_of(act, act.day.latest, treaty, world).expiry
    return None


def _add_overlays(
    used: Sequence[Act],
    periods: dict[str, list[Period]],
    overlays: dict[str, list[Overlay]],
    conflicts: Sequence[DateConflict],
    world: World,
) -> None:
    objections = tuple(a for a in used if a.kind is ActKind.OBJECTION)
    for act in used:
        if objections and act.actor in overlays:
            overlays[act.actor] += objections_to(act, objections)
    for conflict in conflicts:
        if conflict.act.actor in overlays:
            overlays[conflict.act.actor].append(overlay_of(conflict))
    for actor in world.disputed & periods.keys():
        start = periods[actor][0].span.start
        overlays[actor].append(Overlay(actor, OverlayKind.DISPUTED_ENTITY, "", Span(start), None, ()))
    for actor, found in overlays.items():
        overlays[actor] = [_provisional_until_bound(o, periods[actor]) for o in found]


def _provisional_until_bound(overlay: Overlay, periods: Sequence[Period]) -> Overlay:
    """VCLT 25(1): provisional application ends when the treaty is in force for that State."""
    if overlay.kind is not OverlayKind.PROVISIONALLY_APPLYING:
        return overlay
    bound = [p.span.start for p in periods if p.status is BaseStatus.PARTY and p.span.start >= overlay.span.start]
    return ended_by(overlay, min(bound)) if bound else overlay


def continued(acts: Iterable[Act], heads: dict[str, str]) -> list[Act]:
    """The acts, each put to the legal person that continues the one that did it (continuity of States)."""
    return [replace(a, actor=heads[a.actor], done_by=a.done_by or a.actor) if a.actor in heads else a for a in acts]
