"""What-if: the law decides what a supposed act does; the corpus and the build stay as they are."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import kg
from kg.answers.errors import QuestionError
from kg.cli import main
from tests.build import corpora
from tests.build.corpora import ROOT

SCHEMA = json.loads((ROOT / "docs" / "reference" / "schemas" / "whatif.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> kg.Graph:
    """The Mine Ban Convention and the Test-Ban Treaty, which is not in force."""
    data = corpora.real(tmp_path_factory.mktemp("whatif"), "apmbc", "ctbt", "ost")
    corpora.made(data)
    return kg.open(data.parent / "build")


def asked(graph: kg.Graph, *suppositions: str, on: str) -> dict[str, Any]:
    answer = graph.whatif(*suppositions, on=on).to_dict()
    jsonschema.validate(answer, SCHEMA, jsonschema.Draft202012Validator)
    return answer


def rules(answer: dict[str, Any], kind: str) -> list[str]:
    return [check["rule"] for each in answer["suppositions"] for check in each["checks"] if check["kind"] == kind]


def count(answer: dict[str, Any], on: str, group: str | None = None) -> tuple[int, int]:
    return next((c["before"], c["after"]) for c in answer["counts"] if (c["on"], c["group"]) == (on, group))


def test_without_its_notice_lithuania_would_have_stayed(graph: kg.Graph) -> None:
    answer = asked(graph, "without LTU withdrawal apmbc 2025-06-27", on="2025-12-27")
    (change,) = answer["statuses"]
    assert (change["before"]["status"], change["before"]["bound"]) == ("former_party", False)
    assert change["after"] == {"status": "party", "bound": True, "since": "2003-11-01", "until": None}
    assert count(answer, "2025-12-27") == (163, 164)
    assert count(answer, "2025-12-27", "EU") == (24, 25)
    gone = {(p["status"], p["start"]) for p in answer["periods"] if p["change"] == "lost"}
    assert gone == {("party", "2003-11-01"), ("withdrawing", "2025-06-27"), ("former_party", "2025-12-27")}
    gained = [(p["status"], p["start"], p["end"]) for p in answer["periods"] if p["change"] == "gained"]
    assert gained == [("party", "2003-11-01", None)], "one period as a party, without end"


def test_a_notice_takes_effect_after_six_months_and_ends_what_falls_due_later(graph: kg.Graph) -> None:
    answer = asked(graph, "DEU withdrawal apmbc 2026-12-01", on="2027-06-01")
    assert answer["suppositions"][0]["effective"] == "2027-06-01", "20(3)"
    assert rules(answer, "finding") == []
    assert rules(answer, "demand") == ["statement_required", "notify", "proviso"], "20(2) and (3)"
    assert answer["statuses"][0]["after"]["status"] == "former_party"
    assert ("lost", "annual-report") in {(d["change"], d["obligation"]) for d in answer["deadlines"]}
    day_before = asked(graph, "DEU withdrawal apmbc 2026-12-01", on="2027-05-31")
    assert day_before["statuses"][0]["after"]["status"] == "withdrawing"
    assert all(c["on"] == "2027-06-01" for c in day_before["counts"]), "numbers change on the day of effect alone"


def test_who_has_left_cannot_leave_again(graph: kg.Graph) -> None:
    answer = asked(graph, "POL withdrawal apmbc 2026-12-01", on="2027-12-01")
    assert rules(answer, "finding") == ["withdrawal-without-consent"]
    assert answer["suppositions"][0]["effective"] is None
    assert answer["statuses"] == answer["periods"] == answer["counts"] == []


def test_an_accession_brings_deadlines(graph: kg.Graph) -> None:
    """17(2): first day of the sixth month after the month of deposit; 4, 5, 7 count from there."""
    answer = asked(graph, "USA accession apmbc 2027-03-31", on="2027-09-01")
    assert answer["suppositions"][0]["effective"] == "2027-09-01"
    gained = {d["obligation"]: d["after"]["deadline"] for d in answer["deadlines"] if d["change"] == "gained"}
    assert gained["stockpile-destruction"] == "2031-09-01"
    assert gained["mined-area-clearance"] == "2037-09-01"
    assert gained["initial-report"] == "2028-02-28", "180 days"
    assert count(answer, "2027-09-01", "UNSC_P5") == (2, 3)


def test_a_conflict_holds_a_notice_up_until_it_ends(graph: kg.Graph) -> None:
    """20(3): a notice has no effect before the end of the conflict."""
    war, notice, peace = "UKR begins-conflict 2022-02-24", "UKR withdrawal apmbc 2026-06-01", "UKR ends-conflict 2027-01-01"
    held = asked(graph, war, notice, on="2030-01-01")
    assert held["suppositions"][1]["effective"] is None
    assert rules(held, "finding") == ["held_up"]
    assert held["statuses"][0]["after"]["status"] == "withdrawing"
    ended = asked(graph, war, notice, peace, on="2030-01-01")
    assert ended["suppositions"][1]["effective"] == "2027-01-01"
    assert asked(graph, notice, on="2030-01-01")["suppositions"][0]["effective"] == "2026-12-01", "without any conflict asserted"


def test_the_end_of_a_conflict_that_no_source_asserts_changes_nothing_and_says_so(graph: kg.Graph) -> None:
    answer = asked(graph, "UKR ends-conflict 2027-01-01", on="2030-01-01")
    assert rules(answer, "note") == ["no_conflict_asserted"]
    assert not any(answer[key] for key in ("statuses", "periods", "counts", "deadlines", "entry_into_force"))


def test_a_notice_that_comes_too_early_is_found(graph: kg.Graph) -> None:
    """OST XVI: notice only a year after the entry into force of 1967-10-10."""
    assert "notice-too-early" in rules(asked(graph, "USA withdrawal ost 1968-10-09", on="1970-01-01"), "finding")
    assert "notice-too-early" not in rules(asked(graph, "USA withdrawal ost 1968-10-10", on="1970-01-01"), "finding")


def test_a_treaty_that_waits_tells_for_whom(graph: kg.Graph) -> None:
    """CTBT XIV: in force 180 days after all 44 of Annex 2 have ratified."""
    one = asked(graph, "USA ratification ctbt 2026-06-01", on="2028-01-01")["entry_into_force"]
    (force,) = one
    before, after = force["before"]["waits_for"]["named"], force["after"]["waits_for"]["named"]
    assert set(before) - set(after) == {"USA"}
    assert force["after"]["on"] is None
    signed = [a for a in before if a not in ("IND", "PAK", "PRK")]
    rest = [f"{a} ratification ctbt 2026-06-01" for a in signed]
    rest += [f"{a} signature ctbt 2026-05-01" for a in ("IND", "PAK", "PRK")] + [
        f"{a} ratification ctbt 2026-07-01" for a in ("IND", "PAK", "PRK")
    ]
    (force,) = asked(graph, *rest, on="2026-12-28")["entry_into_force"]
    assert force["after"] == {"on": "2026-12-28", "waits_for": None}, "180 days from the last of them"


def test_two_treaties_at_once_and_the_order_of_words_does_not_matter(graph: kg.Graph) -> None:
    one = asked(graph, "DEU withdrawal apmbc 2026-12-01", "USA ratification ctbt 2026-06-01", on="2028-01-01")
    two = asked(graph, "USA ratification ctbt 2026-06-01", "DEU withdrawal apmbc 2026-12-01", on="2028-01-01")
    assert {k: v for k, v in one.items() if k != "suppositions"} == {k: v for k, v in two.items() if k != "suppositions"}
    assert {c["treaty"] for c in one["statuses"]} == {"apmbc", "ctbt"}


def test_adding_an_act_and_taking_it_away_are_each_others_mirror(graph: kg.Graph) -> None:
    """What is lost without the notice of Finland is what a world with it has more."""
    gone = asked(graph, "without FIN withdrawal apmbc 2025-07-10", on="2026-02-01")
    assert (gone["statuses"][0]["before"]["status"], gone["statuses"][0]["after"]["status"]) == ("former_party", "party")
    again = asked(graph, "without FIN withdrawal apmbc 2025-07-10", "FIN withdrawal apmbc 2025-07-10", on="2026-02-01")
    assert again["statuses"] == again["periods"] == again["counts"] == []


def test_corpus_and_build_stay_as_they_are_byte_for_byte(graph: kg.Graph) -> None:
    before = corpora.bytes_of(graph.build), corpora.bytes_of(graph.build.parent / "data")
    asked(graph, "without LTU withdrawal apmbc 2025-06-27", "USA accession apmbc 2027-03-31", on="2028-01-01")
    assert (corpora.bytes_of(graph.build), corpora.bytes_of(graph.build.parent / "data")) == before
    assert graph.status("LTU", "apmbc", "2025-12-27").status == "former_party"


def test_without_its_suspension_nothing_is_claimed_of_ukraine_and_nobody_objects(graph: kg.Graph) -> None:
    """The status is the same in both worlds; what stands beside it and the view of Ukraine are not."""
    answer = asked(graph, "without UKR suspension apmbc 2025-07-18", on="2026-01-01")
    assert answer["statuses"] == answer["periods"] == answer["counts"] == []
    assert {o["change"] for o in answer["overlays"]} == {"lost"}
    assert {o["kind"] for o in answer["overlays"]} == {"suspended_claimed", "objection_pending", "conflict_of_dates"}
    (view,) = answer["views"]
    assert (view["view"], view["before"], view["after"]) == ("self", {"status": "party", "bound": False}, None)


def test_who_has_consented_gains_nothing_by_consenting_again(graph: kg.Graph) -> None:
    answer = asked(graph, "DEU ratification apmbc 2027-01-01", on="2028-01-01")
    assert rules(answer, "note") == ["consented-before"]
    assert answer["suppositions"][0]["effective"] is None
    assert answer["periods"] == []
    assert rules(asked(graph, "LTU accession apmbc 2027-03-31", on="2028-01-01"), "note") == [], "who has left can come back"


def test_a_day_of_effect_that_the_notice_names_too_early_is_found(graph: kg.Graph) -> None:
    """20(3): not before six months from receipt; a later day may be named."""
    early = asked(graph, "DEU withdrawal apmbc 2026-12-01 effect 2027-05-31", on="2028-01-01")
    assert (rules(early, "finding"), early["suppositions"][0]["effective"]) == (["effect-too-early"], "2027-06-01")
    assert [c["provision"] for c in early["suppositions"][0]["checks"] if c["kind"] == "finding"] == ["20(3)"]
    assert rules(asked(graph, "DEU withdrawal apmbc 2026-12-01 effect 2027-06-01", on="2028-01-01"), "finding") == []


def test_a_notice_can_be_revoked_before_it_takes_effect_alone(graph: kg.Graph) -> None:
    """VCLT 68. Poland gave notice on 2025-08-20; it took effect on 2026-02-20."""
    in_time = asked(graph, "POL revocation-of-notice apmbc 2026-02-19 object notice", on="2026-03-01")
    assert rules(in_time, "finding") == []
    assert in_time["statuses"][0]["after"] == {"status": "party", "bound": True, "since": "2026-02-19", "until": None}
    late = asked(graph, "POL revocation-of-notice apmbc 2026-02-20 object notice", on="2026-03-01")
    assert (rules(late, "finding"), late["statuses"]) == (["revocation-too-late"], [])
    assert rules(asked(graph, "FRA revocation-of-notice apmbc 2026-02-20 object notice", on="2026-03-01"), "finding") == [
        "revocation-without-notice"
    ]


def test_of_two_notices_the_first_stands(graph: kg.Graph) -> None:
    answer = asked(graph, "POL withdrawal apmbc 2025-10-01", on="2026-03-01")
    assert (rules(answer, "note"), answer["statuses"]) == (["notice-runs"], [])


@pytest.mark.parametrize(
    ("text", "says", "suggests"),
    [
        ("LTU withdrawl apmbc 2026-06-01", "not a supposition", "withdrawal"),
        ("LTU apmbc", "not a supposition", ""),
        ("", "not a supposition", ""),
        ("Atlantis withdrawal apmbc 2026-06-01", "not known", ""),
        ("LTU withdrawal ottawa 2026-06-01", "not known", ""),
        ("LTU withdrawal apmbc 2026-02-30", "not a day", ""),
        ("FIN withdrawal apmbc 2025-07-10", "has been done", ""),
        ("without FIN withdrawal apmbc 2025-07-11", "no such act", "without FIN withdrawal apmbc 2025-07-10"),
        ("DEU withdrawal apmbc 2026-06-01 colour red", "only object and effect", ""),
        ("DEU withdrawal apmbc 2026-06-01 object carpet", "carpet", "signature"),
        ("SUN withdrawal ost 1995-01-01", "", ""),
    ],
)
def test_what_cannot_be_supposed_is_said(graph: kg.Graph, text: str, says: str, suggests: str) -> None:
    if not says:
        assert asked(graph, text, on="2000-01-01")["statuses"][0]["actor"] == "RUS", "acts stand under the State that continues"
        return
    with pytest.raises(QuestionError) as raised:
        graph.whatif(text, on="2027-01-01")
    assert says in str(raised.value)
    assert any(suggests in each for each in raised.value.suggestions) or not suggests


def test_the_command_says_the_same_as_python_and_fails_on_what_the_law_does_not_allow(
    graph: kg.Graph, capfd: pytest.CaptureFixture[str]
) -> None:
    places = ("--data", str(graph.build.parent / "data"), "--build", str(graph.build))
    text = "POL withdrawal apmbc 2026-12-01"
    assert main([*places, "whatif", text, "--on", "2027-12-01", "--format", "json"]) == 1
    assert json.loads(capfd.readouterr().out) == graph.whatif(text, on="2027-12-01").to_dict()
    assert main([*places, "whatif", "without LTU withdrawal apmbc 2025-06-27", "--on", "2025-12-27"]) == 0
    assert "former_party -> party" in capfd.readouterr().out
    assert main([*places, "whatif", "LTU flies", "--on", "2025-12-27"]) == 2
    assert main([*places, "whatif", "POL revocation-of-notice apmbc 2026-03-01 object notice", "--on", "2027-12-01"]) == 1
    assert main([*places, "whatif", "without UKR suspension apmbc 2025-07-18", "--on", "2026-01-01"]) == 0
    assert "Beside this lost: Ukraine, Anti-Personnel Mine Ban Convention: suspended claimed by Ukraine" in capfd.readouterr().out


def test_a_corpus_that_is_not_there_is_no_answer(graph: kg.Graph, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--build", str(graph.build), "--data", str(tmp_path / "none"), "whatif", "LTU accession apmbc 2027-01-01"]) == 3


def test_a_treaty_of_two_ends_for_both_when_one_of_them_leaves(graph: kg.Graph, tmp_path: Path) -> None:
    """No treaty is between one (VCLT 70(1)); among many another departure leaves a treaty as it is (VCLT 55)."""
    data = corpora.real(tmp_path, "newstart")
    corpora.made(data)
    two = asked(kg.open(data.parent / "build"), "USA withdrawal newstart 2025-01-01", on="2025-06-01")
    ended = [(p["actor"], p["start"]) for p in two["periods"] if (p["change"], p["status"]) == ("gained", "treaty_ended")]
    assert ended == [("RUS", "2025-04-01"), ("USA", "2025-04-01")], "XIV(3): three months; by its own terms it ended in 2026"
    (told,) = [check for each in two["suppositions"] for check in each["checks"] if check["kind"] == "note"]
    assert (told["rule"], told["provision"]) == ("treaty-ends-for-all", "XIV(3)")
    assert told["says"] == "from 2025-04-01 fewer than two parties are left: the treaty ends for all"
    assert rules(two, "finding") == [], "to leave is lawful"
    many = asked(graph, "DEU withdrawal apmbc 2025-01-01", on="2025-06-01")
    assert rules(many, "note") == []
