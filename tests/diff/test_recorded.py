"""The two times: what was done by a day, and what the corpus had recorded by a day; each alone and both together."""

import json
from pathlib import Path

import jsonschema
import pytest

from kg.corpus.load import load
from tests.build import corpora
from tests.build.corpora import ROOT
from tests.cli.conftest import Asked
from tests.diff.pairs import acts
from tests.diff.test_sides import git
from tests.diff.test_sides import kg as kg  # noqa: PLC0414 -- a fixture

_HEADER = "actor,kind,date,object,depositary,effective_published,sources,note,recorded_on"
_ROWS = (
    "ERE,signature,2001-01-10,treaty,wal,,gazette,,2001-02-01",
    "ERE,ratification,2001-03-31,treaty,wal,,gazette,,2001-05-01",
    "FEN,accession,2001-09-30,treaty,wal,,gazette,,2001-10-15",
    "FRE,accession,2001-12-31,treaty,wal,,gazette,,2002-01-15",
    "ERE,withdrawal,2012-02-29,treaty,wal,,gazette,,2012-04-01",
)
_FORMER = (
    f"{_HEADER},corrected_on,by,why",
    "FEN,accession,2001-08-31,treaty,wal,,gazette,,2001-10-01,2001-10-15,FEN/accession/2001-09-30,the gazette printed another month",
    "SYL,accession,2004-01-31,treaty,wal,,gazette,,2004-03-01,2005-01-01,,it was a declaration",
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Five acts, each with the day of its record; one day of deposit that was corrected, one act that was none."""
    data = corpora.invented(tmp_path)
    corpora.write(acts(data), "\n".join((_HEADER, *_ROWS)) + "\n")
    corpora.write(data / "treaties" / "lanterns" / "corrections.csv", "\n".join(_FORMER) + "\n")
    return data


def _status(kg: Asked, data: Path, actor: str, on: str, *options: str) -> tuple[str, str | None]:
    told = kg("--data", str(data), "status", actor, "lanterns", "--on", on, "--format", "json", *options)
    assert told.code == 0, told.err
    schema = json.loads((ROOT / "docs/reference/schemas/status.json").read_text(encoding="utf-8"))
    jsonschema.validate(told.json(), schema, jsonschema.Draft202012Validator)
    return told.json()["status"], told.json()["until"]


@pytest.mark.parametrize(
    ("known_on", "recorded_by", "expected"),
    [
        (None, None, ("former_party", None)),
        ("2012-02-28", None, ("party", None)),
        ("2012-02-29", None, ("former_party", None)),
        (None, "2012-03-31", ("party", None)),
        (None, "2012-04-01", ("former_party", None)),
        ("2012-02-28", "2012-04-01", ("party", None)),
        ("2012-02-29", "2012-03-31", ("party", None)),
        ("2012-02-29", "2012-04-01", ("former_party", None)),
    ],
)
def test_a_notice_counts_from_when_it_was_given_and_from_when_it_was_recorded(
    kg: Asked, data: Path, known_on: str | None, recorded_by: str | None, expected: tuple[str, str | None]
) -> None:
    """Given on 2012-02-29 and recorded on 2012-04-01; 7(2): one year. Known and recorded are two conditions, both must hold."""
    options = [*(("--known-on", known_on) if known_on else ()), *(("--recorded-by", recorded_by) if recorded_by else ())]
    assert _status(kg, data, "ERE", "2013-06-01", *options) == expected


@pytest.mark.parametrize(
    ("recorded_by", "on", "expected"),
    [
        ("2001-09-30", "2001-09-15", ("unknown", None)),
        ("2001-10-14", "2001-09-15", ("contracting_state", None)),
        ("2001-10-15", "2001-09-15", ("unknown", None)),
        ("2001-10-15", "2001-10-01", ("contracting_state", None)),
    ],
)
def test_a_corrected_day_is_what_the_corpus_said_until_the_correction(
    kg: Asked, data: Path, recorded_by: str, on: str, expected: tuple[str, str | None]
) -> None:
    """Until 2001-10-15 the corpus told a deposit of August; before the third consent, so nothing was in force."""
    assert _status(kg, data, "FEN", on, "--recorded-by", recorded_by) == expected


@pytest.mark.parametrize(
    ("recorded_by", "bound"), [("2004-02-29", False), ("2004-03-01", True), ("2004-12-31", True), ("2005-01-01", False)]
)
def test_an_act_that_was_none_was_told_until_it_was_struck_out(kg: Asked, data: Path, recorded_by: str, bound: bool) -> None:
    status, _ = _status(kg, data, "SYL", "2006-01-01", "--recorded-by", recorded_by)
    assert (status == "party") is bound
    assert _status(kg, data, "SYL", "2006-01-01") == ("none", None), "what was struck out takes no part in law"


def test_an_act_without_the_day_of_its_record_leaves_the_answer_unknown_and_says_why(kg: Asked, data: Path) -> None:
    corpora.edit(acts(data), "gazette,,2012-04-01", "gazette,,")
    told = kg(
        "--data", str(data), "status", "ERE", "lanterns", "--on", "2013-06-01", "--recorded-by", "2012-06-01", "--format", "json"
    ).json()
    assert (told["status"], told["bound"]) == ("unknown", False)
    (why,) = told["because"]
    assert "former party since 2013-02-28 if they were recorded by 2012-06-01, party since" in why["says"]
    assert _status(kg, data, "ERE", "2013-06-01", "--recorded-by", "2012-02-28") == ("party", None), "not recorded before it was done"
    assert _status(kg, data, "FEN", "2013-06-01", "--recorded-by", "2012-06-01")[0] == "party", "the same with and without it"


def test_parties_are_those_that_the_corpus_must_have_told(kg: Asked, data: Path) -> None:
    corpora.edit(acts(data), "gazette,,2001-10-15", "gazette,,")
    asked = ("--data", str(data), "parties", "lanterns", "--on", "2010-01-01", "--format", "json")
    told = kg(*asked, "--recorded-by", "2006-01-01").json()
    assert (told["count"], told["unsettled"]) == (0, ["ERE", "FEN", "FRE"]), "without Grand Fenwick there are not three consents (5(1))"
    assert kg(*asked).json()["count"] == 3


def test_explain_tells_of_the_record(kg: Asked, data: Path) -> None:
    asked = ("--data", str(data), "explain", "ERE", "lanterns", "--on", "2013-06-01")
    assert "is no longer a party" in kg(*asked, "--recorded-by", "2012-04-01").out
    assert "is a party" in kg(*asked, "--recorded-by", "2012-03-31").out
    assert "is a party" in kg(*asked, "--known-on", "2012-02-28").out


def test_a_release_is_the_corpus_as_it_was(kg: Asked, data: Path, tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--initial-branch=main", ".")
    git(tmp_path, "add", "data")
    git(tmp_path, "commit", "--quiet", "--message=First")
    git(tmp_path, "tag", "v1")
    corpora.edit(acts(data), "ERE,withdrawal,2012-02-29,treaty,wal,,gazette,,2012-04-01\n", "")
    assert _status(kg, data, "ERE", "2013-06-01") == ("party", None)
    assert _status(kg, data, "ERE", "2013-06-01", "--release", "v1") == ("former_party", None)
    assert _status(kg, data, "ERE", "2013-06-01", "--release", "v1", "--known-on", "2012-02-28") == ("party", None)
    told = kg("--data", str(data), "status", "ERE", "lanterns", "--on", "2013-06-01", "--release", "v7")
    assert (told.code, "v1" in told.err) == (2, True)
    assert kg("--data", str(data), "status", "ERE", "lanterns", "--release", "v1", "--recorded-by", "2012-01-01").code == 2, (
        "one or the other"
    )


def test_faults_of_corrections_are_told_with_their_line(data: Path) -> None:
    path = data / "treaties" / "lanterns" / "corrections.csv"
    rows = (
        f"{_HEADER},corrected_on,by,why",
        "FEN,accession,2001-08-31,treaty,wal,,gazette,,2001-10-01,,FEN/accession/2001-09-30,no day",
        "FEN,accession,2001-07-31,treaty,wal,,gazette,,2001-10-01,2001-09-01,,before it was recorded",
        "FEN,accession,2001-06-30,treaty,wal,,gazette,,2001-10-01,2001-10-02,FEN/accession/1999-01-01,by what is not there",
        "XXX,accession,2001-06-30,treaty,wal,,nowhere,,2001-10-01,2001-10-02,,nobody",
    )
    corpora.write(path, "\n".join(rows) + "\n")
    found = {(fault.rule, fault.line) for fault in load(data).faults if fault.file.endswith("corrections.csv")}
    assert found == {("missing-date", 2), ("corrected-too-early", 3), ("unknown-act", 4), ("unknown-actor", 5), ("unknown-source", 5)}


@pytest.mark.parametrize(
    ("known_on", "status", "until"),
    [
        ("2025-06-01", "party", None),
        ("2025-07-01", "withdrawing", "2025-12-27"),
        ("2025-09-01", "withdrawing", "2025-12-27"),
        (None, "withdrawing", "2025-12-27"),
    ],
)
def test_what_was_known_of_lithuania_on_two_days(kg: Asked, apmbc_data: Path, known_on: str | None, status: str, until: str | None) -> None:
    """Competency question 39. Known on 2025-06-01 it is a party without end; after the notice of 2025-06-27 it leaves (20(3))."""
    options = ("--known-on", known_on) if known_on else ()
    asked = ("--data", str(apmbc_data), "status", "LTU", "apmbc", "--format", "json", *options, "--on")
    then = kg(*asked, "2025-12-26").json()
    assert (then["status"], then["until"]) == (status, until)
    assert kg(*asked, "2026-01-01").json()["status"] == ("party" if until is None else "former_party")


def test_the_graph_tells_of_the_record_apart_from_what_sources_say(data: Path) -> None:
    """Competency question 39 in RDF: when each act was taken in, and what was told before."""
    corpora.made(data)
    lines = {path.name.partition("-")[0]: path.read_text(encoding="utf-8") for path in (data.parent / "build/graphs/lanterns").iterdir()}
    base = "<https://w3id.org/treaty-kg/"
    assert f'{base}id/act/lanterns/ERE/withdrawal/2012-02-29> {base}ontology/recordedOn> "2012-04-01"' in lines["asserted"]
    former = f"{base}id/former/lanterns/FEN/accession/2001-08-31>"
    assert f"{former} {base}ontology/correctedBy> {base}id/act/lanterns/FEN/accession/2001-09-30>" in lines["provenance"]
    assert "FormerRecord" not in lines["asserted"] + lines["derived"] + lines["snapshot"]
    assert f"{base}ontology/Act>" not in "".join(line for line in lines["provenance"].splitlines() if "/former/" in line)
