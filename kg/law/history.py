"""The base statuses of one actor towards one treaty, in order, each with its reasons (law model, section 4).

Acts are taken in the order of their days. Each act sets marks: "from this day
this status, for these reasons"; a later act may take back the marks after it.
Marks then close into half-open periods, so that a day has one status.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from kg.law.acts import Act, World
from kg.law.clauses import Treaty
from kg.law.days import Span
from kg.law.effect import Effect, effect_of_consent, succession_day
from kg.law.force import Force
from kg.law.overlays import Overlay
from kg.law.reasons import Step, by_act, by_provision
from kg.law.vocabulary import CONSENTS, SIGNATURES, ActKind, ActObject, BaseStatus, OverlayKind
from kg.law.withdrawal import Exit, exit_of, too_early


@dataclass(frozen=True, slots=True)
class Period:
    """One base status over a half-open span of days, and why."""

    actor: str
    status: BaseStatus
    span: Span
    steps: tuple[Step, ...]


@dataclass(slots=True)
class _Account:
    """What is known of one actor while its acts are read in order."""

    treaty: Treaty
    force: Force
    world: World
    actor: str
    latest: bool
    waived_on: date | None = None
    marks: list[tuple[date, BaseStatus, tuple[Step, ...]]] = field(default_factory=list)
    overlays: list[Overlay] = field(default_factory=list)
    signed: Act | None = None
    consent: Effect | None = None
    leaving: Exit | None = None

    def mark(self, day: date, status: BaseStatus, *steps: Step) -> None:
        self.marks.append((day, status, steps))

    def take_back_from(self, day: date) -> None:
        self.marks = [mark for mark in self.marks if mark[0] < day]

    def day_of(self, act: Act) -> date:
        return act.day.latest if self.latest else act.day.earliest


_ORDER = {ActKind.SIGNATURE: 0, ActKind.SIGNATURE_AD_REFERENDUM: 0, ActKind.WITHDRAWAL: 2, ActKind.REVOCATION_OF_NOTICE: 3}


def history_of(
    treaty: Treaty, actor: str, acts: Sequence[Act], force: Force, world: World, *, predecessor_bound: bool = False
) -> tuple[list[Period], list[Overlay]]:
    """VCLT 11-16, 24, 54-70: the periods and overlays of one actor, by its acts and the treaty's clauses.

    Where an act is known only between two bounds, the days on which the two
    bounds lead to different statuses are ``unknown``.
    """
    late, overlays = _read(treaty, actor, acts, force, world, predecessor_bound, latest=True)
    if all(act.day.exact for act in acts if act.kind in CONSENTS | SIGNATURES | {ActKind.WITHDRAWAL}):
        return late, overlays
    early, _ = _read(treaty, actor, acts, force, world, predecessor_bound, latest=False)
    return _agreed(early, late), overlays


def _read(
    treaty: Treaty, actor: str, acts: Sequence[Act], force: Force, world: World, predecessor_bound: bool, *, latest: bool
) -> tuple[list[Period], list[Overlay]]:
    account = _Account(treaty, force, world, actor, latest)
    account.waived_on = max((account.day_of(a) for a in acts if a.kind is ActKind.WAIVER), default=None)
    succeeded = succession_day(actor, world) if predecessor_bound else None
    if succeeded is not None:
        step = Step(
            "succession", treaty="vcsst", provision="2(1)(b)", rule="predecessor_bound", anchor="succession_date", anchor_day=succeeded
        )
        account.mark(succeeded, BaseStatus.SUCCESSION_OPEN, step)
    for act in sorted(acts, key=lambda a: (account.day_of(a), _ORDER.get(a.kind, 1), a.id)):
        _READERS.get(act.kind, _no_change)(account, act)
    _end_with_the_treaty(account)
    _end_with_the_actor(account)
    return _closed(actor, account.marks), account.overlays


def _no_change(account: _Account, act: Act) -> None:
    """Acts that leave the base status as it is."""


def _read_signature(account: _Account, act: Act) -> None:
    """VCLT 18: a signature before consent makes a signatory."""
    if account.consent is None:
        account.signed = act
        account.mark(account.day_of(act), BaseStatus.SIGNATORY, by_act(act))


def _read_consent(account: _Account, act: Act) -> None:
    """VCLT 2(1)(f)-(g): contracting State from the deposit, party from the day of effect."""
    day = account.day_of(act)
    if act.object is ActObject.SIGNATURE:
        account.signed = act
        account.mark(max(succession_day(act.actor, account.world) or day, date.min), BaseStatus.SIGNATORY, by_act(act))
        return
    if account.consent is not None and not _has_left(account, day):
        return
    account.consent = effect = effect_of_consent(act, day, account.treaty, account.force, account.world, account.waived_on)
    account.leaving = None
    if effect.on is not None and effect.on < day:
        account.take_back_from(effect.on)
        account.mark(effect.on, BaseStatus.PARTY, *effect.steps)
        return
    _mark_waiting(account, act, day, effect)
    if effect.on is not None:
        account.mark(effect.on, BaseStatus.PARTY, *effect.steps)


def _mark_waiting(account: _Account, act: Act, day: date, effect: Effect) -> None:
    """VCLT 2(1)(f): between deposit and effect a contracting State, pending once the treaty is in force."""
    in_force = account.force.on
    contracting = (by_act(act), by_provision("vclt", "2(1)(f)", "contracting_state"))
    if in_force is None or day < in_force:
        account.mark(day, BaseStatus.CONTRACTING_STATE, *contracting)
        if in_force is not None and effect.on != in_force:
            account.mark(in_force, BaseStatus.PARTY_PENDING, *effect.steps)
    elif effect.on is None or day < effect.on:
        account.mark(day, BaseStatus.PARTY_PENDING, *effect.steps)


def _has_left(account: _Account, day: date) -> bool:
    return account.leaving is not None and account.leaving.on is not None and account.leaving.on <= day


def _read_withdrawal(account: _Account, act: Act) -> None:
    """VCLT 54(a): bound while the notice runs, out from its effective day."""
    day = account.day_of(act)
    if act.object is ActObject.SIGNATURE:
        _drop_signature(account, act, day)
        return
    if act.object is ActObject.INSTRUMENT:
        _take_back_instrument(account, act)
        return
    if act.object is not ActObject.TREATY or account.consent is None or account.consent.on is None or account.force.on is None:
        return
    clause = account.treaty.withdrawal
    if clause is not None and clause.earliest_notice_n and too_early(day, account.force.on, clause):
        return
    account.leaving = leaving = exit_of(act, day, account.treaty, account.world)
    begins = max(day, account.consent.on)
    account.mark(begins, BaseStatus.WITHDRAWING, *leaving.steps[:2])
    if leaving.on is not None:
        account.mark(max(leaving.on, begins), BaseStatus.FORMER_PARTY, *leaving.steps)
    if leaving.blocked_by is not None:
        span, claimant, sources = leaving.blocked_by
        account.overlays.append(Overlay(account.actor, OverlayKind.WITHDRAWAL_BLOCKED_CLAIMED, claimant, span, act, sources))


def _read_revocation(account: _Account, act: Act) -> None:
    """VCLT 68: a notice may be revoked at any time before it takes effect."""
    day, leaving = account.day_of(act), account.leaving
    if leaving is None:
        return
    if leaving.on is not None and leaving.on <= day:
        account.overlays.append(Overlay(account.actor, OverlayKind.REVOCATION_CLAIMED, act.actor, Span(day), act, act.sources))
        return
    account.take_back_from(day)
    account.leaving = None
    account.mark(day, BaseStatus.PARTY, by_act(act), by_provision("vclt", "68", "revocation_of_notice", day))


def _take_back_instrument(account: _Account, act: Act) -> None:
    """An instrument may be taken back while it has no effect yet; the signature stands (VCLT 18)."""
    day, consent = account.day_of(act), account.consent
    if consent is None or (consent.on is not None and consent.on <= day):
        return
    account.consent = None
    account.take_back_from(day)
    account.mark(day, BaseStatus.SIGNATORY if account.signed else BaseStatus.NONE, by_act(act))


def _drop_signature(account: _Account, act: Act, day: date) -> None:
    if account.consent is None:
        account.signed = None
        account.mark(day, BaseStatus.NONE, by_act(act))


def _read_disavowal(account: _Account, act: Act) -> None:
    """VCLT 18(a): a signatory that makes clear it will not become a party is freed of the interim duty."""
    if account.consent is None:
        span = Span(account.day_of(act))
        account.overlays.append(Overlay(account.actor, OverlayKind.SIGNATORY_DISAVOWED, act.actor, span, act, act.sources))


def _read_suspension(account: _Account, act: Act) -> None:
    """VCLT 57, 62: an asserted suspension is a claim of the State; it leaves the base status."""
    span = Span(account.day_of(act))
    account.overlays.append(Overlay(account.actor, OverlayKind.SUSPENDED_CLAIMED, act.actor, span, act, act.sources))


def _read_provisional(account: _Account, act: Act) -> None:
    """VCLT 25: applied provisionally until the treaty is in force for that State."""
    span = Span(account.day_of(act))
    account.overlays.append(Overlay(account.actor, OverlayKind.PROVISIONALLY_APPLYING, act.actor, span, act, act.sources))


_READERS: dict[ActKind, Callable[[_Account, Act], None]] = {
    **dict.fromkeys(SIGNATURES, _read_signature),
    **dict.fromkeys(CONSENTS, _read_consent),
    ActKind.WITHDRAWAL: _read_withdrawal,
    ActKind.WITHDRAWAL_OF_INSTRUMENT: _take_back_instrument,
    ActKind.REVOCATION_OF_NOTICE: _read_revocation,
    ActKind.NO_INTENT_TO_BECOME_PARTY: _read_disavowal,
    ActKind.SUSPENSION: _read_suspension,
    ActKind.PROVISIONAL_APPLICATION: _read_provisional,
}


def _end_with_the_treaty(account: _Account) -> None:
    """VCLT 54-59, 70: a treaty that ended binds nobody; those that had left stay former parties."""
    end = account.treaty.end
    if end is None:
        return
    before = _closed(account.actor, account.marks)
    standing = next((p for p in before if end.on in p.span or p.span.end == end.on), None)
    account.take_back_from(end.on)
    if standing is not None and standing.status is not BaseStatus.FORMER_PARTY:
        step = Step("end", treaty=account.treaty.slug, provision=end.provision, rule=str(end.cause), result=end.on, sources=end.sources)
        account.mark(end.on, BaseStatus.TREATY_ENDED, step)


def _end_with_the_actor(account: _Account) -> None:
    """VCSST 2(1)(c): a State that ceased to exist is no longer a party."""
    existence = account.world.existence.get(account.actor)
    if existence is None or existence.end is None:
        return
    ended = existence.end
    before = _closed(account.actor, account.marks)
    was_bound = any(p.status in (BaseStatus.PARTY, BaseStatus.WITHDRAWING) for p in before if p.span.start < ended)
    if not before or all(p.span.end is not None and p.span.end <= ended for p in before):
        return
    account.take_back_from(ended)
    step = Step("end_of_actor", treaty="vcsst", provision="2(1)(c)", rule="predecessor_ceased", result=ended)
    account.mark(ended, BaseStatus.FORMER_PARTY if was_bound else BaseStatus.NONE, step)


def _closed(actor: str, marks: Sequence[tuple[date, BaseStatus, tuple[Step, ...]]]) -> list[Period]:
    """Marks in order of day become periods; of two marks on one day the later one stands."""
    ordered = sorted(enumerate(marks), key=lambda numbered: (numbered[1][0], numbered[0]))
    standing: list[tuple[date, BaseStatus, tuple[Step, ...]]] = []
    for _, mark in ordered:
        if standing and standing[-1][0] == mark[0]:
            standing.pop()
        if not standing or standing[-1][1] is not mark[1]:
            standing.append(mark)
    ends: list[date | None] = [mark[0] for mark in standing[1:]]
    return [Period(actor, status, Span(day, end), steps) for (day, status, steps), end in zip(standing, [*ends, None], strict=False)]


def _agreed(early: Sequence[Period], late: Sequence[Period]) -> list[Period]:
    """The statuses on which both bounds agree; the days between are ``unknown``."""
    days = sorted({p.span.start for p in (*early, *late)} | {p.span.end for p in (*early, *late) if p.span.end})
    marks: list[tuple[date, BaseStatus, tuple[Step, ...]]] = []
    for day in days:
        first = next((p for p in early if day in p.span), None)
        second = next((p for p in late if day in p.span), None)
        if second is not None and first is not None and first.status is second.status:
            marks.append((day, second.status, second.steps))
        else:
            steps = first.steps if first else second.steps if second else ()
            marks.append((day, BaseStatus.UNKNOWN, steps))
    actor = (late or early)[0].actor
    return _closed(actor, marks)
