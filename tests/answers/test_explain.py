"""Explanations: a view states the position it takes, and who is bound in spite of something is told why."""

from pathlib import Path

import pytest

from kg.answers.explain import explain
from kg.answers.tables import Tables
from kg.api import Graph


@pytest.fixture(scope="module")
def graph(apmbc_build: Path) -> Graph:
    return Graph(apmbc_build)


def test_its_own_view_states_the_position_that_ukraine_takes(graph: Graph) -> None:
    told = graph.explain("UKR", "apmbc", "2026-01-01", view="self")
    assert (told.status, told.bound) == ("party", False)
    assert "not bound in its own view: the operation of the Convention is suspended" in told.says
    assert told.because[-1]["kind"] == "position"
    assert told.because[-1]["iri"].endswith("/id/position/apmbc/UKR/suspension")
    assert told.because[-1]["sources"]
    assert told.why_not is not None
    assert "fundamental change of circumstances" in told.why_not
    assert "do not settle" not in told.why_not


def test_why_ukraine_is_still_a_party(graph: Graph) -> None:
    """A claim to suspend is no withdrawal (VCLT 57, 72); the Convention provides for none, and six States object."""
    told = graph.explain("UKR", "apmbc", "2026-01-01")
    assert told.bound
    assert told.why_still is not None
    for part in (
        "VCLT 57, 72",
        "provides for no suspension",
        "6 States object (Austria, Belgium, ",
        "that it is not bound is its own view",
    ):
        assert part in told.why_still
    assert all(step["kind"] != "position" for step in told.because), "the depositary's view rests on no position"


def test_a_notice_that_runs_is_why_poland_was_still_bound(graph: Graph) -> None:
    assert graph.explain("POL", "apmbc", "2026-02-19").why_still == "its notice of withdrawal has no effect before 2026-02-20"
    assert graph.explain("POL", "apmbc", "2026-02-20").why_still is None


def test_where_nothing_speaks_against_it_nothing_is_said(graph: Graph) -> None:
    assert graph.explain("LTU", "apmbc", "2020-01-01").why_still is None
    assert graph.explain("UKR", "apmbc", "2025-07-17").why_still is None


@pytest.mark.parametrize(
    ("actor", "treaty", "day", "says", "why_not"),
    [
        ("CSK", "openskies", "1993-01-02", "ceased to exist before it was bound", "no longer exists"),
        ("KAZ", "abm", "2010-01-01", "had not declared whether it succeeds", "no longer in force"),
        ("RUS", "abm", "2010-01-01", "was bound by a treaty that has ended", "no longer in force"),
        ("USA", "apmbc", "2020-01-01", "has done no act", "neither signature nor consent to be bound"),
    ],
    ids=["it had signed", "it was never bound", "it was bound", "it did nothing"],
)
def test_the_words_are_true_of_what_came_before(build: Path, actor: str, treaty: str, day: str, says: str, why_not: str) -> None:
    proof = explain(Tables(build), actor, treaty, day)
    assert says in proof["says"]
    assert why_not in proof["why_not"]


def test_the_day_on_which_a_condition_was_met_is_said_in_full(build: Path) -> None:
    proof = explain(Tables(build), "TWN", "npt", "2020-01-01")
    assert any("on the day the condition was met" in step["says"] for step in proof["because"])


def test_what_was_taken_back_was_once_done(build: Path) -> None:
    """Whoever has a period was not without acts before, whatever it came to."""
    tables = Tables(build)
    for table in tables.treaties():
        for actor, account in table["actors"].items():
            for start, _, base, *_ in account["periods"][1:]:
                if base == "none":
                    proof = explain(tables, actor, table["slug"], start)
                    assert "has done no act" not in proof["says"], (actor, table["slug"])
                    assert "there is neither" not in proof["why_not"], (actor, table["slug"])
