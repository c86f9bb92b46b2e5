"""The embedded store: a build's N-Quads loaded for SPARQL, made on first use and kept beside them.

The store is an index and never the truth: it is named by the manifest it was
made from, made beside and renamed, and can be deleted at any time.
"""

import io
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyoxigraph

from kg.manifest import graph_files, read_manifest


def open_store(build: Path) -> pyoxigraph.Store:
    """The store of a build, read only; it is made first where it is missing or of an older build.

    Raises FileNotFoundError where there is no build.
    """
    return pyoxigraph.Store.read_only(str(made_store(build)))


def made_store(build: Path) -> Path:
    """Where the store of a build lies; it is made first where it is missing or of an older build.

    Raises FileNotFoundError where there is no build.
    """
    manifest = read_manifest(build)
    if manifest is None:
        raise FileNotFoundError(2, 'no build; run "kg build" first', str(build))
    place = build / f"store-{manifest['key'][:12]}"
    if not place.exists():
        _make(build, manifest, place)
    return place


def load_into(store: pyoxigraph.Store, build: Path, manifest: Mapping[str, Any]) -> None:
    """Load every graph of a build into a store, in one go: each load of its own leaves a file that slows the next."""
    files = _OneAfterAnother(build / file["file"] for file in graph_files(manifest))
    store.bulk_load(io.BufferedReader(files, _PIECE), format=pyoxigraph.RdfFormat.N_QUADS)


_PIECE = 1 << 20


class _OneAfterAnother(io.RawIOBase):
    """Files read as if they were one, so that no more than one of them is in memory."""

    def __init__(self, files: Iterator[Path]) -> None:
        self._left, self._file = files, io.BytesIO()

    def readable(self) -> bool:
        """It is for reading alone."""
        return True

    def readinto(self, buffer: Any) -> int:
        """The next bytes; none at the end of the last file."""
        while not (count := self._file.readinto(buffer)):
            file = next(self._left, None)
            if file is None:
                return 0
            self._file = io.BytesIO(file.read_bytes())
        return count


def _make(build: Path, manifest: Mapping[str, Any], place: Path) -> None:
    beside = build / f".store.{os.getpid()}"
    shutil.rmtree(beside, ignore_errors=True)
    store = pyoxigraph.Store(str(beside))
    load_into(store, build, manifest)
    store.flush()
    del store
    try:
        beside.rename(place)
    except OSError:
        shutil.rmtree(beside, ignore_errors=True)  # another process was first
    for old in build.glob("store-*"):
        if old != place:
            shutil.rmtree(old, ignore_errors=True)
