"""Answers written in the form that was asked for: a table on a terminal, plain data elsewhere."""

import csv
import io
import json
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg.writing import write_whole

Rows = Sequence[dict[str, Any]]


def emit(options: Namespace, text: str) -> None:
    """Write an answer to stdout, or to the file of ``-o``: beside it first, then renamed."""
    if not options.output:
        sys.stdout.write(text)
        return
    write_whole(Path(options.output), text)


def form_of(options: Namespace, piped: str) -> str:
    """The form asked for; else a table on a terminal and ``piped`` elsewhere."""
    if options.format:
        return str(options.format)
    return "table" if sys.stdout.isatty() and not options.output else piped


def as_json(value: Any) -> str:
    """JSON as readers and programs like it."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def emit_rows(options: Namespace, rows: Rows, columns: Sequence[str], whole: Any = None, title: str = "") -> None:
    """A list in any form; ``whole`` is what JSON shows where it is more than the rows."""
    form = form_of(options, "tsv")
    if form == "json":
        emit(options, as_json(list(rows) if whole is None else whole))
    elif form == "jsonl":
        emit(options, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    elif form in ("csv", "tsv"):
        emit(options, _separated(rows, columns, "," if form == "csv" else "\t"))
    elif form == "md":
        emit(options, markdown(rows, columns))
    else:
        _table(options, rows, columns, title)


def markdown(rows: Rows, columns: Sequence[str]) -> str:
    """A table in Markdown."""
    lines = [" | ".join(columns), " | ".join("---" for _ in columns)]
    lines += [" | ".join(cell(row.get(column)).replace("|", "\\|") for column in columns) for row in rows]
    return "".join(f"| {line} |\n" for line in lines)


def cell(value: Any) -> str:
    """A value in a cell: nothing for what is absent, lists joined."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return "; ".join(cell(each) for each in value)
    return str(value)


def _separated(rows: Rows, columns: Sequence[str], separator: str) -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell(row.get(column)) for column in columns] for row in rows)
    return text.getvalue()


def _table(options: Namespace, rows: Rows, columns: Sequence[str], title: str) -> None:
    from rich.console import Console  # noqa: PLC0415 -- only a terminal needs it
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    text = io.StringIO()
    plain = options.no_color or bool(os.environ.get("NO_COLOR")) or not sys.stdout.isatty() or bool(options.output)
    console = Console(file=text, force_terminal=not plain, no_color=plain, width=None if sys.stdout.isatty() else 160)
    table = Table(*columns, title=title or None, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for row in rows:
        table.add_row(*(Text(cell(row.get(column))) for column in columns))
    console.print(table)
    emit(options, text.getvalue())
