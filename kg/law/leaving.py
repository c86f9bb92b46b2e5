"""Acts by which a party leaves a treaty, or takes its notice back (VCLT 54, 56, 65-68)."""

from datetime import date

from kg.law.account import Account
from kg.law.acts import Act
from kg.law.consents import drop_signature, take_back_instrument, unbind
from kg.law.effect import Effect
from kg.law.findings import FindingRule
from kg.law.overlays import Overlay, ended_by
from kg.law.reasons import by_act, by_provision
from kg.law.vocabulary import ActObject, BaseStatus, OverlayKind
from kg.law.withdrawal import Exit, exit_of, too_early


def read_withdrawal(account: Account, act: Act, day: date) -> None:
    """A withdrawal is read by its object: the treaty, a signature, an instrument or an earlier notice."""
    if act.object is ActObject.SIGNATURE:
        drop_signature(account, act, day)
    elif act.object is ActObject.INSTRUMENT:
        take_back_instrument(account, act, day)
    elif act.object is ActObject.NOTICE:
        read_revocation(account, act, day)
    elif act.object is ActObject.TREATY:
        _read_notice(account, act, day)


def _read_notice(account: Account, act: Act, day: date) -> None:
    """VCLT 54(a): only who is bound, or is about to be, can leave; of two notices the first stands.

    Before the treaty is in force its clause on withdrawal is not either: the instrument can be taken back, the treaty not left.
    """
    effect, clause, in_force = account.effect, account.setting.treaty.withdrawal, account.setting.force.on
    if effect is None or not account.consents_on(day):
        account.find(FindingRule.WITHDRAWAL_WITHOUT_CONSENT, act, "came from an actor that no consent bound", provision="54(a)")
    elif in_force is None or day < in_force:
        sentence = "cannot operate, for the treaty was not in force; an instrument could be taken back"
        account.find(FindingRule.NOTICE_TOO_EARLY, act, sentence, provision="54(a)")
    elif effect.on is None:
        sentence = "cannot operate, for the treaty is not in force for the actor"
        account.find(FindingRule.WITHDRAWAL_WITHOUT_CONSENT, act, sentence, provision="54(a)")
    elif account.leaving is not None:
        account.takes_effect(act, Effect(account.leaving.expiry, account.leaving.steps))
    elif too_early(day, account.setting):
        assert clause is not None
        slug, provision = account.setting.treaty.slug, clause.earliest_notice_provision or clause.provision
        account.find(FindingRule.NOTICE_TOO_EARLY, act, "came before the treaty allows any notice", slug, provision)
    elif (limited := account.setting.treaty.withdrawal_limited) and act.published_effect is None:
        sentence = "has no effect that is known, for the treaty forbids leaving or allows it only in a special case"
        account.find(FindingRule.NOTICE_TOO_EARLY, act, sentence, account.setting.treaty.slug, limited)
    else:
        _leave(account, act, day, effect.on)


def _leave(account: Account, act: Act, day: date, bound_on: date) -> None:
    """Bound while the notice runs, out from its effective day; who was not bound by then never is."""
    leaving = exit_of(act, day, account.setting)
    account.takes_effect(act, Effect(leaving.expiry, leaving.steps))
    if leaving.on is not None and leaving.on <= bound_on:
        unbind(account, leaving.on, act)
        return
    account.leaving, account.before_notice = leaving, tuple(account.marks)
    begins = max(day, bound_on)
    account.mark(begins, BaseStatus.WITHDRAWING, leaving.steps if leaving.blocked_by else leaving.steps[:2])
    if leaving.on is not None:
        account.mark(leaving.on, BaseStatus.FORMER_PARTY, leaving.steps)
    _claim_what_blocks(account, act, leaving)


def _claim_what_blocks(account: Account, act: Act, leaving: Exit) -> None:
    if leaving.blocked_by is not None:
        span, claimant, sources = leaving.blocked_by
        account.overlays += (Overlay(account.actor, OverlayKind.WITHDRAWAL_BLOCKED_CLAIMED, claimant, span, act, sources),)


def read_revocation(account: Account, act: Act, day: date) -> None:
    """VCLT 68: a notice may be revoked at any time before it takes effect; so may a suspension claimed."""
    leaving = account.leaving
    if _lifts_suspension(account, act, day):
        return
    if leaving is None:
        account.find(FindingRule.REVOCATION_WITHOUT_NOTICE, act, "revokes a notice that does not run", provision="68")
    elif leaving.on is not None and leaving.on <= day:
        account.claim(OverlayKind.REVOCATION_CLAIMED, act)
    else:
        _stay(account, act, day)


def _stay(account: Account, act: Act, day: date) -> None:
    """The State is where it would be had it given no notice."""
    still_to_come = [mark for mark in account.before_notice if mark.day >= day]
    account.take_back_from(day)
    if account.standing(day) is BaseStatus.WITHDRAWING:
        account.mark(day, BaseStatus.PARTY, (by_act(act), by_provision("vclt", "68", "revocation_of_notice", day)))
    account.marks += still_to_come
    account.leaving, account.before_notice = None, ()
    begun = [o for o in account.overlays if o.kind is not OverlayKind.WITHDRAWAL_BLOCKED_CLAIMED or o.span.start < day]
    account.overlays = tuple(ended_by(o, day) if o.kind is OverlayKind.WITHDRAWAL_BLOCKED_CLAIMED else o for o in begun)


def _lifts_suspension(account: Account, act: Act, day: date) -> bool:
    claimed = [o for o in account.overlays if o.kind is OverlayKind.SUSPENDED_CLAIMED and o.act is not None and o.act.id == act.about]
    account.overlays = tuple(ended_by(o, day) if o in claimed else o for o in account.overlays)
    return bool(act.about and claimed)


def read_suspension(account: Account, act: Act, _: date) -> None:
    """VCLT 57, 62: an asserted suspension is a claim of the State; it leaves the base status."""
    account.claim(OverlayKind.SUSPENDED_CLAIMED, act)
