"""The rules of the ledger one by one, on facts made for the purpose."""

from datetime import date

import pytest
from msgspec.structs import replace

from kg.law.acts import Act, World
from kg.law.clauses import DeadlineRule, Extension, ObligationTemplate, Treaty
from kg.law.date_rules import DateRule
from kg.law.days import exactly, parse_day
from kg.law.derivation import derive
from kg.law.facts import DeadlineFact, Facts, Fulfilment, Meeting, Report, Statement
from kg.law.obligation_findings import findings_of
from kg.law.obligations import ObligationInstance, instances_of
from kg.law.outcomes import judged_on, outcome_on
from kg.law.recurrence import due_days, next_due_day
from kg.law.turns import turns_of
from kg.law.vocabulary import (
    ActKind,
    Anchor,
    ChoiceRule,
    CompletionStanding,
    DateFunction,
    DeadlineKind,
    DeadlineLink,
    DeadlineStanding,
    DeonticKind,
    Outcome,
    Presence,
    ReportState,
    Topic,
    Unit,
)
from tests.law import apmbc


def template(code: str, topic: Topic, deadline: DeadlineRule, extension: Extension | None = None) -> ObligationTemplate:
    return ObligationTemplate(code, DeonticKind.DUTY, topic, "a duty", "5(1)", deadline, extension)


TEN_YEARS = DeadlineRule(DeadlineKind.RELATIVE, DateRule(DateFunction.ADD_PERIOD, Anchor.STATE_EIF, 10, Unit.YEAR))
YEARLY = DeadlineRule(DeadlineKind.ANNUAL, month_day="04-30", covers="previous_calendar_year")
CLEAR = template("clear", Topic.CLEARANCE, TEN_YEARS, Extension(10, Unit.YEAR, True, "Meeting", "5(3)-(6)"))
DESTROY = template("destroy", Topic.STOCKPILE_DESTRUCTION, TEN_YEARS)
REPORT = template("report", Topic.TRANSPARENCY, YEARLY)
ONCE = template("once", Topic.TRANSPARENCY, TEN_YEARS)
MEETING = {"m": Meeting("m", "apmbc", "a meeting", exactly(date(2011, 11, 28)), exactly(date(2011, 12, 2)))}
THERE = Statement("s", "ZZZ", "clear", Presence.PRESENT, exactly(date(2005, 1, 1)), ("a",))


def treaty(*obligations: ObligationTemplate) -> Treaty:
    return replace(apmbc.treaty(), obligations=obligations)


def act(kind: ActKind, day: str) -> Act:
    return Act(f"apmbc/ZZZ/{kind}/{day}", "ZZZ", kind, parse_day(day), done_by="ZZZ", sources=("a",))


def owed(obligation: ObligationTemplate, facts: Facts, *acts: Act) -> ObligationInstance:
    """The duty of a State that deposited on 2000-12-15 and so is bound from 2001-06-01."""
    every = acts or (act(ActKind.ACCESSION, "2000-12-15"),)
    (instance,) = instances_of(treaty(obligation), derive(treaty(obligation), every, World()), facts)
    return instance


def extension(number: int, until: str, standing: DeadlineStanding = DeadlineStanding.GRANTED, **more: object) -> DeadlineFact:
    day = parse_day(until) if until else None
    asked = {"asked_until": day} if standing is DeadlineStanding.REQUESTED else {"deadline": day}
    return DeadlineFact(f"d{number}", "ZZZ", "clear", DeadlineLink.EXTENSION, number, standing, **asked, sources=("a",), **more)  # type: ignore[arg-type]


def test_a_request_whose_outcome_no_source_tells_moves_no_deadline() -> None:
    asked = extension(1, "2015-06-01", DeadlineStanding.REQUESTED, requested_on=parse_day("2011-03-01"))
    instance = owed(CLEAR, Facts(statements=(THERE,), deadlines=(asked,)))
    assert str(instance.deadline) == "2011-06-01"
    assert outcome_on(instance, date(2011, 6, 1)) is Outcome.PENDING
    assert outcome_on(instance, date(2012, 1, 1)) is Outcome.UNKNOWN
    assert judged_on(instance, date(2012, 1, 1)).steps[-1].rule == "request_with_unknown_outcome"


def test_the_gap_between_deadline_and_decision_counts_in_days() -> None:
    instance = owed(CLEAR, Facts(MEETING, statements=(THERE,), deadlines=(extension(1, "2015-06-01", meeting="m"),)))
    before, during, after = (judged_on(instance, date(2011, *day)) for day in ((11, 27), (11, 30), (12, 2)))
    assert (before.outcome, before.days_overdue) == (Outcome.OVERDUE, 179)
    assert before.steps[-1].rule == "extended_only_later"
    assert during.outcome is Outcome.UNKNOWN
    assert (after.outcome, str(after.deadline)) == (Outcome.EXTENDED, "2015-06-01")


@pytest.mark.parametrize(("until", "longer"), [("2021-06-01", False), ("2021-06-02", True)])
def test_an_extension_longer_than_the_clause_allows_is_a_finding(until: str, longer: bool) -> None:
    facts = Facts(MEETING, statements=(THERE,), deadlines=(extension(1, until, meeting="m"),))
    instance = owed(CLEAR, facts)
    assert instance.chain.links[1].longer_than_cap is longer
    found = [(f.rule, f.used, f.other) for f in findings_of(facts, [instance])]
    assert found == ([("extension-longer-than-cap", date(2021, 6, 1), date(2021, 6, 2))] if longer else [])


def test_a_cap_is_counted_from_the_longest_deadline_that_may_have_been_granted() -> None:
    asked = extension(1, "2019-06-01", DeadlineStanding.REQUESTED)
    instance = owed(CLEAR, Facts(statements=(THERE,), deadlines=(asked, extension(2, "2025-06-01"))))
    assert not any(link.longer_than_cap for link in instance.chain.links)


def test_a_new_deadline_that_is_not_told_lies_within_the_cap() -> None:
    instance = owed(CLEAR, Facts(MEETING, statements=(THERE,), deadlines=(extension(1, "", meeting="m"),)))
    assert str(instance.chain.links[1].until) == "[2011-06-01..2021-06-01]"
    assert outcome_on(instance, date(2015, 1, 1)) is Outcome.UNKNOWN
    assert outcome_on(instance, date(2022, 1, 1)) is Outcome.UNKNOWN


def test_an_extension_that_is_missing_between_two_makes_the_gap_unknown() -> None:
    deadlines = (
        extension(1, "2013-06-01", decided_on=parse_day("2011-01-01")),
        extension(3, "2020-06-01", decided_on=parse_day("2017-01-01")),
    )
    instance = owed(CLEAR, Facts(statements=(THERE,), deadlines=deadlines))
    assert judged_on(instance, date(2015, 1, 1)).steps[-1].rule == "an_extension_between_is_not_told"
    assert outcome_on(instance, date(2018, 1, 1)) is Outcome.EXTENDED


def test_a_first_deadline_told_otherwise_is_kept_beside_the_computed_one() -> None:
    other = DeadlineFact("d0", "ZZZ", "clear", DeadlineLink.INITIAL, 0, DeadlineStanding.STATED, parse_day("2011-05-31"), sources=("b",))
    facts = Facts(statements=(THERE,), deadlines=(other,))
    instance = owed(CLEAR, facts)
    assert str(instance.deadline) == "2011-06-01"
    assert [f.rule for f in findings_of(facts, [instance])] == ["deadline-told-otherwise"]
    named = replace(facts, deadlines=(replace(other, set_aside_by=ChoiceRule.AGREES_WITH_CLAUSE),))
    assert findings_of(named, [owed(CLEAR, named)]) == ()
    month = replace(facts, deadlines=(replace(other, deadline=parse_day("2011-06")),))
    assert findings_of(month, [owed(CLEAR, month)]) == ()


def test_none_not_found_and_no_statement_are_three_answers() -> None:
    late = date(2020, 1, 1)
    none = replace(THERE, state=Presence.NONE, obligation="destroy")
    not_found = replace(none, state=Presence.NOT_FOUND)
    present = replace(none, state=Presence.PRESENT, on=parse_day("2015"))
    assert outcome_on(owed(DESTROY, Facts(statements=(none,))), late) is Outcome.NOT_APPLICABLE
    looked = judged_on(owed(DESTROY, Facts(statements=(not_found,))), late)
    assert (looked.outcome, [s.rule for s in looked.steps][-2:]) == (Outcome.UNKNOWN, ["not_found", "no_statement_that_it_applies"])
    assert outcome_on(owed(DESTROY, Facts()), late) is Outcome.UNKNOWN
    shown = judged_on(owed(DESTROY, Facts(statements=(present,))), late)
    assert (shown.outcome, shown.steps[-1].rule) == (Outcome.OVERDUE, "still_there_after_the_deadline")


def test_a_declaration_alone_does_not_tell_whether_the_works_were_in_time() -> None:
    declared = Fulfilment("f", "ZZZ", "destroy", CompletionStanding.DECLARED, None, parse_day("2012-03-01"), sources=("a",))
    instance = owed(DESTROY, Facts(fulfilments=(declared,)))
    assert outcome_on(instance, date(2011, 6, 1)) is Outcome.PENDING
    assert outcome_on(instance, date(2011, 12, 1)) is Outcome.UNKNOWN
    assert outcome_on(instance, date(2012, 3, 1)) is Outcome.FULFILLED
    works = replace(declared, works_done=parse_day("2012-02"))
    assert outcome_on(owed(DESTROY, Facts(fulfilments=(works,))), date(2012, 3, 1)) is Outcome.FULFILLED_LATE
    assert outcome_on(owed(DESTROY, Facts(fulfilments=(works,))), date(2011, 12, 1)) is Outcome.OVERDUE


def test_works_without_a_declaration_do_not_fulfil() -> None:
    undeclared = Fulfilment("f", "ZZZ", "clear", CompletionStanding.UNDECLARED, parse_day("2008"), sources=("a",))
    assert outcome_on(owed(CLEAR, Facts(fulfilments=(undeclared,))), date(2012, 1, 1)) is Outcome.UNKNOWN


def test_what_was_overdue_on_the_last_day_survives_the_exit() -> None:
    left = (act(ActKind.ACCESSION, "2000-12-15"), act(ActKind.WITHDRAWAL, "2012-01-10"))
    present = replace(THERE, obligation="destroy", on=parse_day("2011-12"))
    instance = owed(DESTROY, Facts(statements=(present,), survival="20(4)"), *left)
    assert outcome_on(instance, date(2012, 7, 9)) is Outcome.OVERDUE
    gone = judged_on(instance, date(2012, 7, 10))
    assert gone.outcome is Outcome.ENDED_BY_WITHDRAWAL
    cited = [(s.treaty, s.provision, s.rule) for s in gone.steps if s.provision]
    assert ("vclt", "70(1)(a)", "released_from_further_performance") in cited
    assert ("vclt", "70(1)(b)", "already_due_survives") in cited
    assert cited[-1] == ("apmbc", "20(4)", "survival_clause")
    early = owed(DESTROY, Facts(statements=(present,)), left[0], act(ActKind.WITHDRAWAL, "2010-01-10"))
    assert all(s.rule != "already_due_survives" for s in judged_on(early, date(2010, 7, 10)).steps)


def test_between_the_days_of_an_exit_it_is_not_known_whether_a_duty_binds() -> None:
    left = (act(ActKind.ACCESSION, "2000-12-15"), act(ActKind.WITHDRAWAL, "[2004-01-10..2004-03-10]"))
    present = replace(THERE, obligation="destroy", on=parse_day("2002-12"))
    instance = owed(DESTROY, Facts(statements=(present,)), *left)
    days = [date(2004, 7, 9), date(2004, 7, 10), date(2004, 9, 9), date(2004, 9, 10)]
    assert [outcome_on(instance, day) for day in days] == [Outcome.PENDING, Outcome.UNKNOWN, Outcome.UNKNOWN, Outcome.ENDED_BY_WITHDRAWAL]
    assert {turn.since for turn in turns_of(instance, date(2006, 1, 1))} >= {days[1], days[3]}


def test_what_fell_due_before_the_exit_stays_owed_if_it_was_not_done_which_no_source_tells() -> None:
    left = (act(ActKind.ACCESSION, "2000-12-15"), act(ActKind.WITHDRAWAL, "2012-01-10"))
    instance = owed(DESTROY, Facts(), *left)
    assert outcome_on(instance, date(2012, 7, 9)) is Outcome.UNKNOWN
    gone = judged_on(instance, date(2012, 7, 10))
    assert gone.outcome is Outcome.ENDED_BY_WITHDRAWAL
    survives = [s.result for s in gone.steps if (s.treaty, s.provision, s.rule) == ("vclt", "70(1)(b)", "survives_if_not_done")]
    assert survives == [instance.chain.links[0].until.latest]  # the deadline, which had passed
    early = owed(DESTROY, Facts(), left[0], act(ActKind.WITHDRAWAL, "2003-01-10"))
    assert all(s.rule != "survives_if_not_done" for s in judged_on(early, date(2003, 7, 10)).steps), "its deadline had not passed"


def test_yearly_reports_fall_due_while_bound_from_the_first_year_covered() -> None:
    instance = owed(REPORT, Facts(), act(ActKind.ACCESSION, "2000-12-15"), act(ActKind.WITHDRAWAL, "2004-11-01"))
    assert [(d.on.isoformat(), d.covers) for d in due_days(instance, date(2010, 1, 1))] == [
        ("2002-04-30", 2001),
        ("2003-04-30", 2002),
        ("2004-04-30", 2003),
        ("2005-04-30", 2004),
    ]
    early = owed(REPORT, Facts(), act(ActKind.ACCESSION, "1999-07-15"))
    assert early.span.start == date(2000, 1, 1)
    assert due_days(early, date(2001, 4, 30))[0].on == date(2001, 4, 30)
    following = next_due_day(early, date(2026, 5, 1))
    assert following is not None and following.on == date(2027, 4, 30)


def test_a_report_not_seen_is_overdue_only_up_to_the_day_the_source_looked() -> None:
    unseen = Report("r", "ZZZ", "report", ReportState.NOT_SUBMITTED, 2010, as_of=parse_day("2011-12-02"), sources=("a",))
    sent = Report("q", "ZZZ", "report", ReportState.SUBMITTED, 2011, submitted_on=parse_day("2012-05-15"), sources=("a",))
    instance = owed(REPORT, Facts(reports=(unseen, sent)))
    answers = ["2011-04-30", "2011-05-01", "2011-12-02", "2011-12-03", "2012-04-30", "2012-05-01", "2012-05-15"]
    found = [str(outcome_on(instance, date.fromisoformat(day))) for day in answers]
    assert found == ["pending", "overdue", "overdue", "unknown", "pending", "overdue", "fulfilled_late"]
    assert judged_on(instance, date(2011, 12, 2)).days_overdue == 216


def test_a_single_report_stays_owed_until_a_source_shows_or_doubts_it() -> None:
    unseen = Report("r", "ZZZ", "once", ReportState.NOT_SUBMITTED, as_of=parse_day("2011-12-02"), sources=("a",))
    assert outcome_on(owed(ONCE, Facts(reports=(unseen,))), date(2020, 1, 1)) is Outcome.OVERDUE
    doubted = replace(unseen, id="q", state=ReportState.NOT_FOUND, as_of=parse_day("2015-06-18"))
    instance = owed(ONCE, Facts(reports=(unseen, doubted)))
    assert [str(outcome_on(instance, date(year, 1, 1))) for year in (2012, 2020)] == ["overdue", "unknown"]


def test_facts_about_a_state_that_was_never_bound_are_a_finding() -> None:
    facts = Facts(statements=(replace(THERE, actor="YYY"),))
    assert [f.rule for f in findings_of(facts, [owed(CLEAR, Facts())])] == ["fact-without-instance"]
