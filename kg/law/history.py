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
from kg.law.consents import read_consent, read_disavowal, read_signature, take_back_instrument
from kg.law.days import Span
from kg.law.effect import Effect
from kg.law.ends import end_with_the_actor, end_with_the_parent, end_with_the_treaty
from kg.law.findings import Finding
from kg.law.leaving import read_revocation, read_suspension, read_withdrawal
from kg.law.overlays import Overlay
from kg.law.reasons import Step
from kg.law.setting import Setting
from kg.law.vocabulary import CONSENTS, SIGNATURES, ActKind, BaseStatus, OverlayKind


class Period(Struct, frozen=True):
    """One base status over a half-open span of days, and why."""

    actor: str
    status: BaseStatus
    span: Span
    steps: tuple[Step, ...]


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


def history_of(actor: str, acts: Sequence[Act], setting: Setting, open_to: Relation | None = None) -> History:
    """VCLT 11-16, 24, 54-70: the history of one actor, by its acts and the treaty's clauses.

    ``open_to`` is the succession to a predecessor that was bound. Where an act is
    known only between two bounds, the days on which the two bounds lead to
    different statuses are ``unknown``.
    """
    late = _read(Account(setting, actor), acts, open_to)
    periods = _closed(actor, late.marks)
    if late.bounded:
        early = _read(Account(setting, actor, latest=False), acts, open_to)
        periods = _agreed(actor, _closed(actor, early.marks), periods)
    return History(periods, late.overlays, late.findings, late.effects)


def _read(account: Account, acts: Sequence[Act], open_to: Relation | None) -> Account:
    setting = account.setting
    if account.actor in setting.waivers:
        account.waived_on = max(map(account.day_of, setting.waivers[account.actor]))
    for act in sorted(acts, key=lambda a: (account.day_of(a), place_in_day(a), a.id)) if len(acts) > 1 else acts:
        reader = _READERS.get(act.kind)
        if reader is not None:
            reader(account, act, account.day_of(act))
            account.bounded |= act.day.earliest != act.day.latest
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


def _closed(actor: str, marks: Sequence[Mark]) -> list[Period]:
    """Marks in order of day become periods; of two marks on one day the later one stands."""
    standing: list[Mark] = []
    last: Mark | None = None
    for mark in sorted(marks, key=_BY_DAY):
        if last is not None and last.day == mark.day:
            standing.pop()
            last = standing[-1] if standing else None
        if last is None or last.status is not mark.status:
            standing.append(mark)
            last = mark
    periods: list[Period] = []
    end: date | None = None
    for mark in reversed(standing):
        periods.append(Period(actor, mark.status, Span(mark.day, end), mark.steps))
        end = mark.day
    periods.reverse()
    return periods


def _agreed(actor: str, early: Sequence[Period], late: Sequence[Period]) -> list[Period]:
    """The statuses on which both bounds agree; the days between are ``unknown``."""
    marks: list[Mark] = []
    begun = {p.span.start: p for p in early}, {p.span.start: p for p in late}
    first = second = None
    for day in sorted(begun[0] | begun[1]):
        first, second = begun[0].get(day, first), begun[1].get(day, second)
        if first is not None and second is not None and first.status is second.status:
            marks.append(Mark(day, second.status, second.steps))
        else:
            told = first or second
            marks.append(Mark(day, BaseStatus.UNKNOWN, told.steps if told else ()))
    return _closed(actor, marks)
