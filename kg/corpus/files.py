"""Reading one CSV or TOML file: encoding, line ends, header and the line of every row or key."""

import csv
import io
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Any

from msgspec import Struct

from kg.corpus.faults import Ledger

MOST_BYTES = 64 * 1024 * 1024
"""Largest file read: far above any treaty, far below what would exhaust a machine."""

_TABLE = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_.\-]+)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z0-9_\-]+)\s*=")
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_NONCHARACTER = re.compile(rb"\xef\xbf[\xbe\xbf]")
"""In UTF-8, U+FFFE and U+FFFF: as little a character of XML as the control characters."""
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
"""All of them: what holds one cannot be written in every format."""


class Row(Struct, frozen=True):
    """One row of a CSV file: its cells by column, and its line."""

    path: Path
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def listed(self, column: str) -> tuple[str, ...]:
        """The parts of a cell that lists several values, separated by semicolons."""
        cell = self.cells.get(column, "")
        if ";" not in cell:  # nearly always
            return (cell,) if cell else ()
        return tuple(part for part in cell.split(";") if part)


class Document(Struct, frozen=True):
    """One TOML file: its content and the line of every key."""

    path: Path
    content: dict[str, Any]
    lines: Mapping[str, int]

    def line(self, key: str) -> int:
        """The line of a key such as ``entry_into_force.rule`` or ``obligation.3.id``, or of what holds it."""
        while key:
            if key in self.lines:
                return self.lines[key]
            key = key.rpartition(".")[0]
        return 1


def read_text(path: Path, ledger: Ledger, *, piped: bool = False) -> str | None:
    """The text of a file in UTF-8 with LF line ends and no byte-order mark, or ``None`` with the fault noted.

    ``piped`` where a pipe may stand for the file: one in a data folder is a slip, and nobody would ever write to it.
    """
    try:
        found = path.stat()
        if not (piped or S_ISREG(found.st_mode) or S_ISDIR(found.st_mode)):
            ledger.add(path, 0, "file-unreadable", "the file is a pipe or a device", "put a file in its place", unreadable=True)
            return None
        if found.st_size > MOST_BYTES:
            ledger.add(path, 0, "file-too-large", "the file is larger than 64 MiB", "split it", unreadable=True)
            return None
        raw = path.read_bytes()
    except OSError as error:
        ledger.add(path, 0, "file-unreadable", f"the file cannot be read ({error.strerror})", "check that it exists", unreadable=True)
        return None
    if raw.startswith(b"\xef\xbb\xbf"):
        ledger.add(path, 1, "byte-order-mark", "the file begins with a byte-order mark", "save it as UTF-8 without one")
        raw = raw[3:]
    if b"\r" in raw:
        line = raw[: raw.index(b"\r")].count(b"\n") + 1
        ledger.add(path, line, "line-ends", "a line ends with a carriage return", "save the file with LF line ends")
        raw = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if control := _CONTROL.search(raw) or (_NONCHARACTER.search(raw) if b"\xef\xbf" in raw else None):
        line, shown = raw[: control.start()].count(b"\n") + 1, f"{int.from_bytes(control[0]):#04x}"
        ledger.add(path, line, "control-character", f"the line holds the byte {shown}", "remove it", unreadable=True)
        return None
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        ledger.add(path, line, "not-utf-8", "the line is not valid UTF-8", "save the file as UTF-8", unreadable=True)
        return None


def read_rows(path: Path, columns: tuple[str, ...], ledger: Ledger, *, optional: bool = False) -> list[Row]:
    """The rows of a CSV file whose header must hold at least the columns named."""
    if optional and not path.exists():
        return []
    text = read_text(path, ledger)
    return [] if text is None else list(_rows(path, text, columns, ledger))


def _rows(path: Path, text: str, columns: tuple[str, ...], ledger: Ledger) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text), strict=True)  # lines end with LF alone, whatever else Unicode calls a line end
    line = 1
    try:
        header = next(reader, [])
        missing = [column for column in columns if column not in header]
        if missing:
            ledger.add(path, 1, "missing-column", f"no column {', '.join(missing)}", f"the header is {','.join(columns)}", unreadable=True)
            return
        if twice := [column for number, column in enumerate(header) if column in header[:number]]:
            ledger.add(
                path, 1, "duplicate-column", f"two columns {', '.join(twice)}", "rename one of them, or take it out", unreadable=True
            )
            return
        line = reader.line_num + 1
        for cells in reader:
            if cells and len(cells) != len(header):
                message = f"{len(cells)} cells under a header of {len(header)}"
                ledger.add(path, line, "row-length", message, "quote a cell that holds a comma", unreadable=True)
            elif cells:
                yield Row(path, line, dict(zip(header, cells, strict=True)))
            line = reader.line_num + 1
    except csv.Error as error:
        ledger.add(path, line, "csv-unreadable", f"not readable as CSV ({error})", "check the quotes around this line", unreadable=True)


def read_document(path: Path, ledger: Ledger, *, optional: bool = False, piped: bool = False) -> Document | None:
    """A TOML file with the line of each key, or ``None`` with the fault noted."""
    if optional and not path.exists():
        return None
    text = read_text(path, ledger, piped=piped)
    if text is None:
        return None
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else _longest(text)
        ledger.add(path, line, "toml-unreadable", f"not readable as TOML ({error})", "check this line and the one above", unreadable=True)
        return None
    document = Document(path, content, _lines_of_keys(text))
    if "\\" in text:  # only so can a text still hold a character that the file does not
        _check_characters(document, "", content, ledger)
    return document


def _check_characters(document: Document, key: str, value: object, ledger: Ledger) -> None:
    """Note every text with a character that some format cannot hold, at any depth."""
    if isinstance(value, str) and (found := _UNFIT.search(value)):
        message = f"{key} holds the character U+{ord(found[0]):04X}"
        ledger.add(document.path, document.line(key), "control-character", message, "remove it", unreadable=True)
    within = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for inner, each in within:
        _check_characters(document, f"{key}.{inner}" if key else str(inner), each, ledger)


def _longest(text: str) -> int:
    """The longest line: what the parser gave up on without naming a line, such as a thousand nested brackets."""
    lines = text.split("\n")
    return lines.index(max(lines, key=len)) + 1


def _lines_of_keys(text: str) -> dict[str, int]:
    """The line of every table and of every key, arrays of tables numbered from 0."""
    found: dict[str, int] = {}
    counted: dict[str, int] = {}
    prefix = ""
    for number, line in enumerate(text.split("\n"), 1):
        if match := _TABLE.match(line):
            prefix = match[2]
            if match[1] == "[[":
                found.setdefault(prefix, number)
                counted[prefix] = counted.get(prefix, -1) + 1
                prefix = f"{prefix}.{counted[prefix]}"
            found[prefix] = number
        elif match := _KEY.match(line):
            found.setdefault(f"{prefix}.{match[1]}" if prefix else match[1], number)
    return found
