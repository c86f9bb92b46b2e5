"""What each competency question answers on the real build, with explicit parameters."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.answers.tables import Tables
from kg.places import home
from kg.sparql.catalogue import Question, catalogue
from kg.sparql.local import ask

QUESTIONS = [question for question in catalogue(home() / "queries") if question.folder == "competency"]
MORE = {
    "number-of-parties": [
        *({"on": day} for day in ("1999-03-01", "2006-07-31", "2025-06-30", "2025-12-27", "2026-02-20", "2026-04-14")),
        *({"treaty": "npt", "on": day} for day in ("1968-06-30", "1985-12-31", "1990-10-03")),
        {"treaty": "ccw-p2", "on": "1994-12-31"},
    ],
    "bound-on-a-day": [{"actor": "UKR", "on": "2025-07-17", "also_on": "2026-01-01"}, {"actor": "USA", "on": "2026-01-01", "also_on": ""}],
    "decided-notified-left": [{"actor": code} for code in ("EST", "FIN", "LVA", "POL")],
    "withdrawals-pending": [{"on": day} for day in ("2025-06-26", "2025-12-26", "2025-12-27", "2026-02-19", "2026-02-20")],
    "mode-of-consent": [{"actor": code} for code in ("CHE", "MNE", "NLD")],
    "signatories": [{"on": "1999-02-28"}],
}
"""Further parameters that are worth an answer of their own."""


def cases() -> list[tuple[Question, dict[str, str]]]:
    """Every question with all of its parameters: the defaults, the first treaty where the default is all of them."""
    found = []
    for question in QUESTIONS:
        defaults = {name: "apmbc" if p.type == "treaty" and not p.default else p.default for name, p in question.parameters.items()}
        found += [(question, defaults | more) for more in [{}, *MORE.get(question.name, [])]]
    return found


def name_of(question: Question, given: dict[str, str]) -> str:
    told = "-".join(value for value in given.values() if value)
    return f"{question.number:02}-{question.name}{'-' if told else ''}{told}.csv"


@pytest.mark.parametrize(("question", "given"), cases(), ids=[name_of(*case) for case in cases()])
def test_golden(question: Question, given: dict[str, str], build: Path, golden: Callable[[str, str], None]) -> None:
    answer = ask(build, question.bound(given, Tables(build)))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(answer.variables)
    writer.writerows([_cell(row[name]) for name in answer.variables] for row in answer.rows)
    golden(f"questions/{name_of(question, given)}", text.getvalue())


def _cell(value: object) -> str:
    """Lists joined in a cell come in the order of the engine."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else "; ".join(sorted(str(value).split("; ")))
