"""An act whose day is known only within bounds: from when a State is known to be bound is not when it came to be bound."""

from pathlib import Path

import jsonschema
import pytest

from kg.answers.lists import parties, periods, timeline
from kg.answers.status import status
from kg.answers.tables import Tables
from kg.api import Graph
from kg.claims.propositions import EverParty
from kg.claims.statuses import ever_party
from kg.diff.act_facts import standing_facts
from tests.cli.test_json import schema

DAY = "2024-01-01"


@pytest.fixture(scope="module")
def tables(build: Path) -> Tables:
    return Tables(build)


def test_the_status_says_that_its_first_day_is_the_latest(tables: Tables) -> None:
    """CCW 5(4): a source of 2022-10-04 lists the United States, so six months later it was bound, since when nobody tells."""
    answer = status(tables, "USA", "ccw-p1", DAY)
    assert (answer["status"], answer["since"], answer["since_at_latest"]) == ("party", "2023-04-04", True)
    assert "since_at_latest" not in status(tables, "USA", "ccw-p1", "2023-04-03"), "not known then"
    assert "since_at_latest" not in status(tables, "USA", "ccw", DAY), "its day is told"
    jsonschema.validate(answer, schema("status"), jsonschema.Draft202012Validator)


def test_lists_say_it_of_those_of_whom_it_is_so(tables: Tables) -> None:
    told = parties(tables, "ccw-p1", DAY)
    open_ = {each["actor"]: each.get("since_at_latest", False) for each in told["parties"]}
    assert open_["USA"] and not open_["AFG"], "of Afghanistan the day is told"
    assert not any("since_at_latest" in each for each in parties(tables, "apmbc", DAY)["parties"])
    jsonschema.validate(told, schema("parties"), jsonschema.Draft202012Validator)
    rows = periods(tables, "ccw-p1", "USA")
    assert [row.get("start_at_latest") for row in rows] == [None, True]
    jsonschema.validate(rows, schema("periods"), jsonschema.Draft202012Validator)
    notes = {event["date"]: event["note"] for event in timeline(tables, slug="ccw-p1", actor="USA") if event["event"] == "status"}
    assert notes == {"1995-03-24": "5(4)", "2023-04-04": "5(4); at the latest"}


def test_a_day_that_follows_from_an_exact_one_is_an_event(tables: Tables) -> None:
    """A succession counts from the day of succession, whenever its notice was given."""
    assert "since_at_latest" not in status(tables, "YEM", "bwc", DAY)


def test_python_and_the_sentence_say_it_too(build: Path) -> None:
    graph = Graph(build)
    told = graph.explain("USA", "ccw-p1", DAY)
    assert told.says.startswith("United States of America is a party, since 2023-04-04 at the latest (")
    assert told.since_at_latest and told.to_dict()["since_at_latest"] is True
    assert "since_at_latest" not in graph.status("LTU", "apmbc", DAY).to_dict()
    assert [period.start_at_latest for period in graph.periods("ccw-p1", "USA")] == [False, True]
    assert [period.to_dict() for period in graph.periods("ccw-p1", "USA")] == periods(Tables(build), "ccw-p1", "USA")


def test_who_waits_for_a_day_within_bounds_is_told_the_earliest(build: Path) -> None:
    """Malawi: deposited between 2022-09-23, six months from which end on 2023-03-23, and 2022-10-04."""
    assert Graph(build).explain("MWI", "ccw-p1", "2023-01-01").why_not == "the day of effect is 2023-03-23 at the earliest"


def test_the_difference_of_two_builds_tells_no_event_of_that_day(tables: Tables) -> None:
    [bound] = [fact for fact in standing_facts(tables.treaty("ccw-p1"), DAY) if (fact.kind, fact.actor) == ("bound", "USA")]
    assert bound.told == {"since": "[1995-03-24..2023-04-04]"} and bound.day is not None and not bound.day.exact
    days = {fact.day for fact in standing_facts(tables.treaty("apmbc"), DAY) if fact.kind == "bound"}
    assert days and all(day is not None and day.exact for day in days)


def test_a_claim_is_answered_with_by_and_not_with_on(tables: Tables) -> None:
    [found] = ever_party(tables, EverParty("ecowas-salw", ("BEN",)), DAY)
    assert found.answer == "Benin became a party to the ECOWAS Small Arms Convention by 2009-09-29."
