"""The pages of docs/reference that follow from the data are what the data gives, and say nothing unexplained."""

from pathlib import Path

import pytest

from kg.answers.tables import Tables
from kg.publish.reference import PAGES, agreement

FOLDER = Path(__file__).parents[2] / "docs" / "reference"


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_is_current(name: str, build: Path) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == PAGES[name](Tables(build)), "run make reference"


def test_no_published_day_is_unexplained(build: Path) -> None:
    lines = agreement(Tables(build)).splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    heads = rows[0]
    table = [dict(zip(heads, row, strict=True)) for row in rows[2:] if len(row) == len(heads)]
    assert len(table) == len(Tables(build).slugs)
    assert {row["treaty"]: row["unexplained"] for row in table if row["unexplained"] != "0"} == {}
    assert sum(int(row["equal"]) for row in table) > 1000
    for row in table:
        assert int(row["compared"]) == sum(int(row[each]) for each in ("equal", "explained", "no day follows", "unexplained")), row
