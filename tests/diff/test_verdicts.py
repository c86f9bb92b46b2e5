"""Claims that the new build judges otherwise: what was said of a withdrawal, by a build that knew of none yet and by one that does."""

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from kg.answers.tables import Tables
from kg.diff.verdicts import changed_verdicts
from kg.pipeline import build as build_graph
from kg.places import ontology
from tests.build.corpora import ROOT
from tests.cli.conftest import Asked
from tests.diff.test_sides import kg as kg  # noqa: PLC0414 -- a fixture

CLAIMS = ROOT / "data" / "claims" / "lithuania.toml"


@pytest.fixture(scope="module")
def then(apmbc_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What was known the day before the notice of Lithuania."""
    target = tmp_path_factory.mktemp("then") / "build"
    build_graph(apmbc_data, ontology(), target, known_on=date(2025, 6, 26))
    return target


def test_a_claim_about_the_withdrawal_is_judged_otherwise_once_it_is_known(then: Path, apmbc_build: Path) -> None:
    found = changed_verdicts(Tables(then), Tables(apmbc_build), CLAIMS)
    assert found
    assert all(each["old"] != each["new"] for each in found)
    left = [each for each in found if each["new"] == "supported"]
    assert left, "that Lithuania left is supported only by a build that knows of the notice"
    assert {each["old"] for each in left} <= {"refuted", "unverifiable"}


def test_both_directions_mirror_each_other_and_a_build_agrees_with_itself(then: Path, apmbc_build: Path) -> None:
    there = changed_verdicts(Tables(then), Tables(apmbc_build), CLAIMS)
    back = changed_verdicts(Tables(apmbc_build), Tables(then), CLAIMS)
    assert [(each["id"], each["old"], each["new"]) for each in there] == [(each["id"], each["new"], each["old"]) for each in back]
    assert changed_verdicts(Tables(then), Tables(then), CLAIMS) == []


def test_the_command_adds_them_to_the_difference(kg: Asked, then: Path, apmbc_build: Path, tmp_path: Path) -> None:
    told = kg("diff", str(then), str(apmbc_build), "--claims", str(CLAIMS), "--format", "json").json()
    schema = json.loads((ROOT / "docs/reference/schemas/diff.json").read_text(encoding="utf-8"))
    jsonschema.validate(told, schema, jsonschema.Draft202012Validator)
    assert told["claims"] == changed_verdicts(Tables(then), Tables(apmbc_build), CLAIMS)
    assert "### Claims with another verdict" in kg("diff", str(then), str(apmbc_build), "--claims", str(CLAIMS), "--format", "md").out
    assert kg("diff", str(then), str(apmbc_build), "--claims", str(tmp_path / "none.toml")).code == 3
