"""Reading typed values out of rows and documents, with a fault for each that does not fit."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from msgspec import Struct

from kg.corpus.faults import Ledger
from kg.corpus.files import Document, Row
from kg.law.days import Day, parse_day

Code = TypeVar("Code", bound=StrEnum)


def day_of(row: Row, column: str, ledger: Ledger, *, required: bool = False) -> Day | None:
    """The day in a cell, exact or bounded."""
    text = row[column]
    if not text:
        if required:
            ledger.add(row.path, row.line, "missing-date", f"no {column}", "write YYYY-MM-DD, or [first..last] if the day is not known")
        return None
    try:
        return parse_day(text)
    except ValueError as error:
        ledger.add(row.path, row.line, "impossible-date", f"{column}: {error}", "write a day of the calendar", value=text)
        return None


def date_of(row: Row, column: str, ledger: Ledger) -> date | None:
    """The exact day in a cell; a bounded day is a fault here."""
    day = day_of(row, column, ledger)
    if day is not None and not day.exact:
        ledger.add(
            row.path, row.line, "imprecise-date", f'{column} "{day}" must be one day', "write YYYY-MM-DD or leave it empty", value=day.text
        )
        return None
    return day.earliest if day else None


def code_of(row: Row, column: str, codes: type[Code], ledger: Ledger) -> Code | None:
    """The code in a cell, of a closed list."""
    try:
        return codes(row[column])
    except ValueError:
        known = ", ".join(sorted(codes))
        ledger.add(row.path, row.line, "unknown-code", f'{column} "{row[column]}" is not known', f"use one of {known}", value=row[column])
        return None


class Table(Struct, frozen=True):
    """One table of a document, read key by key; every misfit is a fault with its line."""

    document: Document
    key: str
    values: Mapping[str, Any]
    ledger: Ledger

    def fault(self, key: str, rule: str, message: str, mend: str = "") -> None:
        """Note a fault at a key of this table."""
        self.ledger.add(self.document.path, self.document.line(self.at(key)), rule, message, mend)

    def at(self, key: str) -> str:
        """The whole name of a key of this table, as the document's lines know it."""
        return f"{self.key}.{key}" if self.key and key else self.key or key

    def within(self, key: str) -> "list[Table]":
        """The tables under a key, one or several; none where something else stands there."""
        value = self.values.get(key)
        if isinstance(value, dict):
            return [Table(self.document, self.at(key), value, self.ledger)]
        many = enumerate(value) if isinstance(value, list) else ()
        return [Table(self.document, self.at(f"{key}.{n}"), each, self.ledger) for n, each in many if isinstance(each, dict)]

    def told(self, key: str) -> tuple[str, ...]:
        """The texts under a key, one or several; what is no text is left to who checks types."""
        value = self.values.get(key, ())
        listed = [value] if isinstance(value, str) else value if isinstance(value, list) else ()
        return tuple([each for each in listed if isinstance(each, str)])

    def table(self, key: str) -> "Table | None":
        """A table inside this one."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.fault(key, "wrong-type", f"{self.at(key)} must be a table", "write { key = value }")
            return None
        return Table(self.document, self.at(key), value, self.ledger)

    def text(self, key: str, default: str = "", *, required: bool = False) -> str:
        """A text."""
        value: object = self.values.get(key, default)
        if not isinstance(value, str):
            self.fault(key, "wrong-type", f"{self.at(key)} must be a text", "put it in quotes")
            return default
        if required and not value:
            self.fault(key, "missing-key", f"{self.key or 'the file'} has no {key}", f"add {key} = …")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; one text stands for a list of one."""
        value = self.values.get(key, [])
        value = [value] if isinstance(value, str) else value
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.fault(key, "wrong-type", f"{self.at(key)} must be a list of texts", 'write ["…", "…"]')
            return ()
        return tuple(value)

    def number(self, key: str, default: int = 0) -> int:
        """A whole number."""
        value = self.values.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int):
            self.fault(key, "wrong-type", f"{self.at(key)} must be a whole number")
            return default
        return value

    def flag(self, key: str, default: bool = False) -> bool:
        """Yes or no."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            self.fault(key, "wrong-type", f"{self.at(key)} must be true or false")
            return default
        return value

    def date(self, key: str, *, required: bool = False) -> date | None:
        """An exact day."""
        value = self.values.get(key)
        if value is None:
            if required:
                self.fault(key, "missing-key", f"{self.key or 'the file'} has no {key}", f"add {key} = YYYY-MM-DD")
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            self.fault(key, "impossible-date", f"{self.at(key)} must be a day", "write YYYY-MM-DD without quotes")
            return None
        return value

    def code(self, key: str, codes: type[Code], default: Code | None = None) -> Code | None:
        """A code of a closed list."""
        value = self.values.get(key)
        if value is None and default is not None:
            return default
        if value is None:
            self.fault(key, "missing-key", f"{self.key or 'the file'} has no {key}", f"add {key} = one of {', '.join(sorted(codes))}")
            return None
        try:
            return codes(str(value))
        except ValueError:
            known = ", ".join(sorted(codes))
            self.fault(key, "unknown-code", f'{self.at(key)} "{value}" is not known', f"use one of {known}")
            return default

    def codes(self, key: str, codes: type[Code]) -> frozenset[Code]:
        """Codes of a closed list."""
        found = set()
        for text in self.texts(key):
            try:
                found.add(codes(text))
            except ValueError:
                known = ", ".join(sorted(codes))
                self.fault(key, "unknown-code", f'{self.at(key)} "{text}" is not known', f"use one of {known}")
        return frozenset(found)
