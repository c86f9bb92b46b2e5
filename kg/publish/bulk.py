"""``kg export --bulk``: sorted, compressed N-Quads in parts of equal size, with a manifest, as loaders of clusters want them."""

import gzip
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.manifest import graph_files, graphs_of

LINES = 1_000_000
"""Quads of one part; loaders read several parts at once."""


def write_bulk(build: Path, manifest: dict[str, Any], folder: Path, most: int = LINES) -> None:
    """Write the parts and their manifest; the same build gives the same bytes."""
    folder.mkdir()
    lines = sorted({line for file in graph_files(manifest) for line in (build / file["file"]).read_text(encoding="utf-8").splitlines(True)})
    parts = [
        _part(folder / f"part-{number:05}.nq.gz", lines[start : start + most]) for number, start in enumerate(range(0, len(lines), most))
    ]
    told = {
        "version": manifest["version"],
        "build": manifest["key"],
        "format": "application/n-quads",
        "compression": "gzip",
        "order": "lines sorted by code point, no line twice, no blank nodes",
        "quads": len(lines),
        "sha256_of_all": sha256("".join(lines).encode()).hexdigest(),
        "graphs": dict(sorted(graphs_of(manifest).items())),
        "parts": parts,
    }
    (folder / "manifest.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _part(path: Path, lines: list[str]) -> dict[str, Any]:
    plain = "".join(lines).encode()
    packed = gzip.compress(plain, compresslevel=6, mtime=0)
    path.write_bytes(packed)
    return {"file": path.name, "quads": len(lines), "bytes": len(packed), "sha256": sha256(packed).hexdigest()}
