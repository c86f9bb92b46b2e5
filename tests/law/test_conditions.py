"""The conditions of entry into force, each met on its day and not the day before (VCLT 24(1))."""

from datetime import date

import pytest

from kg.law.acts import Act
from kg.law.clauses import Condition
from kg.law.conditions import first_day_met
from kg.law.days import Span, exactly
from kg.law.vocabulary import ActKind, ActObject, ConditionKind

RATIFYING = frozenset({ActKind.RATIFICATION, ActKind.ACCEPTANCE, ActKind.APPROVAL})


def act(actor: str, day: int, kind: ActKind = ActKind.RATIFICATION, object_: ActObject = ActObject.TREATY) -> Act:
    return Act(f"{actor}/{kind}/{day:02}", actor, kind, exactly(date(2000, 1, day)), object_)


def met(condition: Condition, *acts: Act, parents: dict[str, tuple[Span, ...]] | None = None) -> tuple[int | None, str]:
    day, triggered_by = first_day_met(condition, acts, parents or {})
    return day.day if day else None, "".join(a.actor for a in triggered_by)


def test_a_count_is_met_by_the_nth_actor_and_all_instruments_of_that_day_count() -> None:
    three = Condition(ConditionKind.COUNT, 3)
    assert met(three, act("A", 1), act("B", 2)) == (None, "")
    assert met(three, act("A", 1), act("B", 2), act("C", 4), act("D", 4)) == (4, "CD")
    assert met(three, act("A", 1), act("A", 2), act("A", 3)) == (None, ""), "one actor counts once"


def test_only_the_kinds_that_the_clause_names_count() -> None:
    two = Condition(ConditionKind.COUNT, 2, counts=RATIFYING)
    assert met(two, act("A", 1), act("B", 2, ActKind.ACCESSION), act("C", 3, ActKind.APPROVAL)) == (3, "C")
    assert met(two, act("A", 1), act("B", 2, ActKind.SIGNATURE)) == (None, "")


def test_a_consent_whose_kind_no_source_tells_counts_as_the_ratification_it_may_be() -> None:
    told, untold = act("A", 1), act("B", 2, ActKind.CONSENT_TO_BE_BOUND)
    assert met(Condition(ConditionKind.COUNT, 2, counts=RATIFYING), told, untold) == (2, "B")
    assert met(Condition(ConditionKind.COUNT, 2, counts=frozenset({ActKind.ACCESSION})), told, untold) == (None, "")


def test_succeeding_to_a_signature_is_no_instrument() -> None:
    assert met(Condition(ConditionKind.COUNT, 1), act("A", 1, ActKind.SUCCESSION, ActObject.SIGNATURE)) == (None, "")


@pytest.mark.parametrize(
    "taken_back",
    [act("A", 2, ActKind.WITHDRAWAL_OF_INSTRUMENT, ActObject.INSTRUMENT), act("A", 2, ActKind.WITHDRAWAL, ActObject.INSTRUMENT)],
)
def test_an_instrument_taken_back_no_longer_counts_but_one_deposited_again_does(taken_back: Act) -> None:
    two = Condition(ConditionKind.COUNT, 2)
    assert met(two, act("A", 1), taken_back, act("B", 3)) == (None, "")
    assert met(two, act("A", 1), taken_back, act("B", 3), act("A", 5)) == (5, "A")
    assert met(two, act("A", 1), act("B", 1), taken_back) == (1, "AB"), "a condition once met stays met (VCLT 55)"
    assert met(two, act("A", 1), act("A", 3, ActKind.WITHDRAWAL), act("B", 3)) == (3, "B"), "leaving is not taking back"


def test_named_states_and_as_many_in_all_or_as_many_others() -> None:
    in_all = Condition(ConditionKind.NAMED_PLUS_COUNT, 3, named=frozenset("AB"))
    others = Condition(ConditionKind.NAMED_PLUS_COUNT, others=2, named=frozenset("AB"))
    acts = [act("C", 1), act("A", 2), act("B", 3), act("D", 4)]
    assert met(in_all, *acts) == (3, "B")
    assert met(others, *acts) == (4, "D")
    assert met(in_all, act("A", 1), act("C", 2), act("D", 3)) == (None, ""), "B is missing"
    assert met(Condition(ConditionKind.CATEGORY, 3, named=frozenset("AB")), *acts) == (3, "B")


def test_all_named_and_all_signatories() -> None:
    named = Condition(ConditionKind.ALL_OF_NAMED, named=frozenset("AB"))
    assert met(named, act("A", 1), act("C", 2)) == (None, "")
    assert met(named, act("A", 1), act("C", 2), act("B", 3)) == (3, "B")
    signed = [act("A", 1, ActKind.SIGNATURE), act("B", 1, ActKind.SIGNATURE)]
    signatories = Condition(ConditionKind.ALL_SIGNATORIES)
    assert met(signatories, *signed, act("A", 2)) == (None, "")
    assert met(signatories, *signed, act("A", 2), act("B", 5)) == (5, "B")
    assert met(signatories, act("A", 2)) == (None, ""), "nobody is known to have signed"
    assert met(Condition(ConditionKind.ALL_SIGNATORIES, named=frozenset("AC")), *signed, act("A", 2), act("C", 6)) == (6, "C")


def test_signatories_are_those_of_the_day_and_no_later_signature_undoes_what_was_met() -> None:
    signatories = Condition(ConditionKind.ALL_SIGNATORIES)
    signed = [act("A", 1, ActKind.SIGNATURE), act("B", 1, ActKind.SIGNATURE)]
    agreed = [*signed, act("A", 3), act("B", 4)]
    assert met(signatories, *agreed, act("C", 6, ActKind.SIGNATURE)) == (4, "B"), "met before it was signed again (VCLT 55)"
    third = act("C", 2, ActKind.SIGNATURE)
    assert met(signatories, *agreed, third) == (None, ""), "one of those who had signed is missing"
    assert met(signatories, *agreed, third, act("C", 9)) == (9, "C")
    back = act("C", 6, ActKind.WITHDRAWAL, ActObject.SIGNATURE)
    assert met(signatories, *agreed, third, back) == (6, ""), "who took its signature back is waited for no longer"
    assert met(signatories, signed[0], act("A", 2), act("B", 3, ActKind.SIGNATURE)) == (None, ""), "nobody agrees with itself alone"


def test_an_exchange_is_what_both_did_that_day_whatever_was_ratified_before() -> None:
    exchange = Condition(ConditionKind.EXCHANGE, named=frozenset("AB"))
    ratified = [act("A", 1), act("B", 2)]
    exchanged = [act(actor, 5, ActKind.EXCHANGE_OF_INSTRUMENTS) for actor in "AB"]
    assert met(exchange, *ratified, *exchanged) == (5, "AB")
    assert met(exchange, *ratified) == (2, "B"), "the source knows ratifications only"


def test_a_share_moves_with_the_parties_to_the_parent_treaty() -> None:
    two_thirds = Condition(ConditionKind.FRACTION, numerator=2, denominator=3)
    since = (Span(date(1990, 1, 1)),)
    acts = [act("A", 2), act("B", 4), act("X", 5)]
    assert met(two_thirds, *acts, parents=dict.fromkeys("ABC", since)) == (4, "B")
    joined = dict.fromkeys("ABC", since) | {"D": (Span(date(2000, 1, 3)),)}
    assert met(two_thirds, *acts, parents=joined) == (None, ""), "X is no party to the parent treaty"
    assert met(two_thirds, *acts, act("C", 9), parents=joined) == (9, "C")
    left = joined | {"D": (Span(date(2000, 1, 3), date(2000, 1, 7)),)}
    assert met(two_thirds, *acts, parents=left) == (7, ""), "two of three, once the fourth has left"
    assert met(two_thirds, *acts) == (None, "")


def test_where_each_state_has_its_own_conditions_two_are_enough_once_they_waived_them() -> None:
    own = Condition(ConditionKind.PER_STATE_CONDITIONS)
    assert met(own, act("A", 1), act("B", 3)) == (3, "B")
    waivable = Condition(ConditionKind.PER_STATE_CONDITIONS, waivable=True)
    assert met(waivable, act("A", 1), act("B", 3), act("A", 2, ActKind.WAIVER)) == (None, "")
    assert met(waivable, act("A", 1), act("B", 3), act("A", 2, ActKind.WAIVER), act("B", 6, ActKind.WAIVER)) == (6, "")
