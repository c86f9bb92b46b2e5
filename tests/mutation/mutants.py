"""Every clause parameter changed once, one at a time: numbers and days moved by one, codes to the next code of their list."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from kg.law.clauses import Treaty

WORDS = frozenset({"slug", "place", "summary", "provision", "proviso_provision", "earliest_notice_provision", "unconfirmed", "unread"})
"""Fields that name or describe; no day or duty follows from them."""


def mutants(treaty: Treaty) -> Iterator[tuple[str, Treaty]]:
    """Each mutant with the place of its one change, such as ``withdrawal.rule.n: 6 -> 7``."""
    return ((f"{place}: {old} -> {new}", changed) for place, old, new, changed in _changes(treaty, ""))


def _changes(value: Any, place: str) -> Iterator[tuple[str, Any, Any, Any]]:
    for field in fields(value):
        if field.name in WORDS:
            continue
        old, at = getattr(value, field.name), f"{place}{field.name}"
        for name, was, new, changed in _of_value(old, at):
            yield name, was, new, replace(value, **{field.name: changed})


def _of_value(old: Any, at: str) -> Iterator[tuple[str, Any, Any, Any]]:
    if is_dataclass(old):
        yield from _changes(old, f"{at}.")
    elif isinstance(old, tuple):
        for number, item in enumerate(old):
            name = f"{at}.{getattr(item, 'id', number)}"
            for place, was, new, changed in _of_value(item, name):
                yield place, was, new, (*old[:number], changed, *old[number + 1 :])
    elif isinstance(old, bool):
        yield at, old, not old, not old
    elif isinstance(old, StrEnum):
        codes = list(type(old))
        other = codes[(codes.index(old) + 1) % len(codes)]
        yield at, old, other, other
    elif isinstance(old, int):
        yield at, old, old + 1, old + 1
    elif isinstance(old, date):
        yield at, old, old + timedelta(days=1), old + timedelta(days=1)
    elif isinstance(old, frozenset):
        yield from ((at, "all", f"without {item}", old - {item}) for item in sorted(old))
