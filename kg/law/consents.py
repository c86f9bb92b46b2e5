"""Acts by which a State signs, consents to be bound or takes either back (VCLT 10-18, VCSST 17-23)."""

from datetime import date

from kg.law.account import Account
from kg.law.acts import Act
from kg.law.effect import Effect, day_succeeded, effect_of_consent, passes_by_succession
from kg.law.findings import FindingRule
from kg.law.overlays import without_provisional
from kg.law.reasons import Step, by_act, by_provision
from kg.law.vocabulary import ActKind, ActObject, Anchor, BaseStatus, OverlayKind, SuccessionRule

_CONTRACTING = by_provision("vclt", "2(1)(f)", "contracting_state")


def read_signature(account: Account, act: Act, day: date) -> None:
    """VCLT 18: a signature before consent makes a signatory."""
    if not account.consents_on(day):
        account.signed = act
        account.mark(day, BaseStatus.SIGNATORY, (by_act(act),))


def read_consent(account: Account, act: Act, day: date) -> None:
    """VCLT 2(1)(f)-(g): contracting State from the deposit, party from the day of effect."""
    if account.consents_on(day):
        _read_further_consent(account, act)
    elif act.object is ActObject.SIGNATURE:
        account.signed = act
        account.mark(account.setting.succession_day(act.actor, day) or day, BaseStatus.SIGNATORY, (by_act(act),))
    else:
        effect = effect_of_consent(act, day, account.setting, account.waived_on)
        account.consent, account.effect, account.leaving = act, effect, None
        account.takes_effect(act, effect)
        since = _since(account, act, day) if passes_by_succession(act, account.setting) else day
        _mark_consent(account, day, since, effect)


def _read_further_consent(account: Account, act: Act) -> None:
    """A deposit elsewhere repeats the first; an exchange completes a ratification; anything else finds the State bound."""
    assert account.consent is not None and account.effect is not None
    if act.kind is ActKind.EXCHANGE_OF_INSTRUMENTS or _deposited_elsewhere(account, act):
        account.takes_effect(act, account.effect)
    else:
        sentence = f"came while the consent of {account.consent.day} stood"
        account.find(FindingRule.CONSENT_WHILE_BOUND, act, sentence, provision="2(1)(f)")


def _deposited_elsewhere(account: Account, act: Act) -> bool:
    """With several depositaries, a further deposit is one in another capital unless its capital is known to be the same."""
    assert account.consent is not None
    later = account.setting.treaty.later_consent
    several = later is not None and later.rule.anchor is Anchor.EARLIEST_DEPOSIT
    return act.depositary != account.consent.depositary or (several and not act.depositary)


def _since(account: Account, act: Act, day: date) -> date:
    """VCSST 18: who continues the consent of a predecessor does so from the day of succession."""
    return min(day_succeeded(act, day, account.setting), day)


def _mark_consent(account: Account, day: date, since: date, effect: Effect) -> None:
    """Waiting from the consent, bound from its effect; what is dated back takes the place of what stood before."""
    on = effect.on
    first = since if on is None or since < on else on
    if first < day:
        account.take_back_from(first)
    _mark_waiting(account, day, since, effect)
    if on is not None:
        account.mark(on, BaseStatus.PARTY, effect.steps)


def _mark_waiting(account: Account, day: date, since: date, effect: Effect) -> None:
    """VCLT 2(1)(f): between consent and effect a contracting State, pending once the treaty is in force."""
    in_force = account.setting.force.on
    if in_force is None or since < in_force:
        account.mark(since, BaseStatus.CONTRACTING_STATE, _contracting(effect, since, day))
        if in_force is not None and effect.on != in_force:
            account.mark(in_force, _pending(effect), effect.steps)
    elif effect.on is None or since < effect.on:
        account.mark(since, _pending(effect), effect.steps)


def _pending(effect: Effect) -> BaseStatus:
    return BaseStatus.UNKNOWN if effect.undetermined else BaseStatus.PARTY_PENDING


def _contracting(effect: Effect, since: date, day: date) -> tuple[Step, ...]:
    """A contracting State from the deposit or, continuing a predecessor's consent, from the day of succession (VCSST 18)."""
    done = effect.steps[0]
    if since == day:
        return done, _CONTRACTING
    rule = str(SuccessionRule.SUCCESSION_DATE)
    step = Step("provision", treaty="vcsst", provision="18(1)", rule=rule, anchor=rule, anchor_day=since, result=since)
    return done, step, _CONTRACTING


def take_back_instrument(account: Account, act: Act, day: date) -> None:
    """An instrument may be taken back while it has no effect yet; the signature stands (VCLT 18)."""
    effect = account.effect
    if effect is None or not account.consents_on(day):
        account.find(FindingRule.WITHDRAWAL_WITHOUT_CONSENT, act, "takes back an instrument that was not deposited", provision="16")
    elif effect.on is not None and effect.on <= day:
        sentence = f"takes back an instrument in effect since {effect.on}"
        account.find(FindingRule.INSTRUMENT_IN_EFFECT, act, sentence, provision="42(2)")
    else:
        unbind(account, day, act)


def unbind(account: Account, day: date, act: Act) -> None:
    """No consent stands any more, and none had taken effect."""
    account.consent = account.effect = account.leaving = None
    account.overlays = without_provisional(account.overlays, day)
    account.take_back_from(day)
    account.mark(day, BaseStatus.SIGNATORY if account.signed else BaseStatus.NONE, (by_act(act),))


def drop_signature(account: Account, act: Act, day: date) -> None:
    """A signature taken back leaves nothing, unless consent has followed it (VCLT 18(a))."""
    if account.signed is None:
        account.find(FindingRule.WITHDRAWAL_WITHOUT_CONSENT, act, "takes back a signature that was not given", provision="18(a)")
    elif not account.consents_on(day):
        account.signed = None
        account.overlays = without_provisional(account.overlays, day)
        account.mark(day, BaseStatus.NONE, (by_act(act),))


def read_disavowal(account: Account, act: Act, day: date) -> None:
    """VCLT 18(a), 25(2): who makes clear that it will not become a party owes no interim duty and applies nothing provisionally."""
    if not account.consents_on(day):
        account.overlays = without_provisional(account.overlays, day)
        account.claim(OverlayKind.SIGNATORY_DISAVOWED, act)
