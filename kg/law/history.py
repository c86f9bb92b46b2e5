"""The base statuses of one actor towards one treaty, in order, each with its reasons (law model, section 4).

Acts are taken in the order of their days. Each act sets marks: "from this day
this status, for these reasons"; a later act may take back the marks after it.
Marks then close into half-open periods, so that a day has one status.
"""

from collections.abc import Callable, Sequence
from datetime import date
from operator import attrgetter

from msgspec import Struct

from kg.law.account import Account, Mark, place_in_day
from kg.law.acts import Act, Relation
from kg.law.agreement import effects_agreed, marks_agreed, most_lawful
from kg.law.consents import read_consent, read_disavowal, read_signature, take_back_instrument
from kg.law.days import Span
from kg.law.effect import Effect
from kg.law.ends import end_with_the_actor, end_with_the_parent, end_with_the_treaty
from kg.law.findings import Finding, found_in_all
from kg.law.leaving import read_revocation, read_suspension, read_withdrawal
from kg.law.overlays import Overlay
from kg.law.readings import earliest_of, readings_of
from kg.law.reasons import Step
from kg.law.setting import Setting
from kg.law.vocabulary import BOUND, CONSENTS, SIGNATURES, ActKind, BaseStatus, OverlayKind


class Period(Struct, frozen=True):
    """One base status over a half-open span of days, and why; ``surely_bound`` where it is unknown which of those that bind."""

    actor: str
    status: BaseStatus
    span: Span
    steps: tuple[Step, ...]
    surely_bound: bool = False

    @property
    def bound(self) -> bool:
        """VCLT 2(1)(g), 26: whether the treaty binds the actor, whatever else is known of its status."""
        return self.surely_bound or self.status in BOUND


class History(Struct, frozen=True):
    """The periods of one actor with the claims and findings beside them, and the day each act takes effect."""

    periods: list[Period]
    overlays: tuple[Overlay, ...] = ()
    findings: tuple[Finding, ...] = ()
    effects: tuple[tuple[Act, Effect], ...] = ()


_READERS: dict[ActKind, Callable[[Account, Act, date], None]] = {
    **dict.fromkeys(SIGNATURES, read_signature),
    **dict.fromkeys(CONSENTS, read_consent),
    ActKind.WITHDRAWAL: read_withdrawal,
    ActKind.WITHDRAWAL_OF_INSTRUMENT: take_back_instrument,
    ActKind.REVOCATION_OF_NOTICE: read_revocation,
    ActKind.NO_INTENT_TO_BECOME_PARTY: read_disavowal,
    ActKind.SUSPENSION: read_suspension,
    ActKind.PROVISIONAL_APPLICATION: lambda account, act, _: account.claim(OverlayKind.PROVISIONALLY_APPLYING, act),
}
"""How each kind of act is read; kinds that are not here leave the base status as it is."""


_BY_DAY = attrgetter("day")


def history_of(actor: str, acts: Sequence[Act], settings: Sequence[Setting], open_to: Relation | None = None) -> History:
    """VCLT 11-16, 24, 54-70: the history of one actor, by its acts and the treaty's clauses.

    ``settings`` are one, or all that the acts of others leave possible. ``open_to`` is
    the succession to a predecessor that was bound.
    """
    account = _read(Account(settings[-1], actor), acts, open_to)
    if account.inexact or len(settings) > 1:
        return _history_by_readings(account, acts, settings, open_to)
    return History(_closed(actor, account.marks), account.overlays, account.findings, account.effects)


def _history_by_readings(last: Account, acts: Sequence[Act], settings: Sequence[Setting], open_to: Relation | None) -> History:
    """Where a day is known only between two bounds: what all readings agree on, among those that fit the law best."""
    actor = last.actor
    told = [act for act in acts if act.kind in _READERS or act.kind is ActKind.WAIVER]
    by_setting = [readings_of(told, setting) for setting in settings]
    if not all(by_setting):
        return History(_closed(actor, [Mark(_first_touched(told, last.setting), BaseStatus.UNKNOWN, ())]), last.overlays)
    readings = [(setting, days) for setting, taken in zip(settings, by_setting, strict=True) for days in taken]
    accounts = [*(_read(Account(setting, actor, days), told, open_to) for setting, days in readings[:-1]), last]
    lawful = most_lawful(accounts)
    periods = _closed(actor, marks_agreed(_standing(account.marks) for account in lawful))
    return History(periods, lawful[-1].overlays, found_in_all([account.findings for account in accounts]), effects_agreed(lawful))


def _first_touched(acts: Sequence[Act], setting: Setting) -> date:
    """The first day on which any of these acts can bear: it was done, or dates back to a succession."""
    successions = [relation.on for act in acts for relation in setting.lineage.get(act.actor, ())]
    return min(earliest_of(act, setting) for act in acts) if not successions else min(successions)


def _read(account: Account, acts: Sequence[Act], open_to: Relation | None) -> Account:
    setting = account.setting
    if account.actor in setting.waivers:
        account.waived_on = max(map(account.day_of, setting.waivers[account.actor]))
    for act in sorted(acts, key=lambda a: (account.day_of(a), place_in_day(a), a.id)) if len(acts) > 1 else acts:
        reader = _READERS.get(act.kind)
        if reader is not None:
            reader(account, act, account.day_of(act))
            account.inexact |= act.day.earliest != act.day.latest
    if open_to is not None:
        _open_to_succession(account, open_to)
    if setting.below_parent:
        end_with_the_parent(account)
    if setting.treaty.end is not None:
        end_with_the_treaty(account, setting.treaty.end)
    existence = setting.world.existence.get(account.actor)
    if existence is not None and existence.end is not None:
        end_with_the_actor(account, existence.end)
    return account


def _open_to_succession(account: Account, relation: Relation) -> None:
    """VCSST 34: what bound the predecessor stands open to a successor that had not signed or consented itself."""
    if account.standing(relation.on) in (None, BaseStatus.NONE):
        rule, anchor = "predecessor_bound", "succession_date"
        step = Step("succession", treaty="vcsst", provision="2(1)(b)", rule=rule, anchor=anchor, anchor_day=relation.on)
        account.mark(relation.on, BaseStatus.SUCCESSION_OPEN, (step,))


def _standing(marks: Sequence[Mark]) -> list[Mark]:
    """The marks in order of day, each of another status than the one before; of two on one day the later one stands."""
    standing: list[Mark] = []
    last: Mark | None = None
    for mark in sorted(marks, key=_BY_DAY):
        if last is not None and last.day == mark.day:
            standing.pop()
            last = standing[-1] if standing else None
        if last is None or last.status is not mark.status or last.surely_bound is not mark.surely_bound:
            standing.append(mark)
            last = mark
    return standing


def _closed(actor: str, marks: Sequence[Mark]) -> list[Period]:
    """Marks become periods."""
    periods: list[Period] = []
    end: date | None = None
    for mark in reversed(_standing(marks)):
        periods.append(Period(actor, mark.status, Span(mark.day, end), mark.steps, mark.surely_bound))
        end = mark.day
    periods.reverse()
    return periods
