"""What ``kg deadlines`` answers: the form of the interface, the law behind it, and a calendar that a parser reads."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import icalendar
import jsonschema
import pytest

import kg as package
from kg.answers.deadlines import OUTCOMES, counts
from tests.cli.conftest import Asked
from tests.cli.test_json import schema

PROMISED = {"actor", "treaty", "obligation", "provision", "trigger", "deadline", "chain", "outcome", "fulfilled_on", "sources"}
DAY = "2026-04-14"


def asked(kg: Asked, *more: str, on: str = DAY) -> list[dict]:
    told = kg("deadlines", "--on", on, "--format", "json", *more)
    assert told.code == 0, told.err
    return told.json()


def one(kg: Asked, actor: str, obligation: str, on: str = DAY) -> dict:
    [answer] = [each for each in asked(kg, "--actor", actor, "--treaty", "apmbc", on=on) if each["obligation"] == obligation]
    return answer


def test_the_answer_is_that_of_the_interface(kg: Asked) -> None:
    answers = asked(kg)
    jsonschema.validate(answers, schema("deadlines"), jsonschema.Draft202012Validator)
    assert all(set(answer) >= PROMISED for answer in answers)
    assert all({"date", "by", "decision"} <= set(link) for answer in answers for link in answer["chain"])
    assert {answer["outcome"] for answer in answers} <= set(OUTCOMES)


def test_a_chain_tells_its_first_deadline_and_each_decision(kg: Asked) -> None:
    """APMBC 5(1): ten years from 2006-06-01; then what the meetings granted."""
    answer = one(kg, "UKR", "mined-area-clearance")
    assert (answer["provision"], answer["trigger"]) == ("5(1)", "2006-06-01")
    links = [(link["date"], link["by"], link["decision"]) for link in answer["chain"]]
    assert links[:2] == [("2016-06-01", "initial", None), ("2021-06-01", "extension", "apmbc-17msp")]
    assert all(answer["sources"]) and {"id", "title", "url"} <= set(answer["sources"][0])


@pytest.mark.parametrize(
    ("actor", "obligation", "on", "outcome", "fulfilled"),
    [
        ("UKR", "stockpile-destruction", "2010-06-01", "pending", None),
        ("UKR", "stockpile-destruction", "2010-06-02", "overdue", None),
        ("FIN", "stockpile-destruction", "2015-08-14", "pending", None),
        ("FIN", "stockpile-destruction", "2026-01-11", "fulfilled", "2015-08-15"),
        ("LTU", "use", "2025-12-26", "pending", None),
        ("LTU", "use", "2025-12-27", "ended_by_withdrawal", None),
    ],
)
def test_outcomes_follow_the_day(kg: Asked, actor: str, obligation: str, on: str, outcome: str, fulfilled: str | None) -> None:
    answer = one(kg, actor, obligation, on)
    assert (answer["outcome"], answer["fulfilled_on"]) == (outcome, fulfilled)


@pytest.mark.parametrize(("actor", "left"), [("FIN", "2026-01-10"), ("LTU", "2025-12-27"), ("POL", "2026-02-20")])
def test_an_exit_ends_what_was_not_fulfilled_and_leaves_what_was(kg: Asked, actor: str, left: str) -> None:
    """VCLT 70(1): freed from further performance (a); nothing done before is undone (b)."""
    before, after = (
        {answer["obligation"]: answer["outcome"] for answer in asked(kg, "--actor", actor, "--treaty", "apmbc", on=day)}
        for day in (str(date.fromordinal(date.fromisoformat(left).toordinal() - 1)), left)
    )
    assert "ended_by_withdrawal" not in before.values()
    assert after == {
        obligation: outcome if outcome in ("fulfilled", "fulfilled_late") else "ended_by_withdrawal"
        for obligation, outcome in before.items()
    }
    ended = [answer for answer in asked(kg, "--actor", actor, "--treaty", "apmbc", on=left) if answer["outcome"] == "ended_by_withdrawal"]
    assert {answer["obligation"] for answer in ended} >= {"use", "assistance", "annual-report"}
    for answer in ended:
        for provision in ("Article 20(3)", "VCLT 70(1)(a)", "Article 20(4)"):
            assert any(said.startswith(provision) for said in answer["because"]), (answer["id"], provision)


def test_reasons_are_sentences(kg: Asked) -> None:
    said = {reason for answer in asked(kg, "--no-standing") for reason in answer["because"]}
    assert len(said) > 100
    assert not {reason for reason in said if "_" in reason}


def test_due_before_keeps_what_falls_due_and_what_is_overdue(kg: Asked) -> None:
    rows = asked(kg, "--due-before", "2027-01-01", "--no-standing")
    assert rows
    for row in rows:
        assert row["outcome"] == "overdue" or (row["next_due"] is not None and DAY <= row["next_due"].strip("[")[:10] < "2027-01-01")
    assert {("THA", "mined-area-clearance"), ("UKR", "stockpile-destruction")} <= {(row["actor"], row["obligation"]) for row in rows}


def test_state_keeps_some_outcomes(kg: Asked) -> None:
    rows = asked(kg, "--state", "overdue,extended")
    assert {row["outcome"] for row in rows} == {"overdue", "extended"}
    whole = counts(asked(kg))
    assert len(rows) == whole["overdue"] + whole["extended"]


def test_an_unknown_outcome_is_refused_with_the_known_ones(kg: Asked) -> None:
    told = kg("deadlines", "--on", DAY, "--state", "late")
    assert told.code == 2 and "late" in told.err and "overdue" in told.err


def test_known_on_leaves_out_what_was_decided_later(kg: Asked, apmbc_data: Path) -> None:
    base = ("--data", str(apmbc_data), "deadlines", "--actor", "UKR", "--treaty", "apmbc", "--on", "2018-01-01", "--format", "json")
    then = kg(*base, "--known-on", "2018-10-31", build=None)
    assert then.code == 0, then.err
    [clearance] = [row for row in then.json() if row["obligation"] == "mined-area-clearance"]
    assert clearance["known_on"] == "2018-10-31"
    assert [link["date"] for link in clearance["chain"]] == ["2016-06-01"]


@pytest.fixture
def calendar(kg: Asked, tmp_path: Path) -> icalendar.Calendar:
    target = tmp_path / "due.ics"
    asked(kg, "--treaty", "apmbc", "--no-standing", "--ics", str(target))
    return icalendar.Calendar.from_ical(target.read_bytes())


def test_the_calendar_is_read_by_a_parser(calendar: icalendar.Calendar) -> None:
    events = calendar.walk("VEVENT")
    assert calendar["version"] == "2.0" and len(events) > 20
    assert not [event for event in events if event.errors]
    uids = [str(event["uid"]) for event in events]
    assert len(set(uids)) == len(uids)
    for event in events:
        assert type(event.decoded("dtstart")) is date, "all day"
        assert (event.decoded("dtend") - event.decoded("dtstart")).days == 1


def test_alarms_sound_twelve_and_six_months_before(calendar: icalendar.Calendar) -> None:
    """Months of the calendar: from 31 December twelve months back is 31 December, six months back 30 June."""
    [event] = [event for event in calendar.walk("VEVENT") if str(event["uid"]) == "apmbc-THA-mined-area-clearance@treaty-kg"]
    assert event.decoded("dtstart") == date(2026, 12, 31)
    alarms = [alarm.decoded("trigger") for alarm in event.walk("VALARM")]
    assert alarms == [datetime(2025, 12, 31, 9, tzinfo=UTC), datetime(2026, 6, 30, 9, tzinfo=UTC)]


def test_what_fell_due_long_ago_is_in_the_calendar_and_sounds_no_alarm(calendar: icalendar.Calendar) -> None:
    """Overdue stays open; an alarm of the day before yesterday wakes nobody, and calendars sound it when they are subscribed to."""
    overdue = [event for event in calendar.walk("VEVENT") if event.decoded("dtstart") <= date.fromisoformat(DAY)]
    assert overdue and len(overdue) < len(calendar.walk("VEVENT"))
    assert not [str(event["summary"]) for event in overdue if event.walk("VALARM")]


def test_events_are_named_in_words(calendar: icalendar.Calendar) -> None:
    [event] = [event for event in calendar.walk("VEVENT") if str(event["uid"]) == "apmbc-UKR-stockpile-destruction@treaty-kg"]
    said = "Ukraine: Destroy stockpiles as soon as possible, at the latest at the deadline"
    assert str(event["summary"]) == f"{said} (Anti-Personnel Mine Ban Convention, Article 4)"


def test_a_provision_that_is_no_article_is_cited_as_it_is(kg: Asked, build: Path, tmp_path: Path) -> None:
    target = tmp_path / "due.ics"
    told = kg("deadlines", "--on", DAY, "--no-standing", "--treaty", "bwc", "--actor", "LTU", "--ics", str(target), build=build)
    assert told.code == 0, told.err
    [event] = icalendar.Calendar.from_ical(target.read_bytes()).walk("VEVENT")
    assert str(event["summary"]).endswith("review conference decisions) (Biological Weapons Convention)"), "it has no provision"


def test_what_came_of_a_yearly_duty_is_not_said_of_the_next_time(calendar: icalendar.Calendar) -> None:
    said = {str(event["description"]).split("\n")[1] for event in calendar.walk("VEVENT") if "annual-report" in str(event["uid"])}
    assert "Outcome of what fell due on 2025-04-30, as of 2026-04-14: unknown." in said


def test_events_name_their_source(calendar: icalendar.Calendar) -> None:
    [event] = [event for event in calendar.walk("VEVENT") if str(event["uid"]) == "apmbc-THA-mined-area-clearance@treaty-kg"]
    assert "http" in str(event["description"])


def test_an_event_keeps_its_uid_when_the_deadline_moves(kg: Asked, tmp_path: Path) -> None:
    days = {}
    for on in ("2015-01-01", "2017-01-01", "2026-01-01"):
        target = tmp_path / f"{on}.ics"
        asked(kg, "--actor", "THA", "--treaty", "apmbc", "--no-standing", "--ics", str(target), on=on)
        for event in icalendar.Calendar.from_ical(target.read_bytes()).walk("VEVENT"):
            if "mined-area-clearance" in str(event["uid"]):
                days[on] = (str(event["uid"]), event.decoded("dtstart"))
    assert len(days) == 3
    assert len({uid for uid, _ in days.values()}) == 1 and len({day for _, day in days.values()}) > 1


def test_python_gives_the_same(kg: Asked, apmbc_build: Path) -> None:
    duties = package.open(apmbc_build).deadlines(on=DAY, actor="Finland")
    assert [duty.to_dict() for duty in duties] == json.loads(json.dumps(asked(kg, "--actor", "FIN")))
    with pytest.raises(package.QuestionError):
        package.open(apmbc_build).deadlines(on=DAY, states=("late",))
