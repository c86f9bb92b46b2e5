"""What a corpus holds once read: actors, sources and one folder per treaty."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kg.corpus.faults import Fault
from kg.corpus.files import Document, Row
from kg.law.acts import Act, ArmedConflict, Position, Relation
from kg.law.clauses import Treaty
from kg.law.days import Day, Span
from kg.law.vocabulary import ActorKind, DomesticActKind


@dataclass(frozen=True, slots=True)
class Source:
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


@dataclass(frozen=True, slots=True)
class Actor:
    """A legal person, not a place; ``existence`` is ``None`` where no source bounds it."""

    code: str
    kind: ActorKind
    name: str
    existence: Span | None
    row: Row


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an actor, possibly bound to a time."""

    text: str
    actor: str
    kind: str
    languages: tuple[str, ...]
    start: Day | None
    end: Day | None
    time_bound: bool


@dataclass(frozen=True, slots=True)
class Membership:
    """That an actor belonged to a group; no start means that the source is an undated snapshot."""

    group: str
    actor: str
    role: str
    start: Day | None
    end: Day | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Depositary:
    """Who keeps a treaty and receives its acts (VCLT 76-78)."""

    code: str
    name: str
    actor: str


@dataclass(frozen=True, slots=True)
class DomesticAct:
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


@dataclass(frozen=True, slots=True)
class PublishedCount:
    """A number of parties that a source published for a day."""

    on: date
    parties: int
    counts: str
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """Up to which day the list of acts of a treaty is complete, by which source."""

    complete_as_of: date
    scope: str
    source: str
    missing: tuple[str, ...]
    counts: tuple[PublishedCount, ...]


@dataclass(frozen=True, slots=True)
class AttributedPosition:
    """A position with what only the graph shows: a holder that is no actor, and its text."""

    position: Position
    holder_text: str
    line: int


@dataclass(slots=True)
class TreatyFolder:
    """One treaty: its clauses, the document they stand in, and its acts."""

    slug: str
    path: Path
    treaty: Treaty
    document: Document
    acts: list[Act] = field(default_factory=list)
    domestic_acts: list[DomesticAct] = field(default_factory=list)
    positions: list[AttributedPosition] = field(default_factory=list)
    coverage: Coverage | None = None
    lines: dict[str, tuple[str, int]] = field(default_factory=dict)


@dataclass(slots=True)
class Corpus:
    """Everything under one data folder, and the faults found while reading it."""

    root: Path
    sources: Mapping[str, Source]
    actors: Mapping[str, Actor]
    names: list[Name]
    relations: list[Relation]
    relation_rows: list[Row]
    memberships: list[Membership]
    depositaries: Mapping[str, Depositary]
    ambiguous: Mapping[str, tuple[str, ...]]
    armed_conflicts: list[ArmedConflict]
    treaties: dict[str, TreatyFolder]
    faults: list[Fault]
