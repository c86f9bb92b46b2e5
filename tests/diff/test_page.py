"""The page on the legal diff shows what is printed (competency question 38): what has come about since a day, from two real builds."""

from datetime import date
from pathlib import Path

import pytest

from kg.pipeline import build as build_graph
from kg.places import home, ontology
from tests.cli.conftest import Asked
from tests.diff.test_sides import kg as kg  # noqa: PLC0414 -- a fixture
from tests.docs.pages import ROOT, blocks, matches

PAGE = ROOT / "docs" / "how-to" / "diff.md"


def test_what_has_come_about_since_a_day(kg: Asked, build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_graph(home() / "data", ontology(), tmp_path / "then", known_on=date(2025, 7, 1))
    monkeypatch.chdir(tmp_path)
    Path("build").symlink_to(build)
    told = kg("diff", "then", "build")
    (shown,) = blocks(PAGE, "text")
    assert matches(shown.rstrip("\n"), told.out), told.out
