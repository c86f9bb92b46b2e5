"""The ledger as answers read it, with the turns that the build leaves out, is the ledger as the law engine judges it."""

from datetime import date
from pathlib import Path

import pytest

from kg.answers.tables import Tables
from kg.law.turns import turns_of
from tests.law import ledger


@pytest.mark.parametrize("slug", ["apmbc", "att", "bwc", "ccm", "cwc", "tpnw"])
def test_the_turns_of_every_duty_are_those_of_the_law(slug: str, build: Path) -> None:
    tables = Tables(build)
    until = date(int(tables.treaty(slug)["data_as_of"][:4]) + 3, 12, 31)
    read = {duty["id"]: [_told(turn) for turn in duty["turns"] if turn["since"] <= until.isoformat()] for duty in tables.duties(slug)}
    judged = {
        code: [
            (turn.since.isoformat(), str(turn.judgement.outcome), turn.judgement.deadline and turn.judgement.deadline.text)
            for turn in turns_of(instance, until)
        ]
        for code, instance in ledger.instances(slug).items()
    }
    assert read == judged


def _told(turn: dict[str, str]) -> tuple[str, str, str | None]:
    return turn["since"], turn["outcome"], turn.get("deadline")
