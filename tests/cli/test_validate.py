"""``kg validate``: forms of the report and exit codes, on a corpus with faults and one without."""

import json
from pathlib import Path

import junitparser
import pytest
import rdflib

from kg.validation.own_rules import FILE_RULES
from tests.build import corpora
from tests.cli.conftest import Asked

SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = corpora.invented(tmp_path_factory.mktemp("broken"))
    corpora.edit(data / "treaties/torches/acts.csv", "RUR,accession,2003-08-31", "RUX,accession,2003-13-31")
    return data


@pytest.fixture(scope="module")
def unreadable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = corpora.invented(tmp_path_factory.mktemp("unreadable"))
    corpora.edit(data / "treaties/torches/treaty.toml", 'slug = "torches"', "slug = ")
    return data


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return corpora.invented(tmp_path_factory.mktemp("sound"))


def test_text_names_rule_place_and_mending(kg: Asked, broken: Path) -> None:
    told = kg("--data", str(broken), "validate", build=None)
    assert told.code == 1
    assert "violation: unknown-actor (1)" in told.out
    assert "data/treaties/torches/acts.csv:11: " in told.out
    assert "mend: use a code of actors.csv" in told.out
    assert told.out.splitlines()[-1].startswith("does not conform: 2 violations")


def test_turtle_is_a_shacl_report(kg: Asked, broken: Path) -> None:
    told = kg("--data", str(broken), "validate", "--format", "ttl", build=None)
    report = rdflib.Graph().parse(data=told.out, format="turtle")
    [node] = report.subjects(rdflib.RDF.type, SH.ValidationReport)
    assert report.value(node, SH.conforms) == rdflib.Literal(False)
    assert len(list(report.objects(node, SH.result))) == 2
    for result in report.objects(node, SH.result):
        assert report.value(result, SH.resultSeverity) == SH.Violation
        assert report.value(result, SH.focusNode) is not None


@pytest.mark.parametrize(("fail_on", "code"), [("violation", 1), ("warning", 1), ("info", 1), ("never", 0)])
def test_what_fails_is_chosen(kg: Asked, broken: Path, fail_on: str, code: int) -> None:
    assert kg("--data", str(broken), "validate", "--fail-on", fail_on, build=None).code == code


@pytest.mark.parametrize("fail_on", ["violation", "never"])
def test_what_cannot_be_read_is_exit_code_3_whatever_was_chosen(kg: Asked, unreadable: Path, fail_on: str) -> None:
    assert kg("--data", str(unreadable), "validate", "--fail-on", fail_on, build=None).code == 3


def test_a_sound_corpus_conforms(kg: Asked, sound: Path) -> None:
    told = kg("--data", str(sound), "validate", "--format", "json", build=None)
    assert told.code == 0, told.out
    assert told.json()["conforms"] is True
    assert told.json()["counts"]["violation"] == 0


def test_the_report_is_the_same_twice(kg: Asked, broken: Path) -> None:
    asked = ("--data", str(broken), "validate", "--format", "json")
    assert kg(*asked, build=None).out == kg(*asked, build=None).out


def test_a_folder_of_reports_holds_every_form(kg: Asked, broken: Path, tmp_path: Path) -> None:
    kg("--data", str(broken), "validate", "--report", str(tmp_path / "reports"), build=None)
    names = {path.suffix for path in (tmp_path / "reports").iterdir()}
    assert {".txt", ".json", ".ttl"} <= names
    assert json.loads(next((tmp_path / "reports").glob("*.json")).read_text())["counts"]["violation"] == 2


def test_build_and_validate_name_the_same_file_and_it_is_there(kg: Asked, broken: Path) -> None:
    renamed = broken.rename(broken.parent / "facts")
    try:
        built, judged = (kg("--data", str(renamed), command, build=None) for command in ("build", "validate"))
    finally:
        renamed.rename(broken)
    place = f"{renamed.resolve()}/treaties/torches/acts.csv:11: "
    assert place in built.err
    assert place in judged.out


def test_junit_of_a_broken_corpus_says_of_no_shape_that_it_holds(kg: Asked, broken: Path) -> None:
    told = kg("--data", str(broken), "validate", "--format", "junit", build=None)
    holding = {case.classname for suite in junitparser.JUnitXml.fromstring(told.out.encode()) for case in suite if case.name == "holds"}
    assert "not-utf-8" in holding, "the files were read"
    assert holding < {rule.id for rule in FILE_RULES}, "no shape was asked"
