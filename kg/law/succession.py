"""Who succeeded to whom, and whether a treaty stands open to a successor (VCSST 2, 15-35)."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from operator import attrgetter

from kg.law.acts import Relation, World
from kg.law.vocabulary import RelationKind

SUCCEEDING = frozenset({RelationKind.DISSOLUTION, RelationKind.SEPARATION, RelationKind.UNION, RelationKind.SUCCESSION})
"""Relations through which a treaty may pass by notification (VCSST 17, 31, 34)."""

Lineage = Mapping[str, tuple[Relation, ...]]
"""By successor, the successions in order of their days."""


def lineage_of(world: World) -> Lineage:
    """The successions that can pass a treaty on.

    A disputed entity succeeds to nobody, and a State that takes another one into
    itself keeps its own treaties and no others (VCSST 15).
    """
    found: dict[str, list[Relation]] = {}
    for relation in sorted(world.relations, key=attrgetter("on", "predecessor")):
        if relation.kind in SUCCEEDING and relation.predecessor != relation.successor and not _takes_in(relation, world):
            found.setdefault(relation.successor, []).append(relation)
    return {successor: tuple(relations) for successor, relations in found.items() if successor not in world.disputed}


def _takes_in(relation: Relation, world: World) -> bool:
    if relation.kind is not RelationKind.UNION:
        return False
    existence = world.existence.get(relation.successor)
    return existence is None or existence.start < relation.on


def succession_day(actor: str, by: date, lineage: Lineage, world: World) -> date | None:
    """The day of the last succession before a notice; where no relation tells it, the day the actor began to exist."""
    days = [relation.on for relation in lineage.get(actor, ())]
    if days:
        return max((day for day in days if day <= by), default=days[0])
    existence = world.existence.get(actor)
    return existence.start if existence is not None and existence.start > date.min else None


def possible_successors(actors: Iterable[str], lineage: Lineage) -> set[str]:
    """All who may succeed to one of these actors, also through several successions."""
    found = set(actors)
    while more := {s for s, relations in lineage.items() if s not in found and any(r.predecessor in found for r in relations)}:
        found |= more
    return found


def predecessors_first(actors: Collection[str], lineage: Lineage) -> list[str]:
    """The actors in an order in which a predecessor comes before its successors: first those that succeeded to nobody."""
    ordered = dict.fromkeys(actor for actor in actors if actor not in lineage)
    path: set[str] = set()

    def place(actor: str) -> None:
        if actor in ordered or actor in path:
            return
        path.add(actor)
        for relation in lineage.get(actor, ()):
            place(relation.predecessor)
        path.discard(actor)
        if actor in actors:
            ordered[actor] = None

    for actor in sorted(lineage.keys() & actors):
        place(actor)
    return list(ordered)
