"""Faults of the corpus: what is wrong, where, and what would mend it; all at once."""

from collections.abc import Iterable
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
def _shown(root: Path, path: Path) -> str:
    if root == Path():  # the folder we are in has no name here, and the path was given as it is
        return str(path)
    try:
        return str(Path(root.name or "data") / path.relative_to(root))
    except ValueError:
        return str(path)


class Ledger:
    """Collects faults while files are read, so that nothing stops at the first one."""

    def __init__(self, root: Path, faults: Iterable[Fault] = ()) -> None:
        self.root, self.faults = root, list(faults)

    def name(self, path: Path) -> str:
        """The path as shown to a curator: under the name of the data folder."""
        return _shown(self.root, path)

    def add(self, path: Path, line: int, rule: str, message: str, help: str = "", *, unreadable: bool = False, value: str = "") -> None:  # noqa: A002 -- "help" is the word of the report
        """Note one fault."""
        self.faults.append(Fault(self.name(path), line, rule, message, help, unreadable, value=value))
