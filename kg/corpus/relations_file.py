"""``actor_relations.csv``: how one actor follows another; only a continuation keeps the legal person (VCSST 2)."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.corpus.cells import code_of, day_of
from kg.corpus.faults import Ledger
from kg.corpus.files import Row, read_rows
from kg.corpus.model import ActorRelation, Registers
from kg.corpus.row_checks import check_sources, known_actor
from kg.law.acts import Relation
from kg.law.days import Day
from kg.law.vocabulary import RelationKind


def read_relations(path: Path, found: Registers, ledger: Ledger) -> None:
    """All relations; a continuation that leads back to its own predecessor, or is a second one, is a fault and left out."""
    continued: dict[str, str] = {}
    for row in read_rows(path, ("predecessor", "successor", "kind", "date"), ledger):
        known = [known_actor(row, row[column], column, found, ledger) for column in ("predecessor", "successor")]
        kind, on = code_of(row, "kind", RelationKind, ledger), day_of(row, "date", ledger, required=True)
        check_sources(row, found, ledger)
        if kind is None or on is None or not all(known) or not _dated(row, kind, on, ledger):
            continue
        if kind is RelationKind.CONTINUATION and not _continues(row, continued, ledger):
            continue
        relation = Relation(row["predecessor"], row["successor"], kind, on.earliest)
        found.relations.append(ActorRelation(relation, row.listed("sources"), row["note"]))
        key = f"relation/{relation.predecessor}/{relation.successor}/{kind}/{relation.on}"
        found.lines[key] = (ledger.name(path), row.line)


def _dated(row: Row, kind: RelationKind, on: Day, ledger: Ledger) -> bool:
    """Rights and duties pass on one day; a new name alone changes none, and may be known to the year only."""
    if on.exact or kind is RelationKind.RENAME:
        return True
    message, mend = f'date "{on}" must be one day, for treaties pass on it', "write YYYY-MM-DD"
    ledger.add(row.path, row.line, "imprecise-date", message, mend, value=on.text)
    return False


def _continues(row: Row, continued: dict[str, str], ledger: Ledger) -> bool:
    """A legal person goes on in one other, and never in itself; ``continued`` takes what stands."""
    before, after = row["predecessor"], row["successor"]
    if before in continued:
        message, mend = f"{before} is continued by {continued[before]} already", "one actor continues a legal person; others succeed to it"
        ledger.add(row.path, row.line, "continued-twice", message, mend, value=before)
        return False
    if before in _line_of(after, continued):
        message, mend = f"{before} would in the end continue itself", "take one continuation of the circle out, or correct its kind"
        ledger.add(row.path, row.line, "circle-of-continuations", message, mend, value=before)
        return False
    continued[before] = after
    return True


def _line_of(code: str, continued: Mapping[str, str]) -> Iterator[str]:
    """An actor, and all in which it goes on."""
    yield code
    while code in continued:
        code = continued[code]
        yield code
