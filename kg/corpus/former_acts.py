"""``corrections.csv``: acts as the corpus had them before they were corrected, so that what it said on a day can be asked."""

from kg.corpus.acts_file import COLUMNS, act_of
from kg.corpus.cells import date_of
from kg.corpus.files import Row, read_rows
from kg.corpus.model import FormerAct
from kg.corpus.shelf import Shelf
from kg.law.derivation import continued

_COLUMNS = (*COLUMNS, "recorded_on", "corrected_on", "by", "why")


def read_former_acts(shelf: Shelf) -> list[FormerAct]:
    """All former acts of one treaty; the columns of ``acts.csv``, when each was recorded and corrected, and by what."""
    rows, ids = read_rows(shelf.folder / "corrections.csv", _COLUMNS, shelf.ledger, optional=True), {act.id for act in shelf.acts}
    return [former for row in rows if (former := _former(row, shelf, ids)) is not None]


def _former(row: Row, shelf: Shelf, ids: set[str]) -> FormerAct | None:
    registers, ledger = shelf.registers, shelf.ledger
    act = act_of(row, shelf.slug, registers.existence, registers.sources.keys(), ledger)
    corrected, by = date_of(row, "corrected_on", ledger), f"{shelf.slug}/{row['by']}" if row["by"] else ""
    if corrected is None and not row["corrected_on"]:
        message, mend = "nothing says when the act was corrected", "write corrected_on = the day of the change"
        ledger.add(row.path, row.line, "missing-date", message, mend)
    if by and by not in ids:
        message = f'the act "{row["by"]}" that stands in its place is not there'
        ledger.add(row.path, row.line, "unknown-act", message, "write ACTOR/kind/day of a row of acts.csv", value=row["by"])
    if act is None or corrected is None:
        return None
    if act.recorded_on is not None and corrected <= act.recorded_on:
        message = f"corrected on {corrected}, not after it was recorded on {act.recorded_on}"
        ledger.add(row.path, row.line, "corrected-too-early", message, "a correction comes after the record")
    (continuing,) = continued([act], shelf.heads)
    return FormerAct(continuing, corrected, by, row["why"])
