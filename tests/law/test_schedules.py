"""What parties share is what each of them would owe alone."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kg.law.acts import Act, World
from kg.law.clauses import DeadlineRule, ObligationTemplate, Treaty
from kg.law.derivation import derive
from kg.law.facts import DeadlineFact, Facts
from kg.law.obligations import instances_of
from kg.law.schedules import KNOWN, demands_of, schedule_of
from kg.law.vocabulary import Anchor, DeadlineKind, DeadlineLink, DeadlineStanding, DeonticKind, Topic
from tests.law.test_properties import ACTORS, DAYS, LAST, histories, rules, some, treaties

COUNTED = st.sampled_from([Anchor.STATE_EIF, Anchor.TREATY_EIF, Anchor.DEPOSIT, Anchor.DECISION])


@st.composite
def deadlines(draw: st.DrawFn) -> DeadlineRule:
    kind = draw(st.sampled_from(DeadlineKind))
    if kind is DeadlineKind.FIXED:
        return DeadlineRule(kind, on=draw(DAYS), late_joiner=draw(st.sampled_from(["", "9(1)"])))
    if kind is DeadlineKind.ANNUAL:
        return DeadlineRule(kind, month_day="04-30")
    each = COUNTED.flatmap(rules)
    if kind is DeadlineKind.RELATIVE:
        return DeadlineRule(kind, draw(each))
    return DeadlineRule(kind, rules=tuple(draw(st.lists(each, max_size=2)))) if kind is DeadlineKind.LATEST_OF else DeadlineRule(kind)


@st.composite
def demanding(draw: st.DrawFn) -> Treaty:
    found = [
        ObligationTemplate(f"duty-{n}", DeonticKind.DUTY, Topic.CLEARANCE, "", draw(st.sampled_from(["5", "other:6(1)"])), rule)
        for n, rule in enumerate(draw(st.lists(deadlines(), min_size=1, max_size=5)))
    ]
    return replace(draw(treaties()), obligations=tuple(found))


@some
@given(demanding(), histories(), st.sampled_from(ACTORS), DAYS)
def test_a_party_owes_beside_others_what_it_would_owe_alone(treaty: Treaty, acts: list[Act], told_of: str, told: date) -> None:
    law = derive(treaty, acts, World())
    moved = DeadlineFact("f", told_of, "duty-0", DeadlineLink.EXTENSION, 1, DeadlineStanding.STATED, decided_on=None, meeting="")
    facts = Facts(deadlines=(moved,))
    alone = [
        instance
        for actor, periods in law.periods.items()
        for instance in instances_of(treaty, replace(law, periods={actor: periods}), facts)
    ]
    assert list(instances_of(treaty, law, facts)) == alone


@some
@given(demanding(), st.dictionaries(st.sampled_from(sorted(KNOWN)), DAYS))
def test_only_the_days_that_matter_to_a_demand_tell_what_is_due(treaty: Treaty, told: dict[Anchor, date]) -> None:
    days = {Anchor.STATE_EIF: LAST, **told}
    for demand in demands_of(treaty):
        mattering = {anchor: day for anchor, day in days.items() if anchor in demand.anchors}
        assert schedule_of([demand], days) == schedule_of([replace(demand, always=None)], days) == schedule_of([demand], mattering)
