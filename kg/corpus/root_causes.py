"""Faults that only follow from a file that could not be read: its own fault is told, and not again of every row that points to it."""

from collections.abc import Iterable, Mapping
from pathlib import PurePath

from kg.corpus.faults import Fault

_RESTS_ON: Mapping[str, frozenset[str]] = {
    "unknown-actor": frozenset({"actors.csv"}),
    "unknown-source": frozenset({"sources.csv"}),
    "unknown-depositary": frozenset({"depositaries.csv"}),
    "unknown-meeting": frozenset({"meetings.csv"}),
    "unknown-obligation": frozenset({"treaty.toml"}),
    "unknown-act": frozenset({"actors.csv", "acts.csv"}),
}
"""By the rule that finds nothing where something is pointed to, the files that it would have been in."""


def with_causes_only(faults: Iterable[Fault]) -> list[Fault]:
    """The faults without those that follow from a shared table, or from a file of the same folder, that could not be read."""
    told = list(faults)
    lost = {PurePath(fault.file) for fault in told if fault.unreadable}
    return [fault for fault in told if not _follows(fault, lost)] if lost else told


def _follows(fault: Fault, lost: Iterable[PurePath]) -> bool:
    files, folder = _RESTS_ON.get(fault.rule, frozenset()), PurePath(fault.file).parent
    return any(path.name in files and path.parent in (folder, *folder.parents) for path in lost)
