"""Which files differ from a git revision, so that a report can speak of these alone."""

import subprocess
from dataclasses import replace
from pathlib import Path

from kg.validation.report import Report


def only_changed(report: Report, revision: str) -> Report:
    """The report on files that differ from a revision; new files count as changed, and files are named from the current folder.

    Raises ValueError with git's own words where it cannot tell.
    """
    top = Path(_git(Path(), "rev-parse", "--show-toplevel").strip())
    listed = _git(top, "diff", "--name-only", "-z", revision, "--") + _git(top, "ls-files", "--others", "--exclude-standard", "-z")
    changed = {(top / name).resolve() for name in listed.split("\0") if name}
    return replace(report, findings=tuple(f for f in report.findings if f.file and Path(f.file).resolve() in changed))


def _git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise ValueError(f"git cannot tell what changed: {' '.join(done.stderr.split())}")
    return done.stdout
