"""The treaties that a build has finished before it is whole, so that one that was cut off is taken up where it stopped.

One line for each, beside the manifest; it is never the truth. What was cut off in the
middle of a line, was made from other inputs or lost a file counts as not done.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, TextIO

from kg.manifest import UNFINISHED, files_of


class Journal:
    """Where finished treaties are noted; ``found`` holds those of the build before that still count."""

    def __init__(self, file: TextIO, found: Mapping[str, Mapping[str, Any]]) -> None:
        self._file, self.found = file, found

    def note(self, entries: Mapping[str, Mapping[str, Any]]) -> None:
        """Note treaties whose files are written."""
        for slug, entry in entries.items():
            self._file.write(json.dumps({"slug": slug, "entry": entry}, ensure_ascii=False) + "\n")
        self._file.flush()


@contextmanager
def journal(build: Path, keys: Mapping[str, str]) -> Iterator[Journal]:
    """The journal of a build; it stays where the build is cut off, and the manifest that is committed clears it away."""
    found = dict(_finished(build, keys))
    with (build / UNFINISHED).open("w", encoding="utf-8") as file:
        notes = Journal(file, found)
        notes.note(found)
        yield notes


def _finished(build: Path, keys: Mapping[str, str]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    try:
        lines = (build / UNFINISHED).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return
    for line in lines:
        try:
            told = json.loads(line)
            slug, entry = told["slug"], told["entry"]
            counts = entry["key"] == keys.get(slug) and all(_is_whole(build, file) for file in files_of(entry))
        except (ValueError, KeyError, TypeError):
            continue
        if counts:
            yield slug, entry


def _is_whole(build: Path, file: Mapping[str, Any]) -> bool:
    """Whether a file is there with the content it is named by: after a loss of power it may be there and empty."""
    try:
        content = (build / file["file"]).read_bytes()
    except OSError:
        return False
    return bool(sha256(content).hexdigest() == file["sha256"])
