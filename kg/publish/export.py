"""``kg export``: one folder with everything, written beside and then put in place."""

import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from kg.answers.tables import Tables
from kg.publish.describe import checksums, dcat, void
from kg.publish.formats import FORMATS, SUFFIXES, write_format
from kg.publish.tables import COLUMNS, table_of

NAME = "treaty-kg"
CSV = "csv"


def export(build: Path, target: Path, formats: Sequence[str] = (*FORMATS, CSV)) -> list[str]:
    """Write a build in the formats named; return the files written, by their paths in the folder.

    The folder is replaced as a whole, and only if it is empty, new or an export.
    Raises FileExistsError where it holds something else.
    """
    tables = Tables(build)
    _refuse_foreign(target)
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    beside.mkdir(parents=True)
    try:
        for name in formats:
            if name in FORMATS:
                write_format(build, tables.manifest, name, beside / f"{NAME}.{SUFFIXES.get(name, name)}")
            else:
                _write_tables(tables, beside / CSV)
        (beside / "void.ttl").write_text(void(tables.manifest), encoding="utf-8")
        (beside / "dcat.ttl").write_text(dcat(tables.manifest, checksums(beside)), encoding="utf-8")
        files = checksums(beside)
        told = {"version": tables.manifest["version"], "data_as_of": tables.data_as_of, "build": tables.manifest["key"]}
        listed = {name: {"bytes": size, "sha256": digest} for name, (size, digest) in files.items()}
        (beside / _MANIFEST).write_text(json.dumps({**told, "files": listed}, indent=1) + "\n", encoding="utf-8")
        shutil.rmtree(target, ignore_errors=True)
        beside.rename(target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return sorted((*files, _MANIFEST))


_MANIFEST = "manifest.json"


def _write_tables(tables: Tables, folder: Path) -> None:
    folder.mkdir()
    for name in COLUMNS:
        (folder / f"{name}.csv").write_text(table_of(name, tables), encoding="utf-8")


def _refuse_foreign(target: Path) -> None:
    if target.exists() and any(target.iterdir()) and not (target / "void.ttl").exists():
        raise FileExistsError(17, "the folder holds something else than an export; name another one", str(target))
