"""From which day consent binds: pivots, floors, published days (VCLT 24(3), VCSST 18-23)."""

from datetime import date

import pytest
from msgspec.structs import replace

from kg.law.acts import World
from kg.law.clauses import LaterConsentClause
from kg.law.days import Span
from kg.law.derivation import derive
from kg.law.reasons import by_act
from kg.law.sentences import sentence_of
from kg.law.vocabulary import Anchor, ChoiceRule, DateFunction, Floor, Pivot
from tests.law.invented import AT_ONCE, MONTH_LATER, NOT_IN_FORCE, TREATY, act, day, history


def test_a_deposit_on_the_day_of_entry_into_force_is_a_later_one() -> None:
    assert history(act("AAA", "ratification", "1999-12-31")) == {"1999-12-31": "contracting_state", "2000-01-01": "party"}
    assert history(act("AAA", "ratification", "2000-01-01")) == {"2000-01-01": "party_pending", "2000-02-01": "party"}


def test_with_the_deposit_of_the_trigger_as_pivot_a_state_waits_for_its_own_day() -> None:
    treaty = replace(TREATY, later_consent=LaterConsentClause(Pivot.TRIGGER_DEPOSIT, MONTH_LATER, "3"))
    at, after = act("AAA", "ratification", "1999-12-02"), act("AAA", "ratification", "1999-12-15")
    assert history(at, treaty=treaty) == {"1999-12-02": "contracting_state", "2000-01-01": "party"}
    waiting = {"1999-12-15": "contracting_state", "2000-01-01": "party_pending", "2000-01-15": "party"}
    assert history(after, treaty=treaty) == waiting
    untold = replace(treaty, entry_into_force=replace(treaty.entry_into_force, triggered=None))
    assert history(after, treaty=untold) == waiting, "no trigger is told: what its own count gives"
    assert history(act("AAA", "ratification", "1999-11-30"), treaty=untold)["2000-01-01"] == "party"


def test_a_trigger_recounted_from_acts_that_do_not_give_the_announced_day_decides_nothing() -> None:
    treaty = replace(
        TREATY,
        later_consent=LaterConsentClause(Pivot.TRIGGER_DEPOSIT, MONTH_LATER, "3"),
        entry_into_force=replace(TREATY.entry_into_force, triggered=None),
    )
    acts = [act("AAA", "ratification", "1999-12-15"), act("AAB", "ratification", "2001-05-01")]
    law = derive(treaty, acts, World())
    assert (law.force.on, law.force.trigger, law.force.computed_trigger) == (day("2000-01-01"), None, day("2001-05-01"))
    assert history(*acts, treaty=treaty, actor="AAB") == {"2001-05-01": "party_pending", "2001-06-01": "party"}


def test_nothing_binds_before_the_treaty_is_in_force_whatever_a_count_gives() -> None:
    treaty = replace(TREATY, later_consent=LaterConsentClause(Pivot.NONE, AT_ONCE, "3"))
    law = derive(treaty, [act("AAA", "ratification", "1999-06-01")], World())
    assert [str(p.status) for p in law.periods["AAA"]] == ["contracting_state", "party"]
    last = law.periods["AAA"][1].steps[-1]
    assert (last.rule, last.provision, last.result) == (str(Floor.TREATY_EIF), "2", day("2000-01-01"))


def test_without_a_clause_on_later_consent_all_share_the_day_and_a_later_one_binds_at_once() -> None:
    closed = replace(TREATY, later_consent=None)
    assert history(act("AAA", "ratification", "1999-06-01"), treaty=closed)["2000-01-01"] == "party"
    assert history(act("AAA", "ratification", "2003-06-01"), treaty=closed) == {"2003-06-01": "party"}


def test_a_floor_of_the_treaty_raises_its_entry_into_force_and_is_told() -> None:
    clause = replace(TREATY.entry_into_force, announced=None, triggered=None, not_before=date(2002, 1, 1))
    law = derive(
        replace(TREATY, entry_into_force=clause),
        [act("AAA", "ratification", "1999-06-01"), act("AAB", "ratification", "1999-07-01")],
        World(),
    )
    assert (law.force.computed, law.force.on, law.force.trigger) == (day("2002-01-01"), day("2002-01-01"), day("1999-07-01"))
    assert [(s.rule, s.result) for s in law.periods["AAA"][1].steps[1:]] == [
        (str(DateFunction.ADD_PERIOD), day("1999-07-31")),
        ("not_before", day("2002-01-01")),
    ]


def test_an_announced_day_that_no_count_gives_is_told_as_announced() -> None:
    clause = replace(TREATY.entry_into_force, triggered=None)
    law = derive(replace(TREATY, entry_into_force=clause), [act("AAA", "ratification", "1999-06-01")], World())
    assert [(s.rule, s.result) for s in law.periods["AAA"][1].steps[1:]] == [("announced", day("2000-01-01"))]


def test_a_recount_is_left_open_by_an_act_known_between_bounds() -> None:
    law = derive(NOT_IN_FORCE, [act("AAA", "ratification", "1999-06-01"), act("AAB", "ratification", "1999-07")], World())
    assert (law.force.on, law.force.computed_trigger) == (None, None)
    known = derive(NOT_IN_FORCE, [act("AAA", "ratification", "1999-08-01"), act("AAB", "ratification", "1999-07")], World())
    assert known.force.computed_trigger == day("1999-08-01"), "either bound gives the same day"


def test_a_published_day_of_succession_wins_and_the_difference_is_reported() -> None:
    world = World(existence={"AAA": Span(date(2001, 1, 1))})
    law = derive(TREATY, [act("AAA", "succession", "2004-05-05", published_effect=day("2001-03-03"))], world)
    assert {p.span.start: str(p.status) for p in law.periods["AAA"]} == {day("2001-03-03"): "party"}
    assert [(c.used, c.other, c.rule) for c in law.conflicts] == [(day("2001-03-03"), day("2001-01-01"), ChoiceRule.SUCCESSION_PRACTICE)]


def test_a_succession_never_dates_back_before_the_treaty_is_in_force() -> None:
    world = World(existence={"AAA": Span(date(1990, 1, 1))})
    law = derive(TREATY, [act("AAA", "succession", "2004-05-05", published_effect=day("1990-01-01"))], world)
    assert {p.span.start: str(p.status) for p in law.periods["AAA"]} == {
        day("1990-01-01"): "contracting_state",
        day("2000-01-01"): "party",
    }
    assert [c.rule for c in law.conflicts] == [ChoiceRule.SUCCESSION_PRACTICE]


def test_what_is_dated_back_takes_the_place_of_what_stood_in_between() -> None:
    world = World(existence={"AAA": Span(date(1999, 3, 1))})
    signed = act("AAA", "signature", "1999-06-01")
    found = history(signed, act("AAA", "succession", "2004-05-05"), world=world)
    assert found == {"1999-03-01": "contracting_state", "2000-01-01": "party"}


def test_several_depositaries_make_the_earliest_deposit_count() -> None:
    rule = replace(AT_ONCE, anchor=Anchor.EARLIEST_DEPOSIT)
    treaty = replace(TREATY, later_consent=LaterConsentClause(Pivot.ENTRY_INTO_FORCE, rule, "3"))
    acts = [act("AAA", "accession", "2001-03-05"), act("AAA", "accession", "2001-03-01", depositary="usa")]
    law = derive(treaty, acts, World())
    assert [p.span.start for p in law.periods["AAA"]] == [day("2001-03-01")] and not law.findings
    aside = replace(act("AAA", "accession", "2001-03-09", set_aside_by=ChoiceRule.EARLIEST_DEPOSIT), reading_of="AAA/accession/2001-03-01")
    told = derive(treaty, [*acts, aside], World())
    assert [(c.used, c.other) for c in told.conflicts] == [(day("2001-03-01"), day("2001-03-09"))]
    assert told.overlays["AAA"] == [], "a later deposit elsewhere leads to no other answer"
    other = replace(aside, set_aside_by=ChoiceRule.DAY_OF_RECEIPT)
    assert len(derive(treaty, [*acts, other], World()).overlays["AAA"]) == 1


def test_a_proof_says_when_it_counts_from_a_bound_and_not_from_a_day() -> None:
    """Six months from the last day on which it can have been done end on the last day on which it can have been bound."""
    law = derive(TREATY, [act("AAA", "ratification", "[2001-01-10..2001-03-31]"), act("AAB", "ratification", "2001-03-31")], World())
    open_, bound = law.periods["AAA"]
    assert (str(open_.status), str(bound.status)) == ("unknown", "party")
    assert [sentence_of(step) for step in bound.steps] == [
        "ratification by AAA between 2001-01-10 and 2001-03-31",
        "Article 3: 1 month from the deposit (by 2001-03-31): 2001-04-30 at the latest",
    ]
    assert sentence_of(open_.steps[-1]) == "Article 3: 1 month from the deposit (2001-01-10 or later): 2001-02-10 at the earliest"
    assert sentence_of(law.periods["AAB"][-1].steps[-1]) == "Article 3: 1 month from the deposit (2001-03-31): 2001-04-30"


@pytest.mark.parametrize(
    ("text", "said"), [("1999-03", "in 1999-03"), ("[..1999-03-31]", "by 1999-03-31"), ("[1999-03-31..]", "on 1999-03-31 or later")]
)
def test_a_day_is_told_as_well_as_it_is_known(text: str, said: str) -> None:
    assert sentence_of(by_act(act("AAA", "ratification", text))) == f"ratification by AAA {said}"
