"""The data dictionary tells of every file under data/ and of every column in it."""

import csv
import re
from pathlib import Path

import pytest

from kg.corpus.clause_keys import TABLES
from kg.corpus.layout import REGISTERS
from tests.docs.pages import ROOT

_DATA = ROOT / "data"
_NAMES = sorted({path.name for path in _DATA.rglob("*") if path.is_file() and path.name != "README.md"} | set(REGISTERS))


def _section(name: str) -> str:
    """What the dictionary says under the heading of a file."""
    text = (_DATA / "README.md").read_text(encoding="utf-8")
    match = re.search(rf"^###+ [^\n]*{re.escape(name)}[^\n]*\n(.*?)(?=^##|\Z)", text, re.MULTILINE | re.DOTALL)
    return match[1] if match else ""


@pytest.mark.parametrize("name", _NAMES)
def test_every_file_has_a_section(name: str) -> None:
    assert _section(name), f"data/README.md has no heading with {name}"


@pytest.mark.parametrize("name", [name for name in _NAMES if name.endswith(".csv")])
def test_every_column_is_told(name: str) -> None:
    told = set(re.findall(r"`(\w+)`", _section(name)))
    columns = {column for file in _DATA.rglob(name) for column in _header(file)}
    assert columns <= told, f"data/README.md, {name}: {', '.join(sorted(columns - told))}"


def test_every_table_of_the_clauses_is_told() -> None:
    section = _section("treaty.toml")
    assert all(f"[{table}]" in section for table in TABLES)


def _header(file: Path) -> list[str]:
    with file.open(encoding="utf-8", newline="") as lines:
        return next(csv.reader(lines))
