"""The export as a research object (RO-Crate 1.2): what the files are, for archives and catalogues."""

import json
from collections.abc import Mapping
from pathlib import PurePosixPath

from kg.namespaces import BASE
from kg.publish.columns import LICENCE
from kg.publish.describe import ABOUT, MEDIA, TITLE


def crate(files: Mapping[str, tuple[int, str]], version: str, data_as_of: str | None) -> str:
    """``ro-crate-metadata.json`` for a folder with these files."""
    root = {
        "@id": "./",
        "@type": "Dataset",
        "identifier": BASE,
        "name": TITLE,
        "description": ABOUT,
        "version": version,
        "license": {"@id": LICENCE},
        "datePublished": data_as_of or "1970-01-01",
        "hasPart": [{"@id": name} for name in sorted(files)],
    }
    graph = [
        {
            "@id": "ro-crate-metadata.json",
            "@type": "CreativeWork",
            "about": {"@id": "./"},
            "conformsTo": {"@id": "https://w3id.org/ro/crate/1.2"},
        },
        root,
        {"@id": LICENCE, "@type": "CreativeWork", "name": "Creative Commons Attribution 4.0 International"},
        *(_file(name, size, digest) for name, (size, digest) in sorted(files.items())),
    ]
    return json.dumps({"@context": "https://w3id.org/ro/crate/1.2/context", "@graph": graph}, indent=1) + "\n"


def _file(name: str, size: int, digest: str) -> dict[str, str]:
    media = MEDIA.get(PurePosixPath(name).suffix, "application/octet-stream")
    return {
        "@id": name,
        "@type": "File",
        "name": PurePosixPath(name).name,
        "encodingFormat": media,
        "contentSize": str(size),
        "sha256": digest,
    }
