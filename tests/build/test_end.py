"""An end that follows from a departure is in the build as one that a source tells is: in the table, the graph and the answers."""

from pathlib import Path

import pytest

from kg.answers.lists import parties
from kg.answers.tables import Tables
from kg.places import home
from kg.sparql.catalogue import catalogue, find
from kg.sparql.local import ask
from tests.build import corpora

TOLD = 'source = ["janes-inf"]\nnote = "notice of the United States of 2019-02-02; both parties declared a suspension that day"\n'


@pytest.mark.parametrize("told", [True, False], ids=["told", "derived"])
def test_the_end_of_a_treaty_between_two_is_the_same_told_or_derived(tmp_path: Path, told: bool) -> None:
    data, build = corpora.real(tmp_path, "inf"), tmp_path / "build"
    if not told:
        corpora.edit(
            data / "treaties" / "inf" / "treaty.toml", f'[end]\ndate = 2019-08-02\ncause = "withdrawal"\nprovision = "XV(2)"\n{TOLD}', ""
        )
    corpora.made(data, build)
    tables = Tables(build)
    assert tables.treaty("inf")["ended_on"] == "2019-08-02"
    assert [parties(tables, "inf", day)["count"] for day in ("2019-08-01", "2019-08-02")] == [2, 0]
    (row,) = ask(build, find("ended", catalogue(home() / "queries")).bound({}, tables)).rows
    assert (row["value"], row["day"], row["cause"], row["basis"]) == ("inf", "2019-08-02", "withdrawal", "inf XV(2)")
