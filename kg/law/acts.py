"""Acts and what surrounds them: relations of actors, armed conflicts, positions, coverage."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct, field

from kg.law.days import Day, Span
from kg.law.vocabulary import ActKind, ActObject, BaseStatus, ChoiceRule, OverlayKind, RelationKind, Stance


class Act(Struct, frozen=True):
    """One act towards a treaty, dated by deposit or receipt (VCLT 16, 78).

    ``actor`` is the legal person as it is called today or was called last;
    ``done_by`` the actor as it was that day. ``published_effect`` is what
    sources print, never what the engine computes. ``recorded_on`` is the day on which
    a corpus took the act in, where it tells: the second time, never a fact of law.
    """

    id: str
    actor: str
    kind: ActKind
    day: Day
    object: ActObject = ActObject.TREATY
    done_by: str = ""
    depositary: str = ""
    published_effect: date | None = None
    effect_sources: tuple[str, ...] = ()
    about: str = ""
    sources: tuple[str, ...] = ()
    set_aside_by: ChoiceRule | None = None
    reading_of: str = ""
    note: str = ""
    recorded_on: date | None = None


ActsByKind = Mapping[ActKind, Sequence[Act]]


def by_kind(acts: Iterable[Act]) -> dict[ActKind, list[Act]]:
    """Acts by what they are, in their order."""
    found: dict[ActKind, list[Act]] = {}
    for act in acts:
        found.setdefault(act.kind, []).append(act)
    return found


def by_actor(acts: Iterable[Act]) -> dict[str, list[Act]]:
    """Acts by who did them, in their order."""
    found: dict[str, list[Act]] = {}
    for act in acts:
        found.setdefault(act.actor, []).append(act)
    return found


class Relation(Struct, frozen=True):
    """How a successor follows a predecessor, and since when (VCSST 2)."""

    predecessor: str
    successor: str
    kind: RelationKind
    on: date


class ArmedConflict(Struct, frozen=True):
    """An attributed statement that a State was engaged in an armed conflict."""

    actor: str
    span: Span
    claimant: str
    sources: tuple[str, ...]


class Position(Struct, frozen=True):
    """What a holder holds of an act or a status; it never becomes a base status by itself."""

    id: str
    holder: str
    actor: str
    about: str
    stance: Stance
    proposition: str
    span: Span
    ground: str = ""
    provision: str = ""
    status: BaseStatus | None = None
    overlay: OverlayKind | None = None
    bound: bool | None = None
    sources: tuple[str, ...] = ()


class World(Struct, frozen=True):
    """What the law engine must know beside the acts of one treaty.

    By actor, ``parent_bound`` are the spans in which the parent treaty binds it, and
    ``parent_possible`` those in which it may, where acts known within bounds leave that open.
    """

    relations: tuple[Relation, ...] = ()
    existence: Mapping[str, Span] = field(default_factory=dict)
    disputed: frozenset[str] = frozenset()
    conflicts: tuple[ArmedConflict, ...] = ()
    parent_bound: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    parent_possible: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
