"""Facts of the ledger that do not fit are told with file and line; what cannot be as it is written stops the build."""

from pathlib import Path

import pytest

from kg.answers.tables import Tables
from kg.corpus.faults import CorpusFaults, Fault
from kg.validation.judge import judge_build
from tests.build import corpora
from tests.build.corpora import made

SNUFF = """
[[obligation]]
id = "snuff-out"
kind = "duty"
topic = "clearance"
summary = "Snuff out the torches that nobody keeps"
provision = "9"
deadline = { kind = "relative", n = 4, unit = "year", anchor = "state_eif" }
extension = { n = 2, unit = "year", provision = "9(2)" }
source = "lantern-text"

[[obligation]]
id = "tell"
kind = "duty"
topic = "transparency"
summary = "Tell how many torches are lit"
provision = "10"
deadline = { kind = "annual", month_day = "04-30", covers = "previous_calendar_year" }
source = "lantern-text"
"""
HEADERS = {
    "deadlines": "actor,obligation,number,kind,standing,deadline,asked_until,requested_on,meeting,decided_on,sources,note,set_aside_by",
    "fulfilments": "actor,obligation,works_done,declared_on,meeting,standing,late,sources,note",
    "statements": "actor,obligation,state,on,sources,note",
    "reports": "actor,obligation,covers,due_published,state,submitted_on,as_of,late,sources,note",
}
FITTING = {
    "deadlines": "FEN,snuff-out,0,initial,stated,2006-03-30,,,,,gazette,,",
    "fulfilments": "RUR,snuff-out,2006-01-10,,,declared,,gazette,",
    "statements": "FEN,snuff-out,present,2003-01-01,gazette,",
    "reports": "FEN,tell,2003,,submitted,2004-02-01,,,gazette,",
}
VIOLATIONS = [
    ("deadlines", "FEN,snuff-out,0,initial,stated,2006-04-01,,,,,gazette,,", "deadline-told-otherwise", "set_aside_by"),
    ("deadlines", "FEN,snuff-out,1,extension,granted,2008-03-30,,,,2001-12-31,gazette,,", "decision-before-bound", "decision"),
    ("deadlines", "BOR,snuff-out,1,extension,granted,2008-03-30,,,,2005-12-31,gazette,,", "fact-without-instance", "add the act"),
    ("fulfilments", "BOR,snuff-out,2006-01-10,,,declared,,gazette,", "fact-without-instance", "add the act"),
    ("statements", "BOR,snuff-out,present,2003-01-01,gazette,", "fact-without-instance", "add the act"),
    ("reports", "LIL,tell,2012,,submitted,2013-02-01,,,gazette,", "report-while-not-bound", "year"),
]
REMARKS = [
    ("deadlines", "FEN,snuff-out,1,extension,granted,2008-03-31,,,,2005-12-31,gazette,,", "extension-longer-than-cap", "warning"),
    ("fulfilments", "FEN,snuff-out,2001-05-05,,,declared,,gazette,", "completion-before-bound", "info"),
]


def ledger(root: Path, *rows: tuple[str, str]) -> Path:
    """The invented corpus with two more duties, facts that fit, and more rows of the files named."""
    data = corpora.invented(root)
    torches = data / "treaties" / "torches"
    with (torches / "treaty.toml").open("a", encoding="utf-8", newline="\n") as file:
        file.write(SNUFF)
    for name, header in HEADERS.items():
        told = [row for file, row in rows if file == name]
        first = FITTING[name] if not any(row.startswith(FITTING[name][:19]) for row in told) else ""
        corpora.write(torches / f"{name}.csv", "\n".join(filter(None, (header, first, *told))) + "\n")
    return data


def faults_of(data: Path) -> list[Fault]:
    with pytest.raises(CorpusFaults) as raised:
        made(data)
    return raised.value.faults


def test_facts_that_fit_are_no_findings(tmp_path: Path) -> None:
    data = ledger(tmp_path)
    made(data)
    assert Tables(tmp_path / "build").treaty("torches")["findings"] == []


@pytest.mark.parametrize(("file", "row", "rule", "mend"), VIOLATIONS, ids=[f"{file}: {rule}" for file, _, rule, _ in VIOLATIONS])
def test_a_fact_that_cannot_be_as_it_is_written_stops_the_build_at_its_line(
    file: str, row: str, rule: str, mend: str, tmp_path: Path
) -> None:
    data = ledger(tmp_path, (file, row))
    [fault] = faults_of(data)
    line = corpora.line_of(data / "treaties/torches" / f"{file}.csv", row)
    assert (fault.file, fault.line, fault.rule, fault.severity) == (f"data/treaties/torches/{file}.csv", line, rule, "violation")
    assert row[:3] in fault.message and mend in fault.help
    assert fault.focus.endswith(f"/id/{file[:-1]}/{fault.value}")


@pytest.mark.parametrize(("file", "row", "rule", "severity"), REMARKS, ids=[rule for _, _, rule, _ in REMARKS])
def test_what_states_may_have_done_is_built_and_told(file: str, row: str, rule: str, severity: str, tmp_path: Path) -> None:
    data = ledger(tmp_path, (file, row))
    made(data)
    assert Tables(tmp_path / "build").treaty("torches")["findings"] == []
    line = corpora.line_of(data / "treaties/torches" / f"{file}.csv", row)
    found = judge_build(tmp_path / "build", corpora.ONTOLOGY).findings
    assert [(f.rule, f.severity, f.file, f.line) for f in found if f.rule == rule] == [
        (rule, severity, f"data/treaties/torches/{file}.csv", line)
    ]


def test_an_extension_up_to_the_cap_is_none_of_them(tmp_path: Path) -> None:
    """Two years from 2006-03-30 are allowed, not a day more."""
    made(ledger(tmp_path, ("deadlines", "FEN,snuff-out,1,extension,granted,2008-03-30,,,,2005-12-31,gazette,,")))
    found = {finding.rule for finding in judge_build(tmp_path / "build", corpora.ONTOLOGY).findings}
    assert not found & {"extension-longer-than-cap", "completion-before-bound", "deadline-told-otherwise"}


def test_all_are_told_at_once(tmp_path: Path) -> None:
    rows = [(file, row) for file, row, _, _ in VIOLATIONS if "set_aside_by" not in row]
    assert {fault.rule for fault in faults_of(ledger(tmp_path, *rows[1:]))} >= {
        "decision-before-bound",
        "fact-without-instance",
        "report-while-not-bound",
    }


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("FEN,snuff-out,1,extension,granted,2008-03-30,,,no-meeting,,gazette,,", "unknown-meeting"),
        ("FEN,keep-lit,1,extension,granted,2008-03-30,,,,2005-12-31,gazette,,", "deadline-on-standing-duty"),
    ],
)
def test_no_meeting_and_no_deadline_is_invented(row: str, rule: str, tmp_path: Path) -> None:
    data = ledger(tmp_path, ("deadlines", row))
    [fault] = faults_of(data)
    assert (fault.rule, fault.line) == (rule, corpora.line_of(data / "treaties/torches/deadlines.csv", row))


BROKEN = {
    "deadlines": (
        "XYZ,nothing,x,grant,bar,2001-02-30,soon,late,no-meeting,w,rumour,,whim",
        ["impossible-date"] * 4
        + ["not-a-number", "unknown-actor"]
        + ["unknown-code"] * 3
        + ["unknown-meeting", "unknown-obligation", "unknown-source"],
    ),
    "fulfilments": (
        "XYZ,nothing,soon,2001-02-30,no-meeting,said,perhaps,rumour,",
        ["impossible-date"] * 2 + ["unknown-actor"] + ["unknown-code"] * 2 + ["unknown-meeting", "unknown-obligation", "unknown-source"],
    ),
    "statements": (
        "XYZ,nothing,gone,soon,rumour,",
        ["impossible-date", "unknown-actor", "unknown-code", "unknown-obligation", "unknown-source"],
    ),
    "reports": (
        "XYZ,nothing,0,2001,sent,soon,later,perhaps,rumour,",
        ["impossible-date"] * 2
        + ["imprecise-date", "number-out-of-bounds", "unknown-actor"]
        + ["unknown-code"] * 2
        + ["unknown-obligation", "unknown-source"],
    ),
}


@pytest.mark.parametrize("file", BROKEN)
def test_an_unknown_actor_hides_no_other_fault_of_its_row(file: str, tmp_path: Path) -> None:
    row, rules = BROKEN[file]
    found = faults_of(ledger(tmp_path, (file, row)))
    assert sorted(fault.rule for fault in found) == rules
    assert len({(fault.file, fault.line) for fault in found}) == 1


@pytest.mark.parametrize("year", ["0", "0000", "99999", "9999", "\uff12004", "1" * 5000])
def test_a_report_covers_a_year_of_the_calendar(year: str, tmp_path: Path) -> None:
    [fault] = faults_of(ledger(tmp_path, ("reports", f"FEN,tell,{year},,submitted,2004-02-01,,,gazette,")))
    assert (fault.line, fault.rule in ("number-out-of-bounds", "not-a-number")) == (3, True)
