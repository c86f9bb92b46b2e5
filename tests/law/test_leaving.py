"""Leaving a treaty, staying after all, and leaving before being bound (VCLT 54, 56, 65-68)."""

from datetime import date

from msgspec.structs import replace

from kg.law.acts import ArmedConflict, Position, World
from kg.law.clauses import Condition, DeadlineRule, End, LaterConsentClause, ObligationTemplate
from kg.law.date_rules import DateRule
from kg.law.days import Span, exactly
from kg.law.derivation import derive
from kg.law.facts import Facts
from kg.law.obligations import instances_of
from kg.law.status import status_on
from kg.law.vocabulary import (
    ActObject,
    Anchor,
    BaseStatus,
    ConditionKind,
    DateFunction,
    DeadlineKind,
    DeonticKind,
    EndCause,
    Pivot,
    Proviso,
    Stance,
    Topic,
    Unit,
)
from tests.law.invented import AT_ONCE, NOT_IN_FORCE, TREATY, act, day, findings, history, overlays, statuses

A_YEAR = DateRule(DateFunction.ADD_PERIOD, Anchor.STATE_EIF, 1, Unit.YEAR)
REPORT = ObligationTemplate("report", DeonticKind.DUTY, Topic.TRANSPARENCY, "Report", "5", DeadlineRule(DeadlineKind.RELATIVE, A_YEAR))
JOINED = act("AAA", "accession", "2000-12-01")
LEFT = act("AAA", "withdrawal", "2005-05-31")


def test_a_notice_counts_from_its_own_day_and_clamps_to_a_shorter_month() -> None:
    assert history(JOINED, LEFT)["2005-08-31"] == "former_party"
    assert history(JOINED, act("AAA", "withdrawal", "2005-11-30"))["2006-02-28"] == "former_party"


def test_of_two_notices_the_first_stands() -> None:
    law = derive(TREATY, [JOINED, LEFT, act("AAA", "withdrawal", "2005-07-01")], World())
    assert [str(p.status) for p in law.periods["AAA"]][-2:] == ["withdrawing", "former_party"]
    assert law.periods["AAA"][-1].span.start == day("2005-08-31") and not law.findings
    again = act("AAA", "accession", "2005-09-01")
    assert history(JOINED, LEFT, act("AAA", "withdrawal", "2005-07-01"), again)["2005-10-01"] == "party"
    after = derive(TREATY, [JOINED, LEFT, act("AAA", "withdrawal", "2005-08-31")], World())
    assert after.periods == derive(TREATY, [JOINED, LEFT], World()).periods
    assert findings(after) == {"AAA/withdrawal/2005-08-31": "withdrawal-without-consent"}


def test_a_day_published_for_a_fixed_notice_is_compared_and_does_not_move_it() -> None:
    published = act("AAA", "withdrawal", "2005-05-31", published_effect=day("2005-09-01"))
    law = derive(TREATY, [JOINED, published], World())
    assert law.periods["AAA"][-1].span.start == day("2005-08-31")
    assert [(c.used, c.other, c.rule) for c in law.conflicts] == [(day("2005-08-31"), day("2005-09-01"), None)]


def test_a_minimum_of_notice_takes_the_later_day_named_and_no_earlier_one() -> None:
    assert TREATY.withdrawal is not None
    least = replace(TREATY, withdrawal=replace(TREATY.withdrawal, rule=replace(TREATY.withdrawal.rule, at_least=True)))
    for named, taken in (("2005-09-15", "2005-09-15"), ("2005-07-01", "2005-08-31")):
        notice = act("AAA", "withdrawal", "2005-05-31", published_effect=day(named))
        assert history(JOINED, notice, treaty=least)[taken] == "former_party"


def test_whoever_is_not_bound_when_the_notice_expires_never_is() -> None:
    waiting = act("AAA", "accession", "2000-12-01")
    assert TREATY.later_consent is not None and TREATY.withdrawal is not None
    slow = replace(TREATY, later_consent=replace(TREATY.later_consent, rule=replace(TREATY.later_consent.rule, n=4)))
    assert history(waiting, act("AAA", "withdrawal", "2001-01-01"), treaty=slow) == {"2000-12-01": "party_pending", "2001-04-01": "none"}
    signed = act("AAA", "signature", "1999-06-01")
    assert history(signed, waiting, act("AAA", "withdrawal", "2000-12-15"), treaty=slow)["2001-03-15"] == "signatory"
    last_days = history(waiting, act("AAA", "withdrawal", "2001-01-02"), treaty=slow)
    assert last_days == {"2000-12-01": "party_pending", "2001-04-01": "withdrawing", "2001-04-02": "former_party"}


def test_a_notice_revoked_leaves_the_state_where_it_would_have_been() -> None:
    stays = act("AAA", "revocation_of_notice", "2005-08-30", ActObject.NOTICE)
    assert history(JOINED, LEFT, stays) == {
        "2000-12-01": "party_pending",
        "2001-01-01": "party",
        "2005-05-31": "withdrawing",
        "2005-08-30": "party",
    }
    by_object = act("AAA", "withdrawal", "2005-08-30", ActObject.NOTICE)
    assert history(JOINED, LEFT, by_object)["2005-08-30"] == "party"
    early = [act("AAA", "withdrawal", "2000-12-05"), act("AAA", "revocation_of_notice", "2000-12-20", ActObject.NOTICE)]
    assert history(JOINED, *early) == {"2000-12-01": "party_pending", "2001-01-01": "party"}, "revoked while it still waited"
    again = act("AAA", "withdrawal", "2006-01-01")
    assert history(JOINED, LEFT, stays, again)["2006-04-01"] == "former_party"


def test_a_notice_held_up_by_a_conflict_can_still_be_revoked() -> None:
    assert TREATY.withdrawal is not None
    clause = replace(TREATY.withdrawal, proviso=Proviso.ARMED_CONFLICT_AT_EXPIRY, proviso_provision="4(2)")
    world = World(conflicts=(ArmedConflict("AAA", Span(day("2005-01-01")), "AAB", ("s",)),))
    stays = act("AAA", "revocation_of_notice", "2009-01-01", ActObject.NOTICE)
    law = derive(replace(TREATY, withdrawal=clause), [JOINED, LEFT, stays], world)
    assert status_on(law, "AAA", day("2009-01-01")).status is BaseStatus.PARTY
    assert overlays(law, "AAA", "2008-12-31") == {"withdrawal_blocked_claimed"} and overlays(law, "AAA", "2009-01-01") == set()


def test_of_several_assertions_of_a_conflict_the_longest_holds_the_withdrawal_up() -> None:
    assert TREATY.withdrawal is not None
    clause = replace(TREATY.withdrawal, proviso=Proviso.ARMED_CONFLICT_AT_EXPIRY, proviso_provision="4(2)")
    short = ArmedConflict("AAA", Span(day("2005-07-01"), day("2006-01-01")), "AAB", ("s",))
    long = ArmedConflict("AAA", Span(day("2005-01-01"), day("2007-01-01")), "AAC", ("t",))
    for told in ((short, long), (long, short)):
        law = derive(replace(TREATY, withdrawal=clause), [JOINED, LEFT], World(conflicts=told))
        assert law.periods["AAA"][-1].span.start == day("2007-01-01")


def test_a_further_conflict_holds_up_only_where_the_treaty_asks_for_none_at_all() -> None:
    """APMBC 20(3) waits for the end of the conflict of the day of expiry, TPNW 17(3) until the State is party to none."""
    assert TREATY.withdrawal is not None
    first, second = Span(day("2005-01-01"), day("2006-01-01")), Span(day("2005-12-01"), day("2007-01-01"))
    world = World(conflicts=tuple(ArmedConflict("AAA", span, "AAB", ("s",)) for span in (first, second)))
    for proviso, out in ((Proviso.ARMED_CONFLICT_AT_EXPIRY, "2006-01-01"), (Proviso.ANY_ARMED_CONFLICT_FROM_EXPIRY, "2007-01-01")):
        clause = replace(TREATY.withdrawal, proviso=proviso, proviso_provision="4(2)")
        law = derive(replace(TREATY, withdrawal=clause), [JOINED, LEFT], world)
        assert law.periods["AAA"][-1].span.start == day(out), proviso


def test_an_instrument_can_be_taken_back_up_to_the_day_before_it_takes_effect() -> None:
    back = act("AAA", "withdrawal_of_instrument", "2000-12-31", ActObject.INSTRUMENT)
    assert history(JOINED, back) == {"2000-12-01": "party_pending", "2000-12-31": "none"}
    signed = act("AAA", "signature", "2000-12-01")
    assert history(JOINED, signed, back)["2000-12-31"] == "signatory", "signed and acceded on one day"
    late = act("AAA", "withdrawal_of_instrument", "2001-01-01", ActObject.INSTRUMENT)
    law = derive(TREATY, [JOINED, late], World())
    assert law.periods["AAA"][-1].status is BaseStatus.PARTY
    assert findings(law) == {late.id: "instrument-in-effect"}
    nothing = derive(TREATY, [back], World())
    assert findings(nothing) == {back.id: "withdrawal-without-consent"}


def test_a_treaty_not_in_force_cannot_be_left_but_its_instruments_can_be_taken_back() -> None:
    acts = [act("AAA", "signature", "1999-02-01"), act("AAA", "ratification", "1999-03-01")]
    notice = act("AAA", "withdrawal", "2001-01-01")
    law = derive(NOT_IN_FORCE, [*acts, notice], World())
    assert law.periods["AAA"][-1].status is BaseStatus.CONTRACTING_STATE
    assert findings(law) == {notice.id: "notice-too-early"}
    back = act("AAA", "withdrawal", "2001-01-01", ActObject.INSTRUMENT)
    assert history(*acts, back, treaty=NOT_IN_FORCE)["2001-01-01"] == "signatory"


def test_a_notice_before_the_entry_into_force_operates_neither_then_nor_later() -> None:
    """Two notices alike have one answer, whether the treaty came into force in the end or not; who means the instrument says so."""
    clause = replace(TREATY.entry_into_force, condition=Condition(ConditionKind.COUNT, 3), announced=None, triggered=None)
    three = replace(TREATY, entry_into_force=clause)
    joined, notice = act("AAA", "ratification", "1999-02-01"), act("AAA", "withdrawal", "1999-03-01")
    others = [act("AAB", "ratification", "1999-02-01"), act("AAC", "ratification", "2000-06-01")]
    law = derive(three, [joined, notice, *others], World())
    assert law.force.on == day("2000-07-01"), "three instruments stand on the day of the third"
    assert statuses(law, "AAA") == {"1999-02-01": "contracting_state", "2000-07-01": "party"}
    assert findings(law) == {notice.id: "notice-too-early"}
    assert findings(derive(three, [joined, notice, others[0]], World())) == findings(law)
    back = act("AAA", "withdrawal", "1999-03-01", ActObject.INSTRUMENT)
    taken = derive(three, [joined, back, *others, act("AAD", "ratification", "2009-01-01")], World())
    assert taken.force.on == day("2009-01-31") and statuses(taken, "AAA")["1999-03-01"] == "none"
    on_the_day = act("AAA", "withdrawal", "2000-07-01")
    assert statuses(derive(three, [joined, on_the_day, *others], World()), "AAA")["2000-10-01"] == "former_party"


def test_a_signature_can_be_taken_back_and_one_after_leaving_counts_again() -> None:
    signed = act("AAA", "signature", "1999-02-01")
    assert history(signed, act("AAA", "withdrawal", "1999-05-01", ActObject.SIGNATURE))["1999-05-01"] == "none"
    again = act("AAA", "signature", "2006-01-01")
    assert history(JOINED, LEFT, again)["2006-01-01"] == "signatory"
    assert "2005-06-15" not in history(JOINED, LEFT, act("AAA", "signature", "2005-06-15")), "while bound it changes nothing"


def test_an_accession_on_the_day_of_leaving_begins_a_new_spell() -> None:
    again = act("AAA", "accession", "2005-08-31")
    assert history(JOINED, LEFT, again)["2005-08-31"] == "party_pending"
    early = derive(TREATY, [JOINED, LEFT, act("AAA", "accession", "2005-08-30")], World())
    assert findings(early) == {"AAA/accession/2005-08-30": "consent-while-bound"}


def test_who_joins_again_on_the_day_of_leaving_is_bound_for_two_spells() -> None:
    """The exit freed from what would have fallen due (VCLT 70(1)(a)); what the new consent brings counts from its own day."""
    at_once = replace(TREATY, later_consent=LaterConsentClause(Pivot.ENTRY_INTO_FORCE, AT_ONCE, "3"), obligations=(REPORT,))
    law = derive(at_once, [JOINED, LEFT, act("AAA", "accession", "2005-08-31")], World())
    assert law.bound_spans("AAA") == (Span(day("2000-12-01"), day("2005-08-31")), Span(day("2005-08-31")))
    first, second = instances_of(at_once, law, Facts())
    assert (first.span, second.span) == law.bound_spans("AAA")
    assert first.end is not None and first.end.by_withdrawal and second.end is None
    assert second.chain.links[0].until == exactly(date(2006, 8, 31))
    stayed = derive(at_once, [JOINED, LEFT, act("AAA", "revocation_of_notice", "2005-08-30", ActObject.NOTICE)], World())
    assert stayed.bound_spans("AAA") == (Span(day("2000-12-01")),), "who stays after all never left"


def test_only_a_position_that_holds_the_state_bound_leaves_the_effect_of_a_notice_open() -> None:
    told = Position("p", "AAB", "AAA", LEFT.id, Stance.CONTESTS, "no effect", Span(day("2005-06-01")), sources=("s",))
    assert history(JOINED, LEFT, positions=(told,))["2005-08-31"] == "former_party"
    bound = replace(told, bound=True)
    assert "2005-08-31" not in history(JOINED, LEFT, positions=(bound,))
    given_up = replace(bound, span=Span(day("2005-06-01"), day("2006-02-01")))
    assert history(JOINED, LEFT, positions=(given_up,))["2006-02-01"] == "former_party"
    over_before = replace(bound, span=Span(day("2005-06-01"), day("2005-07-01")))
    assert history(JOINED, LEFT, positions=(over_before,))["2005-08-31"] == "former_party"
    assert history(JOINED, LEFT, positions=(replace(bound, stance=Stance.CLAIMS),))["2005-08-31"] == "former_party"


def test_a_position_taken_once_a_notice_has_had_effect_changes_no_base_status() -> None:
    """VCLT 65(2)-(3) knows of objections while a notice runs; a later one is a view of its holder (decision 5)."""
    late = Position("p", "AAB", "AAA", LEFT.id, Stance.CONTESTS, "void", Span(day("2005-08-31")), bound=True, sources=("s",))
    again = act("AAA", "accession", "2010-01-01")
    for told in (late, replace(late, span=Span(day("2015-01-01")))):
        law = derive(TREATY, [JOINED, LEFT, again], World(), (told,))
        assert law.periods == derive(TREATY, [JOINED, LEFT, again], World()).periods and not law.findings
        seen = status_on(law, "AAA", day("2009-12-31") if told is late else day("2015-06-01"), "holder:AAB")
        assert seen.bound and (told is late or not seen.other_views)
    in_time = replace(late, span=Span(day("2005-08-30")))
    assert history(JOINED, LEFT, positions=(in_time,)) == {
        "2000-12-01": "party_pending",
        "2001-01-01": "party",
        "2005-05-31": "withdrawing",
    }
    dropped = replace(in_time, id="o", span=Span(day("2005-06-01"), day("2005-07-01")))
    law = derive(TREATY, [JOINED, LEFT], World(), (dropped,))
    assert statuses(law, "AAA")["2005-08-31"] == "former_party" and not law.overlays["AAA"], "given up before the notice ran out"
    assert "2005-08-31" not in history(JOINED, LEFT, positions=(dropped, in_time)), "one that was given up hides no other"


def test_a_disavowal_or_a_suspension_is_a_claim_for_as_long_as_there_is_something_to_claim() -> None:
    turned_away = [act("AAA", "signature", "1999-02-01"), act("AAA", "no_intent_to_become_party", "2001-01-01")]
    law = derive(TREATY, [*turned_away, act("AAA", "ratification", "2003-01-01")], World())
    assert overlays(law, "AAA", "2002-12-31") == {"signatory_disavowed"} and overlays(law, "AAA", "2003-01-01") == set()
    bound = derive(TREATY, [JOINED, act("AAA", "no_intent_to_become_party", "2001-01-01")], World())
    assert bound.overlays["AAA"] == []
    suspended = derive(TREATY, [JOINED, LEFT, act("AAA", "suspension", "2005-06-01", published_effect=date(2005, 6, 10))], World())
    assert overlays(suspended, "AAA", "2005-06-09") == set() and overlays(suspended, "AAA", "2005-06-10") == {"suspended_claimed"}
    assert overlays(suspended, "AAA", "2005-08-30") == {"suspended_claimed"} and overlays(suspended, "AAA", "2005-08-31") == set()


def test_provisional_application_that_begins_with_the_effect_never_begins() -> None:
    law = derive(TREATY, [JOINED, act("AAA", "provisional_application", "2001-01-01")], World())
    assert law.overlays["AAA"] == []


def test_provisional_application_ends_for_whoever_will_not_become_a_party() -> None:
    """VCLT 25(2): with the signature or the instrument taken back, with the treaty and with the actor itself."""
    signed, applies = act("AAA", "signature", "1999-02-01"), act("AAA", "provisional_application", "1999-03-01")
    joined = act("AAA", "ratification", "1999-04-01")
    taken_back = act("AAA", "withdrawal", "1999-06-01", ActObject.SIGNATURE)
    withdrawn = act("AAA", "withdrawal_of_instrument", "1999-06-01", ActObject.INSTRUMENT)
    ended = replace(TREATY, end=End(day("1999-06-01"), EndCause.TERMINATION, "9", ("s",)))
    gone = World(existence={"AAA": Span(day("1980-01-01"), day("1999-06-01"))})
    cases = ((TREATY, World(), [taken_back]), (TREATY, World(), [joined, withdrawn]), (ended, World(), []), (TREATY, gone, []))
    for treaty, world, acts in cases:
        law = derive(treaty, [signed, applies, *acts], world)
        assert overlays(law, "AAA", "1999-05-31") == {"provisionally_applying"}
        assert overlays(law, "AAA", "1999-06-01") == set(), (treaty.end, acts)
        late = derive(treaty, [signed, act("AAA", "provisional_application", "1999-06-01"), *acts], world)
        assert acts or not late.overlays["AAA"], "what has ended is not begun"
