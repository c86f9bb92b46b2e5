"""Who was bound by the Mine Ban Convention on days that matter, as ``kg parties`` says it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.cli import main

DAYS = {
    "1999-03-01": (45, "entry into force: the instruments of the first forty-five (Article 17(1) and (2))"),
    "2006-07-31": (
        149,
        "Brunei, the Cook Islands and Haiti are not yet bound; Montenegro counts back to its independence",
    ),
    "2025-06-30": (164, "the Marshall Islands and Tonga have consented and are not yet bound"),
    "2025-12-27": (163, "Estonia, Latvia and Lithuania are out (Article 20(3)), the Marshall Islands and Tonga are in"),
    "2026-01-10": (162, "Finland is out: six months from 10 July 2025"),
    "2026-02-20": (161, "Poland is out: six months from 20 August 2025"),
    "2026-04-14": (161, "the day up to which the list of acts is complete"),
}


@pytest.mark.parametrize("day", DAYS)
def test_parties_on_a_day(day: str, build: Path, golden: Callable[[str, str], None], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parties", "apmbc", "--on", day, "--format", "csv", "--build", str(build), "-q"]) == 0
    text = capsys.readouterr().out
    count, reason = DAYS[day]
    assert len(text.splitlines()) - 1 == count, reason
    golden(f"parties/apmbc-{day}.csv", text)
