"""Which files a data folder is made of: shared tables at its top, one folder for each treaty."""

from pathlib import Path

from kg.corpus.faults import Ledger
from kg.corpus.words import near

REGISTERS = (
    "sources.csv",
    "actors.csv",
    "aliases.csv",
    "ambiguous_names.csv",
    "actor_relations.csv",
    "memberships.csv",
    "depositaries.csv",
    "armed_conflicts.csv",
    "meetings.csv",
)
"""The files at the top of a data folder, in the order in which they are read."""

FOLDER = (
    "treaty.toml",
    "acts.csv",
    "corrections.csv",
    "domestic_acts.csv",
    "positions.toml",
    "coverage.toml",
    "deadlines.csv",
    "fulfilments.csv",
    "statements.csv",
    "reports.csv",
    "observations.csv",
)
"""The files of one treaty's folder."""
TABULAR = (".csv", ".toml")
"""How the names of files end that a corpus reads; others, such as notes, may lie beside them."""


_READ = frozenset((*REGISTERS, *FOLDER))


def check_names(folder: Path, ledger: Ledger) -> None:
    """Note every file that looks like data and is read by nobody: what a misspelt ``act.csv`` tells would be lost."""
    for name in sorted(path.name for path in folder.iterdir()):
        if name.endswith(TABULAR) and name not in _READ:
            mend = near(name, _READ) or "rename it to one that is read, or take it out of the folder"
            ledger.add(folder / name, 0, "unknown-file", f"no file of this name is read: {name}", mend)


def slugs_of(root: Path) -> list[str]:
    """The treaties of a data folder, in order of their slugs."""
    folder = root / "treaties"
    return sorted(path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
