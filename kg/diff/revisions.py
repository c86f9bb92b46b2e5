"""A corpus as it stood at a git revision, written out beside the user's files and never into them.

Only objects are read: nothing is checked out, so that no hook, no filter and no
attribute of the repository takes part, and links and submodules are left out.
"""

import os
import subprocess
from pathlib import Path, PurePosixPath

from kg.answers.errors import NoBuild, QuestionError

_PLAIN = (b"100644", b"100755")
_SUFFIXES = (".csv", ".toml")
"""What a corpus is read from."""

_OF_ANOTHER = frozenset(
    (
        *("GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_CONFIG", "GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT", "GIT_OBJECT_DIRECTORY"),
        *("GIT_DIR", "GIT_WORK_TREE", "GIT_IMPLICIT_WORK_TREE", "GIT_GRAFT_FILE", "GIT_INDEX_FILE", "GIT_NO_REPLACE_OBJECTS"),
        *("GIT_REPLACE_REF_BASE", "GIT_PREFIX", "GIT_INTERNAL_SUPER_PREFIX", "GIT_SHALLOW_FILE", "GIT_COMMON_DIR"),
    )
)
"""Variables that point git to one repository, as within a hook (``git rev-parse --local-env-vars``): not to that of the corpus."""


def commit_of(revision: str, data: Path) -> str:
    """The commit that a revision names in the repository of a corpus; raises QuestionError where it names none."""
    told = _git(data, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if told.returncode:
        near = _git(data, "for-each-ref", "--format=%(refname:short)", "--sort=-creatordate", "--count=6", "refs/tags", "refs/heads")
        known = near.stdout.decode(errors="replace").split()
        raise QuestionError(f'"{revision}" is neither a build nor a corpus nor a git revision', known)
    return told.stdout.decode().strip()


def write_corpus(commit: str, data: Path, target: Path) -> None:
    """Write the corpus of a commit under a folder; raises NoBuild where the commit has none."""
    prefix = _git(data, "rev-parse", "--show-prefix").stdout.decode().strip()
    listed = _git(data, "ls-tree", "-r", "-z", "--full-tree", commit, "--", prefix or ".").stdout
    found = [(mode, blob, name) for mode, blob, name in map(_entry, filter(None, listed.split(b"\0"))) if _is_read(mode, name)]
    if not any("/treaties/" in f"/{name}" for _, _, name in found):
        raise NoBuild(f'the revision "{commit[:12]}" holds no corpus in "{prefix or "."}"')
    contents = _contents(data, [blob for _, blob, _ in found])
    for (_, _, name), content in zip(found, contents, strict=True):
        path = target / PurePosixPath(name).relative_to(prefix)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _entry(line: bytes) -> tuple[bytes, str, str]:
    told, _, name = line.partition(b"\t")
    mode, _, blob = told.split(b" ")
    return mode, blob.decode(), name.decode(errors="replace")


def _is_read(mode: bytes, name: str) -> bool:
    return mode in _PLAIN and name.endswith(_SUFFIXES) and ".." not in PurePosixPath(name).parts


def _contents(data: Path, blobs: list[str]) -> list[bytes]:
    """The bytes of many objects from one process."""
    out = _git(data, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs).encode()).stdout
    found, at = [], 0
    for _ in blobs:
        head_ends = out.index(b"\n", at)
        if out[at:head_ends].endswith(b" missing"):
            raise NoBuild("objects of this revision are not here; fetch them")
        size = int(out[at:head_ends].split(b" ")[2])
        found.append(out[head_ends + 1 : head_ends + 1 + size])
        at = head_ends + size + 2
    return found


def _git(data: Path, *arguments: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    """One command of git that reads; it asks nobody, fetches nothing and takes no lock, and looks nowhere but beside the corpus."""
    safe = ("--no-pager", "--no-replace-objects", "--no-optional-locks", "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false")
    quiet = {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
    around = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER}
    try:
        return subprocess.run(
            ["git", *safe, "-C", str(data), *arguments], input=given, capture_output=True, check=False, env={**around, **quiet}
        )
    except FileNotFoundError:
        raise QuestionError("git is not installed, so no revision can be read; name builds or corpora") from None
