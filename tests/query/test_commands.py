"""``kg query`` and ``kg questions``: forms, exit codes, sentences."""

import csv
import io
import json
from pathlib import Path

import pytest

from kg.cli import main


@pytest.fixture
def kg(apmbc_build: Path, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    def run(*arguments: str) -> tuple[int, str, str]:
        try:
            code = main([*arguments, "--build", str(apmbc_build)])
        except SystemExit as left:
            code = int(left.code or 0)
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def own(folder: Path, text: str) -> str:
    (folder / "own.rq").write_text(text, encoding="utf-8")
    return str(folder / "own.rq")


def test_the_first_question_by_name_in_every_form(kg) -> None:  # type: ignore[no-untyped-def]
    code, text, said = kg("query", "bound-on-a-day", "-p", "actor=Lithuania", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert code == 0
    assert {(row["day"], row["value"], row["status"]) for row in rows} == {
        ("2025-12-26", "true", "withdrawing"),
        ("2025-12-27", "false", "former_party"),
    }
    assert {row["basis"] for row in rows} == {"apmbc 20(3)"}
    assert "on=2025-12-26" in said, "no default is hidden"
    told = json.loads(kg("query", "1", "--format", "json")[1])
    assert told["head"]["vars"][:2] == ["day", "value"]
    assert len(told["results"]["bindings"]) == len(rows)
    assert len(kg("query", "1", "--format", "jsonl")[1].splitlines()) == len(rows)
    for form, mark in (("tsv", "day\tvalue"), ("md", "| day | value"), ("table", "Was a State bound")):
        assert mark in kg("query", "1", "--format", form)[1]


@pytest.mark.parametrize(("name", "rows"), [("conflicts", 5), ("coverage", 3)])
def test_questions_of_the_maintainer_by_short_name(kg, name: str, rows: int) -> None:  # type: ignore[no-untyped-def]
    code, text, _ = kg("query", name, "--format", "tsv")
    assert (code, len(text.splitlines()) - 1) == (0, rows)


@pytest.mark.parametrize(
    ("form", "mark"), [("ttl", "@prefix"), ("nt", "<http"), ("nq", "<http"), ("trig", "@prefix"), ("jsonld", "{"), ("rdfxml", "<?xml")]
)
def test_a_graph_in_every_form_twice_the_same(kg, tmp_path: Path, form: str, mark: str) -> None:  # type: ignore[no-untyped-def]
    file = own(tmp_path, "DESCRIBE <https://w3id.org/treaty-kg/id/actor/LTU>")
    code, text, _ = kg("query", file, "--format", form)
    assert code == 0
    assert mark in text
    assert kg("query", file, "--format", form)[1] == text


def test_a_truth_value(kg, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert kg("query", own(tmp_path, "ASK { ?s ?p ?o }"))[:2] == (0, "true\n")
    assert json.loads(kg("query", own(tmp_path, "ASK { ?s <urn:none> ?o }"), "--format", "json")[1]) == {"head": {}, "boolean": False}


@pytest.mark.parametrize(
    ("text", "options", "code", "said"),
    [
        ("SELECT * { ?s ", (), 2, "line 1, column"),
        ("DELETE WHERE { ?s ?p ?o }", (), 2, "update"),
        ("SELECT * { ?s ?p ?o }", ("--format", "ttl"), 2, "CONSTRUCT"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", ("--format", "csv"), 2, "tables"),
        ("SELECT * { ?s ?p ?o }", ("-p", "on=2025-01-01"), 2, "no parameter"),
        ("SELECT * { ?s ?p ?o }", ("-p", "on"), 2, "KEY=VALUE"),
        ("SELECT * { ?s ?p ?o }", ("--timeout", "0"), 2, "above zero"),
        ("SELECT * { ?s ?p ?o }", ("--endpoint", "file:///etc/passwd"), 2, "no address"),
        ("SELECT * { ?s ?p ?o }", ("--size", "0.01"), 4, "MiB"),
        ("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", ("--timeout", "0.5"), 4, "0.5 seconds"),
    ],
)
def test_what_goes_wrong_is_a_sentence_and_a_code(kg, tmp_path: Path, text: str, options: tuple[str, ...], code: int, said: str) -> None:  # type: ignore[no-untyped-def]
    left, out, told = kg("query", own(tmp_path, text), *options)
    assert (left, out) == (code, "")
    assert said in told
    assert "Traceback" not in told


def test_no_such_question_file_or_build(kg, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:  # type: ignore[no-untyped-def]
    code, _, said = kg("query", "conflict")
    assert code == 2
    assert "conflicts" in said
    assert kg("query", str(tmp_path / "none.rq"))[0] == 3
    assert main(["query", "conflicts", "--build", str(tmp_path / "none")]) == 3
    assert "kg build" in capsys.readouterr().err


def test_the_catalogue_and_one_question_of_it(kg) -> None:  # type: ignore[no-untyped-def]
    code, text, _ = kg("questions", "--format", "json")
    known = json.loads(text)
    assert code == 0
    assert known[0]["number"] == 1
    assert {"name", "title", "question", "asks", "parameters"} <= known[0].keys()
    assert "VALUES ?actor" in kg("questions", "bound-on-a-day")[1]
    assert json.loads(kg("questions", "1", "--format", "json")[1])["sparql"].startswith("# number: 1")
    assert kg("questions", "nothing-like-it")[0] == 2
