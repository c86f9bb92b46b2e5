"""The composite action: its steps are played in bash as a runner plays them, and no input stands in a script."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from kg.places import HOME
from tests.build import corpora

ACTION = yaml.safe_load((HOME / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}
FACTS = '@prefix ex: <https://example.org/> .\n\nex:a a ex:Act ; ex:day "soon" .\n'
SHAPE = """@prefix sh: <http://www.w3.org/ns/shacl#> .
<https://example.org/shapes/day> a sh:PropertyShape ; sh:targetClass <https://example.org/Act> ;
  sh:path <https://example.org/day> ; sh:datatype <http://www.w3.org/2001/XMLSchema#date> .
"""


def play(folder: Path, **inputs: str) -> tuple[int, dict[str, str], str, str]:
    """Exit code, outputs, summary and what was printed by the step that validates; the set-up is this environment."""
    temp = folder / "temp"
    (temp / "kg" / "bin").mkdir(parents=True)
    corpora.write(
        temp / "kg" / "bin" / "kg", f'#!/bin/sh\nexec "{sys.executable}" -c "import sys; from kg.cli import main; sys.exit(main())" "$@"\n'
    )
    corpora.write(temp / "kg" / "bin" / "python", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    for name in ("kg", "python"):
        (temp / "kg" / "bin" / name).chmod(0o755)
    given = {name: each["default"] for name, each in ACTION["inputs"].items()} | {
        name.replace("_", "-"): value for name, value in inputs.items()
    }
    step = STEPS["Validate"]
    told = {key: re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda match: given[match[1]], value) for key, value in step["env"].items()}
    said = {"RUNNER_TEMP": str(temp), "GITHUB_OUTPUT": str(folder / "output"), "GITHUB_STEP_SUMMARY": str(folder / "summary")}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(HOME), **told, **said}, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    summary = folder / "summary"
    return (
        done.returncode,
        outputs(folder / "output"),
        summary.read_text(encoding="utf-8") if summary.exists() else "",
        done.stdout + done.stderr,
    )


def outputs(file: Path) -> dict[str, str]:
    """Outputs as a runner reads them: name=value, or name<<END and lines."""
    found, lines = {}, iter(file.read_text(encoding="utf-8").splitlines() if file.exists() else [])
    for line in lines:
        name, sign, value = re.split(r"(=|<<)", line, maxsplit=1)
        found[name] = value if sign == "=" else "\n".join(iter(lambda end=value: next(lines), value))
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    corpora.write(tmp_path / "facts.ttl", FACTS)
    corpora.write(tmp_path / "shapes.ttl", SHAPE)
    return tmp_path


def test_no_input_is_written_into_a_script() -> None:
    assert all("${{" not in step["run"] for step in STEPS.values())
    assert set(ACTION["inputs"]) == {"data", "shapes", "fail-on", "formats", "baseline"}
    assert set(ACTION["outputs"]) == {"conforms", "violations", "paths"}
    assert all(step["shell"] == "bash" for step in STEPS.values())


def test_findings_become_annotations_a_summary_and_outputs(folder: Path) -> None:
    code, said, summary, printed = play(folder, data="facts.ttl", shapes="shapes.ttl", formats="sarif junit")
    assert code == 1
    assert (said["conforms"], said["violations"]) == ("false", "1")
    assert [Path(path).name for path in said["paths"].splitlines()] == ["report.junit.xml", "report.sarif"]
    assert all(Path(path).is_file() for path in said["paths"].splitlines())
    assert not (folder / "temp" / "kg-reports" / "report.html").exists()
    assert "::error file=facts.ttl,line=3" in printed
    assert "## Validation: does not conform" in summary


def test_fail_on_and_baseline_are_heeded(folder: Path) -> None:
    for name in ("first", "second"):
        (folder / name).mkdir()
    assert play(folder / "first", data="../facts.ttl", shapes="../shapes.ttl", fail_on="never")[0] == 0
    report = folder / "first" / "temp" / "kg-reports" / "report.json"
    assert json.loads(report.read_text(encoding="utf-8"))["counts"]["violation"] == 1
    assert play(folder / "second", data="../facts.ttl", shapes="../shapes.ttl", baseline=str(report))[0] == 0


def test_what_is_missing_is_no_verdict(folder: Path) -> None:
    code, said, _, _ = play(folder, data="missing.ttl", shapes="shapes.ttl")
    assert code == 3
    assert said["violations"] == "1"


@pytest.mark.parametrize("nasty", ["$(touch owned)", '"; touch owned; "', "`touch owned`", "--shapes\nx; touch owned"])
def test_an_input_is_never_run(nasty: str, folder: Path) -> None:
    for name in ("data", "shapes", "fail_on", "formats", "baseline"):
        inside = folder / name
        inside.mkdir()
        play(inside, **({"data": "../facts.ttl", "shapes": "../shapes.ttl"} | {name: nasty}))
        assert not list(folder.rglob("owned")), name
    hooks = yaml.safe_load((HOME / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {hook["id"] for hook in hooks} == {"kg-validate", "kg-format"}
