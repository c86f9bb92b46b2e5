"""Files on their way to a worker and back: by path under a folder, compressed."""

import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.writing import write_whole

Parcel = Mapping[str, bytes]


def packed(root: Path, files: Iterable[Path]) -> Parcel:
    """Files under a folder, by their paths from there."""
    return {file.relative_to(root).as_posix(): zlib.compress(file.read_bytes(), 1) for file in files}


def unpacked(parcel: Parcel, root: Path) -> None:
    """Put files under a folder; one that stands there already is left, for names are made of content."""
    for name, content in parcel.items():
        path = root / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, zlib.decompress(content))
