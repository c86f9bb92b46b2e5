"""What earlier runs found in each part of a build, kept beside the build so that only what changed is judged again.

The file is never the truth: it can be deleted at any time, and what cannot be read counts as absent.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from kg.validation.engines import Result
from kg.writing import write_whole

FILE = "judged.json"
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Judged:
    """One part as it was judged: what the findings follow from, and the results with the acts behind their nodes."""

    digest: str
    rests_on: tuple[str, ...]
    key: str
    results: tuple[tuple[Result, tuple[str, ...]], ...]


def recall(build: Path) -> dict[str, Judged]:
    """What is remembered of each part."""
    try:
        told = json.loads((build / FILE).read_bytes())
        return {name: _judged(each) for name, each in told["parts"].items()} if told["format"] == _FORMAT else {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def remember(build: Path, parts: Mapping[str, Judged]) -> None:
    """Keep what was found; written beside and renamed, so that no reader sees half of it."""
    told = {"format": _FORMAT, "parts": {name: asdict(each) for name, each in parts.items()}}
    write_whole(build / FILE, json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n")


def _judged(told: Mapping[str, object]) -> Judged:
    results = tuple((Result(**{**row, "messages": tuple(row["messages"])}), tuple(bases)) for row, bases in told["results"])  # type: ignore[attr-defined]
    return Judged(str(told["digest"]), tuple(told["rests_on"]), str(told["key"]), results)  # type: ignore[arg-type]
