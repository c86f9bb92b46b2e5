"""Who was bound by the Mine Ban Convention on days that matter, as ``kg parties`` says it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.answers.lists import parties
from kg.answers.tables import Tables
from kg.cli import main
from kg.places import home
from kg.sparql.catalogue import catalogue, find
from kg.sparql.local import ask

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


@pytest.mark.parametrize("day", ["1968-07-01", "1985-12-31", "1994-12-31", "2003-06-30", "2026-04-14"])
def test_sparql_counts_whom_the_command_names_as_not_known(day: str, build: Path) -> None:
    """A number of a past year says how many more there may have been, as the command does."""
    tables, question = Tables(build), find("number-of-parties", catalogue(home() / "queries"))
    for slug in ("npt", "bwc", "ptbt", "gp1925", "ccw-p2", "apmbc", "att", "salt1", "cfe"):
        told, table = parties(tables, slug, day), tables.treaty(slug)
        if not table["complete"] or day > (table["known_until"] or ""):
            continue  # the list does not reach the day, and anybody may have acted
        counted: dict[str, int] = {}
        for row in ask(build, question.bound({"treaty": slug, "on": day}, tables)).rows:
            if row["day"] == day:
                name = str(row["counted"]).partition(":")[0]
                counted[name] = counted.get(name, 0) + int(str(row["value"]))
        assert (counted.get("parties", 0), counted.get("not known", 0)) == (told["count"], len(told["unknown"])), (slug, told["unknown"])
