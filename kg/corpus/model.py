"""What a corpus holds once read: actors, sources and one folder per treaty."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from kg.corpus.files import Document, Row
from kg.law.acts import Act, ArmedConflict, Position, Relation, World
from kg.law.clauses import Treaty
from kg.law.days import Day, Span
from kg.law.facts import Facts, Meeting
from kg.law.vocabulary import ActorKind, DomesticActKind, RelationKind


class Source(Struct, frozen=True):
    """A source as the corpus cites it."""

    id: str
    title: str
    publisher: str
    location: str
    as_of: str
    licence: str
    remark: str

    @property
    def url(self) -> str:
        """Where it can be opened, if its place is an address."""
        return self.location if self.location.startswith(("http://", "https://")) else ""


class Actor(Struct, frozen=True):
    """A legal person, not a place; ``existence`` is ``None`` where no source bounds it."""

    code: str
    kind: ActorKind
    name: str
    existence: Span | None
    row: Row


class Name(Struct, frozen=True):
    """A name of an actor, possibly bound to a time."""

    text: str
    actor: str
    kind: str
    languages: tuple[str, ...]
    start: Day | None
    end: Day | None
    time_bound: bool


class ActorRelation(Struct, frozen=True):
    """A relation of two actors with where it comes from."""

    relation: Relation
    sources: tuple[str, ...]
    note: str


class Membership(Struct, frozen=True):
    """That an actor belonged to a group; no start means that the source is an undated snapshot."""

    group: str
    actor: str
    role: str
    start: Day | None
    end: Day | None
    sources: tuple[str, ...]

    @property
    def id(self) -> str:
        """Its path below ``membership/``."""
        return f"{self.group}/{self.actor}/{self.start.segment if self.start else 'undated'}"


class Depositary(Struct, frozen=True):
    """Who keeps a treaty and receives its acts (VCLT 76-78)."""

    code: str
    name: str
    actor: str
    sources: tuple[str, ...]


class DomesticAct(Struct, frozen=True):
    """A step inside a State: never a treaty act, at most the preparation of one."""

    id: str
    actor: str
    kind: DomesticActKind
    day: Day
    tally: str
    outcome: str
    prepares: str
    sources: tuple[str, ...]
    note: str


class PublishedCount(Struct, frozen=True):
    """A number of parties that a source published for a day; ``not_counted`` are parties of ours that it leaves out."""

    on: date
    parties: int
    counts: str
    source: str
    note: str
    not_counted: tuple[str, ...] = ()


class Coverage(Struct, frozen=True):
    """Up to which day the list of acts of a treaty is complete, by which source.

    Where it is not ``complete``, the absence of acts says nothing: the answer is
    ``unknown``; ``why`` says what is lacking.
    """

    complete: bool
    complete_as_of: date
    scope: str
    source: str
    missing: tuple[str, ...]
    counts: tuple[PublishedCount, ...]
    why: str = ""


class AttributedPosition(Struct, frozen=True):
    """A position with what only the graph shows: a holder that is no actor, and the line it stands on."""

    position: Position
    holder_text: str
    line: int


class FormerAct(Struct, frozen=True):
    """An act as the corpus had it before it was corrected; ``by`` is the act that stands in its place, if any does.

    It is no reading of a source and takes no part in law: it only tells what was
    answered until the day of the correction.
    """

    act: Act
    corrected_on: date
    by: str
    why: str


class TreatyFolder(Struct):
    """One treaty: its clauses, the document they stand in, and its acts."""

    slug: str
    treaty: Treaty
    document: Document
    acts: list[Act] = field(default_factory=list)
    former_acts: list[FormerAct] = field(default_factory=list)
    domestic_acts: list[DomesticAct] = field(default_factory=list)
    positions: list[AttributedPosition] = field(default_factory=list)
    coverage: Coverage | None = None
    facts: Facts = field(default_factory=Facts)
    lines: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Where each node stands, by its path under ``id/``: the file and the line."""
    lost: frozenset[str] = frozenset()
    """Actors of whom an act could not be read: what seems wrong with their other acts may follow from that."""


class Registers(Struct):
    """What all treaties share: actors with names and relations, groups, sources, depositaries."""

    sources: dict[str, Source] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    names: list[Name] = field(default_factory=list)
    ambiguous: dict[str, tuple[str, ...]] = field(default_factory=dict)
    relations: list[ActorRelation] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    depositaries: dict[str, Depositary] = field(default_factory=dict)
    armed_conflicts: list[ArmedConflict] = field(default_factory=list)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    lines: dict[str, tuple[str, int]] = field(default_factory=dict)

    @property
    def heads(self) -> dict[str, str]:
        """The actor of today for each that another continues, through chains (continuity of States)."""
        step = {r.relation.predecessor: r.relation.successor for r in self.relations if r.relation.kind is RelationKind.CONTINUATION}
        found = dict(step)
        for code in step:
            while found[code] in step:
                found[code] = step[found[code]]
        return found

    @property
    def existence(self) -> dict[str, Span | None]:
        """Every known actor with its span, ``None`` where no source bounds it."""
        return {code: actor.existence for code, actor in self.actors.items()}

    def world(self, parent_bound: Mapping[str, tuple[Span, ...]]) -> World:
        """What the law engine must know beside the acts of one treaty; continued actors go by the code of today."""
        heads = self.heads
        relations = [
            replace(
                r.relation,
                predecessor=heads.get(r.relation.predecessor, r.relation.predecessor),
                successor=heads.get(r.relation.successor, r.relation.successor),
            )
            for r in self.relations
            if r.relation.kind is not RelationKind.CONTINUATION
        ]
        return World(
            relations=tuple(relations),
            existence={code: actor.existence for code, actor in self.actors.items() if actor.existence is not None},
            disputed=frozenset(code for code, actor in self.actors.items() if actor.kind is ActorKind.DISPUTED_ENTITY),
            conflicts=tuple(self.armed_conflicts),
            parent_bound=parent_bound,
        )
