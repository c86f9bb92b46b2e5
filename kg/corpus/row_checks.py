"""What every row owes, whatever it tells: a code of its own, actors and sources that are known, an end after its start."""

from datetime import date

from kg.corpus.faults import Ledger
from kg.corpus.files import Row
from kg.corpus.model import Registers


def known_actor(row: Row, code: str, column: str, registers: Registers, ledger: Ledger) -> bool:
    """Whether a code is that of an actor; if not, a fault."""
    if code in registers.actors:
        return True
    mend = "use a code of actors.csv, or add the actor there"
    ledger.add(row.path, row.line, "unknown-actor", f'{column} "{code}" is not known', mend, value=code)
    return False


def check_sources(row: Row, registers: Registers, ledger: Ledger, *, required: bool = True) -> None:
    """Every source that a row cites must be one of ``sources.csv``; ``unsourced`` is how a row owns up to having none."""
    cited = row.listed("sources")
    if required and not cited and not row["unsourced"]:
        ledger.add(row.path, row.line, "missing-source", "the row names no source", "add the id of a source of sources.csv")
    for source in cited:
        if source not in registers.sources:
            mend = "add it to sources.csv, or correct the id"
            ledger.add(row.path, row.line, "unknown-source", f'source "{source}" is not known', mend, value=source)


def is_new(row: Row, code: str, taken: bool, ledger: Ledger) -> bool:
    """Whether a row has a code, and one that no row above has."""
    if not code:
        ledger.add(row.path, row.line, "missing-code", "the first cell is empty", "give the row a code")
        return False
    if taken:
        ledger.add(row.path, row.line, "duplicate-code", f'"{code}" stands above already', "merge the two rows")
    return not taken


def in_order(row: Row, start: date | None, end: date | None, column: str, ledger: Ledger) -> bool:
    """Whether the end in a column comes after the start, both as early and as late as they may have been; if not, a fault."""
    if start is None or end is None or start < end:
        return True
    message = f"{column} {end} is not after the start on {start}"
    ledger.add(row.path, row.line, "end-before-start", message, "correct one of the two days", value=end.isoformat())
    return False
