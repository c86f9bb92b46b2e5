"""Which files differ from a git revision, so that a report can speak of these alone."""

import subprocess
from pathlib import Path

from kg.validation.report import Report


def only_changed(report: Report, revision: str, data: Path) -> Report:
    """The report on files that differ from a revision; new files count as changed.

    Raises ValueError with git's own words where it cannot tell.
    """
    top = Path(_git(data, "rev-parse", "--show-toplevel").strip())
    listed = _git(top, "diff", "--name-only", revision, "--") + _git(top, "ls-files", "--others", "--exclude-standard")
    changed = {(top / line).resolve() for line in listed.splitlines()}
    beside = data.absolute().parent
    return Report(tuple(f for f in report.findings if f.file and (beside / f.file).resolve() in changed), report.rules)


def _git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise ValueError(f"git cannot tell what changed: {' '.join(done.stderr.split())}")
    return done.stdout
