"""``corrections.csv``: acts as the corpus had them before they were corrected, so that what it said on a day can be asked."""

from pathlib import Path

from kg.corpus.acts_file import COLUMNS, act_of
from kg.corpus.cells import date_of
from kg.corpus.faults import Ledger
from kg.corpus.files import Row, read_rows
from kg.corpus.model import FormerAct, Registers, TreatyFolder
from kg.law.derivation import continued

_COLUMNS = (*COLUMNS, "recorded_on", "corrected_on", "by", "why")


def read_former_acts(path: Path, folder: TreatyFolder, registers: Registers, ledger: Ledger) -> list[FormerAct]:
    """All former acts of one treaty; the columns of ``acts.csv``, when each was recorded and corrected, and by what."""
    found = (_former(row, folder, registers, ledger) for row in read_rows(path, _COLUMNS, ledger, optional=True))
    return [former for former in found if former is not None]


def _former(row: Row, folder: TreatyFolder, registers: Registers, ledger: Ledger) -> FormerAct | None:
    act = act_of(row, folder.slug, registers.existence, registers.sources.keys(), ledger)
    corrected, by = date_of(row, "corrected_on", ledger), f"{folder.slug}/{row['by']}" if row["by"] else ""
    if corrected is None and not row["corrected_on"]:
        message, mend = "nothing says when the act was corrected", "write corrected_on = the day of the change"
        ledger.add(row.path, row.line, "missing-date", message, mend)
    if by and by not in {each.id for each in folder.acts}:
        message = f'the act "{row["by"]}" that stands in its place is not there'
        ledger.add(row.path, row.line, "unknown-act", message, "write ACTOR/kind/day of a row of acts.csv", value=row["by"])
    if act is None or corrected is None:
        return None
    if act.recorded_on is not None and corrected <= act.recorded_on:
        message = f"corrected on {corrected}, not after it was recorded on {act.recorded_on}"
        ledger.add(row.path, row.line, "corrected-too-early", message, "a correction comes after the record")
    (continuing,) = continued([act], registers.heads)
    return FormerAct(continuing, corrected, by, row["why"])
