"""The final clauses of a treaty as values: every parameter beside the provision that states it."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from kg.law.date_rules import DateRule
from kg.law.reasons import Step
from kg.law.vocabulary import (
    ActKind,
    ConditionKind,
    ConsentWindow,
    DeadlineKind,
    DeonticKind,
    EndCause,
    Floor,
    Pivot,
    Proviso,
    ReservationRule,
    SuccessionRule,
    Topic,
    Unit,
)


class SignatureWindow(Struct, frozen=True):
    """When and where a treaty is open for signature (VCLT 10-12).

    ``closes`` is the first day on which it is no longer open; without it and
    without ``until_entry_into_force`` no source gives an end.
    """

    opens: date | None
    closes: date | None = None
    until_entry_into_force: bool = False
    place: str = ""
    provision: str = ""


class ConsentClause(Struct, frozen=True):
    """By which acts States consent to be bound (VCLT 11-15)."""

    signatories: frozenset[ActKind]
    others: frozenset[ActKind]
    window: ConsentWindow = ConsentWindow.ANY_TIME
    requires: str = ""
    provision: str = ""


class Condition(Struct, frozen=True):
    """What must have happened before a treaty enters into force (VCLT 24(1)).

    ``n`` counts instruments, those of named States included; ``others`` counts
    instruments beside the named ones; ``numerator`` over ``denominator`` is a
    share of the parties to the parent treaty. ``requires`` says in words what no
    act of this treaty shows; ``waivable`` that a State may waive it for itself.
    """

    kind: ConditionKind
    n: int = 0
    others: int = 0
    named: frozenset[str] = frozenset()
    counts: frozenset[ActKind] = frozenset()
    numerator: int = 0
    denominator: int = 1
    requires: tuple[str, ...] = ()
    waivable: bool = False


class EntryIntoForceClause(Struct, frozen=True):
    """When the treaty itself enters into force (VCLT 24(1)-(2)).

    ``announced`` and ``triggered`` are facts published by the depositary; the
    computation from the acts only checks them.
    """

    condition: Condition
    rule: DateRule
    provision: str
    not_before: date | None = None
    announced: date | None = None
    triggered: date | None = None


class LaterConsentClause(Struct, frozen=True):
    """From which day a later instrument binds (VCLT 24(3)).

    ``accession`` is the rule of accessions where it differs from that of ratifications.
    """

    pivot: Pivot
    rule: DateRule
    provision: str
    floors: frozenset[Floor] = frozenset()
    accession: DateRule | None = None


class WithdrawalClause(Struct, frozen=True):
    """How a party leaves (VCLT 54, 56): notice, its anchor and what can hold it up."""

    rule: DateRule
    provision: str
    proviso: Proviso | None = None
    proviso_provision: str = ""
    earliest_notice_n: int = 0
    earliest_notice_unit: Unit = Unit.YEAR
    earliest_notice_provision: str = ""


class End(Struct, frozen=True):
    """The day a treaty stopped being in force for all, and why (VCLT 54-59).

    ``because`` are the steps that an end follows from; one that a source tells has none.
    """

    on: date
    cause: EndCause
    provision: str = ""
    sources: tuple[str, ...] = ()
    because: tuple[Step, ...] = ()


class Interval(Struct, frozen=True):
    """A length of time that no anchor is counted from: how often, or for how long."""

    n: int
    unit: Unit


class DeadlineRule(Struct, frozen=True):
    """How the deadline of an obligation is found; a continuous one has none.

    ``rules`` are those of ``latest_of``; ``interval`` is how often a periodic duty
    (or a relative one, once met) returns, or how long something is kept. ``body``
    is whose meeting or decision counts, ``before`` what an annual duty precedes,
    ``late_joiner`` the provision for States bound after a deadline common to all.
    ``expected`` is the day as worked out beside the clause: a check, never the computation.
    """

    kind: DeadlineKind
    rule: DateRule | None = None
    month_day: str = ""
    covers: str = ""
    on: date | None = None
    rules: tuple[DateRule, ...] = ()
    interval: Interval | None = None
    body: str = ""
    before: str = ""
    late_joiner: str = ""
    expected: date | None = None


class Extension(Struct, frozen=True):
    """By how much a deadline may be moved, by whose decision; ``granted`` is the day decided for all."""

    n: int = 0
    unit: Unit = Unit.YEAR
    renewable: bool = False
    decided_by: str = ""
    provision: str = ""
    granted: date | None = None


class ObligationTemplate(Struct, frozen=True):
    """What a provision demands of each party, before any party is looked at.

    ``also`` are further provisions it rests on; ``unconfirmed`` says why a source must still confirm it.
    """

    id: str
    kind: DeonticKind
    topic: Topic
    summary: str
    provision: str
    deadline: DeadlineRule
    extension: Extension | None = None
    bearer: str = ""
    unconfirmed: str = ""
    also: tuple[str, ...] = ()


class Treaty(Struct, frozen=True):
    """A treaty as the law engine sees it: its clauses, no prose.

    ``unconfirmed`` tells by clause why a source must still confirm it; ``unread``
    names the clauses that nobody has read: their silence proves nothing. ``withdrawal_limited``
    is the provision that forbids leaving, or allows it only in a case that no act of the treaty shows.
    """

    slug: str
    entry_into_force: EntryIntoForceClause
    later_consent: LaterConsentClause | None = None
    signature: tuple[SignatureWindow, ...] = ()
    consent: ConsentClause | None = None
    withdrawal: WithdrawalClause | None = None
    withdrawal_limited: str = ""
    succession: SuccessionRule = SuccessionRule.NO_CLAUSE
    reservations: ReservationRule = ReservationRule.NO_CLAUSE
    suspension_permitted: bool = False
    parent: str = ""
    end: End | None = None
    adopted: date | None = None
    obligations: tuple[ObligationTemplate, ...] = field(default=())
    unconfirmed: Mapping[str, str] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()


def first_day_open(treaty: Treaty) -> date | None:
    """The first day on which anyone may sign or consent: the opening, or else the adoption (VCLT 24(4))."""
    return min((w.opens for w in treaty.signature if w.opens is not None), default=treaty.adopted)
