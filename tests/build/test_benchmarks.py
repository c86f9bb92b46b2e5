"""The page of benchmarks is what the record gives, every claim names its goal, and large corpora are valid and always the same."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.build.corpora import ROOT, bytes_of, kg

BENCHMARKS = ROOT / "benchmarks"
RECORD = json.loads((BENCHMARKS / "results.json").read_text(encoding="utf-8"))
FIGURES = [figure for told in RECORD.values() for figure in told["figures"]]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, cwd=ROOT, check=False)


def test_the_page_and_the_plots_are_made_from_the_record() -> None:
    done = run("benchmarks/readme.py", "--check")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure["claim"])
def test_a_figure_says_whether_it_meets_its_goal(figure: dict) -> None:
    goal = figure["goal"]
    met = figure["ratio"] <= goal.get("at_most", float("inf")) and figure["ratio"] >= goal.get("at_least", 0)
    assert figure["met"] is met
    assert figure["least"] <= figure["ratio"] <= figure["most"]


@pytest.mark.parametrize("name", RECORD)
def test_a_record_names_a_script_that_is_there_with_machine_versions_and_day(name: str) -> None:
    told = RECORD[name]
    assert (BENCHMARKS / f"{name}.py").exists()
    assert told["machine"]["cores"] > 0
    assert told["versions"]["Python"] and told["versions"]["pyoxigraph"] and told["on"]


def test_a_missed_goal_is_explained() -> None:
    page = (ROOT / "docs" / "decisions" / "0016-speed.md").read_text(encoding="utf-8")
    for figure in FIGURES:
        if not figure["met"]:
            assert figure["claim"] in page, f"{figure['claim']} is missed and decision 16 does not say why"


def test_copies_of_the_corpus_are_the_same_bytes_and_build(tmp_path: Path) -> None:
    program = "import sys; sys.path.insert(0, 'benchmarks'); from pathlib import Path; from corpora import copies; "
    program += "copies(Path(sys.argv[1]), 2, ['ccw', 'ccw-p1'])"
    for place in ("one", "two"):
        assert run("-c", program, str(tmp_path / place / "data")).returncode == 0
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")
    assert 'parent = "ccw-001"' in (tmp_path / "one/data/treaties/ccw-p1-001/treaty.toml").read_text()
    done = kg("--data", str(tmp_path / "one" / "data"), "build")
    assert done.returncode == 0, done.stderr
    assert "4 of 4 treaties built" in done.stderr
