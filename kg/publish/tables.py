"""The same facts as plain tables for those who work with spreadsheets and data frames."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from kg.answers.deadlines import deadlines
from kg.answers.lists import periods
from kg.answers.tables import Tables
from kg.publish import panel

COLUMNS: dict[str, tuple[str, ...]] = {
    "periods": ("treaty", "actor", "status", "start", "end"),
    "acts": ("treaty", "actor", "done_by", "kind", "object", "date", "effective_published", "set_aside_by", "sources", "note"),
    "domestic_acts": ("treaty", "actor", "kind", "date", "tally", "outcome", "prepares", "sources"),
    "conflicts": ("treaty", "actor", "act", "of", "used", "other", "rule", "sources"),
    "actors": ("actor", "name", "kind"),
    "deadlines": ("treaty", "actor", "obligation", "provision", "trigger", "deadline", "on", "outcome", "fulfilled_on", "sources"),
    "country_years": panel.COLUMNS,
    "treaties": ("treaty", "name", "title", "parent", "in_force", "complete", "data_as_of"),
}
"""Each table with its columns; dates are ISO 8601, spans half-open, an empty cell is open or unknown."""

KEYS: dict[str, tuple[str, ...]] = {
    "periods": ("treaty", "actor", "start"),
    "actors": ("actor",),
    "treaties": ("treaty",),
    "country_years": panel.COLUMNS[:3],
}
"""Columns that tell the rows of a table apart."""


def table_of(name: str, tables: Tables) -> str:
    """One table as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS[name])
    for row in _ROWS[name](tables):
        writer.writerow([_cell(row.get(column)) for column in COLUMNS[name]])
    return text.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return ";".join(map(str, value)) if isinstance(value, list) else str(value)


def _of_treaties(key: str, tables: Tables) -> Iterable[Mapping[str, Any]]:
    return ({"treaty": table["slug"], **row} for table in tables.treaties() for row in table[key])


def _actors(tables: Tables) -> Iterable[Mapping[str, Any]]:
    return ({"actor": code, **actor} for code, actor in tables.actors()["actors"].items())


def _treaties(tables: Tables) -> Iterable[Mapping[str, Any]]:
    return ({"treaty": table["slug"], "in_force": table["entry_into_force"]["on"], **table} for table in tables.treaties())


def _deadlines(tables: Tables) -> Iterable[Mapping[str, Any]]:
    """The ledger on the data day."""
    for answer in deadlines(tables, tables.data_as_of or "1970-01-01"):
        yield {**answer, "sources": [source["id"] for source in answer["sources"]]}


_ROWS = {
    "periods": periods,
    "deadlines": _deadlines,
    "country_years": panel.country_years,
    "acts": lambda tables: _of_treaties("acts", tables),
    "domestic_acts": lambda tables: _of_treaties("domestic_acts", tables),
    "conflicts": lambda tables: _of_treaties("conflicts", tables),
    "actors": _actors,
    "treaties": _treaties,
}
