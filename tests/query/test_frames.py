"""Results as data frames: every question of the catalogue, with pandas and polars where they are installed."""

from pathlib import Path
from typing import Any

import pytest

from kg.places import home
from kg.sparql.answer import Answer, from_json
from kg.sparql.catalogue import Question, catalogue
from kg.sparql.local import ask

QUESTIONS = [question for question in catalogue(home() / "queries") if question.folder == "competency"]


def integer(text: str) -> dict[str, str]:
    return {"type": "literal", "value": text, "datatype": "http://www.w3.org/2001/XMLSchema#integer"}


MIXED = Answer(
    "SELECT",
    ("n", "word", "either", "never"),
    (
        {"n": integer("1"), "word": {"type": "literal", "value": "a"}, "either": integer("2")},
        {"n": integer("2"), "either": {"type": "literal", "value": "two"}},
    ),
)


def frames(answer: Answer, library: str) -> Any:
    pytest.importorskip(library, reason="make test-remote installs it")
    return answer.to_pandas() if library == "pandas" else answer.to_polars()


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_columns_keep_their_kind_and_mixed_ones_are_text(library: str) -> None:
    frame = frames(MIXED, library)
    assert list(frame.columns) == ["n", "word", "either", "never"]
    assert list(frame["n"]) == [1, 2]
    assert "int" in str(frame["n"].dtype).lower()
    assert list(frame["either"]) == ["2", "two"]
    assert frame["word"][0] == "a"
    missing = frame["word"].isna() if library == "pandas" else frame["word"].is_null()
    assert list(missing) == [False, True]


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_no_row_is_a_frame_with_columns(library: str) -> None:
    frame = frames(from_json("SELECT", '{"head": {"vars": ["a", "b"]}, "results": {"bindings": []}}'), library)
    assert (list(frame.columns), len(frame)) == (["a", "b"], 0)


@pytest.mark.parametrize("library", ["pandas", "polars"])
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_every_question_becomes_a_frame(apmbc_build: Path, question: Question, library: str) -> None:
    answer = ask(apmbc_build, question.text)
    frame = frames(answer, library)
    assert (list(frame.columns), len(frame)) == (list(answer.variables), len(answer.bindings))
