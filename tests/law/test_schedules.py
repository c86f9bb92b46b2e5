"""What parties share is what each of them would owe alone."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kg.law.acts import Act, World
from kg.law.clauses import DeadlineRule, LaterConsentClause, ObligationTemplate, Treaty
from kg.law.date_rules import DateRule
from kg.law.days import exactly
from kg.law.derivation import derive
from kg.law.facts import DeadlineFact, Facts
from kg.law.obligations import instances_of
from kg.law.schedules import KNOWN, demands_of, schedule_of
from kg.law.turns import ledger_of, told_turns_of
from kg.law.vocabulary import ActKind, Anchor, DateFunction, DeadlineKind, DeadlineLink, DeadlineStanding, DeonticKind, Pivot, Topic
from tests.law.test_properties import ACTORS, DAYS, FIRST, LAST, histories, rules, some, treaties

AT_ONCE = LaterConsentClause(Pivot.TRIGGER_DEPOSIT, DateRule(DateFunction.ADD_PERIOD, Anchor.DEPOSIT, 0), "1")
COUNTED = st.sampled_from([Anchor.STATE_EIF, Anchor.TREATY_EIF, Anchor.DEPOSIT, Anchor.DECISION])


@st.composite
def deadlines(draw: st.DrawFn) -> DeadlineRule:
    kind = draw(st.sampled_from([DeadlineKind.FIXED, DeadlineKind.RELATIVE, DeadlineKind.RELATIVE, *DeadlineKind]))
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
    plain = replace(draw(treaties()), later_consent=draw(st.sampled_from([None, AT_ONCE])), obligations=tuple(found))
    return replace(plain, entry_into_force=replace(plain.entry_into_force, announced=FIRST, triggered=FIRST))


@st.composite
def joined(draw: st.DrawFn) -> list[Act]:
    """Each of the actors consents, some of them on one day, and some do more."""
    days = draw(st.lists(DAYS, min_size=2, max_size=3))
    consents = [Act(f"c{actor}", actor, ActKind.RATIFICATION, exactly(draw(st.sampled_from(days)))) for actor in ACTORS]
    return consents + draw(histories())


@some
@given(demanding(), joined(), st.sampled_from(ACTORS), DAYS)
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


@settings(some, max_examples=150)
@given(demanding(), joined(), st.booleans())
def test_a_duty_turns_beside_others_as_it_would_alone(treaty: Treaty, acts: list[Act], told: bool) -> None:
    law = derive(treaty, acts, World())
    missed = DeadlineFact("m", "AAB", "duty-0", DeadlineLink.INITIAL, 0, DeadlineStanding.MISSED, sources=("s",))
    facts = Facts(deadlines=(missed,) if told else ())
    for instance, turns in ledger_of(treaty, law, facts, date(1999, 12, 31)):
        assert turns == told_turns_of(instance, date(1999, 12, 31)), instance.id


@some
@given(demanding(), st.dictionaries(st.sampled_from(sorted(KNOWN)), DAYS))
def test_only_the_days_that_matter_to_a_demand_tell_what_is_due(treaty: Treaty, told: dict[Anchor, date]) -> None:
    days = {Anchor.STATE_EIF: LAST, **told}
    for demand in demands_of(treaty):
        mattering = {anchor: day for anchor, day in days.items() if anchor in demand.anchors}
        assert schedule_of([demand], days) == schedule_of([replace(demand, always=None)], days) == schedule_of([demand], mattering)
