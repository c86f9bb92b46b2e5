"""Every kind of page with the pages that stand for it: the longest, for there it breaks first, and one that is ordinary."""

from collections import defaultdict
from functools import cache
from pathlib import Path


@cache
def kinds(site: Path) -> dict[str, list[str]]:
    """The files of the pages of each kind, the longest first; what the site gains is among them without being named."""
    found: dict[str, list[Path]] = defaultdict(list)
    for file in sorted(site.rglob("*.html")):
        found[_kind(file.relative_to(site))].append(file)
    return {kind: [str(file.relative_to(site)) for file in sorted(files, key=_size)] for kind, files in sorted(found.items())}


def _kind(file: Path) -> str:
    """``page/id/treaty/x.html`` and ``page/id/treaty/y.html`` are of one kind; a page straight below ``page/`` is one of its own."""
    parts = file.with_suffix("").parts[1:]
    return "/".join(parts[: 2 if parts[0] == "id" else 1]) if parts else "home"


def _size(file: Path) -> tuple[int, str]:
    return -file.stat().st_size, str(file)


def longest(site: Path) -> dict[str, str]:
    return {kind: files[0] for kind, files in kinds(site).items()}


def ordinary(site: Path) -> dict[str, str]:
    return {kind: files[len(files) // 2] for kind, files in kinds(site).items()}
