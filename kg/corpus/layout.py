"""Which files a data folder is made of: shared tables at its top, one folder for each treaty."""

from pathlib import Path

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


def slugs_of(root: Path) -> list[str]:
    """The treaties of a data folder, in order of their slugs."""
    folder = root / "treaties"
    return sorted(path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
