"""The days on which outcomes turn, as they are stored, give on every day what judging that day gives."""

from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.law.obligations import ObligationInstance
from kg.law.outcomes import judged_on
from kg.law.turns import Turn, turns_of
from kg.law.vocabulary import Outcome
from tests.law import ledger

UNTIL = date(2029, 12, 31)
SLUGS = ("apmbc", "ccm", "cwc", "bwc", "att")
EVERY = [(slug, code) for slug in SLUGS for code in sorted(ledger.instances(slug))]
TOLD = [
    (slug, code)
    for slug, code in EVERY
    if (instance := ledger.instances(slug)[code]).fulfilments
    or instance.statements
    or instance.reports
    or instance.end
    or len(instance.chain.links) > 1
]


@cache
def turns(slug: str, code: str) -> tuple[Turn, ...]:
    return turns_of(ledger.instances(slug)[code], UNTIL)


def looked_up(slug: str, code: str, day: date) -> Turn:
    return next(turn for turn in reversed(turns(slug, code)) if turn.since <= day)


def day_of(instance: ObligationInstance, share: float) -> date:
    return instance.span.start + timedelta(days=int(share * (UNTIL - instance.span.start).days))


def agrees(slug: str, code: str, share: float) -> None:
    instance = ledger.instances(slug)[code]
    day = day_of(instance, share)
    found, judged = looked_up(slug, code, day).judgement, judged_on(instance, day)
    assert (found.outcome, found.deadline, found.fulfilled_on) == (judged.outcome, judged.deadline, judged.fulfilled_on), (code, day)


@given(st.sampled_from(EVERY), st.floats(0, 1))
@settings(max_examples=500, deadline=None)
def test_the_turns_give_what_judging_the_day_gives(which: tuple[str, str], share: float) -> None:
    agrees(*which, share)


@given(st.sampled_from(TOLD), st.floats(0, 1))
@settings(max_examples=1000, deadline=None)
def test_so_they_do_where_sources_tell_something(which: tuple[str, str], share: float) -> None:
    agrees(*which, share)


@given(st.sampled_from(TOLD))
@settings(max_examples=300, deadline=None)
def test_turns_are_in_order_and_each_changes_something(which: tuple[str, str]) -> None:
    found = turns(*which)
    assert found[0].since == ledger.instances(which[0])[which[1]].span.start
    for first, second in pairwise(found):
        assert first.since < second.since
        assert (first.judgement.outcome, first.judgement.deadline, first.judgement.fulfilled_on) != (
            second.judgement.outcome,
            second.judgement.deadline,
            second.judgement.fulfilled_on,
        )


@given(st.sampled_from(TOLD), st.floats(0, 1))
@settings(max_examples=500, deadline=None)
def test_who_is_overdue_is_so_by_a_source(which: tuple[str, str], share: float) -> None:
    instance = ledger.instances(which[0])[which[1]]
    judged = judged_on(instance, day_of(instance, share))
    assert judged.outcome is not Outcome.OVERDUE or any(step.sources for step in judged.steps)
