"""Faults of the corpus: what is wrong, where, and what would mend it; all at once."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Fault(NamedTuple):
    """One fault of one place in a file.

    ``unreadable`` marks input that could not be read at all (exit code 3);
    every other fault is a violation (exit code 1).
    """

    file: str
    line: int
    rule: str
    message: str
    help: str = ""
    unreadable: bool = False
    severity: str = "violation"
    focus: str = ""
    value: str = ""

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.message}" + (f"; {self.help}" if self.help else "")


def in_order(faults: Iterable[Fault]) -> list[Fault]:
    """Each fault once, files that could not be read first: what they hide may be the cause of others; then by place."""
    return sorted(set(faults), key=lambda fault: (not fault.unreadable, fault))


class CorpusFaults(Exception):  # noqa: N818 -- a collection of faults, not one error
    """Raised with every fault of a corpus when something cannot be built from it."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults

    @property
    def unreadable(self) -> bool:
        """Whether some file could not be read at all."""
        return any(fault.unreadable for fault in self.faults)


@cache
def _shown(root: Path, path: Path, under: str) -> str:
    try:
        return str(Path(under) / path.relative_to(root))
    except ValueError:
        return str(path)


def seen(file: str, roots: Mapping[str, Path]) -> str:
    """A file as seen from the current folder, if it lies below it, else its whole path; ``roots`` tells where ``data`` lies."""
    root, _, rest = file.partition("/")
    named, here = roots[root] / rest if root in roots else Path(file), Path.cwd()
    whole = named.parent.resolve() / named.name  # a link by its own name: what it points to may not be there
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()


class Ledger:
    """Collects faults while files are read, so that nothing stops at the first one.

    Files are named ``under`` a folder: a corpus is called ``data`` wherever it lies, so that
    what is built from it is the same everywhere; ``seen`` tells a reader where that is.
    """

    def __init__(self, root: Path, faults: Iterable[Fault] = (), *, under: str = "data") -> None:
        self.root, self.faults, self._under = root, list(faults), under

    def name(self, path: Path) -> str:
        """The path as faults and builds name it."""
        return _shown(self.root, path, self._under)

    def add(self, path: Path, line: int, rule: str, message: str, help: str = "", *, unreadable: bool = False, value: str = "") -> None:  # noqa: A002 -- "help" is the word of the report
        """Note one fault."""
        self.faults.append(Fault(self.name(path), line, rule, message, help, unreadable, value=value))
