"""The canonical form of a file of data: rows in order, LF line ends, one newline at the end; what it says never changes."""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

ENDINGS = (".csv", ".toml", ".ttl", ".rq")

ORDER: dict[str, tuple[str, ...]] = {
    "acts.csv": ("actor", "date"),
    "domestic_acts.csv": ("actor", "date"),
    "aliases.csv": ("actor", "alias"),
    "meetings.csv": ("treaty", "start"),
}
"""By which columns the rows of a file stand in order; other files by their first column. Equal rows keep their order."""


def files_under(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that have a canonical form: those named, and those in the folders named."""
    for path in paths:
        yield from sorted(p for p in path.rglob("*") if p.is_file() and p.suffix in ENDINGS) if path.is_dir() else (path,)


def canonical(path: Path, raw: bytes) -> bytes:
    """The content as it should stand. Raises ValueError with a sentence where it cannot be read."""
    try:
        text = raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise ValueError(f"not valid UTF-8 (byte {error.start})") from None
    if path.suffix == ".csv":
        text = _rows_in_order(path.name, text)
    elif '"""' not in text and "'''" not in text:  # blanks at the end of a line may be part of a long text
        text = "".join(f"{line.rstrip()}\n" for line in text.split("\n"))
    return (text.rstrip("\n") + "\n").encode() if text.strip() else b""


def _rows_in_order(name: str, text: str) -> str:
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), strict=True) if row]
    except csv.Error as error:
        raise ValueError(f"not readable as CSV ({error})") from None
    header = rows[0] if rows else []
    if any(len(row) != len(header) for row in rows):
        raise ValueError("a row has more or fewer cells than the header")
    places = [header.index(column) for column in ORDER.get(name, ()) if column in header] or [0]
    written = io.StringIO()
    ordered = sorted(rows[1:], key=lambda row: [row[place].lstrip("[") for place in places])
    csv.writer(written, lineterminator="\n").writerows([*rows[:1], *ordered])
    return written.getvalue()
