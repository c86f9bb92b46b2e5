"""What a claim says, in a form that can be judged: one class for each kind of proposition."""

from dataclasses import dataclass
from enum import StrEnum

from kg.claims.comparing import Comparison
from kg.law.vocabulary import ActKind, BaseStatus, DeonticKind, DomesticActKind, Topic, Unit


class Dated(StrEnum):
    """A day in the life of a treaty."""

    ADOPTION = "adoption"
    OPENING_FOR_SIGNATURE = "opening_for_signature"
    ENTRY_INTO_FORCE = "entry_into_force"


class Counted(StrEnum):
    """What a number counts: those bound on a day, or those that had signed by then."""

    PARTIES = "parties"
    SIGNATORIES = "signatories"


class Bearer(StrEnum):
    """On whom a claim lays an obligation."""

    PARTIES = "parties"
    SIGNATORIES = "signatories"


@dataclass(frozen=True, slots=True)
class Moment:
    """A day that is looked up: of an act or its effect, a domestic act, a day of a treaty, a recorded event, or a day itself."""

    actor: str = ""
    treaty: str = ""
    act: ActKind | None = None
    effect: bool = False
    domestic: DomesticActKind | None = None
    of: Dated | None = None
    event: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class StatusOn:
    """These actors have one of these statuses on the day, or are bound, or are not."""

    treaty: str
    actors: tuple[str, ...]
    statuses: frozenset[BaseStatus] = frozenset()
    bound: bool | None = None
    on: str = ""


@dataclass(frozen=True, slots=True)
class EverParty:
    """These actors have all been parties by the day, or none of them has."""

    treaty: str
    actors: tuple[str, ...]
    ever: bool = True
    by: str = ""


@dataclass(frozen=True, slots=True)
class ConsentKind:
    """An actor consented to be bound by an act of this kind (VCLT 11)."""

    treaty: str
    actor: str
    consent: ActKind


@dataclass(frozen=True, slots=True)
class DateOf:
    """Something happened on a day, in a month or in a year."""

    moment: Moment
    date: str


@dataclass(frozen=True, slots=True)
class Interval:
    """So long a time lies between two moments, to the day unless compared otherwise."""

    start: Moment
    end: Moment
    n: int
    unit: Unit
    compare: Comparison = Comparison.EXACTLY


@dataclass(frozen=True, slots=True)
class Count:
    """A number of States, of all or of a group, compared with a number or with a share of the group, on a day."""

    treaty: str
    counted: Counted
    compare: Comparison
    n: int = 0
    share: tuple[int, int] | None = None
    group: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class ClauseParameter:
    """A clause has this parameter, by its path in the file of the treaty: ``withdrawal.rule.n``."""

    treaty: str
    parameter: str
    value: str | int | bool


@dataclass(frozen=True, slots=True)
class HasObligation:
    """A treaty lays obligations on these topics, of this kind, on these bearers; ``mentions`` are words of its summary."""

    treaty: str
    topics: tuple[Topic, ...]
    demands: DeonticKind | None = None
    mentions: tuple[str, ...] = ()
    bearers: Bearer = Bearer.PARTIES


@dataclass(frozen=True, slots=True)
class Order:
    """One thing came before another."""

    first: Moment
    then: Moment


@dataclass(frozen=True, slots=True)
class NamedEvents:
    """Events that are no treaty acts took place, by these actors, at that time."""

    events: tuple[str, ...]
    actors: tuple[str, ...] = ()
    date: str = ""


Proposition = StatusOn | EverParty | ConsentKind | DateOf | Interval | Count | ClauseParameter | HasObligation | Order | NamedEvents
