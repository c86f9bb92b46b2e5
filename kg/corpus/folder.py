"""One treaty's folder read whole: clauses, acts, domestic acts, positions, coverage and the ledger of obligations."""

from collections.abc import Mapping
from pathlib import Path

from kg.corpus.acts_file import read_acts
from kg.corpus.clause_file import read_treaty
from kg.corpus.coverage_file import read_coverage
from kg.corpus.domestic_acts import read_domestic_acts
from kg.corpus.faults import Ledger
from kg.corpus.files import Document, read_document
from kg.corpus.former_acts import read_former_acts
from kg.corpus.ledger_files import read_facts
from kg.corpus.model import Registers, TreatyFolder
from kg.corpus.positions_file import read_positions
from kg.corpus.shelf import Shelf, obligations_in
from kg.law.derivation import continued


def read_folder(path: Path, registers: Registers, ledger: Ledger) -> TreatyFolder | None:
    """Everything under ``data/treaties/<slug>``; ``None`` where its clauses or one of its files cannot be read.

    Every file is read all the same: no fault of one hides those of another.
    """
    before, lines, lost = len(ledger.faults), dict[str, tuple[str, int]](), set[str]()
    document = read_document(path / "treaty.toml", ledger)
    treaty = read_treaty(document, ledger, registers.sources.keys(), registers) if document else None
    acts = read_acts(path / "acts.csv", path.name, registers.existence, registers.sources.keys(), ledger, lines, lost)
    lines |= _lines_of_clauses(document, path.name, ledger) if document else {}
    shelf = Shelf(path, path.name, obligations_in(document), registers, ledger, lines, continued(acts, registers.heads))
    _check_acts(shelf)
    former, domestic, positions = read_former_acts(shelf), read_domestic_acts(shelf), read_positions(shelf)
    facts, coverage = read_facts(shelf, _survival(document)), read_coverage(shelf)
    if document is None or treaty is None or any(fault.unreadable for fault in ledger.faults[before:]):
        return None
    return TreatyFolder(path.name, treaty, document, shelf.acts, former, domestic, positions, coverage, facts, lines, frozenset(lost))


def _survival(document: Document | None) -> str:
    """The provision on what outlasts a withdrawal."""
    withdrawal = document.content.get("withdrawal") if document else None
    survival = withdrawal.get("survival") if isinstance(withdrawal, Mapping) else None
    return str(survival.get("provision", "")) if isinstance(survival, Mapping) else ""


def _lines_of_clauses(document: Document, slug: str, ledger: Ledger) -> dict[str, tuple[str, int]]:
    """Where the treaty, its clauses and its obligations stand in ``treaty.toml``."""
    file, found = ledger.name(document.path), {}
    found[f"treaty/{slug}"] = (file, 1)
    for key, value in document.content.items():
        if isinstance(value, dict):
            found[f"treaty/{slug}/clause/{key.replace('_', '-')}"] = (file, document.line(key))
        for number, table in enumerate(value if isinstance(value, list) else ()):
            line = document.line(f"{key}.{number}")
            if key == "obligation" and isinstance(table, dict):
                found[f"treaty/{slug}/duty/{table.get('id')}"] = (file, line)
            found[f"treaty/{slug}/clause/{key.replace('_', '-')}/{number + 1}"] = (file, line)
    return found


def _check_acts(shelf: Shelf) -> None:
    """What an act points to must be there: its depositary, and the act it is about."""
    ids, path = {act.id for act in shelf.acts}, shelf.folder / "acts.csv"
    for act in shelf.acts:
        line = shelf.lines[f"act/{act.id}"][1]
        if act.depositary and act.depositary not in shelf.registers.depositaries:
            message = f'depositary "{act.depositary}" is not known'
            shelf.ledger.add(path, line, "unknown-depositary", message, "use a code of depositaries.csv", value=act.depositary)
        if act.about and act.about not in ids:
            message = f'the act "{act.about}" it is about is not there'
            shelf.ledger.add(path, line, "unknown-act", message, "write ACTOR/kind/day of a row of this file", value=act.about)
