"""Facts of the obligation ledger: what sources tell of deadlines, completions, statements, reports and amounts (law model, section 8)."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from kg.law.days import Day
from kg.law.vocabulary import (
    AmountState,
    ChoiceRule,
    CompletionStanding,
    DeadlineLink,
    DeadlineStanding,
    ObservationBasis,
    ObservationKind,
    Presence,
    ReportState,
)


class Meeting(Struct, frozen=True):
    """A meeting of the parties that can decide: its days, either bound known to a day or only to a month."""

    id: str
    treaty: str
    name: str
    start: Day
    end: Day | None = None
    place: str = ""
    country: str = ""
    sources: tuple[str, ...] = ()
    note: str = ""

    @property
    def days(self) -> Day:
        """The days on which it can have decided; where no end is known, the first day stands for it."""
        last = (self.end or self.start).latest
        return Day(self.start.earliest, last, self.start.text if self.end is None else f"[{self.start.earliest}..{last}]")


class DeadlineFact(Struct, frozen=True):
    """What a source tells of one link of a chain of deadlines: a published first deadline, a request or a decision.

    ``deadline`` is the day granted or shown, ``asked_until`` the day asked for;
    ``number`` is the place in the chain, 0 for the first deadline. A fact with
    ``set_aside_by`` is another reading of the link with the same number.
    """

    id: str
    actor: str
    obligation: str
    kind: DeadlineLink
    number: int
    standing: DeadlineStanding
    deadline: Day | None = None
    asked_until: Day | None = None
    requested_on: Day | None = None
    meeting: str = ""
    decided_on: Day | None = None
    sources: tuple[str, ...] = ()
    set_aside_by: ChoiceRule | None = None
    note: str = ""


class Fulfilment(Struct, frozen=True):
    """A completion with its three days, never collapsed: the works, the declaration, the meeting that took note.

    ``late`` is what a source says of the deadline, ``None`` where it says nothing.
    """

    id: str
    actor: str
    obligation: str
    standing: CompletionStanding
    works_done: Day | None = None
    declared_on: Day | None = None
    meeting: str = ""
    late: bool | None = None
    sources: tuple[str, ...] = ()
    note: str = ""

    @property
    def done(self) -> Day:
        """The days on one of which the duty was done: the works if known, at the latest the declaration."""
        works, declared = self.works_done, self.declared_on
        if works is None:
            return Day(date.min, declared.latest, declared.text) if declared is not None else Day(date.min, date.max)
        latest = works.latest if declared is None else min(works.latest, declared.latest)
        return Day(min(works.earliest, latest), latest, works.text)


class Statement(Struct, frozen=True):
    """A statement that what a duty is about (a stockpile, a mined area) is there, was found, or is not."""

    id: str
    actor: str
    obligation: str
    state: Presence
    on: Day
    sources: tuple[str, ...] = ()
    note: str = ""


class Report(Struct, frozen=True):
    """What a source tells of one report: sent on a day, or not seen up to ``as_of``; ``late`` is what it says of the due day."""

    id: str
    actor: str
    obligation: str
    state: ReportState
    covers: int | None = None
    due_published: date | None = None
    submitted_on: Day | None = None
    as_of: Day | None = None
    late: bool | None = None
    sources: tuple[str, ...] = ()
    note: str = ""


class Observation(Struct, frozen=True):
    """An amount as one source or edition gives it; without an actor it is a total for all.

    Two editions that differ are two observations, not a conflict; ``amount`` is
    absent unless ``state`` is ``reported``.
    """

    id: str
    actor: str
    kind: ObservationKind
    state: AmountState
    amount: str
    unit: str
    on: Day | None
    basis: ObservationBasis
    edition: str = ""
    sources: tuple[str, ...] = ()
    note: str = ""


class Facts(Struct, frozen=True):
    """All facts of one treaty; ``survival`` is its own provision on what outlasts a withdrawal."""

    meetings: Mapping[str, Meeting] = field(default_factory=dict)
    deadlines: tuple[DeadlineFact, ...] = ()
    fulfilments: tuple[Fulfilment, ...] = ()
    statements: tuple[Statement, ...] = ()
    reports: tuple[Report, ...] = ()
    observations: tuple[Observation, ...] = ()
    survival: str = ""
