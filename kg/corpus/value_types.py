"""What one value of a TOML file may be: a text, a day, a number within bounds, a code; each misfit is a fault with its mending."""

import re
from collections.abc import Callable, Collection
from datetime import date, datetime
from typing import Any, TypeGuard

from msgspec import Struct

from kg.corpus.cells import Table


class Value(Struct, frozen=True):
    """What a value must be, in words, and how it is written."""

    must: str
    form: str
    fits: Callable[[Any], bool]
    rule: str = "wrong-type"

    def check(self, table: Table, key: str, value: object) -> None:
        """Note a fault where a value does not fit."""
        if not self.fits(value):
            table.fault(key, self.rule, f"{table.at(key)} must be {self.must}", f"write {self.form}")


class Number(Struct, frozen=True):
    """A whole number between two bounds, both included."""

    least: int
    most: int

    @property
    def form(self) -> str:
        """How it is written."""
        return f"a whole number from {self.least} to {self.most}"

    def check(self, table: Table, key: str, value: object) -> None:
        """Note a fault where a value is no number, or lies out of bounds."""
        if isinstance(value, bool) or not isinstance(value, int):
            table.fault(key, "wrong-type", f"{table.at(key)} must be a whole number", f"write {self.form}, without quotes")
        elif not self.least <= value <= self.most:
            table.fault(key, "number-out-of-bounds", f"{table.at(key)} is out of all bounds", f"write {self.form}")


class Code(Struct, frozen=True):
    """A code of a closed list, or a list of such codes."""

    codes: Collection[str]
    many: bool = False

    @property
    def form(self) -> str:
        """How it is written."""
        return f"one of {', '.join(sorted(self.codes))}"

    def check(self, table: Table, key: str, value: object) -> None:
        """Note every code that is not of the list."""
        if self.many and not _are_texts(value):
            TEXTS.check(table, key, value)
            return
        for code in value if isinstance(value, list) and self.many else (value,):
            if not isinstance(code, str) or code not in self.codes:
                table.fault(key, "unknown-code", f'{table.at(key)} "{code}" is not known', f"use {self.form}")


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def is_day(value: object) -> TypeGuard[date]:
    """Whether a value is a day of TOML, and no moment of one."""
    return isinstance(value, date) and not isinstance(value, datetime)


_MONTH_DAY = re.compile(r"([0-9]{2})-([0-9]{2})")
_COMMON_YEAR = 2001
"""A year without a leap day, as most are."""


def _returns_yearly(value: Any) -> bool:
    match = _MONTH_DAY.fullmatch(value) if isinstance(value, str) else None
    try:
        return match is not None and bool(date(_COMMON_YEAR, int(match[1]), int(match[2])))
    except ValueError:
        return False


TEXT = Value("a text", '"…"', _is_text)
TEXTS = Value("a list of texts", '["…", "…"]', _are_texts)
SOURCES = Value(
    "a text or a list of texts", 'the id of a source in quotes, or ["…", "…"]', lambda value: _is_text(value) or _are_texts(value)
)
DAY = Value("a day", "YYYY-MM-DD without quotes", is_day, "impossible-date")
FLAG = Value("true or false", "true or false without quotes", lambda value: isinstance(value, bool))
MONTH_DAY = Value(
    "a month and day that every year has",
    '"MM-DD", such as "04-30"; for 29 February "02-28" or "03-01"',
    _returns_yearly,
    "impossible-date",
)
PERIOD = Number(0, 9999)
"""Of days, months or years: no clause counts further, and the calendar ends there."""
OFFSET = Number(-9999, 9999)
"""A period that may also count back, such as a duty to tell thirty days before something begins."""
COUNT = Number(1, 9999)
"""Of what there must be at least one."""
