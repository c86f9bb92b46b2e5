"""Everything derived, as golden files: a new act or a changed clause shows itself as a readable difference."""

import csv
import io
from pathlib import Path

import pytest

from kg.answers.lists import periods
from kg.answers.tables import Tables

FOLDER = Path(__file__).parent
SLUGS = sorted(path.name for path in (FOLDER.parents[1] / "data" / "treaties").iterdir())


def written(columns: list[str], rows: list[list[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(["" if cell is None else cell for cell in row] for row in rows)
    return text.getvalue()


def compare(path: Path, text: str, rewrite: bool) -> None:
    if rewrite:
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, f"{path.name} differs; read the difference, then make golden"


@pytest.mark.parametrize("slug", SLUGS)
def test_periods(slug: str, build: Path, pytestconfig: pytest.Config) -> None:
    """Base statuses by actor, half-open, with the provisions they rest on."""
    accounts = Tables(build).treaty(slug)["actors"]
    rows: list[list[object]] = []
    for period in periods(Tables(build), slug):
        because = next(p[3] for p in accounts[period["actor"]]["periods"] if p[0] == period["start"])
        provisions = ";".join(dict.fromkeys(step["provision"] for step in because if step.get("provision")))
        rows.append([period["actor"], period["status"], period["start"], period["end"], provisions])
    text = written(["actor", "status", "start", "end", "provisions"], rows)
    compare(FOLDER / "periods" / f"{slug}.csv", text, pytestconfig.getoption("--rewrite-golden", default=False))


@pytest.mark.parametrize("slug", SLUGS)
def test_duties(slug: str, build: Path, pytestconfig: pytest.Config) -> None:
    """Obligations with deadlines: the chain as it stands, and the last outcome; yearly ones by their next due day."""
    rows: list[list[object]] = []
    for duty in Tables(build).duties(slug):
        if not duty["standing"]:
            chain = " ".join(f"{link['by']}:{link.get('date', '?')}" for link in duty.get("chain", ()))
            last = duty["turns"][-1]
            rows.append([duty["actor"], duty["obligation"], duty["start"], duty.get("end"), chain, last["since"], last["outcome"]])
    text = written(["actor", "obligation", "start", "end", "chain", "since", "outcome"], rows)
    compare(FOLDER / "duties" / f"{slug}.csv", text, pytestconfig.getoption("--rewrite-golden", default=False))
