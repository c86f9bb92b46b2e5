"""Every clause parameter changed once, one at a time: numbers and days moved by one, codes to the next code of their list."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from msgspec import Struct
from msgspec.structs import fields, replace

from kg.law.clauses import Condition, ConsentClause, Extension, Treaty, WithdrawalClause
from kg.law.date_rules import DateRule
from kg.law.vocabulary import DateFunction

WORDS = frozenset({"slug", "place", "summary", "provision", "proviso_provision", "earliest_notice_provision", "unconfirmed", "unread"})
"""Fields that name or describe; no day or duty follows from them."""


_UNUSED_BY_FUNCTION = {
    DateFunction.ON_EVENT: frozenset({"n", "unit", "at_least"}),
    DateFunction.FIRST_OF_MONTH: frozenset({"unit", "at_least"}),
}


def unused(value: Any) -> frozenset[str]:
    """Fields that a clause of its kind does not read: no text states them, so there is nothing to change."""
    if isinstance(value, DateRule):
        return _UNUSED_BY_FUNCTION.get(value.function, frozenset())
    if isinstance(value, Condition):
        return frozenset(field.name for field in fields(value) if field.name != "kind" and getattr(value, field.name) == field.default)
    if isinstance(value, WithdrawalClause) and not value.earliest_notice_n:
        return frozenset({"earliest_notice_n", "earliest_notice_unit"})
    if isinstance(value, ConsentClause) and not value.others:
        return frozenset({"window"})
    return frozenset({"n", "unit"}) if isinstance(value, Extension) and not value.n else frozenset()


def mutants(treaty: Treaty) -> Iterator[tuple[str, Treaty]]:
    """Each mutant with the place of its one change, such as ``withdrawal.rule.n: 6 -> 7``."""
    return ((f"{place}: {old} -> {new}", changed) for place, old, new, changed in _changes(treaty, ""))


def _changes(value: Any, place: str) -> Iterator[tuple[str, Any, Any, Any]]:
    for field in fields(value):
        if field.name in WORDS | unused(value):
            continue
        old, at = getattr(value, field.name), f"{place}{field.name}"
        for name, was, new, changed in _of_value(old, at):
            yield name, was, new, replace(value, **{field.name: changed})


def _of_value(old: Any, at: str) -> Iterator[tuple[str, Any, Any, Any]]:
    if isinstance(old, Struct):
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
