"""The account of one actor while its acts are read in order: marks set and taken back, claims and findings beside."""

from datetime import date

from msgspec import Struct, field

from kg.law.acts import Act
from kg.law.days import Span
from kg.law.effect import Effect
from kg.law.findings import Finding, FindingRule, found
from kg.law.overlays import Overlay
from kg.law.readings import LATEST, Reading
from kg.law.reasons import Step
from kg.law.setting import Setting
from kg.law.vocabulary import CONSENTS, SIGNATURES, ActKind, ActObject, BaseStatus, OverlayKind
from kg.law.withdrawal import Exit


class Mark(Struct, frozen=True):
    """From this day this status, for these reasons; ``surely_bound`` where it is unknown which of those that bind."""

    day: date
    status: BaseStatus
    steps: tuple[Step, ...]
    surely_bound: bool = False


class Account(Struct):
    """What is known of one actor so far.

    ``consent`` and ``effect`` belong to the instrument that stands, ``leaving`` and
    ``before_notice`` to the notice that runs; ``effects`` keeps for each act the day
    it takes effect. ``days`` are those that this reading takes for acts not
    known exactly, and ``inexact`` tells that one such act was read.
    """

    setting: Setting
    actor: str
    days: Reading = LATEST
    inexact: bool = False
    waived_on: date | None = None
    marks: list[Mark] = field(default_factory=list)
    overlays: tuple[Overlay, ...] = ()
    findings: tuple[Finding, ...] = ()
    effects: tuple[tuple[Act, Effect], ...] = ()
    signed: Act | None = None
    consent: Act | None = None
    effect: Effect | None = None
    leaving: Exit | None = None
    before_notice: tuple[Mark, ...] = ()

    def day_of(self, act: Act) -> date:
        """The day of an act as this reading takes it."""
        return self.days.get(act.id, act.day.latest)

    def mark(self, day: date, status: BaseStatus, steps: tuple[Step, ...]) -> None:
        """Set a status from a day on; the last day of the calendar is an open bound and not a day."""
        if day < date.max:
            self.marks.append(Mark(day, status, steps))

    def take_back_from(self, day: date) -> None:
        """Drop the marks of that day and after."""
        self.marks = [mark for mark in self.marks if mark.day < day]

    def standing(self, day: date) -> BaseStatus | None:
        """The status on a day by the marks set so far."""
        found_mark: Mark | None = None
        for mark in self.marks:
            if mark.day <= day and (found_mark is None or found_mark.day <= mark.day):
                found_mark = mark
        return found_mark.status if found_mark else None

    def consents_on(self, day: date) -> bool:
        """Whether an instrument stands: deposited, not taken back, and the State has not left."""
        if self.effect is None or self.leaving is None:
            return self.effect is not None
        return self.leaving.on is None or day < self.leaving.on

    def claim(self, kind: OverlayKind, act: Act) -> None:
        """Note what the actor claims by an act, from its day or the later one that a source names."""
        start = max(self.day_of(act), act.published_effect or date.min)
        self.overlays += (Overlay(self.actor, kind, act.actor, Span(start), act, act.sources),)

    def find(self, rule: FindingRule, act: Act, sentence: str, treaty: str = "vclt", provision: str = "") -> None:
        """Note that an act breaks a rule."""
        self.findings += (found(rule, act, sentence, treaty, provision),)

    def takes_effect(self, act: Act, effect: Effect) -> None:
        """Note the day from which an act has effect."""
        self.effects += ((act, effect),)


def place_in_day(act: Act) -> int:
    """Acts of one day in the order in which they make sense: signing, consenting, leaving, staying after all."""
    if act.object is ActObject.SIGNATURE and act.kind in CONSENTS:
        return 0
    return _PLACES.get(act.kind, 1)


_PLACES = {**dict.fromkeys(SIGNATURES, 0), ActKind.WITHDRAWAL: 2, ActKind.REVOCATION_OF_NOTICE: 3}
