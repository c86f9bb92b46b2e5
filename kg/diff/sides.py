"""Where the two sides of a comparison come from: a build, a corpus, or a git revision of the corpus.

A corpus is built by the program of today into a temporary folder; the second one
begins from the build of the first, so that only what differs is derived again.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.answers.errors import NoBuild
from kg.answers.tables import Tables
from kg.corpus.faults import CorpusFaults
from kg.diff.revisions import commit_of, write_corpus
from kg.manifest import MANIFEST

Builder = Callable[[Path, Path], object]
"""Builds a corpus into a folder."""


@contextmanager
def sides(names: tuple[str, str], data: Path, build: Builder) -> Iterator[tuple[Tables, Tables]]:
    """Both sides opened; what had to be built is gone again afterwards.

    A name is a path where one of this name is there, else a revision of the
    repository of ``data``. Raises QuestionError for what is none of these, and
    NoBuild for what cannot be read.
    """
    with TemporaryDirectory(prefix="kg-diff-") as folder:
        found: list[Tables] = []
        for number, name in enumerate(names):
            place = Path(folder) / str(number)
            seed = next((side.build for side in found if Path(folder) in side.build.parents), None)
            found.append(_side(name, data, build, place, seed))
        yield found[0], found[1]


def _side(name: str, data: Path, build: Builder, place: Path, seed: Path | None) -> Tables:
    path = Path(name)
    if (path / MANIFEST).is_file():
        return _opened(path, name)
    if (path / "treaties").is_dir():
        return _built(path, build, place, seed, name)
    if name and path.exists():
        raise NoBuild(f'"{name}" is neither a build (it has no {MANIFEST}) nor a corpus (it has no folder treaties)')
    write_corpus(commit_of(name, data), data, place / "data")
    return _built(place / "data", build, place, seed, name)


def _opened(path: Path, name: str) -> Tables:
    try:
        return Tables(path)
    except NoBuild:
        raise NoBuild(f'the build in "{name}" was made by another program; name the corpus or the revision that it was made from') from None


def _built(data: Path, build: Builder, place: Path, seed: Path | None, name: str) -> Tables:
    target = place / "build"
    if seed is not None:
        shutil.copytree(seed, target, copy_function=os.link)
    try:
        build(data, target)
    except CorpusFaults as error:
        raise NoBuild(f'the corpus of "{name}" has {len(error.faults)} faults, the first: {error.faults[0]}') from None
    return Tables(target)
