"""A file of claims with faults: all are told at once, each with its line and what would mend it; nothing is judged."""

from pathlib import Path

import pytest

from kg.answers.tables import Tables
from kg.claims.read import read_claims
from kg.cli import main
from kg.corpus.faults import CorpusFaults
from tests.build import corpora

FILE = """said_on = 2025-12-27
events = "events.csv"
colour = "green"

[[claim]]
id = "a"
claim = "One."
proposition = { kind = "status", actor = "XXZ", treaty = "apmbc", bound = true }

[[claim]]
id = "a"
claim = "Two."
proposition = [
  { kind = "status", actor = "LTU", treaty = "ottawa", bound = true, status = "party" },
  { kind = "guess" },
]

[[claim]]
id = "c"
proposition = { kind = "date", moment = { actor = "LTU", treaty = "apmbc", act = "divorce" }, date = "2025-02-30" }

[[claim]]
id = "d"
claim = "Four."

[[claim]]
id = "e"
claim = "Five."
proposition = { kind = "count", treaty = "apmbc", compare = "more_than", share = "half", colour = "red" }

[[claim]]
id = "f"
claim = "Six."
proposition = { kind = "interval", start = { day = 2025-01-01, event = "x" }, n = 1, unit = "week" }
"""

EVENTS = "event,kind,actors,date,says,sources,note\nx,feast,ZZZ,2025-13-01,A feast,rumour,\n"

EXPECTED = {
    ("claims.toml", 3, "unknown-key"),
    ("claims.toml", 8, "unknown-actor"),
    ("claims.toml", 11, "duplicate-claim"),
    ("claims.toml", 13, "unknown-treaty"),
    ("claims.toml", 13, "missing-key"),  # status and bound
    ("claims.toml", 13, "unknown-code"),  # guess
    ("claims.toml", 18, "missing-key"),  # no claim
    ("claims.toml", 20, "unknown-code"),  # divorce
    ("claims.toml", 20, "impossible-date"),
    ("claims.toml", 22, "missing-proposition"),
    ("claims.toml", 29, "unknown-key"),
    ("claims.toml", 29, "missing-key"),  # a share is of a group
    ("claims.toml", 29, "wrong-type"),  # half
    ("claims.toml", 34, "ambiguous-moment"),
    ("claims.toml", 34, "missing-key"),  # no end
    ("claims.toml", 34, "unknown-code"),  # week
    ("events.csv", 2, "impossible-date"),
    ("events.csv", 2, "unknown-actor"),
    ("events.csv", 2, "unknown-source"),
}


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    corpora.write(tmp_path / "claims.toml", FILE)
    corpora.write(tmp_path / "events.csv", EVENTS)
    return tmp_path / "claims.toml"


def test_all_faults_are_told_at_once_with_their_lines(faulty: Path, apmbc_build: Path) -> None:
    with pytest.raises(CorpusFaults) as raised:
        read_claims(faulty, Tables(apmbc_build))
    assert {(Path(fault.file).name, fault.line, fault.rule) for fault in raised.value.faults} == EXPECTED
    assert all(fault.help or fault.rule == "wrong-type" for fault in raised.value.faults), "each says what would mend it"


def test_a_file_with_faults_is_a_fault_of_usage(faulty: Path, apmbc_build: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--build", str(apmbc_build), "check", str(faulty)]) == 2
    told = capfd.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) > len(EXPECTED), "every fault and the number of them"


@pytest.mark.parametrize("text", ["[[claim", "", None], ids=["no TOML", "empty", "not there"])
def test_what_cannot_be_read_or_holds_nothing_is_said(
    text: str | None, tmp_path: Path, apmbc_build: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    if text is not None:
        corpora.write(tmp_path / "claims.toml", text)
    assert main(["--build", str(apmbc_build), "check", str(tmp_path / "claims.toml")]) == (2 if text == "" else 3)
    assert "claims.toml" in capfd.readouterr().err


def test_a_kind_that_is_no_text_is_a_fault(tmp_path: Path, apmbc_build: Path, capfd: pytest.CaptureFixture[str]) -> None:
    text = '[[claim]]\nid = "a"\nsaid_on = 2026-01-01\nclaim = "x"\nproposition = { kind = ["a"], treaty = "apmbc" }\n'
    corpora.write(tmp_path / "claims.toml", text)
    assert main(["--build", str(apmbc_build), "check", str(tmp_path / "claims.toml")]) == 2
    assert "claims.toml:5: kind \"['a']\" is not known" in capfd.readouterr().err


def test_a_file_beside_us_is_shown_as_it_was_given(
    tmp_path: Path, apmbc_build: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    corpora.write(tmp_path / "claims.toml", "[[claim]]\n")
    monkeypatch.chdir(tmp_path)
    assert main(["--build", str(apmbc_build.resolve()), "check", "claims.toml"]) == 2
    assert capfd.readouterr().err.startswith("claims.toml:1: ")
