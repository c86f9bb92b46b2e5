"""The command: exit codes, baselines, what changed since a revision, and files as seen from where one stands."""
# ruff: noqa: E501 -- one file a line

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from kg.cli.run import run
from tests.build import corpora

ACTS = "treaties/lanterns/acts.csv"
EARLY = ("FEN,accession,2001-09-30,treaty,wal,2002-03-30", "FEN,accession,2001-09-30,treaty,wal,2000-03-30")


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The invented convention, with the current folder above it."""
    data = corpora.invented(tmp_path)
    for slug in ("lanterns-p1", "torches"):
        shutil.rmtree(data / "treaties" / slug)
    monkeypatch.chdir(tmp_path)
    return data


def validate(*arguments: str) -> tuple[int, dict[str, object]]:
    code = run(["validate", "-q", "--format", "json", "-o", "said.json", *arguments])
    return code, json.loads(Path("said.json").read_text(encoding="utf-8"))


def test_a_sound_corpus_conforms(corpus: Path) -> None:
    code, told = validate("--data", str(corpus))
    assert (code, told["conforms"], told["results"]) == (0, True, [])


@pytest.mark.parametrize(("fail_on", "code"), [("violation", 0), ("warning", 1), ("info", 1), ("never", 0)])
def test_it_fails_from_the_severity_asked_for(corpus: Path, fail_on: str, code: int) -> None:
    corpora.edit(corpus / ACTS, *EARLY)
    found, told = validate("--data", str(corpus), "--fail-on", fail_on)
    assert (found, told["counts"]) == (code, {"violation": 0, "warning": 1, "info": 1})


def test_files_are_named_from_the_current_folder(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpora.edit(corpus / ACTS, *EARLY)
    assert {each["file"] for each in validate("--data", "data")[1]["results"]} == {f"data/{ACTS}"}
    monkeypatch.chdir(corpus / "treaties")
    assert {each["file"] for each in validate("--data", "..")[1]["results"]} == {"lanterns/acts.csv"}
    elsewhere = corpus.parent.parent / f"{corpus.parent.name}-beside"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert {each["file"] for each in validate("--data", str(corpus))[1]["results"]} == {str(corpus / ACTS)}


@pytest.mark.parametrize(
    "arguments",
    [
        ("--data", "nowhere"),
        ("missing.ttl", "--shapes", "shapes.ttl"),
        ("facts.ttl", "--shapes", "missing.ttl"),
        ("facts.txt", "--shapes", "shapes.ttl"),
        ("--data", "data", "--baseline", "missing.json"),
    ],
)
def test_what_cannot_be_read_is_never_a_fault_of_the_data(corpus: Path, arguments: tuple[str, ...]) -> None:
    corpora.write(Path("facts.ttl"), "<https://example.org/a> <https://example.org/b> 1 .\n")
    corpora.write(Path("facts.txt"), "hello\n")
    corpora.write(Path("shapes.ttl"), "")
    assert run(["validate", "-q", "-o", "said.json", *arguments]) == 3


@pytest.mark.parametrize(
    "arguments", [("facts.ttl",), ("--shapes", "shapes.ttl"), ("--baseline", "facts.ttl"), ("--changed-since", "no-such-revision")]
)
def test_a_wrong_use_is_told_as_such(corpus: Path, arguments: tuple[str, ...]) -> None:
    corpora.write(Path("facts.ttl"), "<https://example.org/a> <https://example.org/b> 1 .\n")
    assert run(["validate", "-q", "-o", "said.json", "--data", "data", *arguments]) == 2


def test_what_the_baseline_holds_does_not_fail(corpus: Path) -> None:
    corpora.edit(corpus / ACTS, *EARLY)
    assert validate("--data", "data", "--fail-on", "warning")[0] == 1
    shutil.copy("said.json", "baseline.json")
    corpora.edit(corpus / ACTS, "BOR,signature,", "BOR,declaration,2001-02-02,treaty,wal,,gazette,on lanterns\nBOR,signature,")
    assert validate("--data", "data", "--fail-on", "warning", "--baseline", "baseline.json")[0] == 0, (
        "the line moved, the finding is the same"
    )
    corpora.edit(corpus / ACTS, "SYL,declaration", "SYL,reservation")
    assert validate("--data", "data", "--fail-on", "warning", "--baseline", "baseline.json")[0] == 1
    corpora.edit(corpus / ACTS, "SYL,reservation", "SYL,declaration")
    corpora.edit(corpus / ACTS, EARLY[1], EARLY[0])
    assert run(["validate", "-q", "--data", "data", "--baseline", "baseline.json", "-o", "said.txt"]) == 0
    assert "0 known from the baseline, 2 of the baseline gone" in Path("said.txt").read_text(encoding="utf-8")


def test_only_files_changed_since_a_revision(corpus: Path) -> None:
    corpora.edit(corpus / ACTS, *EARLY)
    for arguments in (("init", "-q"), ("add", "data"), ("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "first")):
        subprocess.run(["git", *arguments], check=True)
    assert validate("--data", "data", "--changed-since", "HEAD")[1]["results"] == []
    corpora.edit(corpus / ACTS, "SYL,declaration", "SYL,reservation")
    assert {each["file"] for each in validate("--data", "data", "--changed-since", "HEAD")[1]["results"]} == {f"data/{ACTS}"}


def test_at_most_so_many_findings_and_all_are_counted(corpus: Path) -> None:
    corpora.edit(corpus / ACTS, *EARLY)
    corpora.edit(corpus / ACTS, "SYL,declaration", "SYL,reservation")
    code, told = validate("--data", "data", "--fail-on", "warning", "--max-results", "1")
    assert code == 1
    assert len(told["results"]) == 1
    assert sum(told["counts"].values()) > 1


def test_every_format_of_rdf_is_judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    node, day = "https://example.org/act-1", "https://example.org/day"
    type_ = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    facts = {
        "a.ttl": f'\n<{node}> a <https://example.org/Act> ; <{day}> "soon" .\n',
        "a.trig": f'\n<https://example.org/g> {{ <{node}> a <https://example.org/Act> ; <{day}> "soon" . }}\n',
        "a.nt": f'\n<{node}> <{type_}> <https://example.org/Act> .\n<{node}> <{day}> "soon" .\n',
        "a.nq": f'\n<{node}> <{type_}> <https://example.org/Act> <https://example.org/g> .\n<{node}> <{day}> "soon" <https://example.org/g> .\n',
        "a.jsonld": f'{{\n "@id": "{node}", "@type": "https://example.org/Act", "{day}": "soon" }}\n',
        "a.rdf": f'<rdf:RDF xmlns:rdf="{type_.removesuffix("type")}" xmlns:ex="https://example.org/">\n<ex:Act rdf:about="{node}"><ex:day>soon</ex:day></ex:Act></rdf:RDF>\n',
    }
    shapes = "@prefix sh: <http://www.w3.org/ns/shacl#> .\n<https://example.org/shape> a sh:PropertyShape ; sh:targetClass <https://example.org/Act> ;\n"
    corpora.write(tmp_path / "shapes.ttl", shapes + f"  sh:path <{day}> ; sh:datatype <http://www.w3.org/2001/XMLSchema#date> .\n")
    for name, text in facts.items():
        corpora.write(tmp_path / name, text)
        code, told = validate(name, "--shapes", "shapes.ttl")
        assert (code, [(each["file"], each["line"], each["value"]) for each in told["results"]]) == (1, [(name, 2, "soon")]), name
