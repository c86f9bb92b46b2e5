"""What holds for any history, however odd: random acts, random clauses, random worlds."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kg.law.acts import Act, ArmedConflict, Position, Relation, World
from kg.law.clauses import Condition, EntryIntoForceClause, LaterConsentClause, SignatureWindow, Treaty, WithdrawalClause
from kg.law.date_rules import DateRule, result_of
from kg.law.days import Day, Span, exactly
from kg.law.derivation import Derivation, derive
from kg.law.reasons import Step
from kg.law.status import status_of, status_on
from kg.law.vocabulary import (
    BOUND,
    ActKind,
    ActObject,
    Anchor,
    BaseStatus,
    ConditionKind,
    DateFunction,
    Floor,
    Pivot,
    Proviso,
    RelationKind,
    Stance,
    SuccessionRule,
    Unit,
)

some = settings(max_examples=40, deadline=None, derandomize=True)
"""Enough to find what a change breaks, the same in every run."""

FIRST, LAST = date(1990, 1, 1), date(1996, 12, 31)
ACTORS = ("AAA", "AAB", "AAC", "AAD")
DAYS = st.dates(FIRST, LAST)
KINDS = st.sampled_from(
    [
        ActKind.SIGNATURE,
        ActKind.RATIFICATION,
        ActKind.ACCESSION,
        ActKind.SUCCESSION,
        ActKind.WITHDRAWAL,
        ActKind.WITHDRAWAL,
        ActKind.REVOCATION_OF_NOTICE,
        ActKind.WITHDRAWAL_OF_INSTRUMENT,
        ActKind.SUSPENSION,
        ActKind.PROVISIONAL_APPLICATION,
        ActKind.NO_INTENT_TO_BECOME_PARTY,
        ActKind.RESERVATION,
    ]
)


@st.composite
def rules(draw: st.DrawFn, anchor: Anchor, *, least: int = 0) -> DateRule:
    function = draw(st.sampled_from(DateFunction)) if least == 0 else DateFunction.ADD_PERIOD
    n = draw(st.integers(max(least, 0), 14))
    return DateRule(function, anchor, n, draw(st.sampled_from(Unit)) if n <= 3 else Unit.MONTH, draw(st.booleans()) and least > 0, "1")


@st.composite
def treaties(draw: st.DrawFn) -> Treaty:
    announced = draw(st.none() | DAYS)
    trigger = DateRule(DateFunction.ADD_PERIOD, Anchor.TRIGGER, draw(st.integers(0, 200)), Unit.DAY, provision="1(1)")
    floors = draw(st.sampled_from([frozenset[Floor](), frozenset({Floor.PARENT_STATE_EIF})]))
    clause = WithdrawalClause(draw(rules(Anchor.NOTIFICATION, least=1)), "2", draw(st.sampled_from([None, *Proviso])), "2(1)")
    return Treaty(
        "invented",
        EntryIntoForceClause(Condition(ConditionKind.COUNT, draw(st.integers(1, 3))), trigger, "1(1)", draw(st.none() | DAYS), announced),
        draw(st.none() | st.builds(LaterConsentClause, st.sampled_from(Pivot), rules(Anchor.DEPOSIT), st.just("1(2)"), st.just(floors))),
        (SignatureWindow(FIRST, provision="0"),),
        withdrawal=draw(st.sampled_from([None, replace(clause, earliest_notice_n=1), clause])),
        succession=draw(st.sampled_from(SuccessionRule)),
    )


@st.composite
def histories(draw: st.DrawFn, *, exact: bool = True) -> list[Act]:
    found = []
    for number in range(draw(st.integers(0, 12))):
        kind, day = draw(KINDS), draw(DAYS)
        objects = [ActObject.TREATY, ActObject.SIGNATURE, ActObject.INSTRUMENT, ActObject.NOTICE] if kind is ActKind.WITHDRAWAL else None
        known = exactly(day) if exact or draw(st.booleans()) else Day(day, day + timedelta(draw(st.integers(1, 500))), "between")
        object_ = draw(st.sampled_from(objects)) if objects else ActObject.TREATY
        found.append(Act(f"a{number:02}", draw(st.sampled_from(ACTORS)), kind, known, object_, published_effect=draw(st.none() | DAYS)))
    return found


@st.composite
def worlds(draw: st.DrawFn) -> World:
    spans = st.builds(lambda start, n: Span(start, start + timedelta(n) if n else None), DAYS, st.integers(0, 900))
    relation = Relation("AAA", "AAB", draw(st.sampled_from([RelationKind.DISSOLUTION, RelationKind.SEPARATION])), draw(DAYS))
    return World(
        relations=draw(st.sampled_from([(), (relation,)])),
        existence=draw(st.dictionaries(st.sampled_from(ACTORS), spans, max_size=2)),
        disputed=draw(st.sampled_from([frozenset[str](), frozenset({"AAD"})])),
        conflicts=draw(
            st.lists(st.builds(ArmedConflict, st.sampled_from(ACTORS), spans, st.just("AAD"), st.just(("s",))), max_size=2).map(tuple)
        ),
        parent_bound=draw(st.dictionaries(st.sampled_from(ACTORS), spans.map(lambda span: (span,)), max_size=4)),
    )


def boundary_days(law: Derivation) -> list[date]:
    days = {p.span.start for periods in law.periods.values() for p in periods} | {FIRST, LAST, date(2030, 1, 1)}
    return sorted({day + timedelta(near) for day in days for near in (-1, 0, 1)})


@some
@given(treaties(), histories(exact=False), worlds())
def test_one_status_per_day_and_no_gap_after_the_first(treaty: Treaty, acts: list[Act], world: World) -> None:
    law = derive(treaty, acts, world)
    for actor, periods in law.periods.items():
        assert periods and all(p.actor == actor for p in periods)
        assert all(first.span.end == second.span.start for first, second in pairwise(periods))
        assert all((first.status, first.bound) != (second.status, second.bound) for first, second in pairwise(periods))
        assert all(p.span.end is None or p.span.start < p.span.end for p in periods)
        assert periods[-1].span.end is None and all(p.steps for p in periods if p.status is not BaseStatus.UNKNOWN)


@some
@given(treaties(), histories(exact=False), worlds(), st.randoms())
def test_the_order_of_rows_does_not_matter(treaty: Treaty, acts: list[Act], world: World, random: object) -> None:
    mixed = list(acts)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert derive(treaty, mixed, world) == derive(treaty, acts, world)


@some
@given(treaties(), histories(), worlds())
def test_nobody_is_bound_before_the_treaty_is_in_force(treaty: Treaty, acts: list[Act], world: World) -> None:
    law = derive(treaty, acts, world)
    for actor in law.periods:
        for span in law.bound_spans(actor):
            assert law.force.on is not None and span.start >= law.force.on


@some
@given(treaties(), histories(), worlds())
def test_nobody_is_bound_by_a_protocol_without_its_parent(treaty: Treaty, acts: list[Act], world: World) -> None:
    later = treaty.later_consent
    law = derive(treaty, acts, world)
    if later is not None and Floor.PARENT_STATE_EIF in later.floors:
        for actor in law.periods:
            for span in law.bound_spans(actor):
                if span.start != law.force.on:
                    assert any(span.start in parent for parent in world.parent_bound.get(actor, ())), (actor, span)


@some
@given(treaties(), histories(), worlds(), DAYS, DAYS, KINDS)
def test_what_was_done_later_was_not_known(treaty: Treaty, acts: list[Act], world: World, known_on: date, day: date, kind: ActKind) -> None:
    later = Act("later", "AAA", kind, exactly(known_on + timedelta(1 + (day - FIRST).days)))
    assert derive(treaty, [*acts, later], world, known_on=known_on) == derive(treaty, acts, world, known_on=known_on)


@some
@given(treaties(), histories(exact=False), worlds())
def test_bound_spans_are_the_days_on_which_the_status_is_bound(treaty: Treaty, acts: list[Act], world: World) -> None:
    law = derive(treaty, acts, world)
    for actor in law.periods:
        spans = law.bound_spans(actor)
        assert all(first.end is not None and first.end < second.start for first, second in pairwise(spans))
        for day in boundary_days(law):
            assert any(day in span for span in spans) == status_of(treaty, actor, acts, day, world).bound


@some
@given(treaties(), histories(), worlds())
def test_each_reason_can_be_computed_again(treaty: Treaty, acts: list[Act], world: World) -> None:
    for periods in derive(treaty, acts, world).periods.values():
        for step in (step for period in periods for step in period.steps):
            assert step.result is None or step.result < date.max
            if step.rule in tuple(DateFunction):
                assert replayed(step) == step.result or (step.parameters.get("at_least") and replayed(step) < step.result), step


def replayed(step: Step) -> date:
    assert step.anchor_day is not None
    n, unit = int(step.parameters.get("n", 0)), Unit(str(step.parameters.get("unit", "day")))
    return result_of(DateRule(DateFunction(step.rule), Anchor(step.anchor), n, unit), step.anchor_day)


@some
@given(treaties(), histories(), worlds())
def test_a_period_begins_on_a_day_that_its_reasons_name(treaty: Treaty, acts: list[Act], world: World) -> None:
    law = derive(treaty, acts, world)
    for periods in law.periods.values():
        for period in periods:
            named = {day for step in period.steps for day in (step.result, step.anchor_day)}
            assert period.span.start in named | {law.force.on}, period


@some
@given(treaties(), DAYS, DAYS, DAYS)
def test_leaving_and_joining_again_makes_two_spells(treaty: Treaty, first: date, second: date, third: date) -> None:
    first, second, third = sorted((first, second, third))
    joins = [Act("a", "AAA", ActKind.ACCESSION, exactly(first)), Act("b", "AAA", ActKind.WITHDRAWAL, exactly(second))]
    clause = WithdrawalClause(DateRule(DateFunction.ADD_PERIOD, Anchor.NOTIFICATION, 1, Unit.DAY), "2")
    plain = replace(treaty, withdrawal=clause, later_consent=None, entry_into_force=replace(treaty.entry_into_force, announced=FIRST))
    again = Act("c", "AAA", ActKind.ACCESSION, exactly(third + timedelta(2)))
    if first < second:
        spans = derive(plain, [*joins, again], World()).bound_spans("AAA")
        assert spans == (Span(first, second + timedelta(1)), Span(third + timedelta(2)))


@some
@given(treaties(), histories(), worlds(), st.sampled_from(ACTORS), DAYS)
def test_a_position_changes_its_own_view_only(treaty: Treaty, acts: list[Act], world: World, actor: str, day: date) -> None:
    position = Position("p", "AAC", actor, "", Stance.CLAIMS, "left", Span(day), status=BaseStatus.FORMER_PARTY)
    law, plain = derive(treaty, acts, world, (position,)), derive(treaty, acts, world)
    assert law.periods == plain.periods
    answer, own = status_on(law, actor, day), status_on(law, actor, day, "holder:AAC")
    assert (answer.status, answer.bound) == (status_on(plain, actor, day).status, status_on(plain, actor, day).bound)
    assert own.status is BaseStatus.FORMER_PARTY and not own.bound
    assert bool(answer.other_views) == (answer.status is not BaseStatus.FORMER_PARTY)


@some
@given(treaties(), histories(exact=False), worlds())
def test_a_day_known_between_bounds_never_makes_the_answer_wrong(treaty: Treaty, acts: list[Act], world: World) -> None:
    """Where both bounds are read alone and agree, that is the answer, and elsewhere it is unknown."""
    plain = replace(treaty, entry_into_force=replace(treaty.entry_into_force, announced=FIRST, triggered=FIRST))
    known = [replace(a, published_effect=None) for a in acts]
    law = derive(plain, known, replace(world, relations=()))
    for actor in law.periods:
        mine = [a for a in known if a.actor == actor]
        early, late = ([replace(a, day=exactly(bound(a))) for a in mine] for bound in (lambda a: a.day.earliest, lambda a: a.day.latest))
        for day in boundary_days(law):
            answer = status_on(law, actor, day).status
            told = {status_of(plain, actor, each, day, replace(world, relations=())).status for each in (early, late)}
            assert answer is BaseStatus.UNKNOWN or told <= {answer, BaseStatus.NONE}, (actor, day, told)


@some
@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.dates(date(1900, 1, 1), date(2100, 1, 1)), rules(Anchor.DEPOSIT))
def test_a_later_anchor_never_gives_an_earlier_day(one: date, other: date, rule: DateRule) -> None:
    first, second = sorted((one, other))
    assert result_of(rule, first) <= result_of(rule, second)
    assert result_of(rule, first) >= first or rule.function is DateFunction.FIRST_OF_MONTH


@some
@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 24))
def test_the_first_of_a_month_is_a_first_and_the_day_of_deposit_does_not_matter(day: date, n: int) -> None:
    rule = DateRule(DateFunction.FIRST_OF_MONTH, Anchor.DEPOSIT, n)
    assert result_of(rule, day).day == 1
    assert result_of(rule, day) == result_of(rule, day.replace(day=1))


@some
@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 30))
def test_a_month_keeps_the_number_of_the_day_or_falls_back_to_its_last(day: date, n: int) -> None:
    result = result_of(DateRule(DateFunction.ADD_PERIOD, Anchor.DEPOSIT, n, Unit.MONTH), day)
    assert (result.year - day.year) * 12 + result.month - day.month == n
    assert result.day == day.day or (result.day < day.day and (result + timedelta(1)).day == 1)


@some
@given(st.dates(date(9998, 1, 1), date.max), rules(Anchor.DEPOSIT))
def test_no_day_leaves_the_calendar(day: date, rule: DateRule) -> None:
    assert result_of(rule, day) <= date.max


def test_bound_is_party_or_withdrawing() -> None:
    assert {BaseStatus.PARTY, BaseStatus.WITHDRAWING} == BOUND
