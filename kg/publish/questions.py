"""``docs/reference/questions.md``: every question with its parameters, its SPARQL, and what the build answers to it."""

from collections.abc import Iterable

import pyoxigraph

from kg.answers.tables import Tables
from kg.places import queries
from kg.sparql.catalogue import ASKERS, Question, catalogue
from kg.store import open_store

ROWS = 5
"""Rows of a sample."""

_LETTERS = 48
"""Letters of a cell of a sample."""

_MADE = """This page is generated (`make reference`). Ask a question with `kg query NAME -p KEY=VALUE`, with `kg.query` from Python, or
paste its SPARQL into any endpoint that holds the graph. Each sample shows the first rows of the answer with the defaults.
"""

_BY_COMMANDS = """
Four of the 44 questions compare two builds, two days of knowledge, or a world that is not; they are answered by commands and not in
SPARQL:

| number | question | command |
| --- | --- | --- |
| 38 | What changed in law between two releases, and what was only corrected? | `kg diff OLD NEW` |
| 39 | What was believed of a State on an earlier day? | `kg status … --known-on DATE` |
| 41 | If a State gave notice on a day, when would it leave, and what would change? | `kg whatif "…"` |
| 42 | Is a sentence true? | `kg check CLAIMS` |
"""


def questions(tables: Tables) -> str:
    """The page; samples come from the build of the tables."""
    known = [question for question in catalogue(queries()) if question.folder != "hygiene"]
    store = open_store(tables.build)
    listed = "".join(f"| {q.number or ''} | [`{q.name}`](#{q.name}) | {q.question} |\n" for q in known)
    heads = "| number | name | question |\n| --- | --- | --- |\n"
    return f"# Questions\n\n{_MADE}\n{heads}{listed}{_BY_COMMANDS}" + "".join(_section(question, store) for question in known)


def _section(question: Question, store: pyoxigraph.Store) -> str:
    asked_by = ", ".join(ASKERS[letter] for letter in question.asks)
    said = [f"\n## {question.name}\n", f"{question.question}\n"]
    if asked_by:
        said.append(f"Asked by: {asked_by}.\n")
    if question.parameters:
        rows = [(f"`{p.name}`", p.type, f"`{p.default}`" if p.default else "", p.words) for p in question.parameters.values()]
        said.append(_table(("parameter", "type", "default", "meaning"), rows))
    said.append(f"```sparql\n{_without_header(question.text)}```\n")
    said.append(_sample(question, store))
    return "\n".join(said)


def _without_header(text: str) -> str:
    """The SPARQL below the comments that this page tells in its own way."""
    lines = text.splitlines(keepends=True)
    first = next(number for number, line in enumerate(lines) if line.strip() and not line.startswith("#"))
    return "".join(lines[first:])


def _sample(question: Question, store: pyoxigraph.Store) -> str:
    found = store.query(question.text, use_default_graph_as_union=True)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    names = [variable.value for variable in found.variables]
    rows = [["" if value is None else _cell(value.value) for value in row] for row in found]
    if not rows:
        return "With the defaults it has no rows.\n"
    of = f"{len(rows)} row{'' if len(rows) == 1 else 's'}" + (f", the first {ROWS}" if len(rows) > ROWS else "")
    return f"{of}:\n\n{_table(names, rows[:ROWS])}"


def _cell(value: str) -> str:
    """The beginning; what an engine concatenates in an order of its own is sorted."""
    text = "; ".join(sorted(value.split("; ")))
    return text if len(text) <= _LETTERS else text[: _LETTERS - 2].rstrip() + " …"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    heads = list(heads)
    lines = [" | ".join(heads), " | ".join("---" for _ in heads), *(" | ".join(cell.replace("|", "\\|") for cell in row) for row in rows)]
    return "".join(f"| {line} |\n" for line in lines)
