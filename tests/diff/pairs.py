"""Two corpora that differ by an edit, built and compared."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from kg.answers.tables import Tables
from kg.diff.answer import diff
from tests.build import corpora

Edit = Callable[[Path], object]


def acts(data: Path, slug: str = "lanterns") -> Path:
    return data / "treaties" / slug / "acts.csv"


def coverage(data: Path, slug: str = "lanterns") -> Path:
    return data / "treaties" / slug / "coverage.toml"


def clauses(data: Path, slug: str = "lanterns") -> Path:
    return data / "treaties" / slug / "treaty.toml"


def row(path: Path, text: str) -> None:
    """Add a row."""
    corpora.write(path, path.read_text(encoding="utf-8") + text + "\n")


def tables_of(root: Path, *edits: Edit) -> Tables:
    """The invented corpus under ``root`` after some edits, built."""
    data = corpora.invented(root)
    for edit in edits:
        edit(data)
    corpora.made(data)
    return Tables(root / "build")


def differences(root: Path, *edits: Edit, before: tuple[Edit, ...] = ()) -> dict[str, Any]:
    """What the edits change; ``before`` are edits that both sides have."""
    old, new = tables_of(root / "old", *before), tables_of(root / "new", *before, *edits)
    return diff(old, new, ("old", "new"))


def told(answer: dict[str, Any], *kinds: str) -> list[tuple[str, str, str, str | None]]:
    """Class, kind, change and actor of every change, or of those of some kinds."""
    return [(c["class"], c["kind"], c["change"], c["actor"]) for c in answer["changes"] if not kinds or c["kind"] in kinds]
