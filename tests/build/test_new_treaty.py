"""A treaty that no programmer has heard of needs no line of code: a folder is enough."""

import csv
import io
from pathlib import Path

import pytest

from kg.answers.lists import parties
from kg.answers.tables import Tables
from tests.build import corpora
from tests.build.corpora import kg, made


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = corpora.invented(tmp_path_factory.mktemp("invented"))
    made(data)
    return data


def test_every_period_follows_from_the_clauses_of_the_folder(data: Path) -> None:
    told = kg("--data", str(data), "periods", "--treaty", "lanterns", "--format", "csv")
    assert told.returncode == 0, told.stderr
    found = [tuple(row.values())[1:] for row in csv.DictReader(io.StringIO(told.stdout))]
    assert found == [
        ("BOR", "signatory", "2001-02-01", ""),
        ("ERE", "signatory", "2001-01-10", "2001-03-31"),
        ("ERE", "contracting_state", "2001-03-31", "2002-03-30"),  # third instrument 2001-09-30, six months on
        ("ERE", "party", "2002-03-30", "2012-02-29"),
        ("ERE", "withdrawing", "2012-02-29", "2013-02-28"),  # a year from 29 February ends on the 28th
        ("ERE", "former_party", "2013-02-28", ""),
        ("FEN", "contracting_state", "2001-09-30", "2002-03-30"),
        ("FEN", "party", "2002-03-30", ""),
        ("FRE", "contracting_state", "2001-12-31", "2002-03-30"),  # after the trigger, before entry into force: its own six months
        ("FRE", "party_pending", "2002-03-30", "2002-06-30"),
        ("FRE", "party", "2002-06-30", ""),
        ("LIL", "signatory", "2001-01-10", "2001-06-01"),
        ("LIL", "contracting_state", "2001-06-01", "2002-03-30"),
        ("LIL", "party", "2002-03-30", "2010-05-05"),
        ("LIL", "withdrawing", "2010-05-05", "2011-05-05"),
        ("LIL", "former_party", "2011-05-05", ""),
        ("RUR", "party_pending", "2003-08-31", "2004-02-29"),  # February of a leap year
        ("RUR", "party", "2004-02-29", ""),
        ("SYL", "party_pending", "2004-01-31", "2004-07-31"),
        ("SYL", "party", "2004-07-31", ""),
    ]


def test_nobody_is_bound_by_the_protocol_before_its_parent(data: Path) -> None:
    told = kg("--data", str(data), "periods", "--treaty", "lanterns-p1", "--actor", "RUR", "--format", "csv")
    assert told.stdout.splitlines()[-1] == "lanterns-p1,RUR,party,2004-02-29,"


def test_the_count_turns_on_the_first_day_out(data: Path) -> None:
    tables = Tables(data.parent / "build")
    counts = {
        day: parties(tables, "lanterns", day)["count"] for day in ("2002-03-29", "2002-03-30", "2002-06-30", "2011-05-04", "2011-05-05")
    }
    assert counts == {"2002-03-29": 0, "2002-03-30": 3, "2002-06-30": 4, "2011-05-04": 6, "2011-05-05": 5}


def test_the_computed_trigger_and_day_of_entry_into_force_are_told_with_the_act_that_gave_them(data: Path) -> None:
    force = Tables(data.parent / "build").treaty("lanterns")["entry_into_force"]
    assert (force["trigger"], force["on"]) == ("2001-09-30", "2002-03-30")


def test_nothing_about_the_treaty_stands_in_the_program(data: Path) -> None:
    for path in (corpora.ROOT / "kg").rglob("*.py"):
        assert "lantern" not in path.read_text(encoding="utf-8").lower(), path
