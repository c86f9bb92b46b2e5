"""What tables of several TOML files owe: sources that are known, days in order, ids of their own."""

from collections.abc import Iterable

from kg.corpus.cells import Table
from kg.corpus.model import Registers
from kg.corpus.value_types import is_day


def check_table_sources(table: Table, registers: Registers) -> None:
    """Every source that a table cites must be one of ``sources.csv``, and it must cite one."""
    if not table.values.get("source"):
        what = table.key or "the file"
        table.fault("source", "missing-source", f"{what} names no source", "add source = the id of a source of sources.csv")
    for source in table.told("source"):
        if source not in registers.sources:
            table.fault("source", "unknown-source", f'source "{source}" is not known', "add it to sources.csv, or correct the id")


def check_order(table: Table, first: str, then: str, rule: str, *, same: bool = False) -> None:
    """The day under one key comes after that under another, or may be the ``same``; where one is no day, who checks types tells it."""
    start, end = table.values.get(first), table.values.get(then)
    if is_day(start) and is_day(end) and (end < start or (end == start and not same)):
        table.fault(then, rule, f"{table.at(then)} {end} does not come after {first} {start}", "correct one of the two days")


def check_ids(tables: Iterable[Table], what: str) -> None:
    """Other files point to a table by its ``id``, so each has one of its own."""
    seen: set[str] = set()
    for table in tables:
        for code in table.told("id"):
            if code in seen:
                table.fault("id", "duplicate-code", f'the {what} "{code}" stands above already', "give each an id of its own")
            seen.add(code)
