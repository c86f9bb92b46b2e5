"""acts.csv is read whole, and all its faults are told at once with their lines."""

from datetime import date
from pathlib import Path

from kg.corpus.acts_file import read_acts
from kg.corpus.faults import Ledger
from kg.law.acts import Act
from kg.law.days import Span
from tests.law import apmbc


def existence() -> dict[str, Span | None]:
    found: dict[str, Span | None] = {}
    for row in apmbc.rows(apmbc.DATA / "actors.csv"):
        start, end = row["exists_from"], row["exists_until"]
        first = date.fromisoformat(start) if len(start) == 10 else date.min
        found[row["actor"]] = Span(first, date.fromisoformat(end) if end else None)
    return found


def read(path: Path) -> tuple[list[Act], Ledger]:
    ledger = Ledger(apmbc.DATA)
    sources = {row["source"] for row in apmbc.rows(apmbc.DATA / "sources.csv")}
    return read_acts(path, "apmbc", existence(), sources, ledger), ledger


def test_the_real_file_has_no_fault() -> None:
    acts, ledger = read(apmbc.FOLDER / "acts.csv")
    assert ledger.faults == []
    assert len(acts) == 331
    assert len({act.id for act in acts}) == 331
    aside = {act.id: act.reading_of for act in acts if act.set_aside_by}
    assert aside["apmbc/BLR/accession/2003-09-03/2"] == "apmbc/BLR/accession/2003-09-03"
    assert aside["apmbc/TON/accession/2025-06-26"] == "apmbc/TON/accession/2025-06-25"
    assert all(aside.values())


def test_all_faults_are_told_at_once_with_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "acts.csv"
    path.write_text(
        "actor,kind,date,object,depositary,effective_published,sources,note\n"
        "XXX,accession,2001-01-01,treaty,un,,apmbc-text,\n"
        "LTU,accession,2001-02-30,treaty,un,,apmbc-text,\n"
        "LTU,joining,2001-02-03,treaty,un,,apmbc-text,\n"
        "LTU,accession,2001-02-03,treaty,un,,nowhere,\n"
        "LTU,accession,2001-02-03,treaty,un,,apmbc-text,\n"
        "SUN,accession,1999-01-01,treaty,un,,apmbc-text,\n"
        "SSD,accession,2005-01-01,treaty,un,,,\n",
        encoding="utf-8",
    )
    _, ledger = read(path)
    assert [(fault.line, fault.rule) for fault in sorted(ledger.faults)] == [
        (2, "unknown-actor"),
        (3, "impossible-date"),
        (4, "unknown-code"),
        (5, "unknown-source"),
        (6, "duplicate-act"),
        (7, "actor-ended"),
        (8, "actor-not-yet"),
        (8, "missing-source"),
    ]


def written(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "acts.csv"
    header = "actor,kind,date,object,depositary,effective_published,sources,note,effective_sources,about,set_aside_by"
    path.write_text("\n".join((header, *lines)) + "\n", encoding="utf-8")
    return path


def test_the_same_day_at_another_depositary_is_a_second_act(tmp_path: Path) -> None:
    """VCLT 76(1): each of several depositaries receives an instrument of its own."""
    path = written(
        tmp_path,
        "LTU,accession,2001-02-03,treaty,gbr,,apmbc-text,,,,",
        "LTU,accession,2001-02-03,treaty,usa,,apmbc-text,,,,",
        "LTU,accession,2001-02-03,treaty,usa,,apmbc-text,,,,",
    )
    acts, ledger = read(path)
    assert [(act.id, act.depositary) for act in acts] == [
        ("apmbc/LTU/accession/2001-02-03", "gbr"),
        ("apmbc/LTU/accession/2001-02-03/2", "usa"),
    ]
    assert [(fault.line, fault.rule) for fault in ledger.faults] == [(4, "duplicate-act")]


def test_a_succession_to_a_signature_stands_beside_one_to_the_treaty(tmp_path: Path) -> None:
    """VCSST 17, 18: a successor may take over the signature and the consent, even on one day."""
    path = written(
        tmp_path,
        "MNE,succession,2006-10-23,signature,un,,apmbc-text,,,,",
        "MNE,succession,2006-10-23,treaty,un,,apmbc-text,,,,",
    )
    acts, ledger = read(path)
    assert ledger.faults == []
    assert len({act.id for act in acts}) == 2


def test_a_reading_set_aside_finds_the_act_used_whatever_the_order_and_kind(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "LTU,succession,2001-01-01,treaty,un,,apmbc-text,,,,later_edition",
        "LTU,accession,2001-02-03,treaty,un,,apmbc-text,,,,",
        "LTU,accession,2001-02-03,treaty,un,2002-02-02,apmbc-text,,,,agrees_with_clause",
    )
    acts, ledger = read(path)
    assert ledger.faults == []
    used = "apmbc/LTU/accession/2001-02-03"
    assert [act.reading_of for act in acts] == [used, "", used]


def test_a_day_before_the_actor_existed_may_be_kept_as_a_reading_only(tmp_path: Path) -> None:
    """VCLT 6: what a source prints is kept, but no State acts before it is there."""
    row = "SSD,signature,1997-12-03,treaty,un,,apmbc-text,,,,"
    path = written(tmp_path, row + "actor_existed", row)
    acts, ledger = read(path)
    assert [act.set_aside_by for act in acts] == ["actor_existed", None]
    assert [(fault.line, fault.rule) for fault in ledger.faults] == [(3, "actor-not-yet")]
