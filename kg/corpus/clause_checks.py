"""What each clause of ``treaty.toml`` owes its reader, and what of one clause must fit another."""

from collections.abc import Collection, Iterator

from kg.corpus.cells import Table
from kg.corpus.clause_keys import ENTRY, TABLES, TREATY
from kg.corpus.faults import Ledger
from kg.corpus.files import Document
from kg.corpus.model import Registers
from kg.corpus.sheets import name_of
from kg.corpus.toml_checks import check_ids, check_order
from kg.corpus.value_types import is_day
from kg.corpus.words import near
from kg.law.provisions import is_provision

_FACTS = frozenset({"identifiers", "adoption", "end"})
"""Tables that tell a fact about the treaty, not what one of its provisions says."""
_EXPLAINED = ("no_clause", "unread", "practice", "basis")
"""Keys that say why no provision is named."""


def check_clauses(document: Document, sources: Collection[str] | None, registers: Registers | None, ledger: Ledger) -> bool:
    """Note every value that is not what it must be, every clause without provision or source, and whatever points nowhere.

    Whether there was nothing to note: only then can the clauses be read.
    """
    before = len(ledger.faults)
    top = Table(document, "", document.content, ledger)
    TREATY.check_table(top)
    _check_sources(top, sources)
    for name, table in _tables(top):
        _check_sources(table, sources)
        _check_provision(table, name)
        for inner in _inner_tables(table):
            _check_sources(inner, sources, required=False)
            _check_readable(inner)
    _check_days(top)
    check_ids(top.within("obligation"), "obligation")
    _check_notice(top)
    if registers is not None:
        _check_codes(top, registers)
    return len(ledger.faults) == before


def _tables(top: Table) -> Iterator[tuple[str, Table]]:
    for name in top.values.keys() & TABLES.keys():
        yield from ((name, table) for table in top.within(name))


def _inner_tables(table: Table) -> Iterator[Table]:
    """The tables inside a table, at any depth; of a list, each."""
    for key, value in table.values.items():
        for inner in table.within(key) if isinstance(value, dict | list) else ():
            yield inner
            yield from _inner_tables(inner)


def _check_sources(table: Table, sources: Collection[str] | None, *, required: bool = True) -> None:
    if required and not table.told("source"):
        table.fault("source", "missing-key", f"{name_of(table)} names no source", "add source = the id of a source of sources.csv")
    for key in ("source", "announced_source"):
        for source in table.told(key) if sources is not None else ():
            if source not in (sources or ()):
                mend = near(source, sources or ()) or "add it to sources.csv, or correct the id"
                table.fault(key, "unknown-source", f'source "{source}" is not known', mend)


def _check_provision(table: Table, name: str) -> None:
    explained = name in _FACTS or any(table.values.get(key) for key in _EXPLAINED)
    if not explained and not table.values.get("provision"):
        mend = "add provision = the article, or no_clause = true where the treaty is silent"
        table.fault("provision", "missing-key", f"{name_of(table)} names no provision", mend)
    _check_readable(table)


def _check_readable(table: Table) -> None:
    for text in table.told("provision") + table.told("also"):
        if text and not is_provision(text):
            mend = 'write one provision, such as "20(3)", "XVI(2)", "Annex 2", or "slug:5(3)" of another treaty; put others in also = [ ]'
            table.fault("provision", "provision-unreadable", f'"{text}" is not a provision', mend)


def _check_days(top: Table) -> None:
    """What comes first is first: the opening before the close, the trigger before the day announced (VCLT 24(1))."""
    for window in top.within("signature"):
        check_order(window, "opens", "closes", "end-before-start")
    for entry in top.within(ENTRY):
        check_order(entry, "triggered", "announced", "announced-before-trigger", same=True)
    for end in top.within("end"):
        _check_end(end, top)


def _check_end(end: Table, top: Table) -> None:
    """What ends was adopted before and, where that is told, in force (VCLT 54)."""
    on = end.values.get("date")
    for name, key in (("adoption", "date"), (ENTRY, "announced")):
        for start in (table.values.get(key) for table in top.within(name)):
            if is_day(on) and is_day(start) and on <= start:
                message = f"end.date {on} does not come after {name}.{key} {start}"
                end.fault("date", "end-before-start", message, "correct one of the two days")


def _check_notice(top: Table) -> None:
    """A withdrawal that is permitted takes effect by some rule (VCLT 54, 56)."""
    for table in top.within("withdrawal"):
        if table.values.get("permitted") is True and "rule" not in table.values:
            mend = "add rule = { kind = …, n = …, unit = …, anchor = … }"
            table.fault("rule", "missing-key", f"{name_of(table)} has no rule", mend)


def _check_codes(top: Table, registers: Registers) -> None:
    """Who is named must be known: a stranger never consents, and the treaty would never be in force."""
    for condition in (inner for entry in top.within(ENTRY) for inner in entry.within("condition")):
        for code in condition.told("named"):
            if code not in registers.actors:
                mend = "use a code of actors.csv, or add the actor there"
                condition.fault("named", "unknown-actor", f'named "{code}" is not known', mend)
    for table in top.within("depositaries"):
        for code in table.told("codes"):
            if code not in registers.depositaries:
                table.fault("codes", "unknown-depositary", f'depositary "{code}" is not known', "use a code of depositaries.csv")
