"""What must hold of every obligation of every party on every day, whatever the facts."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from kg.law.judgement import completions
from kg.law.obligations import ObligationInstance
from kg.law.outcomes import judged_on
from kg.law.recurrence import due_days
from kg.law.vocabulary import DeadlineLink, Outcome
from tests.law import ledger

SLUGS = ("apmbc", "ccm", "cwc", "bwc", "att", "npt")
LAST = date(2026, 4, 14)


def turning_days(instance: ObligationInstance) -> set[date]:
    """The days on which something about an obligation can change, and their neighbours."""
    links = instance.chain.links
    told = [d for link in links for d in (link.until, link.decided) if d is not None]
    told += [f.done for f in completions(instance)] + [s.on for s in instance.statements]
    days = {d for day in told for d in (day.earliest, day.latest)} | {instance.span.start, LAST}
    days |= {instance.end.on} if instance.end else set()
    return {d + timedelta(n) for d in days if date(1900, 1, 1) < d < date(2100, 1, 1) for n in (-1, 0, 1)}


@pytest.mark.parametrize("slug", SLUGS)
def test_outcomes_keep_to_their_meaning_on_every_turning_day(slug: str) -> None:
    for instance in ledger.instances(slug).values():
        for day in turning_days(instance):
            judged = judged_on(instance, day)
            deadline = judged.deadline
            assert judged.steps, (instance.id, day)
            if judged.outcome is Outcome.OVERDUE:
                assert deadline is not None and deadline.latest < day and judged.days_overdue == (day - deadline.latest).days
                assert any(step.sources for step in judged.steps), (instance.id, day)
            else:
                assert judged.days_overdue == 0
            if judged.outcome in (Outcome.PENDING, Outcome.EXTENDED) and not instance.standing:
                assert deadline is None or day <= deadline.earliest, (instance.id, day)
            if judged.outcome in (Outcome.FULFILLED, Outcome.FULFILLED_LATE) and not instance.recurring:
                assert any(f.done.latest <= day for f in completions(instance)), (instance.id, day)
            if judged.outcome in (Outcome.ENDED_BY_WITHDRAWAL, Outcome.ENDED_OTHERWISE):
                assert instance.end is not None and instance.end.on <= day


@pytest.mark.parametrize("slug", SLUGS)
def test_standing_duties_have_no_deadline_and_yearly_ones_only_due_days(slug: str) -> None:
    for instance in ledger.instances(slug).values():
        if instance.standing or instance.recurring:
            assert instance.deadline is None, instance.id
        for due in due_days(instance, LAST):
            assert instance.recurring and due.on in instance.span, instance.id


@pytest.mark.parametrize("slug", SLUGS)
def test_links_are_in_order_and_never_set_a_deadline_before_they_were_due(slug: str) -> None:
    for instance in ledger.instances(slug).values():
        links = instance.chain.links
        assert [link.number for link in links] == sorted({link.number for link in links}), instance.id
        assert all(link.by is DeadlineLink.INITIAL and not link.decision for link in links if link.number == 0)
        decided = [link.decided for link in links if link.decided is not None]
        assert all(first.earliest <= second.latest for first, second in pairwise(decided)), instance.id
        until = [link.until for link in links if link.until is not None]
        assert all(first.earliest <= second.latest for first, second in pairwise(until)), instance.id


def test_a_late_joiner_has_no_computable_date() -> None:
    for slug, obligation, day in (("bwc", "destroy", date(1975, 12, 26)), ("cwc", "finish-destruction", date(2007, 4, 29))):
        owed = [i for i in ledger.instances(slug).values() if i.template.id == obligation]
        late = [i for i in owed if i.span.start > day]
        assert late and len(late) < len(owed)
        assert all(i.chain.links[0].until is None and i.chain.links[0].steps[0].rule == "no_computable_date" for i in late)
        assert {i.chain.links[0].until.earliest for i in owed if i not in late and i.chain.links[0].until} == {day}
