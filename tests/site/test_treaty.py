"""The page of a treaty: who is bound, who consented, who only signed, and whose consent is missing, each in its place."""

from pathlib import Path

import pytest

from kg.answers.tables import Tables
from kg.site.pages import page
from tests.browser.reading import Read, read


@pytest.fixture(scope="module")
def tables(build: Path) -> Tables:
    return Tables(build)


def told(tables: Tables, path: str) -> tuple[Read, str]:
    text = page(path, tables, static=True)
    assert text is not None
    return read(text), text


def test_signatories_stand_apart_from_those_that_consented(tables: Tables) -> None:
    """CTBT XIV(1): not in force, so nobody is bound, whatever was ratified."""
    shown, text = told(tables, "id/treaty/ctbt")
    accounts = tables.treaty("ctbt")["actors"].values()
    last = [account["periods"][-1][2] for account in accounts if account["periods"]]
    assert len(shown.rows["consented"]) == last.count("contracting_state") == 179
    assert {row[1] for row in shown.rows["consented"]} == {"contracting state"}
    assert len(shown.rows["signed"]) == last.count("signatory") and "United States of America" in {row[0] for row in shown.rows["signed"]}
    assert "179 consented and are not bound yet" in shown.lead
    assert "Consented, not bound yet: 179" in text


def test_whose_consent_is_missing_is_told_by_name(tables: Tables) -> None:
    """CTBT Annex 2 names 44; the Russian Federation took its ratification back in 2023."""
    _, text = told(tables, "id/treaty/ctbt")
    missing = text.partition('id="needed"')[2].partition("<p>")[2].partition("</p>")[0]
    for name in ("China", "Egypt", "India", "Israel", "Pakistan", "Russian Federation", "United States of America"):
        assert f">{name}</a>" in missing
    assert "are 9:" in missing and ">France</a>" not in missing
    assert "ARG, AUS" not in text and "all of these have deposited: Argentina, Australia" in text
    assert 'id="needed"' not in told(tables, "id/treaty/npt")[1], "it is in force"


def test_each_party_stands_with_its_signature_and_its_consent(tables: Tables) -> None:
    rows = {row[0]: row for row in told(tables, "id/treaty/apmbc")[0].rows["parties"]}
    assert rows["Afghanistan"][1:] == ["2003-03-01", "party", "", "2002-09-11"]
    assert rows["France"][3:] == ["1997-12-03", "1998-07-23"]
    notice_runs = {row[0]: row for row in told(tables, "id/treaty/apmbc")[0].rows["parties"] if row[2].startswith("withdrawing")}
    assert all(row[4] for row in notice_runs.values()), "the consent, not the notice"
