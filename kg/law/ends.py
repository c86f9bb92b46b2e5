"""What ends a status without an act of the State itself: the end of the treaty, of its parent, of the actor (VCLT 54-70, VCSST 2)."""

from datetime import date

from kg.law.account import Account
from kg.law.clauses import End
from kg.law.overlays import without_provisional
from kg.law.provisions import treaty_of
from kg.law.reasons import Step
from kg.law.vocabulary import BOUND, BaseStatus


def end_with_the_parent(account: Account) -> None:
    """Who is no longer bound by a convention is no longer bound by what builds on it (CCW 9(3)).

    To join the convention again, be it on the day of the exit, is no consent to what builds on it.
    """
    treaty, later = account.setting.treaty, account.setting.treaty.later_consent
    assert later is not None
    for span in account.setting.world.parent_bound.get(account.actor, ()):
        if span.end is not None and account.standing(span.end) in BOUND:
            account.take_back_from(span.end)
            cited, provision = treaty_of(treaty.slug, later.provision)
            step = Step("end", treaty=cited, provision=provision, rule="parent_left", result=span.end)
            account.mark(span.end, BaseStatus.FORMER_PARTY, (step,))


def end_with_the_treaty(account: Account, end: End) -> None:
    """VCLT 54-59, 70: a treaty that ended binds nobody; those that had left stay former parties."""
    account.take_back_from(end.on)
    account.overlays = without_provisional(account.overlays, end.on)
    standing = account.standing(end.on)
    if standing not in (None, BaseStatus.NONE, BaseStatus.FORMER_PARTY):
        cited, provision = treaty_of(account.setting.treaty.slug, end.provision)
        step = Step("end", treaty=cited, provision=provision, rule=str(end.cause), result=end.on, sources=end.sources)
        account.mark(end.on, BaseStatus.TREATY_ENDED, (*end.because, step))


def end_with_the_actor(account: Account, ended: date) -> None:
    """VCSST 2(1)(c): a State that ceased to exist is no longer a party."""
    account.take_back_from(ended)
    account.overlays = without_provisional(account.overlays, ended)
    standing = account.standing(ended)
    if standing is None or standing is BaseStatus.TREATY_ENDED:
        return
    was_bound = any(mark.status in BOUND for mark in account.marks)
    step = Step("end_of_actor", treaty="vcsst", provision="2(1)(c)", rule="predecessor_ceased", result=ended)
    account.mark(ended, BaseStatus.FORMER_PARTY if was_bound else BaseStatus.NONE, (step,))
