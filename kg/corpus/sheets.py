"""What a table of a TOML file holds, told once: its keys with what each may be, those it needs, and those of each kind."""

from collections.abc import Collection, Mapping
from typing import Any, Protocol

from msgspec import Struct

from kg.corpus.cells import Table
from kg.corpus.words import near


class Entry(Protocol):
    """What may stand under a key."""

    @property
    def form(self) -> str:
        """How it is written."""

    def check(self, table: Table, key: str, value: object) -> None:
        """Note every fault of a value."""


class Sheet(Struct):
    """A table with known keys.

    ``needs`` must be there, unless one of the keys that ``unless`` names is.
    ``kinds`` gives the keys that each ``kind`` needs: where another kind needs one
    that this one does not, it has no place here. ``together`` are keys that say
    nothing without another.
    """

    entries: Mapping[str, Entry]
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    kinds: Mapping[str, tuple[str, ...]] = {}
    may: Mapping[str, tuple[str, ...]] = {}
    together: Mapping[str, str] = {}
    foreign: Mapping[str, frozenset[str]] = {}
    """By kind, the keys that belong to others only."""

    def __post_init__(self) -> None:
        own = {kind: {*needs, *self.may.get(kind, ())} for kind, needs in self.kinds.items()}
        self.foreign = {kind: frozenset().union(*own.values()) - keys for kind, keys in own.items()}

    @property
    def form(self) -> str:
        """How it is written."""
        return "{ key = value }"

    def check(self, table: Table, key: str, value: object) -> None:
        """Note every fault of a value that must be a table, and of all it holds."""
        if isinstance(value, dict):
            self.check_table(Table(table.document, table.at(key), value, table.ledger))
        else:
            mend = f"write {{ key = value }} under {key}" if table.key else f"write [{key}], once, with its keys below"
            table.fault(key, "wrong-type", f"{table.at(key)} must be a table", mend)

    def check_table(self, table: Table) -> None:
        """Note every fault of the keys of a table."""
        entries, values, kind = self.entries, table.values, table.values.get("kind")
        kind = kind if isinstance(kind, str) else ""
        foreign = self.foreign.get(kind, ())
        for key, value in values.items():
            entry = entries.get(key)
            if entry is None or key in foreign:
                self._unknown(table, key, foreign)
            else:
                entry.check(table, key, value)
        for key in self._lacking(values, kind):
            table.fault(key, "missing-key", f"{name_of(table)} has no {key}", f"add {key} = {entries[key].form}")

    def _unknown(self, table: Table, key: str, foreign: Collection[str]) -> None:
        known = sorted(self.entries.keys() - set(foreign))
        of_kind = f" of kind {table.values['kind']}" if key in foreign else ""
        mend = near(key, known) or f"use one of {', '.join(known)}"
        table.fault(key, "unknown-key", f"{name_of(table)}{of_kind} has no key {key}", mend)

    def _lacking(self, values: Mapping[str, Any], kind: str) -> list[str]:
        """The keys that are not there and must be."""
        needs = self.needs if not any(values.get(key) for key in self.unless) else ()
        beside = [other for key, other in self.together.items() if key in values]
        needed = (*needs, *self.kinds.get(kind, ()), *beside)
        return [key for key in needed if not values.get(key) and values.get(key) in _NOTHING]


_NOTHING: tuple[object, ...] = (None, "", [])
"""What says nothing; zero and false say something."""


class Listed(Struct, frozen=True):
    """A list of tables, each of one sheet."""

    sheet: Sheet

    @property
    def form(self) -> str:
        """How it is written."""
        return "[{ key = value }, …]"

    def check(self, table: Table, key: str, value: object) -> None:
        """Note every fault of a value that must be a list of tables, and of each."""
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            mend = f"write {self.form}" if table.key else f"write [[{key}]]"
            table.fault(key, "wrong-type", f"{table.at(key)} must be an array of tables", mend)
            return
        for number, each in enumerate(value):
            self.sheet.check_table(Table(table.document, table.at(f"{key}.{number}"), each, table.ledger))


def name_of(table: Table) -> str:
    """A table as a message names it."""
    return f"[{table.key}]" if table.key else "the file"
