"""That nothing was done is an answer only where a list of acts reaches; and every step that counts days counts right."""

from datetime import date
from pathlib import Path

import pytest

from kg.answers.explain import explain
from kg.answers.lists import parties
from kg.answers.status import existed_on, status
from kg.answers.tables import Tables
from kg.law.date_rules import DateRule, result_of
from kg.law.vocabulary import Anchor, DateFunction, Unit
from kg.pipeline import build as build_graph
from kg.places import ontology
from kg.site.book import Book
from tests.build import corpora


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
        ("CSK", "npt", "1992-12-31", "unknown"),
        ("CSK", "npt", "1993-01-01", "unknown"),
        ("CSK", "npt", "2020-01-01", "unknown"),
        ("CSK", "cwc", "1990-01-01", "none"),
        ("CSK", "apmbc", "2000-01-01", "none"),
    ],
    ids=[
        "while it existed",
        "before the treaty",
        "its last day",
        "the day after, on which it may be a former party",
        "long after",
        "before that treaty",
        "a treaty adopted after it was dissolved",
    ],
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


@pytest.mark.parametrize(
    ("treaty", "day", "reached"),
    [("apmbc", "2026-04-14", True), ("apmbc", "2026-04-15", False), ("cfe", "2000-01-01", False), ("inf", "2026-11-24", True)],
    ids=["the last day of the list", "the day after it", "a list that is not complete", "a treaty closed to others, and ended"],
)
def test_a_count_names_everyone_of_whom_nothing_follows(tables: Tables, treaty: str, day: str, reached: bool) -> None:
    """Whoever existed and of whom no act is known; nobody, where the list reaches the day."""
    answer, known = parties(tables, treaty, day), tables.actors()["actors"]
    open_ = {code for code in known if status(tables, code, treaty, day)["status"] == "unknown"}
    if reached:
        assert not {code for code in answer["unknown"] if code not in tables.treaty(treaty)["actors"]}
    else:
        assert set(answer["unknown"]) == {code for code in open_ if existed_on(known[code], day) and not known[code]["continued_by"]}
        assert len(answer["unknown"]) > 30


@pytest.fixture(scope="module")
def then(apmbc_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Tables:
    target = tmp_path_factory.mktemp("known") / "build"
    build_graph(apmbc_data, ontology(), target, known_on=date(1999, 1, 1))
    return Tables(target)


@pytest.mark.parametrize(("day", "found"), [("1999-01-01", "none"), ("1999-01-02", "unknown"), ("2020-01-01", "unknown")])
@pytest.mark.parametrize("actor", ["FIN", "USA"], ids=["it acceded in 2012", "it never did"])
def test_absence_is_none_up_to_the_day_of_knowledge(then: Tables, actor: str, day: str, found: str) -> None:
    assert status(then, actor, "apmbc", day)["status"] == found


def test_the_proof_tells_to_which_day_the_acts_are_known(then: Tables) -> None:
    proof = explain(then, "FIN", "apmbc", "2020-01-01")
    assert "what was done after 1999-01-01 is not known" in proof["because"][0]["says"]
    assert "has done no act" not in proof["says"]
    assert "what was done after" not in explain(then, "FIN", "apmbc", "1998-12-31")["because"][0]["says"]


def test_a_count_of_a_later_day_names_who_may_have_joined(then: Tables) -> None:
    later = parties(then, "apmbc", "2020-01-01")
    assert {"FIN", "USA"} <= set(later["unknown"])
    assert not set(later["unknown"]) & {actor for actor, told in then.treaty("apmbc")["actors"].items() if told["periods"]}
    assert "FIN" not in parties(then, "apmbc", "1999-01-01")["unknown"]


def test_a_page_tells_a_treaty_on_the_last_day_that_is_known(then: Tables) -> None:
    assert Book(then, "2020-01-01").of("apmbc").on == "1999-01-01"


def test_a_dissolved_state_is_left_out_of_a_list_of_today_whatever_day_is_asked_of_it(tmp_path: Path) -> None:
    """Czechoslovakia still existed on the day of knowledge; the list that leaves it out is of 2026."""
    data = corpora.real(tmp_path, "npt")
    build_graph(data, ontology(), tmp_path / "then", known_on=date(1991, 1, 1))
    assert status(Tables(tmp_path / "then"), "CSK", "npt", "1985-01-01")["status"] == "unknown"


def test_the_proof_says_why_nothing_follows(tables: Tables) -> None:
    (step,) = explain(tables, "CSK", "npt", "1985-01-01")["because"]
    assert "dissolved" in step["says"]
