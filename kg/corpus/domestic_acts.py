"""``domestic_acts.csv``: steps inside a State, each at most the preparation of an act towards the treaty."""

from kg.corpus.cells import code_of, day_of
from kg.corpus.files import Row, read_rows
from kg.corpus.model import DomesticAct
from kg.corpus.row_checks import check_sources, known_actor
from kg.corpus.shelf import Shelf
from kg.law.vocabulary import DomesticActKind

_COLUMNS = ("actor", "kind", "date", "tally", "outcome", "prepares", "sources", "note")


def read_domestic_acts(shelf: Shelf) -> list[DomesticAct]:
    """All steps of one treaty; a further one of the same actor, kind and day is numbered ``/2``."""
    found: dict[str, DomesticAct] = {}
    ids = {act.id for act in shelf.acts}
    for row in read_rows(shelf.folder / "domestic_acts.csv", _COLUMNS, shelf.ledger, optional=True):
        kind, day = code_of(row, "kind", DomesticActKind, shelf.ledger), day_of(row, "date", shelf.ledger, required=True)
        check_sources(row, shelf.registers, shelf.ledger)
        known = known_actor(row, row["actor"], "actor", shelf.registers, shelf.ledger)
        prepares = _prepared(row, shelf, ids) if known else ""
        if kind is None or day is None or not known:
            continue
        key = shelf.numbered(f"{shelf.slug}/{row['actor']}/{kind}/{day.segment}", found)
        found[key] = DomesticAct(key, row["actor"], kind, day, row["tally"], row["outcome"], prepares, row.listed("sources"), row["note"])
        shelf.lines[f"domestic-act/{key}"] = (shelf.ledger.name(row.path), row.line)
    return list(found.values())


def _prepared(row: Row, shelf: Shelf, ids: set[str]) -> str:
    """The act that a step prepares, or none."""
    prepares = f"{shelf.slug}/{row['actor']}/{row['prepares']}" if row["prepares"] else ""
    if prepares and prepares not in ids:
        message = f'the act "{row["prepares"]}" it prepares is not there'
        shelf.ledger.add(row.path, row.line, "unknown-act", message, "write kind/day of a row of acts.csv", value=row["prepares"])
        return ""
    return prepares
