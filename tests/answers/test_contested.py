"""Every contested case of the law model (section 5), from the build: the base status, what stands beside it, and each view that differs."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from kg.answers.explain import explain
from kg.answers.lists import parties
from kg.answers.status import status
from kg.answers.tables import Tables
from kg.cli import main
from kg.consequences import derive_all
from kg.corpus.load import load
from kg.law.status import status_on
from kg.places import home


@pytest.fixture(scope="module")
def tables(build: Path) -> Tables:
    return Tables(build)


THREE_MONTHS = "holder:three-months-from-2003"

CASES = [
    # DPRK, NPT X(1): the notice of 1993 was suspended a day before it took effect; three readings of 2003
    ("PRK", "npt", "1993-06-10", "depositary", "withdrawing", True, set(), {}),
    ("PRK", "npt", "1993-06-11", "depositary", "party", True, set(), {}),
    ("PRK", "npt", "2003-01-11", "depositary", "withdrawing", True, set(), {"self": ("former_party", False)}),
    (
        *("PRK", "npt", "2003-04-10", "depositary", "withdrawing", True, {"withdrawal_blocked_claimed"}),
        {"self": ("former_party", False), THREE_MONTHS: ("former_party", False)},
    ),
    ("PRK", "npt", "2003-01-10", "self", "withdrawing", True, set(), {}),
    ("PRK", "npt", "2003-01-11", "self", "former_party", False, set(), {"depositary": ("withdrawing", True)}),
    ("PRK", "npt", "2003-04-09", THREE_MONTHS, "withdrawing", True, set(), {"self": ("former_party", False)}),
    ("PRK", "npt", "2003-04-10", THREE_MONTHS, "former_party", False, {"withdrawal_blocked_claimed"}, None),
    # Ukraine, APMBC: a suspension that the Convention does not know
    ("UKR", "apmbc", "2025-07-17", "depositary", "party", True, set(), {}),
    ("UKR", "apmbc", "2026-01-01", "depositary", "party", True, {"suspended_claimed", "objection_pending"}, {"self": ("party", False)}),
    ("UKR", "apmbc", "2026-01-01", "self", "party", False, {"suspended_claimed", "objection_pending"}, {"depositary": ("party", True)}),
    ("UKR", "apmbc", "2026-01-01", "holder:CHE", "party", True, {"suspended_claimed", "objection_pending"}, {"self": ("party", False)}),
    # Russia, CTBT: the ratification was withdrawn, the signature stands
    ("RUS", "ctbt", "2000-06-30", "depositary", "contracting_state", False, set(), {}),
    ("RUS", "ctbt", "2023-11-02", "depositary", "contracting_state", False, set(), {}),
    ("RUS", "ctbt", "2023-11-03", "depositary", "signatory", False, set(), {}),
    # Taiwan: an entity of its own, whose acts are not those of China
    ("TWN", "npt", "2020-01-01", "depositary", "party", True, {"disputed_entity"}, {}),
    ("TWN", "bwc", "2020-01-01", "depositary", "party", True, {"disputed_entity"}, {}),
    ("CHN", "npt", "1992-03-08", "depositary", "none", False, set(), {}),
    ("CHN", "npt", "1992-03-09", "depositary", "party", True, set(), {}),
    # CFE, New START, INF: suspensions by one side
    ("RUS", "cfe", "2010-01-01", "depositary", "party", True, {"suspended_claimed"}, {"self": ("party", False)}),
    ("RUS", "cfe", "2023-11-07", "depositary", "former_party", False, None, {}),
    ("CZE", "cfe", "2024-01-01", "depositary", "party", True, {"suspended_claimed"}, {}),
    ("CAN", "cfe", "2024-03-01", "depositary", "party", True, {"suspended_claimed"}, {"self": ("party", False)}),
    ("USA", "inf", "2019-08-01", "depositary", "withdrawing", True, {"suspended_claimed"}, {"self": ("withdrawing", False)}),
    ("RUS", "inf", "2019-08-02", "depositary", "treaty_ended", False, set(), {}),
    ("RUS", "newstart", "2026-02-04", "depositary", "party", True, {"suspended_claimed", "objection_pending"}, {"self": ("party", False)}),
    ("RUS", "newstart", "2026-02-04", "holder:USA", "party", True, {"suspended_claimed", "objection_pending"}, {"self": ("party", False)}),
    ("RUS", "newstart", "2026-02-05", "depositary", "treaty_ended", False, None, {}),
    ("USA", "newstart", "2026-02-05", "depositary", "treaty_ended", False, set(), {}),
    # United States, ATT: a signature that its maker has disavowed
    ("USA", "att", "2019-07-17", "depositary", "signatory", False, set(), {}),
    ("USA", "att", "2019-07-18", "depositary", "signatory", False, {"signatory_disavowed"}, {}),
    # successor States: one day is used, the other stands beside it
    ("MNE", "apmbc", "2006-06-03", "depositary", "party", True, {"conflict_of_dates"}, {}),
    ("SCG", "npt", "1992-04-27", "depositary", "party", True, None, {}),
]


@pytest.mark.parametrize(("actor", "slug", "on", "view", "base", "bound", "overlays", "others"), CASES)
def test_a_contested_case(
    tables: Tables,
    actor: str,
    slug: str,
    on: str,
    view: str,
    base: str,
    bound: bool,
    overlays: set[str] | None,
    others: dict[str, tuple[str, bool]] | None,
) -> None:
    told = status(tables, tables.actors()["actors"][actor]["continued_by"] or actor, slug, on, view)
    assert (told["status"], told["bound"]) == (base, bound)
    if overlays is not None:
        assert {overlay["kind"] for overlay in told["overlays"]} == overlays
    if others is not None:
        assert {each["view"]: (each["status"], each["bound"]) for each in told["other_views"]} == others


@pytest.mark.parametrize(
    ("act", "used", "other"),
    [("apmbc/MNE/succession/2006-10-23", "2006-06-03", "2007-04-01"), ("npt/SCG/succession/2001-08-29", "2001-08-29", "1992-04-27")],
)
def test_dates_of_successors_stand_side_by_side(tables: Tables, act: str, used: str, other: str) -> None:
    found = [c for c in tables.treaty(act.split("/", maxsplit=1)[0])["conflicts"] if c["act"] == act]
    assert [(c["used"], c["other"]) for c in found] == [(used, other)]
    assert all(c["rule"] and c["sources"] for c in found), "the choice is named by a rule, and the other day has its source"


def test_answers_take_views_as_the_law_does(tables: Tables) -> None:
    """On every day on which a position begins or ends, and the day before, for every view that anybody takes."""
    corpus = load(home() / "data")
    for slug, derived in derive_all(corpus).items():
        coverage = corpus.treaties[slug].coverage
        for position in derived.positions:
            days = {day + timedelta(days=by) for day in (position.span.start, position.span.end) if day for by in (-1, 0)}
            views = {"depositary", "self", *(each["view"] for each in tables.treaty(slug)["actors"][position.actor]["positions"])}
            for day in days:
                for view in views:
                    covered = coverage is not None and coverage.complete and day <= coverage.complete_as_of
                    law = status_on(derived, position.actor, day, view, covered=covered)
                    told = status(tables, position.actor, slug, day.isoformat(), view)
                    assert (told["status"], told["bound"]) == (law.status, law.bound), (slug, position.actor, day, view)
                    assert _views(told) == {each.view: (str(each.status), each.bound) for each in law.other_views}, (
                        slug,
                        position.actor,
                        day,
                    )


def _views(told: dict[str, Any]) -> dict[str, tuple[str, bool]]:
    return {each["view"]: (each["status"], each["bound"]) for each in told["other_views"]}


def test_every_step_of_every_proof_has_its_provision_or_its_act_and_a_source(tables: Tables) -> None:
    """Whose text no source of the corpus holds, and whose article nobody has read, stand here by name."""
    without = set()
    for table in tables.treaties():
        for actor, account in table["actors"].items():
            for period in account["periods"]:
                for step in explain(tables, actor, table["slug"], period[0])["because"]:
                    if not step["sources"] or not step.get("iri"):
                        without.add((step.get("treaty"), step.get("provision")))
    assert without == {
        ("vcsst", "2(1)(b)"),
        ("vcsst", "23(1)"),
        ("vcsst", "2(1)(c)"),
        ("vcsst", "18(1)"),
        ("ecowas-salw", ""),
        ("sort", ""),
    }


@pytest.mark.parametrize(
    ("actor", "slug", "parts"),
    [
        ("USA", "apmbc", ("neither signature nor consent",)),
        ("USA", "att", ("a signature alone does not bind", "does not intend to become a party")),
        ("RUS", "ctbt", ("withdrawn before it took effect",)),
        ("USA", "ctbt", ("no instrument of consent stands",)),
        ("LTU", "apmbc", ("its last day as a party was the day before 2025-12-27",)),
        ("USA", "newstart", ("no longer in force",)),
    ],
)
def test_why_not(tables: Tables, actor: str, slug: str, parts: tuple[str, ...]) -> None:
    told = explain(tables, actor, slug, "2026-04-01")
    assert told["why_not"] is not None
    assert all(part in told["why_not"] for part in parts), told["why_not"]
    assert told["why_still"] is None


def test_who_withdrew_an_instrument_is_told_what_it_was(tables: Tables) -> None:
    told = explain(tables, "RUS", "ctbt", "2026-01-01")
    assert [step["act"] for step in told["because"] if step["kind"] == "act"] == ["signature", "ratification", "withdrawal_of_instrument"]
    assert told["since"] == "2023-11-03"


def test_a_count_names_who_is_in_it_though_its_statehood_is_contested(tables: Tables, capsys: pytest.CaptureFixture[str]) -> None:
    """The published count leaves it out; whoever compares the two learns why they differ."""
    told = parties(tables, "npt", "2026-01-01")
    assert told["disputed_entities"] == ["TWN"]
    assert "TWN" in {each["actor"] for each in told["parties"]}
    assert parties(tables, "npt", "1970-03-04")["disputed_entities"] == [], "nobody is counted before the entry into force"
    assert parties(tables, "npt", "2026-01-01", "EU")["disputed_entities"] == []
    assert parties(tables, "apmbc", "2026-01-01")["disputed_entities"] == []
    assert main(["--build", str(tables.build), "parties", "npt", "--on", "2026-01-01"]) == 0
    assert "192 parties to npt on 2026-01-01\ncounted, though its statehood is contested: TWN\n" in capsys.readouterr().err


def test_a_count_says_of_whom_another_view_differs(tables: Tables) -> None:
    """The number follows the depositary; it hides no dispute."""
    told = parties(tables, "apmbc", "2026-01-01")
    assert told["disputed"] == [{"actor": "UKR", "view": "self", "status": "party", "bound": False}]
    assert "UKR" in {each["actor"] for each in told["parties"]}
    assert parties(tables, "apmbc", "2025-07-17")["disputed"] == []
    assert parties(tables, "apmbc", "2026-01-01", "EU")["disputed"] == [], "only members count, and only they are told"
    assert [(each["actor"], each["view"]) for each in parties(tables, "npt", "2026-01-01")["disputed"]] == [
        ("PRK", "self"),
        ("PRK", THREE_MONTHS),
    ]
