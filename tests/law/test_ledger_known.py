"""What could be known of obligations on a day: facts decided, declared or looked for later do not count."""

from datetime import date

import pytest

from kg.law.days import parse_day
from kg.law.facts import DeadlineFact, Facts, Fulfilment, Meeting, Observation, Report, Statement
from kg.law.knowledge import facts_known
from kg.law.vocabulary import (
    AmountState,
    CompletionStanding,
    DeadlineLink,
    DeadlineStanding,
    ObservationBasis,
    ObservationKind,
    Presence,
    ReportState,
)
from tests.law import ledger

MEETING = Meeting("m", "apmbc", "a meeting", parse_day("2011-11-28"), parse_day("2011-12-02"))
FACTS = Facts(
    meetings={"m": MEETING},
    deadlines=(
        DeadlineFact("d0", "ZZZ", "clear", DeadlineLink.INITIAL, 0, DeadlineStanding.MISSED, parse_day("2011-06-01")),
        DeadlineFact(
            "d1",
            "ZZZ",
            "clear",
            DeadlineLink.EXTENSION,
            1,
            DeadlineStanding.GRANTED,
            parse_day("2014-06-01"),
            parse_day("2015-06-01"),
            parse_day("2011-03-31"),
            "m",
        ),
        DeadlineFact(
            "d2", "ZZZ", "clear", DeadlineLink.EXTENSION, 2, DeadlineStanding.REQUESTED, None, parse_day("2018-06-01"), parse_day("2013")
        ),
    ),
    fulfilments=(Fulfilment("f", "ZZZ", "clear", CompletionStanding.DECLARED, parse_day("2012-05-05"), parse_day("2012-11-30")),),
    statements=(Statement("s", "ZZZ", "clear", Presence.PRESENT, parse_day("2010-01-01")),),
    reports=(
        Report("r", "ZZZ", "report", ReportState.NOT_SUBMITTED, 2010, as_of=parse_day("2011-12-02")),
        Report("q", "ZZZ", "report", ReportState.SUBMITTED, 2011),
    ),
    observations=(
        Observation("o", "ZZZ", ObservationKind.RETAINED, AmountState.NONE, "", "mines", parse_day("2012"), ObservationBasis.AS_TOLD),
    ),
)


def known(day: str) -> Facts:
    return facts_known(FACTS, date.fromisoformat(day))


def test_without_a_day_everything_counts() -> None:
    assert facts_known(FACTS, None) is FACTS


@pytest.mark.parametrize(
    ("day", "standings"),
    [
        ("2010-12-31", ["stated"]),
        ("2011-03-31", ["stated", "requested"]),
        ("2011-06-01", ["stated", "requested"]),
        ("2011-06-02", ["missed", "requested"]),
        ("2011-11-28", ["missed", "granted"]),
        ("2013-01-01", ["missed", "granted", "requested"]),
    ],
)
def test_a_link_is_asked_for_before_it_is_granted_and_missed_only_after_its_day(day: str, standings: list[str]) -> None:
    assert [str(fact.standing) for fact in known(day).deadlines] == standings


def test_what_is_only_asked_for_has_no_deadline_yet() -> None:
    asked = known("2011-06-02").deadlines[1]
    assert (asked.deadline, str(asked.asked_until), asked.meeting) == (None, "2015-06-01", "")


def test_a_completion_is_known_from_its_declaration() -> None:
    assert known("2012-11-29").fulfilments == ()
    assert known("2012-11-30").fulfilments == FACTS.fulfilments


def test_statements_reports_amounts_and_meetings_are_known_from_their_day() -> None:
    before, after = known("2009-12-31"), known("2012-01-01")
    assert (before.statements, before.reports, before.observations, before.meetings) == ((), (), (), {})
    assert (after.statements, after.reports, after.observations) == (FACTS.statements, FACTS.reports, FACTS.observations)
    assert [report.id for report in known("2011-12-02").reports] == ["r"]


@pytest.mark.parametrize("slug", ["apmbc", "ccm", "cwc"])
def test_what_is_known_only_grows(slug: str) -> None:
    """Of the real corpus: no fact is forgotten on a later day, and on the last day all are known."""
    facts = ledger.facts(slug)
    seen: set[str] = set()
    for year in range(1996, 2028):
        told = facts_known(facts, date(year, 1, 1))
        ids = {each.id for group in (told.deadlines, told.fulfilments, told.statements, told.reports, told.observations) for each in group}
        assert seen <= ids, seen - ids
        seen = ids
    assert facts_known(facts, date(2027, 1, 1)) == facts
