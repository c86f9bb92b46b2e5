"""That nothing was done is an answer only where a list of acts reaches; and every step that counts days counts right."""

from datetime import date
from pathlib import Path

import pytest

from kg.answers.explain import explain
from kg.answers.lists import parties
from kg.answers.status import status
from kg.answers.tables import Tables
from kg.law.date_rules import DateRule, result_of
from kg.law.vocabulary import Anchor, DateFunction, Unit


@pytest.fixture(scope="module")
def tables(build: Path) -> Tables:
    return Tables(build)


@pytest.mark.parametrize(
    ("treaty", "day", "found"),
    [
        ("apmbc", "2026-04-14", "none"),
        ("apmbc", "2026-04-15", "unknown"),
        ("cfe", "2000-01-01", "unknown"),
        ("inf", "2026-11-24", "none"),
    ],
    ids=["the last day of the list", "the day after it", "a list that is not complete", "a treaty that ended within its list"],
)
def test_absence_is_none_only_where_the_list_reaches(tables: Tables, treaty: str, day: str, found: str) -> None:
    assert status(tables, "MHL" if treaty == "inf" else "AFG" if treaty == "cfe" else "USA", treaty, day)["status"] == found


@pytest.mark.parametrize(
    ("treaty", "day", "missing"),
    [
        ("npt", "1985-01-01", {"CSK", "DDR", "YAR", "YMD", "YUG"}),
        ("npt", "1990-10-03", {"CSK", "YUG"}),
        ("ptbt", "1985-01-01", {"CSK", "DDR", "YAR", "YMD"}),
        ("ptbt", "2020-01-01", set()),
        ("ptbt", "1963-08-04", set()),
        ("salt1", "1975-01-01", set()),
    ],
    ids=["a complete list", "dissolved that day", "a list not complete", "none of them exists", "before the adoption", "closed to others"],
)
def test_a_count_names_of_those_dissolved_since_who_existed_and_could_join(
    tables: Tables, treaty: str, day: str, missing: set[str]
) -> None:
    former = {code for code, told in tables.actors()["actors"].items() if told["kind"] == "former_state"}
    assert former & set(parties(tables, treaty, day)["unknown"]) == missing


def test_a_proof_says_that_nothing_is_known_of_the_days_after(tables: Tables) -> None:
    (step,) = explain(tables, "USA", "apmbc", "2026-11-24")["because"]
    assert "what was done after that day is not known" in step["says"]


def test_a_clause_that_nobody_has_read_is_not_told_as_silent(tables: Tables) -> None:
    said = {clause["name"]: clause["says"] for clause in tables.treaty("kinshasa")["clauses"]}
    assert "nobody has read" in said["reservations"]
    assert "nobody has read" in said["withdrawal"]


def test_every_count_of_days_can_be_done_again(tables: Tables) -> None:
    """Replaying a step from its rule, parameters and anchor day gives its result, or a later day that the depositary named."""
    again = 0
    for table in tables.treaties():
        for actor, account in table["actors"].items():
            for _, _, _, because, _ in account["periods"]:
                for step in because:
                    if step.get("rule") in tuple(DateFunction) and step.get("anchor_day") and step.get("result"):
                        told = step["parameters"]
                        unit = Unit(told.get("unit", Unit.DAY))
                        rule = DateRule(DateFunction(step["rule"]), Anchor(step["anchor"]), told.get("n", 0), unit)
                        replayed, result = result_of(rule, date.fromisoformat(step["anchor_day"])), date.fromisoformat(step["result"])
                        named = step.get("outcome") == "day_named_by_the_depositary" and result > replayed
                        assert replayed == result or named, (table["slug"], actor, step)
                        again += 1
    assert again > 4000


@pytest.mark.parametrize(
    ("actor", "treaty", "day", "found"),
    [
        ("CSK", "npt", "1985-01-01", "unknown"),
        ("CSK", "npt", "1960-01-01", "none"),
        ("CSK", "npt", "1995-01-01", "none"),
        ("CSK", "cwc", "1990-01-01", "none"),
    ],
    ids=["while it existed", "before the treaty", "after it was dissolved", "before that treaty"],
)
def test_nothing_follows_from_lists_of_today_for_a_state_that_was_dissolved(
    tables: Tables, actor: str, treaty: str, day: str, found: str
) -> None:
    assert status(tables, actor, treaty, day)["status"] == found


def test_a_count_names_who_may_have_been_bound_beside_it(tables: Tables) -> None:
    answer = parties(tables, "npt", "1985-01-01")
    assert {"CSK", "DDR", "YUG"} <= set(answer["unknown"])
    assert not set(answer["unknown"]) & {each["actor"] for each in answer["parties"]}
    assert parties(tables, "npt", "2020-01-01")["unknown"] == []


def test_the_proof_says_why_nothing_follows(tables: Tables) -> None:
    (step,) = explain(tables, "CSK", "npt", "1985-01-01")["because"]
    assert "dissolved" in step["says"]
