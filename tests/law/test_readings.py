"""Acts known only between two bounds: definite is what every lawful reading gives, and nothing else (law model, section 1)."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kg.law.acts import Act, ArmedConflict, World
from kg.law.clauses import Condition, Treaty
from kg.law.date_rules import DateRule
from kg.law.days import Day, Span, between, exactly
from kg.law.derivation import Derivation, derive
from kg.law.status import status_on
from kg.law.vocabulary import ActKind, ActObject, Anchor, BaseStatus, ConditionKind, DateFunction, Pivot, Proviso, Unit
from tests.law.invented import AT_ONCE, NOT_IN_FORCE, TREATY, act, day, findings, statuses

THREE = (act("AAX", "ratification", "1999-08-01"), act("AAY", "ratification", "1999-08-31"), act("AAZ", "ratification", "2000-02-29"))


def test_a_notice_is_read_after_the_consent_that_it_needs() -> None:
    law = derive(TREATY, [act("AAA", "accession", "2005"), act("AAA", "withdrawal", "2005-11-01")], World())
    assert not law.findings, "the consent came before the notice, for some day of the year allows it"
    assert statuses(law, "AAA") == {"2005-01-01": "unknown", "2005-12-01": "withdrawing", "2006-02-01": "former_party"}, (
        "bound a month after the notice at the latest, and before it ran out"
    )


def test_a_notice_may_follow_a_consent_of_the_same_year() -> None:
    law = derive(TREATY, [act("AAA", "withdrawal", "2005"), act("AAA", "accession", "2005-03")], World())
    assert law.bound_spans("AAA") == (Span(day("2005-04-30"), day("2005-06-01")),), "bound by then, and out from then on at the earliest"
    assert statuses(law, "AAA") == {
        "2005-03-01": "unknown",
        "2005-03-31": "party_pending",
        "2005-04-01": "unknown",
        "2005-04-30": "unknown",
        "2005-06-01": "unknown",
        "2006-03-31": "former_party",
    }, "out three months after the last day of the year"


def test_who_may_have_given_notice_is_bound_until_it_can_have_run_out() -> None:
    law = derive(TREATY, [act("AAA", "accession", "2001-01-15"), act("AAA", "withdrawal", "[2010-01-01..2010-06-30]")], World())
    assert list(statuses(law, "AAA").items())[2:] == [
        ("2010-01-01", "unknown"),
        ("2010-04-01", "unknown"),
        ("2010-09-30", "former_party"),
    ]
    assert [p.bound for p in law.periods["AAA"]] == [False, True, True, False, False]
    assert law.bound_spans("AAA") == (Span(day("2001-02-15"), day("2010-04-01")),)
    answer = status_on(law, "AAA", day("2010-03-01"))
    assert (answer.status, answer.bound) == (BaseStatus.UNKNOWN, True), "a party or withdrawing: bound by either"


def test_a_notice_is_read_after_the_entry_into_force_that_it_needs() -> None:
    law = derive(TREATY, [act("AAA", "accession", "1999-06-01"), act("AAA", "withdrawal", "[1999-10-01..2000-03-01]")], World())
    assert not law.findings and law.bound_spans("AAA") == (Span(day("2000-01-01"), day("2000-04-01")),)
    assert statuses(law, "AAA")["2000-06-01"] == "former_party"


def test_an_instrument_taken_back_may_have_stood_for_a_while_in_between() -> None:
    law = derive(TREATY, [act("AAA", "ratification", "2005"), act("AAA", "withdrawal_of_instrument", "2005")], World())
    assert status_on(law, "AAA", day("2005-06-15")).status is BaseStatus.UNKNOWN and not law.bound_spans("AAA")


def test_a_notice_that_ran_out_before_the_next_consent_was_given_in_time() -> None:
    joined, again = act("AAA", "accession", "2001-01-15"), act("AAA", "accession", "2005-08-31")
    law = derive(TREATY, [joined, act("AAA", "withdrawal", "2005"), again], World())
    assert not law.findings and statuses(law, "AAA")["2005-09-30"] == "party"
    assert statuses(law, "AAA")["2005-08-31"] == "party_pending", "it had left by then"


def test_a_fault_of_every_reading_is_found() -> None:
    law = derive(TREATY, [act("AAA", "accession", "2006"), act("AAA", "withdrawal", "2005")], World())
    assert findings(law) == {"AAA/withdrawal/2005": "withdrawal-without-consent"}


def test_an_act_takes_effect_on_a_day_that_all_readings_give() -> None:
    law = derive(TREATY, [act("AAA", "accession", "2005"), act("AAB", "accession", "1999-06")], World())
    assert law.effects == {"AAB/accession/1999-06": day("2000-01-01")}


def test_more_readings_than_can_be_compared_leave_the_status_unknown() -> None:
    kinds = ["accession", "withdrawal", "revocation_of_notice", "withdrawal", "accession"]
    acts = [act("AAA", kind, f"[2005-01-0{n}..2005-12-31]") for n, kind in enumerate(kinds, 1)]
    law = derive(TREATY, acts, World())
    assert statuses(law, "AAA") == {"2005-01-01": "unknown"} and not law.findings


@pytest.mark.parametrize(("threshold", "on"), [(3, "2000-08-01"), (2, "2000-02-01")])
def test_a_treaty_is_in_force_from_the_day_that_both_bounds_give(threshold: int, on: str) -> None:
    law = derive(_first_of_month(threshold), [*THREE, act("AAA", "accession", "[2000-02-28..2000-03-01]")], World())
    assert (law.force.on, law.force.computed) == (day(on), day(on))
    assert statuses(law, "AAX") == {"1999-08-01": "contracting_state", on: "party"}


def test_a_treaty_may_be_in_force_between_the_days_that_the_bounds_give() -> None:
    leaving = act("AAX", "withdrawal", "2001-02-01")
    law = derive(_first_of_month(3), [*THREE[:2], act("AAA", "accession", "[2000-02-28..2000-03-01]"), leaving], World())
    assert law.force.on is None and law.force.between == between(day("2000-08-01"), day("2000-09-01"))
    found = statuses(law, "AAX")
    assert list(found.items())[:4] == [
        ("1999-08-01", "contracting_state"),
        ("2000-08-01", "unknown"),
        ("2000-09-01", "party"),
        ("2001-02-01", "withdrawing"),
    ]
    assert not law.findings, "no reading denies that the treaty was in force when the notice came"


def test_an_instrument_taken_back_within_bounds_may_never_have_counted() -> None:
    taken_back = act("AAZ", "withdrawal_of_instrument", "[2000-03-01..2000-12-31]")
    law = derive(_first_of_month(3), [*THREE[:2], act("AAZ", "accession", "2000-02-29"), taken_back], World())
    assert law.force.on == day("2000-08-01"), "it stood on the day that met the condition"
    early = act("AAZ", "withdrawal_of_instrument", "[2000-02-01..2000-12-31]")
    law = derive(_first_of_month(4), [*THREE, early, act("AAA", "accession", "2000-06-01")], World())
    assert law.force.between == between(day("2000-12-01"), date.max), "taken back before the last one came it never did"


def _first_of_month(threshold: int) -> Treaty:
    rule = DateRule(DateFunction.FIRST_OF_MONTH, Anchor.TRIGGER, 6)
    clause = replace(NOT_IN_FORCE.entry_into_force, condition=Condition(ConditionKind.COUNT, threshold), rule=rule)
    assert NOT_IN_FORCE.later_consent is not None
    later = replace(NOT_IN_FORCE.later_consent, pivot=Pivot.TRIGGER_DEPOSIT, rule=replace(rule, anchor=Anchor.DEPOSIT))
    return replace(NOT_IN_FORCE, entry_into_force=clause, later_consent=later)


RULES = st.sampled_from(
    [
        AT_ONCE,
        DateRule(DateFunction.ADD_PERIOD, Anchor.DEPOSIT, 6, Unit.MONTH),
        DateRule(DateFunction.ADD_PERIOD, Anchor.DEPOSIT, 90, Unit.DAY),
        DateRule(DateFunction.FIRST_OF_MONTH, Anchor.DEPOSIT, 6),
    ]
)
IN_TURN = st.sampled_from(
    [
        "signature ratification withdrawal",
        "signature ratification withdrawal_of_instrument",
        "accession withdrawal",
        "accession withdrawal revocation_of_notice",
        "accession withdrawal accession",
        "accession withdrawal revocation_of_notice withdrawal",
        "ratification withdrawal_of_instrument accession",
        "signature ratification",
    ]
)
DAYS = st.dates(date(2000, 1, 1), date(2003, 12, 31))


@st.composite
def treaties(draw: st.DrawFn) -> Treaty:
    assert TREATY.later_consent is not None and TREATY.withdrawal is not None
    rule, announced = draw(RULES), draw(st.sampled_from([None, date(2000, 7, 1)]))
    clause = replace(TREATY.entry_into_force, condition=Condition(ConditionKind.COUNT, 2), rule=rule, announced=announced, triggered=None)
    leaving = replace(
        TREATY.withdrawal,
        rule=replace(TREATY.withdrawal.rule, n=draw(st.sampled_from([3, 6, 12]))),
        proviso=draw(st.sampled_from([None, next(iter(Proviso))])),
        earliest_notice_n=draw(st.integers(0, 1)),
    )
    later = replace(TREATY.later_consent, pivot=draw(st.sampled_from(Pivot)), rule=rule)
    return replace(TREATY, entry_into_force=clause, later_consent=later, withdrawal=leaving)


@st.composite
def in_turn(draw: st.DrawFn) -> list[Act]:
    """Acts that can follow one another, on days of which some are told between two bounds."""
    kinds = draw(IN_TURN).split()
    done = sorted(draw(DAYS) for _ in kinds)
    return [_act(number, "AAA", kind, draw(_told(on))) for number, (kind, on) in enumerate(zip(kinds, done, strict=True))]


def _told(on: date) -> st.SearchStrategy[Day]:
    year, month = date(on.year, 1, 1), on.replace(day=1)
    near = st.builds(lambda a, b: Day(on - timedelta(a), on + timedelta(b), "near"), st.integers(0, 90), st.integers(1, 90))
    within = [exactly(on), Day(year, date(on.year, 12, 31), "year"), Day(month, month + timedelta(27), "month")]
    return st.sampled_from(within).filter(lambda day: day.latest >= on) | near


def _act(number: int, actor: str, kind: str, on: Day) -> Act:
    return Act(f"{actor}/{number}", actor, ActKind(kind), on, ActObject.TREATY, sources=("s",))


def _one_of(acts: Sequence[Act], opened: date, random: Random) -> list[Act]:
    """The acts on days within their bounds, often on one of these."""
    found = []
    for each in acts:
        first, last = max(each.day.earliest, opened), each.day.latest
        day = random.choice([first, last, first + timedelta(random.randrange((last - first).days + 1))])
        found.append(replace(each, day=exactly(day)))
    return found


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    treaties(),
    in_turn(),
    _told(date(1999, 12, 31)),
    st.lists(st.tuples(DAYS, st.integers(0, 400)), max_size=1),
    st.randoms(use_true_random=False),
)
def test_what_is_definite_holds_by_every_lawful_choice_of_days(
    treaty: Treaty, mine: list[Act], second: Day, fights: list[tuple[date, int]], random: Random
) -> None:
    others = [_act(0, "AAX", "ratification", exactly(date(1999, 11, 1))), _act(0, "AAY", "ratification", second)]
    world = World(conflicts=tuple(ArmedConflict("AAA", Span(start, start + timedelta(n + 1)), "AAX", ("s",)) for start, n in fights))
    told = derive(treaty, [*others, *mine], world)
    for _ in range(25):
        chosen = derive(treaty, _one_of([*others, *mine], date(1999, 1, 1), random), world)
        assert findings(told).items() <= findings(chosen).items()
        if not chosen.findings:
            assert not _false(told, chosen) and not _bound_by_mistake(told, chosen)


def _false(told: Derivation, chosen: Derivation) -> Mapping[str, tuple[str, str]]:
    """By day, a definite status that a history with chosen days does not have."""
    starts = {p.span.start for law in (told, chosen) for p in law.periods.get("AAA", ())}
    days = sorted({day + timedelta(near) for day in starts for near in (-1, 0, 40)})
    both = {str(on): (status_on(told, "AAA", on).status, status_on(chosen, "AAA", on).status) for on in days}
    return {on: pair for on, pair in both.items() if pair[0] not in (BaseStatus.UNKNOWN, pair[1])}


def _bound_by_mistake(told: Derivation, chosen: Derivation) -> list[Span]:
    """The spans of being bound that go beyond those of a history with chosen days."""
    sure = chosen.bound_spans("AAA")
    return [s for s in told.bound_spans("AAA") if not any(o.start <= s.start and (o.end or date.max) >= (s.end or date.max) for o in sure)]
