"""``kg export``: one folder with everything, written beside and then put in place."""

import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import pyoxigraph

from kg.answers.tables import Tables
from kg.manifest import graph_files
from kg.namespaces import BASE, GRAPH
from kg.publish.bulk import write_bulk
from kg.publish.canonical import canonical_hash
from kg.publish.columns import csvw, data_package
from kg.publish.context import CONTEXT, context_of
from kg.publish.crate import crate
from kg.publish.describe import checksums, dcat, void
from kg.publish.formats import FORMATS, SUFFIXES, write_format
from kg.publish.graphs import graphs_in
from kg.publish.tables import COLUMNS, KEYS, table_of

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
        for each in formats:
            _WRITERS.get(each, _write_graphs)(tables, each, beside)
        _describe(tables, beside, CSV in formats)
        files = checksums(beside)
        (beside / SUMS).write_text("".join(f"{digest}  {name}\n" for name, (_, digest) in sorted(files.items())), encoding="utf-8")
        shutil.rmtree(target, ignore_errors=True)
        beside.rename(target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return sorted((*files, SUMS))


def _write_graphs(tables: Tables, name: str, folder: Path) -> None:
    write_format(tables.build, tables.manifest, name, folder / f"{NAME}.{SUFFIXES.get(name, name)}")


def _write_each_graph(tables: Tables, _: str, folder: Path) -> None:
    """Every named graph as a file of its own."""
    for iri, content in graphs_in(tables.build, tables.manifest).items():
        path = folder / GRAPHS / f"{iri.removeprefix(GRAPH)}.nt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(content.lines), encoding="utf-8")


def _write_bulk(tables: Tables, name: str, folder: Path) -> None:
    write_bulk(tables.build, tables.manifest, folder / name)


def _describe(tables: Tables, folder: Path, with_tables: bool) -> None:
    """What says what the files are; each description names the files written before it."""
    manifest = tables.manifest
    store = pyoxigraph.Store()
    for file in manifest["words"]["graphs"]:
        store.bulk_load(path=str(tables.build / file["file"]), format=pyoxigraph.RdfFormat.N_QUADS)
    (folder / CONTEXT).write_text(json.dumps({"@context": context_of(store)}, indent=1) + "\n", encoding="utf-8")
    for name, frame in FRAMES.items():
        (folder / f"{name}.frame.jsonld").write_text(json.dumps(frame, indent=1) + "\n", encoding="utf-8")
    (folder / "void.ttl").write_text(void(manifest), encoding="utf-8")
    if with_tables:
        package = data_package(COLUMNS, KEYS, checksums(folder), manifest["version"])
        (folder / "datapackage.json").write_text(package, encoding="utf-8")
    (folder / "dcat.ttl").write_text(dcat(manifest, checksums(folder)), encoding="utf-8")
    files = checksums(folder)
    (folder / "ro-crate-metadata.json").write_text(crate(files, manifest["version"], tables.data_as_of), encoding="utf-8")
    told = {"version": manifest["version"], "data_as_of": tables.data_as_of, "build": manifest["key"], "rdfc10_sha256": _canonical(tables)}
    listed = {name: {"bytes": size, "sha256": digest} for name, (size, digest) in checksums(folder).items()}
    (folder / _MANIFEST).write_text(json.dumps({**told, "files": listed}, indent=1) + "\n", encoding="utf-8")


def _canonical(tables: Tables) -> str:
    """The hash of the whole dataset: equal for equal graphs, whatever the format they came in."""
    files = (tables.build / file["file"] for file in graph_files(tables.manifest))
    return canonical_hash(quad for path in files for quad in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.N_QUADS))


FRAMES = {
    "treaty": {"@context": f"{BASE}{CONTEXT}", "@type": "Treaty", "depositary": {"@embed": "@always"}},
    "act": {"@context": f"{BASE}{CONTEXT}", "@type": "Act", "ofParticipation": {"@embed": "@always"}},
    "status": {
        "@context": f"{BASE}{CONTEXT}",
        "@type": "StatusPeriod",
        "ofParticipation": {"@embed": "@always"},
        "step": {"@embed": "@always"},
    },
}
"""JSON-LD frames: a treaty, an act and a status period as trees."""

GRAPHS, BULK, SUMS = "graphs", "bulk", "SHA256SUMS"
_MANIFEST = "manifest.json"


def _write_tables(tables: Tables, name: str, beside: Path) -> None:
    folder = beside / name
    folder.mkdir()
    for table in COLUMNS:
        (folder / f"{table}.csv").write_text(table_of(table, tables), encoding="utf-8")
    (folder / "csv-metadata.json").write_text(csvw(COLUMNS, KEYS), encoding="utf-8")


_WRITERS = {CSV: _write_tables, GRAPHS: _write_each_graph, BULK: _write_bulk}


def _refuse_foreign(target: Path) -> None:
    if target.exists() and any(target.iterdir()) and not (target / "void.ttl").exists():
        raise FileExistsError(17, "the folder holds something else than an export; name another one", str(target))
