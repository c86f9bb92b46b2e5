"""The shared tables are read whole: what cannot be as it is written is told at its line, and nothing is dropped without a word."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from kg.corpus.load import Corpus, load
from tests.build import corpora

RELATIONS, CONFLICTS = "actor_relations.csv", "armed_conflicts.csv"
MEETING_COLUMNS = "meeting,treaty,name,place,country,start,end,sources,note\n"
CONFLICT_COLUMNS = "actor,start,end,claimant,sources\n"


@dataclass(frozen=True)
class Case:
    """Rows put at the end of a shared table, and the one fault of them: its line counted from the first row put there."""

    file: str
    rows: tuple[str, ...]
    nth: int
    rule: str
    says: str
    mend: str


CASES = {
    "an actor that continues itself": Case(
        RELATIONS, ("BOR,BOR,continuation,2000-01-01,gazette,,",), 1, "circle-of-continuations", "BOR", "take one"
    ),
    "two that continue each other": Case(
        RELATIONS,
        ("BOR,SYL,continuation,2000-01-01,gazette,,", "SYL,BOR,continuation,2001-01-01,gazette,,"),
        2,
        "circle-of-continuations",
        "SYL",
        "take one",
    ),
    "three in a circle": Case(
        RELATIONS,
        tuple(f"{a},{b},continuation,2000-01-01,gazette,," for a, b in (("BOR", "SYL"), ("SYL", "LIL"), ("LIL", "BOR"))),
        3,
        "circle-of-continuations",
        "LIL",
        "take one",
    ),
    "one person goes on in two": Case(
        RELATIONS,
        ("GLU,SYL,continuation,2005-01-01,gazette,,", "GLU,BOR,continuation,2005-01-01,gazette,,"),
        2,
        "continued-twice",
        "continued by SYL already",
        "succeed",
    ),
    "a separation of a year": Case(RELATIONS, ("GLU,SYL,separation,2005,gazette,,",), 1, "imprecise-date", '"2005"', "YYYY-MM-DD"),
    "an existence the wrong way round": Case(
        "actors.csv", ("ZEM,state,Zembla,1990-01-01,1900-01-01,gazette",), 1, "end-before-start", "1900-01-01", "correct"
    ),
    "an existence of no day": Case(
        "actors.csv", ("ZEM,state,Zembla,1990-01-01,1990-01-01,gazette",), 1, "end-before-start", "1990-01-01", "correct"
    ),
    "a membership the wrong way round": Case(
        "memberships.csv", ("LEAGUE,SYL,member,2002-01-01,2001-01-01,gazette,,",), 1, "end-before-start", "2001-01-01", "correct"
    ),
    "a membership known by another script": Case(
        "memberships.csv",
        ("LEAGUE,SYL,member,\uff12\uff10\uff10\uff12-01-01,,gazette,,",),
        1,
        "impossible-date",
        "is not a day",
        "calendar",
    ),
    "a conflict that ends first": Case(
        CONFLICTS, (CONFLICT_COLUMNS + "BOR,2010-01-01,2009-01-01,SYL,gazette",), 1, "end-before-start", "2009-01-01", "correct"
    ),
    "a conflict that nobody asserts": Case(
        CONFLICTS, (CONFLICT_COLUMNS + "BOR,2010-01-01,,,gazette",), 1, "unknown-actor", 'claimant ""', "actors.csv"
    ),
    "a conflict asserted by a stranger": Case(
        CONFLICTS, (CONFLICT_COLUMNS + "BOR,2010-01-01,,ZZZ,gazette",), 1, "unknown-actor", 'claimant "ZZZ"', "actors.csv"
    ),
    "a meeting without end": Case(
        "meetings.csv",
        (MEETING_COLUMNS + "m1,lanterns,First Meeting,Waldegg,SYL,2003-01-01,[2003-01-05..],gazette,",),
        1,
        "imprecise-date",
        "no bound",
        "[first..last]",
    ),
    "a conflict without its beginning": Case(
        CONFLICTS, (CONFLICT_COLUMNS + "BOR,,,SYL,gazette",), 1, "missing-date", "no start", "YYYY-MM-DD"
    ),
}


def with_rows(root: Path, file: str, *rows: str) -> tuple[Corpus, int]:
    """The invented corpus with more rows of one table, read; and the number of lines it had before."""
    path = corpora.invented(root) / file
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    corpora.write(path, before + "".join(f"{row}\n" for row in rows))
    return load(path.parent), before.count("\n") or 1


@pytest.mark.parametrize("name", CASES)
def test_what_cannot_be_is_told_at_its_line(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    corpus, lines = with_rows(tmp_path, case.file, *case.rows)
    [fault] = corpus.faults
    assert (fault.file, fault.line, fault.rule) == (f"data/{case.file}", lines + case.nth, case.rule)
    assert case.says in fault.message
    assert case.mend in fault.help


def test_a_chain_of_continuations_is_no_circle(tmp_path: Path) -> None:
    """Whoever wrote for the first acts under the code of the last."""
    rows = ("GLU,SYL,continuation,2005-01-01,gazette,,", "SYL,BOR,continuation,2006-01-01,gazette,,")
    corpus, _ = with_rows(tmp_path, RELATIONS, *rows)
    assert corpus.faults == []
    assert corpus.registers.heads == {"GLU": "BOR", "SYL": "BOR"}


def test_a_new_name_may_be_known_to_the_year(tmp_path: Path) -> None:
    corpus, _ = with_rows(tmp_path, RELATIONS, "GLU,GLU,rename,1985,gazette,,")
    assert corpus.faults == []
    assert len(corpus.registers.relations) == 1


def test_an_asserted_conflict_is_read(tmp_path: Path) -> None:
    corpus, _ = with_rows(tmp_path, CONFLICTS, CONFLICT_COLUMNS + "BOR,2010-01-01,2011-01-01,SYL,gazette")
    assert corpus.faults == []
    [conflict] = corpus.registers.armed_conflicts
    assert (conflict.actor, conflict.claimant, conflict.span.start) == ("BOR", "SYL", date(2010, 1, 1))


def test_a_fault_of_an_actor_is_not_told_again_of_all_that_name_it(tmp_path: Path) -> None:
    data = corpora.invented(tmp_path)
    corpora.edit(data / "actors.csv", "RUR,state", "RUR,planet")
    assert [(fault.file, fault.rule) for fault in load(data).faults] == [("data/actors.csv", "unknown-code")]


def test_all_faults_of_a_row_are_told(tmp_path: Path) -> None:
    corpus, _ = with_rows(tmp_path, "memberships.csv", "LEAGUE,ZZZ,member,soon,2001-13-01,rumour,,")
    assert sorted(fault.rule for fault in corpus.faults) == ["impossible-date", "impossible-date", "unknown-actor", "unknown-source"]
