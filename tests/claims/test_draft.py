"""Sentences drafted into propositions by the grammar: what is clear is judged, what is open is asked, never guessed."""

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest
from referencing import Registry, Resource

from kg.answers.tables import Tables
from kg.claims.draft.drafting import Drafted, draft
from kg.claims.draft.written import inline
from kg.claims.judge import judge
from kg.claims.read import read_claims, read_events, told
from kg.cli import main
from tests.build.corpora import DATA, ROOT

APMBC = "apmbc"


@pytest.fixture(scope="module")
def tables(build: Path) -> Tables:
    return Tables(build)


def drafted(tables: Tables, sentence: str, on: str = "", treaty: str = "") -> Drafted:
    return draft(sentence, tables, read_events(DATA / "claims" / "events.csv", tables), on, treaty)


with Path(__file__).with_name("sentences.toml").open("rb") as handle:
    SENTENCES = tomllib.load(handle)

CLEAR = [
    (each["says"], str(each.get("on", "")), each.get("treaty", ""), each.get("verdict", "supported"), each["part"])
    for each in SENTENCES["clear"]
]
"""Each sentence with the day from which it speaks, the treaty it is about, its verdict and a part of what is drafted."""

ASKED = [
    *((each["says"], str(each.get("on", "")), each.get("treaty", ""), each["asked"]) for each in SENTENCES["asked"]),
    (f"Finland ratified the Mine Ban Convention on {'9' * 5000} December 2025.", "2026-01-01", "", "What does the sentence say?"),
    (f"{'9' * 5000} States are parties to the Mine Ban Convention.", "2026-01-01", "", "What does the sentence say?"),
]
"""Each sentence with what is asked of it."""


@pytest.mark.parametrize(("sentence", "on", "treaty", "verdict", "part"), CLEAR, ids=[each[0] for each in CLEAR])
def test_what_is_clear_is_drafted_and_judged(tables: Tables, sentence: str, on: str, treaty: str, verdict: str, part: str) -> None:
    found = drafted(tables, sentence, on, treaty)
    assert found.questions == ()
    assert part in inline(found.propositions)
    events = read_events(DATA / "claims" / "events.csv", tables)
    (judged,) = judge([told(found.claim, tables)], tables, events)
    assert judged.verdict == verdict, judged.to_dict()["answer"]


@pytest.mark.parametrize(("sentence", "on", "treaty", "question"), ASKED, ids=[each[0][:200] or "nothing" for each in ASKED])
def test_what_is_open_is_asked(tables: Tables, sentence: str, on: str, treaty: str, question: str) -> None:
    found = drafted(tables, sentence, on, treaty)
    assert found.propositions == ()
    assert any(question in each.ask for each in found.questions), found.questions


def test_there_are_sentences_enough() -> None:
    assert len(CLEAR) + len(ASKED) >= 60


@pytest.mark.parametrize(("sentence", "on"), [(each[0], each[1]) for each in ASKED if each[3].startswith(("Is the", "What is"))], ids=str)
def test_a_choice_that_is_offered_is_understood(tables: Tables, sentence: str, on: str) -> None:
    """Whoever takes one of the sentences offered is not asked the same again."""
    for question in drafted(tables, sentence, on, APMBC).questions:
        for choice in question.choices:
            if choice.endswith("."):
                again = drafted(tables, choice, on or "2026-01-01", APMBC)
                assert question not in again.questions, choice


def test_the_toml_of_a_draft_is_a_file_of_claims(tables: Tables, tmp_path: Path) -> None:
    for sentence, on, treaty, _, _ in CLEAR:
        found = drafted(tables, sentence, on, treaty)
        path = tmp_path / "claims.toml"
        path.write_text(f'events = "{DATA / "claims" / "events.csv"}"\n{found.toml}', encoding="utf-8")
        (claim,) = read_claims(path, tables).claims
        assert claim == told(found.claim, tables)


def test_names_are_read_exactly(tables: Tables) -> None:
    """A word of three letters is a code only in capitals, and a name only with a capital."""
    assert drafted(tables, "LTU is a party to the Mine Ban Convention.", "2020-01-01").propositions
    assert not drafted(tables, "ltu is a party to the Mine Ban Convention.", "2020-01-01").propositions
    assert not drafted(tables, "lithuania is a party to the Mine Ban Convention.", "2020-01-01").propositions


# -- the command --


def test_the_command_prints_the_claim_and_its_verdict(build: Path, capfd: pytest.CaptureFixture[str]) -> None:
    sentence = "The Mine Ban Convention entered into force on 1 March 2009."
    assert main(["--build", str(build), "check", "--draft", sentence]) == 1
    told_ = capfd.readouterr().out
    assert "[[claim]]" in told_
    assert "REFUTED" in told_
    assert main(["--build", str(build), "check", "--draft", sentence.replace("2009", "1999")]) == 0


def test_the_command_asks(build: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--build", str(build), "check", "--draft", "Korea is a party to the NPT."]) == 1
    assert capfd.readouterr().out.startswith("Which Korea?\n  - Republic of Korea (KOR)\n")
    assert main(["--build", str(build), "check", "--draft", "Korea is a party to the NPT.", "--format", "json"]) == 1
    answer = json.loads(capfd.readouterr().out)
    assert answer["verdict"] is None
    assert answer["questions"][0]["ask"] == "Which Korea?"


def test_the_answer_keeps_to_its_schema(build: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = ROOT / "docs" / "reference" / "schemas"
    draft_, check = (json.loads((folder / name).read_text(encoding="utf-8")) for name in ("draft.json", "check.json"))
    registry = Registry().with_resource(check["$id"], Resource.from_contents(check))
    keeps = jsonschema.Draft202012Validator(draft_, registry=registry)
    for sentence in ("The Mine Ban Convention was adopted in 1997.", "Korea is a party to the NPT.", ""):
        main(["--build", str(build), "check", "--draft", sentence, "--format", "json"])
        answer = json.loads(capfd.readouterr().out)
        keeps.validate(answer)
        assert not keeps.is_valid({**answer, "questions": []} if answer["questions"] else {**answer, "verdict": None})


TOGETHER = {
    "neither": [],
    "both": ["claims.toml", "--draft", "x"],
    "a file and a day": ["claims.toml", "--on", "2026-01-01"],
    "a file and a treaty": ["claims.toml", "--treaty", "npt"],
}


@pytest.mark.parametrize("arguments", TOGETHER.values(), ids=TOGETHER.keys())
def test_the_command_takes_a_file_or_a_sentence(arguments: list[str], build: Path) -> None:
    assert main(["--build", str(build), "check", *arguments]) == 2
