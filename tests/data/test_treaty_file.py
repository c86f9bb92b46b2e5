"""treaty.toml is read whole, and every fault in it is told with its line."""

from datetime import date
from pathlib import Path

from kg.corpus.clause_file import read_treaty
from kg.corpus.faults import Ledger
from kg.corpus.files import read_document
from kg.law.clauses import Treaty
from kg.law.deadlines import first_deadline
from kg.law.vocabulary import Anchor
from tests.law import apmbc

FILE = apmbc.FOLDER / "treaty.toml"


def read(path: Path) -> tuple[Treaty | None, Ledger]:
    ledger = Ledger(path.parents[2])
    document = read_document(path, ledger)
    return (read_treaty(document, ledger) if document else None), ledger


def broken(tmp_path: Path, old: str, new: str) -> tuple[int, str]:
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "treaties" / "apmbc" / "treaty.toml"
    path.parent.mkdir(parents=True)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    _, ledger = read(path)
    (fault,) = ledger.faults
    return fault.line, fault.rule


def line_of(text: str) -> int:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.startswith(text))


def test_the_real_file_has_no_fault_and_the_clauses_used_by_the_law_tests() -> None:
    treaty, ledger = read(FILE)
    assert ledger.faults == []
    assert treaty is not None
    by_hand = apmbc.treaty()
    assert (treaty.entry_into_force, treaty.later_consent, treaty.withdrawal) == (
        by_hand.entry_into_force,
        by_hand.later_consent,
        by_hand.withdrawal,
    )
    assert len(treaty.obligations) == 14


def test_published_deadlines_follow_from_the_state_s_entry_into_force() -> None:
    treaty, _ = read(FILE)
    assert treaty is not None
    rules = {o.id: o.deadline for o in treaty.obligations}
    published = [
        ("initial-report", date(2006, 6, 1), date(2006, 11, 28)),
        ("stockpile-destruction", date(2006, 6, 1), date(2010, 6, 1)),
        ("mined-area-clearance", date(2006, 6, 1), date(2016, 6, 1)),
        ("initial-report", date(2011, 7, 9), date(2012, 1, 5)),
        ("mined-area-clearance", date(2011, 7, 9), date(2021, 7, 9)),
        ("stockpile-destruction", date(2004, 3, 1), date(2008, 3, 1)),
    ]
    for obligation, since, deadline in published:
        assert first_deadline(rules[obligation], {Anchor.STATE_EIF: since}) == deadline
    assert first_deadline(rules["assistance"], {Anchor.STATE_EIF: date(2006, 6, 1)}) is None


def test_a_missing_article_is_told_with_its_line(tmp_path: Path) -> None:
    assert broken(tmp_path, 'provision = "17(1)"\n', "") == (line_of("[entry_into_force]"), "missing-key")


def test_an_unknown_pivot_is_told_with_its_line(tmp_path: Path) -> None:
    assert broken(tmp_path, 'pivot = "trigger_deposit"', 'pivot = "later"') == (line_of("pivot"), "unknown-code")


def test_a_month_that_does_not_exist_makes_the_file_unreadable(tmp_path: Path) -> None:
    assert broken(tmp_path, "announced = 1999-03-01", "announced = 1999-13-01") == (line_of("announced ="), "toml-unreadable")
