"""The answer to a query as pages show it: a table, a truth value or a graph; what is long is cut, and says so."""

import re
from dataclasses import dataclass

from kg.namespaces import BASE
from kg.site.node import short
from kg.sparql.answer import Answer, Term

MOST_ROWS = 100
"""Rows of a table on a page; the whole comes as CSV or JSON."""

MOST_TEXT = 60_000
"""Letters of a graph on a page."""

_JOINED = re.compile(r"\bGROUP_CONCAT\b.*?\bAS\s+\?(\w+)", re.DOTALL | re.IGNORECASE)
"""A column of a query that an engine joins of several values."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with the page of ours or the address that it leads to."""

    text: str
    path: str = ""
    address: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a query gave, or the sentence why there is no answer."""

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    number: int = 0
    boolean: bool | None = None
    graph: str = ""
    problem: str = ""


def joined(query: str) -> frozenset[str]:
    """The columns of a question of ours in which an engine joins values in an order of its own."""
    return frozenset(_JOINED.findall(query))


def shown(answer: Answer, sets: frozenset[str] = frozenset()) -> Shown:
    """An answer as it is shown; the columns that hold sets in order, every other text as it is."""
    rows = tuple(tuple(_cell(row.get(name), name in sets) for name in answer.variables) for row in answer.bindings[:MOST_ROWS])
    lines = answer.triples[:MOST_TEXT].rpartition("\n")[0] if len(answer.triples) > MOST_TEXT else answer.triples
    return Shown(answer.variables, rows, len(answer.bindings), answer.boolean, lines)


def _cell(term: Term | None, is_set: bool) -> Cell:
    if term is None:
        return Cell("")
    value = term["value"]
    if term["type"] != "uri":
        return Cell(_in_order(value) if is_set else value, language=term.get("xml:lang", ""))
    path = value.removeprefix(BASE)
    return Cell(short(value), address=value) if path == value else Cell(short(value), path=path)


def _in_order(text: str) -> str:
    """What an engine joined in its own order, sorted, so that the same build gives the same page."""
    return "; ".join(sorted(text.split("; ")))
