"""A treaty concluded by exchange ends for both when one of the two leaves; one open to others does not (VCLT 54(a), 55, 70(1))."""

from datetime import date

import pytest
from msgspec.structs import replace

from kg.law.acts import Act, World
from kg.law.clauses import Condition, End, EntryIntoForceClause, Treaty
from kg.law.derivation import Derivation, derive
from kg.law.facts import Facts
from kg.law.obligations import instances_of
from kg.law.vocabulary import ConditionKind, EndCause
from tests.law.cases import FOLDER, acts_of, case_of, world_of
from tests.law.invented import AT_ONCE, NOT_IN_FORCE, TREATY, act, day, findings, statuses

BETWEEN_TWO = replace(
    NOT_IN_FORCE,
    entry_into_force=EntryIntoForceClause(Condition(ConditionKind.EXCHANGE, named=frozenset({"AAA", "AAB"})), AT_ONCE, "2"),
    later_consent=None,
)
EXCHANGED = (act("AAA", "exchange_of_instruments", "2000-01-01"), act("AAB", "exchange_of_instruments", "2000-01-01"))
NOTICE = act("AAB", "withdrawal", "2005-05-31")


def law(*acts: Act, treaty: Treaty = BETWEEN_TWO, known_on: date | None = None) -> Derivation:
    return derive(treaty, [*EXCHANGED, *acts], World(), known_on=known_on)


def test_the_departure_of_one_of_two_ends_the_treaty_for_the_other_as_well() -> None:
    derived = law(NOTICE)
    assert statuses(derived, "AAA") == {"2000-01-01": "party", "2005-08-31": "treaty_ended"}
    assert statuses(derived, "AAB") == {"2000-01-01": "party", "2005-05-31": "withdrawing", "2005-08-31": "treaty_ended"}
    for actor in ("AAA", "AAB"):
        *led_to_it, last = derived.periods[actor][-1].steps
        assert [s.act.id for s in led_to_it if s.act is not None] == [NOTICE.id], "the notice of the other is the reason"
        assert (last.kind, last.provision, last.rule, last.result) == ("end", "4", "withdrawal", day("2005-08-31"))
        assert last.sources == ("s",)


def test_what_is_owed_ends_by_its_own_withdrawal_for_the_one_that_left_alone() -> None:
    treaty = replace(BETWEEN_TWO, obligations=case_of(FOLDER / "inf-end.toml").treaty.obligations)
    ends = {i.actor: i.end.by_withdrawal for i in instances_of(treaty, law(NOTICE, treaty=treaty), Facts()) if i.end is not None}
    assert ends == {"AAA": False, "AAB": True}


def test_acts_after_that_end_come_too_late() -> None:
    derived = law(NOTICE, act("AAA", "withdrawal", "2005-08-31"))
    assert findings(derived) == {"AAA/withdrawal/2005-08-31": "act-after-end"}
    both = law(NOTICE, act("AAA", "withdrawal", "2005-06-30"))
    assert statuses(both, "AAA") == {"2000-01-01": "party", "2005-06-30": "withdrawing", "2005-08-31": "treaty_ended"}
    assert findings(both) == {}


def test_a_notice_that_is_taken_back_or_that_nobody_could_know_of_ends_nothing() -> None:
    taken_back = act("AAB", "revocation_of_notice", "2005-08-30")
    assert statuses(law(NOTICE, taken_back), "AAA") == {"2000-01-01": "party"}
    assert statuses(law(NOTICE, known_on=day("2005-05-30")), "AAA") == {"2000-01-01": "party"}
    assert statuses(law(NOTICE, known_on=day("2005-05-31")), "AAA")["2005-08-31"] == "treaty_ended"


def test_without_a_clause_the_notice_ends_it_under_the_law_of_treaties() -> None:
    derived = law(NOTICE, treaty=replace(BETWEEN_TWO, withdrawal=None))
    last = derived.periods["AAA"][-1].steps[-1]
    assert (last.treaty, last.provision, last.result) == ("vclt", "56(2)", day("2006-05-31"))


def test_of_more_than_two_the_last_departure_counts() -> None:
    condition = Condition(ConditionKind.EXCHANGE, named=frozenset({"AAA", "AAB", "AAC"}))
    three = replace(BETWEEN_TWO, entry_into_force=replace(BETWEEN_TWO.entry_into_force, condition=condition))
    third = act("AAC", "exchange_of_instruments", "2000-01-01")
    assert statuses(law(third, NOTICE, treaty=three), "AAA") == {"2000-01-01": "party"}
    again = law(third, NOTICE, act("AAC", "withdrawal", "2006-01-01"), treaty=three)
    assert statuses(again, "AAA") == {"2000-01-01": "party", "2006-04-01": "treaty_ended"}
    assert statuses(again, "AAB")["2005-08-31"] == "former_party", "it had left before"
    assert "2006-04-01" not in statuses(again, "AAB")


def test_a_treaty_open_to_others_outlasts_all_but_one_of_its_parties() -> None:
    acts = [act("AAA", "ratification", "1999-12-02"), act("AAB", "ratification", "1999-12-02"), NOTICE]
    assert statuses(derive(TREATY, acts, World()), "AAA") == {"1999-12-02": "contracting_state", "2000-01-01": "party"}


@pytest.mark.parametrize("slug", ["abm", "inf"])
def test_the_notice_alone_gives_the_end_that_sources_tell(slug: str) -> None:
    case = case_of(FOLDER / f"{slug}-end.toml")
    told = case.treaty.end
    derived = derive(replace(case.treaty, end=None), acts_of(case), world_of(case.told))
    assert told is not None and derived.treaty.end is not None
    assert (derived.treaty.end.on, derived.treaty.end.cause, derived.treaty.end.provision) == (told.on, EndCause.WITHDRAWAL, told.provision)
    as_told = case.derived()
    assert {a: statuses(derived, a) for a in derived.periods} == {a: statuses(as_told, a) for a in as_told.periods}


def test_an_end_that_is_told_stands_unless_a_departure_comes_before_it() -> None:
    expires = replace(BETWEEN_TWO, end=End(day("2005-08-31"), EndCause.EXPIRY, "9", ("t",)))
    assert law(NOTICE, treaty=expires).treaty.end == expires.end
    later = replace(expires, end=End(day("2005-09-01"), EndCause.EXPIRY, "9", ("t",)))
    assert statuses(law(NOTICE, treaty=later), "AAA")["2005-08-31"] == "treaty_ended"
