"""The real Mine Ban Convention: dates, counts and the contested cases."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from kg.law.derivation import Derivation, derive
from kg.law.status import status_on
from kg.law.vocabulary import BOUND, CONSENTS, BaseStatus, ChoiceRule, ConflictKind, OverlayKind
from tests.law import apmbc


@pytest.fixture(scope="module")
def derived() -> Derivation:
    return derive(apmbc.treaty(), apmbc.acts(), apmbc.world())


def bound_on(derived: Derivation, day: date) -> set[str]:
    return {actor for actor in derived.periods if status_on(derived, actor, day).bound}


def test_the_computed_entry_into_force_agrees_with_the_announced_one(derived: Derivation) -> None:
    assert (derived.force.computed_trigger, derived.force.computed) == (date(1998, 9, 16), date(1999, 3, 1))
    assert (derived.force.trigger, derived.force.on) == (date(1998, 9, 16), date(1999, 3, 1))
    assert {a.actor for a in derived.force.triggered_by} == {"BFA", "GNQ"}


def test_all_past_and_present_parties_are_there(derived: Derivation) -> None:
    assert sum(any(p.status in BOUND for p in periods) for periods in derived.periods.values()) == 166
    assert sum(a.kind == "signature" for a in apmbc.acts()) == 133
    assert sum(a.kind in CONSENTS and a.set_aside_by is None for a in apmbc.acts()) == 166


def test_lithuania_is_bound_on_the_26th_and_not_on_the_27th(derived: Derivation) -> None:
    before, after = (status_on(derived, "LTU", date(2025, 12, day)) for day in (26, 27))
    assert (before.status, before.bound) == (BaseStatus.WITHDRAWING, True)
    assert (after.status, after.bound) == (BaseStatus.FORMER_PARTY, False)
    assert after.period is not None
    act, notice, proviso = after.period.steps
    assert act.act is not None and act.act.day.text == "2025-06-27"
    assert (notice.provision, notice.rule, notice.parameters) == ("20(3)", "add_period", {"n": 6, "unit": "month"})
    assert (notice.anchor, notice.result) == ("receipt_by_depositary", date(2025, 12, 27))
    assert (proviso.provision, proviso.outcome) == ("20(3)", "not_engaged_effect_published")


def test_the_vote_in_may_changed_nothing(derived: Derivation) -> None:
    assert status_on(derived, "LTU", date(2025, 5, 9)).status is BaseStatus.PARTY


@pytest.mark.parametrize(
    ("day", "count"),
    [("2025-06-30", 164), ("2025-12-26", 166), ("2025-12-27", 163), ("2026-01-10", 162), ("2026-02-20", 161), ("2026-04-14", 161)],
)
def test_counts_follow_from_the_acts(derived: Derivation, day: str, count: int) -> None:
    assert len(bound_on(derived, date.fromisoformat(day))) == count


def test_only_the_reported_conflicts_differ_from_published_dates(derived: Derivation) -> None:
    found = {(c.act.actor, c.kind, c.rule) for c in derived.conflicts}
    assert found == {
        ("BLR", ConflictKind.EFFECTIVE_DATE, ChoiceRule.AGREES_WITH_CLAUSE),
        ("DZA", ConflictKind.EFFECTIVE_DATE, ChoiceRule.AGREES_WITH_CLAUSE),
        ("MNE", ConflictKind.EFFECTIVE_DATE, ChoiceRule.SUCCESSION_PRACTICE),
        ("TON", ConflictKind.ACT_DATE, ChoiceRule.MAJORITY_OF_SOURCES),
        ("UKR", ConflictKind.ACT_DATE, ChoiceRule.DAY_OF_RECEIPT),
    }


def test_ukraine_stays_a_party_with_its_claim_and_the_objections_beside_it(derived: Derivation) -> None:
    answer = status_on(derived, "UKR", date(2026, 1, 1))
    assert answer.status is BaseStatus.PARTY
    assert {o.claimant for o in answer.overlays if o.kind is OverlayKind.SUSPENDED_CLAIMED} == {"UKR"}
    objecting = {o.claimant for o in answer.overlays if o.kind is OverlayKind.OBJECTION_PENDING}
    assert objecting == {"AUT", "BEL", "CHE", "COL", "NOR", "NZL"}


def test_successors_are_dated_back_and_open_until_they_notify(derived: Derivation) -> None:
    assert status_on(derived, "SSD", date(2011, 7, 9)).status is BaseStatus.PARTY
    earlier = derive(apmbc.treaty(), apmbc.acts(), apmbc.world(), known_on=date(2011, 8, 1))
    assert status_on(earlier, "SSD", date(2011, 8, 1)).status is BaseStatus.SUCCESSION_OPEN


def test_what_was_known_in_june_and_july_2025_about_lithuania() -> None:
    june, july = (derive(apmbc.treaty(), apmbc.acts(), apmbc.world(), known_on=date(2025, month, 1)) for month in (6, 7))
    assert status_on(june, "LTU", date(2026, 1, 1)).status is BaseStatus.PARTY
    assert status_on(july, "LTU", date(2026, 1, 1)).status is BaseStatus.FORMER_PARTY


def test_every_actor_has_one_base_status_per_day(derived: Derivation) -> None:
    for periods in derived.periods.values():
        for first, second in pairwise(periods):
            assert first.span.end == second.span.start
        assert all(p.span.end is None or p.span.end > p.span.start for p in periods)


def test_no_one_is_counted_twice_at_a_boundary(derived: Derivation) -> None:
    days = {p.span.start for periods in derived.periods.values() for p in periods}
    for day in days:
        for near in (day - timedelta(1), day, day + timedelta(1)):
            for periods in derived.periods.values():
                assert sum(near in p.span for p in periods) <= 1


def test_the_order_of_rows_does_not_matter(derived: Derivation) -> None:
    assert derive(apmbc.treaty(), apmbc.acts()[::-1], apmbc.world()).periods == derived.periods
