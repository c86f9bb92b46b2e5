"""The files of a build: named by their content, found through one manifest that is replaced in one step.

A build that is cut off leaves files that no manifest names; the last good build
stays whole, and the next run clears them away.
"""

import fcntl
import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any

from kg.writing import write_whole, written_beside

MANIFEST = "manifest.json"
UNFINISHED = "unfinished.jsonl"
"""What a build that goes on, or was cut off, has finished so far; see ``kg.journal``."""
FORMAT = 7
"""Raised when what the files hold changes its form."""

FOLDERS = ("graphs", "tables")
"""Where the files of a build lie."""


def read_manifest(build: Path) -> dict[str, Any] | None:
    """The manifest of a build, or ``None`` where there is none of this format."""
    try:
        manifest = json.loads((build / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return None
    return manifest if isinstance(manifest, dict) and manifest.get("format") == FORMAT else None


def write_text(build: Path, folder: str, stem: str, suffix: str, texts: Iterable[str]) -> dict[str, Any]:
    """Write one text file under the build part by part, named by its content; return its place and digest."""
    from hashlib import sha256  # noqa: PLC0415 -- answers from a build read its manifest and write nothing

    digest, size = sha256(), 0
    beside = build / folder / f".{stem}.{os.getpid()}"
    beside.parent.mkdir(parents=True, exist_ok=True)
    with written_beside(build / folder / f"{stem}{suffix}", beside):
        with beside.open("wb") as file:
            for text in texts:
                content = text.encode()
                digest.update(content)
                size += file.write(content)
        name = f"{folder}/{stem}-{digest.hexdigest()[:12]}{suffix}"
        beside.replace(build / name)
    return {"file": name, "sha256": digest.hexdigest(), "bytes": size}


def _has_size(path: Path, size: int) -> bool:
    """Whether a file is there and whole; after a loss of power it may be there and empty."""
    try:
        return path.stat().st_size == size
    except OSError:
        return False


def write_json(build: Path, folder: str, stem: str, value: Any) -> dict[str, Any]:
    """Write one table as JSON, the same bytes for the same value; days are written as ISO 8601 has them."""
    from msgspec.json import encode  # noqa: PLC0415

    return _write(build, folder, stem, ".json", encode(value) + b"\n")


def _write(build: Path, folder: str, stem: str, suffix: str, content: bytes) -> dict[str, Any]:
    from hashlib import sha256  # noqa: PLC0415 -- answers from a build read its manifest and write nothing

    digest = sha256(content).hexdigest()
    name = f"{folder}/{stem}-{digest[:12]}{suffix}"
    path = build / name
    if not _has_size(path, len(content)):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)
    return {"file": name, "sha256": digest, "bytes": len(content)}


@contextmanager
def writing(build: Path) -> Iterator[None]:
    """Only one process writes a build at a time; the lock ends with its process, however that ends."""
    build.mkdir(parents=True, exist_ok=True)
    handle = os.open(build, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def commit(build: Path, manifest: Mapping[str, Any]) -> None:
    """Make a build the one that readers see, then clear away what it does not name."""
    write_whole(build / MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1) + "\n")
    tidy(build, manifest)


def tidy(build: Path, manifest: Mapping[str, Any] | None) -> None:
    """Clear away what a manifest does not name: files of an older build, or of one that was cut off; and folders left empty."""
    kept = set(named_files(manifest)) if manifest else set()
    for path in (*build.glob(f".{MANIFEST}.*"), build / UNFINISHED):
        path.unlink(missing_ok=True)
    for folder in FOLDERS:
        _clear(build, folder, kept)
    with suppress(OSError):  # it holds something
        build.rmdir()


def _clear(build: Path, folder: str, kept: Collection[str]) -> None:
    for name, is_folder in _listed(build, folder):
        if is_folder:
            _clear(build, name, kept)
        elif name not in kept:
            (build / name).unlink(missing_ok=True)
    with suppress(OSError):
        (build / folder).rmdir()


def _listed(build: Path, folder: str) -> list[tuple[str, bool]]:
    """What stands in a folder of a build, and whether it is a folder; a listing costs less than a look at each file."""
    try:
        with os.scandir(build / folder) as found:
            return [(f"{folder}/{entry.name}", entry.is_dir(follow_symlinks=False)) for entry in found]
    except OSError:
        return []


def is_whole(build: Path, manifest: Mapping[str, Any]) -> bool:
    """Whether every file that a manifest names is there, with as many bytes as were written."""
    named = {(file["file"], file["bytes"]) for part in parts_of(manifest) for file in files_of(part)}
    folders = {name.rpartition("/")[0] for name, _ in named}
    return named.issubset(found for folder in folders for found in _sizes(build, folder))


def _sizes(build: Path, folder: str) -> Iterator[tuple[str, int]]:
    with suppress(OSError), os.scandir(build / folder) as found:
        for entry in found:
            yield f"{folder}/{entry.name}", entry.stat(follow_symlinks=False).st_size


def graphs_of(manifest: Mapping[str, Any]) -> dict[str, int]:
    """Every named graph of a build with its number of quads."""
    return {iri: count for file in graph_files(manifest) for iri, count in file["quads"].items()}


def graph_files(manifest: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Every file of N-Quads that a build names."""
    return [file for part in parts_of(manifest) for file in part["graphs"]]


def known_on_of(manifest: Mapping[str, Any]) -> date | None:
    """The day of knowledge that a build was made for."""
    return date.fromisoformat(manifest["known_on"]) if manifest["known_on"] else None


def named_files(manifest: Mapping[str, Any]) -> list[str]:
    """Every file that a manifest names."""
    return [file["file"] for part in parts_of(manifest) for file in files_of(part)]


def parts_of(manifest: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The words, the registers and every treaty."""
    return [manifest["words"], manifest["registers"], *manifest["treaties"].values()]


def files_of(part: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The files of one part of a manifest, with their digests."""
    return [*part["graphs"], *part["tables"].values()]
