"""The pages of the documentation, taken apart: links, anchors and the sessions they show."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Session:
    """A command as a page shows it, and what the page says that it prints."""

    page: str
    command: str
    shown: str

    def __str__(self) -> str:
        return f"{self.page}: {self.command}"


def pages() -> list[Path]:
    """Every page that a reader of the repository opens."""
    tops = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")
    return [*(ROOT / name for name in tops), ROOT / "data" / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of one language."""
    return [text for kind, text in _FENCE.findall(page.read_text(encoding="utf-8")) if kind == language]


def sessions() -> list[Session]:
    """Every command with its output, from the ``console`` blocks of all pages."""
    return [session for page in pages() for block in blocks(page, "console") for session in _sessions(name_of(page), block)]


def _sessions(page: str, block: str) -> Iterator[Session]:
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield Session(page, command, shown.rstrip("\n"))


def links(page: Path) -> list[str]:
    """The targets of links and pictures, outside of code."""
    prose = re.sub(r"`[^`\n]*`", "", _FENCE.sub("", page.read_text(encoding="utf-8")))
    return _LINK.findall(prose)


def anchors(page: Path) -> set[str]:
    """The anchors that headings make, by the rule of the large forges."""
    headings = _HEADING.findall(_FENCE.sub("", page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def matches(shown: str, printed: str) -> bool:
    """Whether a page shows what was printed: a line ``…`` stands for any lines, ``…`` within a line for any text."""
    lines = [r"(?:.*\n)*?" if line.strip() == "…" else ".*".join(map(re.escape, line.split("…"))) + r"\s*\n" for line in shown.split("\n")]
    return re.fullmatch("".join(lines), printed.rstrip("\n") + "\n") is not None
