"""A broken corpus speaks to its curator: every fault at once, with file, line, what is wrong and what would mend it."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.corpus.faults import CorpusFaults, Fault, in_order
from tests.build import corpora
from tests.build.corpora import bytes_of, edit, kg, made


@dataclass(frozen=True)
class Case:
    """One way to break the torches; ``line`` is that of the fault, 0 where the whole file is meant."""

    name: str
    file: str
    line: int
    rule: str
    says: str
    mend: str
    code: int
    broken: Callable[[Path], None]


NOTIFIED = "SYL,notification,2004-05-05,treaty"
ACTS, TREATY = "treaties/torches/acts.csv", "treaties/torches/treaty.toml"
LAST = 14  # the line after the last act


def row(text: str) -> Callable[[Path], None]:
    """Append a row to the acts."""

    def broken(data: Path) -> None:
        with (data / ACTS).open("a", encoding="utf-8") as file:
            file.write(text + "\n")

    return broken


def swap(file: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda data: edit(data / file, old, new)


def raw(file: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    return lambda data: (data / file).write_bytes(change((data / file).read_bytes())) and None


def emptied(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


def a_folder_instead(data: Path) -> None:
    (data / ACTS).unlink()
    (data / ACTS).mkdir()


def a_pipe_instead(data: Path) -> None:
    (data / ACTS).unlink()
    os.mkfifo(data / ACTS)


CASES = [
    Case("unknown actor", ACTS, LAST, "unknown-actor", '"XYZ"', "actors.csv", 1, row("XYZ,accession,2004-05-05,treaty,wal,,gazette,")),
    Case("unknown source", ACTS, LAST, "unknown-source", '"rumour"', "sources.csv", 1, row(f"{NOTIFIED},wal,,rumour,")),
    Case("no source", ACTS, LAST, "missing-source", "no source", "sources.csv", 1, row(f"{NOTIFIED},wal,,,")),
    Case(
        "impossible date",
        ACTS,
        LAST,
        "impossible-date",
        "2003-02-29",
        "calendar",
        1,
        row("SYL,notification,2003-02-29,treaty,wal,,gazette,"),
    ),
    Case("no date", ACTS, LAST, "missing-date", "no date", "YYYY-MM-DD", 1, row("SYL,notification,,treaty,wal,,gazette,")),
    Case("duplicate act", ACTS, LAST, "duplicate-act", "stands above", "merge", 1, row("RUR,accession,2003-08-31,treaty,wal,,gazette,")),
    Case("unknown kind", ACTS, LAST, "unknown-code", '"adhesion"', "accession", 1, row("SYL,adhesion,2004-05-05,treaty,wal,,gazette,")),
    Case("unknown depositary", ACTS, LAST, "unknown-depositary", '"nowhere"', "depositaries.csv", 1, row(f"{NOTIFIED},nowhere,,gazette,")),
    Case(
        "actor that had ended",
        ACTS,
        LAST,
        "actor-ended",
        "ended on 2005-01-01",
        "existed that day",
        1,
        row("GLU,accession,2006-05-05,treaty,wal,,gazette,"),
    ),
    Case(
        "actor not yet there",
        ACTS,
        LAST,
        "actor-not-yet",
        "1900-01-01",
        "existed that day",
        1,
        row("GLU,notification,1899-05-05,treaty,wal,,gazette,"),
    ),
    Case(
        "imprecise effect",
        ACTS,
        LAST,
        "imprecise-date",
        "one day",
        "YYYY-MM-DD",
        1,
        row(f"{NOTIFIED},wal,[2004-05-05..2004-06-05],gazette,"),
    ),
    Case("ragged row", ACTS, LAST, "row-length", "9 cells under a header of 8", "quote", 3, row(f"{NOTIFIED},wal,,gazette,one,two")),
    Case(
        "open quote",
        ACTS,
        LAST,
        "csv-unreadable",
        "not readable as CSV",
        "quotes",
        3,
        row('SYL,notification,2004-05-05,treaty,wal,,gazette,"never closed'),
    ),
    Case(
        "missing column",
        ACTS,
        1,
        "missing-column",
        "no column sources",
        "header is",
        3,
        raw(ACTS, lambda text: text.replace(b",sources,", b",quellen,", 1)),
    ),
    Case("empty file", ACTS, 1, "missing-column", "no column actor", "header is", 3, raw(ACTS, lambda text: b"")),
    Case("byte-order mark", ACTS, 1, "byte-order-mark", "byte-order mark", "without", 1, raw(ACTS, lambda text: b"\xef\xbb\xbf" + text)),
    Case("carriage returns", ACTS, 1, "line-ends", "carriage return", "LF", 1, raw(ACTS, lambda text: text.replace(b"\n", b"\r\n"))),
    Case(
        "not UTF-8", ACTS, 13, "not-utf-8", "not valid UTF-8", "UTF-8", 3, raw(ACTS, lambda text: text.replace(b"candles", b"cand\xe9les"))
    ),
    Case(
        "null byte",
        ACTS,
        LAST,
        "control-character",
        "0x00",
        "remove",
        3,
        raw(ACTS, lambda text: text + b"SYL,notification\x00,2004-05-05,treaty,wal,,gazette,\n"),
    ),
    Case("100 MB line", ACTS, 0, "file-too-large", "64 MiB", "split", 3, raw(ACTS, lambda text: text + b"x" * 100_000_000 + b"\n")),
    Case(
        "a cell beyond all measure",
        ACTS,
        LAST,
        "csv-unreadable",
        "field larger",
        "quotes",
        3,
        raw(ACTS, lambda text: text + f"{NOTIFIED},wal,,gazette,{'x' * 1_000_000}\n".encode()),
    ),
    Case(
        "a column twice",
        ACTS,
        1,
        "duplicate-column",
        "two columns note",
        "rename",
        3,
        raw(ACTS, lambda text: text.replace(b",depositary,", b",note,", 1).replace(b",note\n", b",depositary,note\n", 1)),
    ),
    Case("no character of XML", ACTS, 13, "control-character", "0xefbfbe", "remove", 3, swap(ACTS, "candles", "cand\ufffeles")),
    Case(
        "a bell in a title",
        TREATY,
        3,
        "control-character",
        "title holds the character U+0007",
        "remove",
        3,
        swap(TREATY, '"Convention on', '"\\u0007Convention on'),
    ),
    Case("a pipe for a file", ACTS, 0, "file-unreadable", "pipe", "put a file", 3, a_pipe_instead),
    Case(
        "a file that nobody reads",
        "treaties/torches/act.csv",
        0,
        "unknown-file",
        "act.csv",
        "acts.csv",
        1,
        lambda data: corpora.write(data / "treaties/torches/act.csv", "actor\n"),
    ),
    Case(
        "a shared table that nobody reads",
        "membership.csv",
        0,
        "unknown-file",
        "membership.csv",
        "memberships.csv",
        1,
        lambda data: corpora.write(data / "membership.csv", "actor\n"),
    ),
    Case("acts missing", ACTS, 0, "file-unreadable", "cannot be read", "exists", 3, lambda data: (data / ACTS).unlink()),
    Case(
        "a folder for a file",
        ACTS,
        0,
        "file-unreadable",
        "cannot be read",
        "exists",
        3,
        a_folder_instead,
    ),
    Case(
        "empty folder",
        TREATY,
        0,
        "file-unreadable",
        "cannot be read",
        "exists",
        3,
        lambda data: emptied(data / "treaties/torches"),
    ),
    Case(
        "broken TOML",
        TREATY,
        4,
        "toml-unreadable",
        "not readable as TOML",
        "check this line",
        3,
        swap(TREATY, '"Torch Convention"', '"Torch Convention'),
    ),
    Case(
        "key twice",
        TREATY,
        3,
        "toml-unreadable",
        "not readable as TOML",
        "check this line",
        3,
        swap(TREATY, 'kind = "convention"', 'kind = "convention"\nkind = "convention"'),
    ),
    Case("unknown key", TREATY, 27, "unknown-key", "signatary", "signatories", 1, swap(TREATY, "signatories = ", "signatary = ")),
    Case("unknown table", TREATY, 50, "unknown-key", "withdrawl", "withdrawal", 1, swap(TREATY, "[withdrawal]", "[withdrawl]")),
    Case("slug differs", TREATY, 1, "wrong-slug", '"torch"', '"torches"', 1, swap(TREATY, 'slug = "torches"', 'slug = "torch"')),
    Case("no article", TREATY, 26, "missing-key", "no provision", "provision =", 1, swap(TREATY, 'provision = "4"\n', "")),
    Case(
        "no source of a clause",
        TREATY,
        8,
        "missing-key",
        "no source",
        "source =",
        1,
        swap(TREATY, 'provision = "1"\nsource = "lantern-text"\n', 'provision = "1"\n'),
    ),
    Case(
        "text for a number",
        TREATY,
        34,
        "wrong-type",
        "whole number",
        "",
        1,
        swap(TREATY, 'kind = "count", n = 3', 'kind = "count", n = "3"'),
    ),
    Case(
        "no entry into force",
        TREATY,
        1,
        "missing-clause",
        "entry_into_force",
        "add the table",
        1,
        swap(TREATY, "[entry_into_force]", "[amendment]"),
    ),
    Case(
        "parent unknown",
        TREATY,
        2,
        "unknown-treaty",
        '"lamps"',
        "slug of a folder",
        1,
        swap(TREATY, 'slug = "torches"', 'slug = "torches"\nparent = "lamps"'),
    ),
    Case(
        "no coverage",
        "treaties/torches/coverage.toml",
        0,
        "file-unreadable",
        "cannot be read",
        "exists",
        3,
        lambda data: (data / "treaties/torches/coverage.toml").unlink(),
    ),
    Case(
        "actor twice",
        "actors.csv",
        10,
        "duplicate-code",
        '"SYL"',
        "merge",
        1,
        lambda data: corpora.write(data / "actors.csv", (data / "actors.csv").read_text() + "SYL,state,Syldavia again,,,gazette\n"),
    ),
    Case(
        "register missing", "aliases.csv", 0, "file-unreadable", "cannot be read", "exists", 3, lambda data: (data / "aliases.csv").unlink()
    ),
]


def faults_of(data: Path) -> list[Fault]:
    with pytest.raises(CorpusFaults) as caught:
        made(data)
    return caught.value.faults


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_fault_is_told_with_its_place_and_its_mending(case: Case, tmp_path: Path) -> None:
    data = corpora.invented(tmp_path)
    case.broken(data)
    faults = faults_of(data)
    found = [fault for fault in faults if (fault.file, fault.rule) == (f"data/{case.file}", case.rule)]
    assert [fault.line for fault in found] == [case.line], [str(fault) for fault in faults]
    assert case.says in found[0].message
    assert case.mend in found[0].help
    assert (3 if any(fault.unreadable for fault in faults) else 1) == case.code


@pytest.mark.parametrize("case", [case for case in CASES if case.name in ("unknown actor", "broken TOML")], ids=lambda case: case.name)
def test_the_command_tells_the_fault_and_its_exit_code(case: Case, tmp_path: Path) -> None:
    data = corpora.invented(tmp_path)
    case.broken(data)
    done = kg("--data", str(data), "build")
    assert done.returncode == case.code
    assert done.stdout == ""
    assert f"data/{case.file}:{case.line}: " in done.stderr
    assert case.mend in done.stderr
    assert "Traceback" not in done.stderr


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    data = corpora.invented(tmp_path)
    made(data)
    before = bytes_of(tmp_path / "build")
    together = [case for case in CASES if case.code == 1 and case.broken.__code__.co_freevars == ("text",)]
    assert len(together) > 8
    for case in together:
        case.broken(data)
    edit(data / TREATY, "signatories = ", "signatary = ")
    edit(data / "treaties/lanterns/acts.csv", "RUR,accession,2003-08-31", "RUR,accession,2003-13-31")
    edit(data / "treaties/lanterns/acts.csv", "BOR,signature,2001-02-01", "BOR,withdrawal,2004-05-05")
    (data / "treaties/lanterns-p1/coverage.toml").write_text("complete_as_of = soon\n")
    faults = faults_of(data)
    assert {case.rule for case in together} | {"withdrawal-without-consent", "unknown-key", "toml-unreadable"} <= {
        fault.rule for fault in faults
    }
    assert {fault.line for fault in faults if fault.file.endswith("torches/acts.csv")} == set(range(LAST, LAST + len(together)))
    assert {fault.file.split("/")[2] for fault in faults} == {"lanterns", "lanterns-p1", "torches"}
    assert faults == in_order(faults)
    assert faults[0].unreadable, "what could not be read comes first"
    assert bytes_of(tmp_path / "build") == before
    assert kg("--data", str(data), "build").returncode == 3, "one file cannot be read at all"


def test_no_law_is_derived_from_clauses_with_a_fault(tmp_path: Path) -> None:
    """An act is not told to break a clause that was read wrongly, nor one of a protocol that rests on that treaty."""
    data = corpora.invented(tmp_path)
    edit(data / "treaties/lanterns/treaty.toml", "n = 3, counts", 'n = "3", counts')
    assert [(fault.file, fault.rule) for fault in faults_of(data)] == [("data/treaties/lanterns/treaty.toml", "wrong-type")]


def test_an_objection_to_nothing_is_a_fault(tmp_path: Path) -> None:
    data = corpora.invented(tmp_path)
    acts = data / ACTS
    header, *rows = acts.read_text().splitlines()
    rows = [f"{row}," for row in rows] + ["FEN,objection,2004-06-06,treaty,wal,,gazette,,SYL/reservation/2004-01-31"]
    corpora.write(acts, "\n".join([f"{header},about", *rows]) + "\n")
    [fault] = faults_of(data)
    assert (fault.rule, fault.line) == ("unknown-act", LAST)
    assert "torches/SYL/reservation/2004-01-31" in fault.message


LAWLESS = [
    ("BOR,withdrawal,2004-05-05", "withdrawal-without-consent", "add the act by which the actor consented"),
    ("BOR,accession,1999-05-05", "act-before-opening", "correct the date"),
    ("RUR,revocation_of_notice,2009-05-05", "revocation-without-notice", "add the notice"),
]


@pytest.mark.parametrize(("act", "rule", "mend"), LAWLESS, ids=[rule for _, rule, _ in LAWLESS])
def test_an_act_that_the_law_does_not_allow_for_is_a_fault_at_its_line(act: str, rule: str, mend: str, tmp_path: Path) -> None:
    data = corpora.invented(tmp_path)
    row(f"{act},treaty,wal,,gazette,")(data)
    [fault] = faults_of(data)
    assert (fault.file, fault.line, fault.rule) == (f"data/{ACTS}", LAST, rule)
    assert act[:3] in fault.message
    assert mend in fault.help
    told = kg("--data", str(data), "build")
    assert (told.returncode, told.stdout) == (1, "")
    assert f"data/{ACTS}:{LAST}: " in told.stderr


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("ERE,ratification,2001-03-31", "ERE ,ratification,2001-03-31", "unknown-actor"),
        ("ERE,ratification,2001-03-31", "ere,ratification,2001-03-31", "unknown-actor"),
        ("ERE,ratification,2001-03-31", "ERE,ratification,2001-02-31", "impossible-date"),
        ("ERE,ratification,2001-03-31", "ERE,ratifikation,2001-03-31", "unknown-code"),
    ],
)
def test_a_consent_that_could_not_be_read_is_the_fault_and_not_the_withdrawal(old: str, new: str, rule: str, tmp_path: Path) -> None:
    """The withdrawal that follows is lawful once the row of the consent is mended."""
    data = corpora.invented(tmp_path)
    edit(data / ACTS, old, new)
    assert [fault.rule for fault in faults_of(data)] == [rule]


@pytest.mark.parametrize("slug", ["Torches", "torches two", "tôrches", "2torches", "torches>"])
def test_a_slug_must_be_one_that_a_provision_can_cite(slug: str, tmp_path: Path) -> None:
    data = corpora.invented(tmp_path)
    (data / "treaties/torches").rename(data / "treaties" / slug)
    edit(data / "treaties" / slug / "treaty.toml", 'slug = "torches"', f'slug = "{slug}"')
    [fault] = faults_of(data)
    assert (fault.file, fault.line, fault.rule) == (f"data/treaties/{slug}/treaty.toml", 1, "wrong-slug")
    assert "small letters" in fault.help


@pytest.mark.parametrize("target", ["acts.csv", "nowhere"], ids=["to itself", "to nothing"])
def test_a_link_that_leads_nowhere_is_named_as_it_stands(target: str, tmp_path: Path) -> None:
    data = corpora.invented(tmp_path)
    (data / ACTS).unlink()
    (data / ACTS).symlink_to(target)
    told = kg("--data", str(data), "build")
    assert (told.returncode, told.stdout) == (3, "")
    assert f"{ACTS}: the file cannot be read" in told.stderr


def test_a_signature_alone_is_no_consent_to_withdraw_from(tmp_path: Path) -> None:
    """VCLT 54: only a party withdraws; the same notice after an accession is lawful."""
    data = corpora.invented(tmp_path)
    row("BOR,accession,2004-05-05,treaty,wal,,gazette,")(data)
    row("BOR,withdrawal,2008-05-05,treaty,wal,,gazette,")(data)
    assert "torches" in made(data).rebuilt


@pytest.mark.parametrize("folder", ["missing", "empty"])
def test_a_data_folder_without_treaties_is_no_corpus(folder: str, tmp_path: Path) -> None:
    if folder == "empty":
        (tmp_path / "data").mkdir()
    done = kg("--data", str(tmp_path / "data"), "build")
    assert done.returncode == 3
    assert "data" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "build").exists()


def test_only_lf_ends_a_line(tmp_path: Path) -> None:
    """What Unicode calls a line or paragraph separator may stand in a note, and shifts no line number."""
    data = corpora.invented(tmp_path)
    edit(data / ACTS, "candles count", "candles\u2028count\u0085truly")
    row("XYZ,accession,2004-05-05,treaty,wal,,gazette,")(data)
    assert [(fault.rule, fault.line) for fault in faults_of(data)] == [("unknown-actor", LAST)]


def test_a_fault_of_one_treaty_does_not_hide_that_of_another(tmp_path: Path) -> None:
    data = corpora.invented(tmp_path)
    shutil.rmtree(data / "treaties" / "torches")
    edit(data / "treaties/lanterns/treaty.toml", "[entry_into_force]", "[entry into force]")
    edit(data / "treaties/lanterns-p1/acts.csv", "FEN,consent", "FAN,consent")
    assert {(fault.file, fault.rule) for fault in faults_of(data)} >= {
        ("data/treaties/lanterns/treaty.toml", "toml-unreadable"),
        ("data/treaties/lanterns-p1/acts.csv", "unknown-actor"),
    }


@pytest.mark.parametrize("file", ["actors.csv", "sources.csv", "depositaries.csv"])
def test_a_shared_table_that_is_gone_is_the_only_fault(file: str, tmp_path: Path) -> None:
    """Thousands of rows point to it; what is wrong is one thing."""
    data = corpora.invented(tmp_path)
    (data / file).unlink()
    assert [(fault.file, fault.rule) for fault in faults_of(data)] == [(f"data/{file}", "file-unreadable")]


def test_what_points_to_acts_that_cannot_be_read_is_not_told(tmp_path: Path) -> None:
    data = corpora.invented(tmp_path)
    corpora.write(
        data / "treaties/torches/domestic_acts.csv",
        "actor,kind,date,tally,outcome,prepares,sources,note\nSYL,reading,2003-05-05,,adopted,accession/2004-01-31,gazette,\n",
    )
    made(data)
    (data / ACTS).unlink()
    assert [(fault.file, fault.rule) for fault in faults_of(data)] == [(f"data/{ACTS}", "file-unreadable")]


def test_another_fault_of_a_row_is_told_beside_a_table_that_is_gone(tmp_path: Path) -> None:
    data = corpora.invented(tmp_path)
    (data / "actors.csv").unlink()
    edit(data / ACTS, "RUR,accession,2003-08-31", "RUR,accession,2003-13-31")
    assert [fault.rule for fault in faults_of(data)] == ["file-unreadable", "impossible-date"]


def test_a_table_that_nobody_reads_is_found_beside_a_build(tmp_path: Path) -> None:
    data = corpora.invented(tmp_path)
    made(data)
    corpora.write(data / "armed_conflict.csv", "actor,start,end,claimant,sources\n")
    assert [fault.rule for fault in faults_of(data)] == ["unknown-file"]
