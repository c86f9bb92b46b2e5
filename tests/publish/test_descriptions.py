"""What describes an export holds by the rules of those who read it: DCAT, VoID, CSV on the Web, data package, RO-Crate."""

import csv
import json
import re
from pathlib import Path

import jsonschema
import pyoxigraph
import pyshacl
import pytest
import rdflib
from pyoxigraph import RdfFormat

from kg.answers.tables import Tables
from kg.namespaces import DATASET, GRAPH
from kg.publish.columns import MEANINGS
from kg.publish.describe import dcat

SHAPES = Path(__file__).parent / "dcat-shapes.ttl"


def conforms(turtle: str) -> tuple[bool, str]:
    data, shapes = rdflib.Graph().parse(data=turtle, format="turtle"), rdflib.Graph().parse(SHAPES, format="turtle")
    found, _, said = pyshacl.validate(data, shacl_graph=shapes)
    return bool(found), str(said)


def test_dcat_holds_by_its_shapes(exported: Path) -> None:
    found, said = conforms((exported / "dcat.ttl").read_text(encoding="utf-8"))
    assert found, said


FAULTS = {
    "no address": (r"dcat:accessURL <[^>]*> ; ", ""),
    "an address as text": (r"dcat:accessURL <([^>]*)>", r'dcat:accessURL "\1"'),
    "a size that is no number": (r'dcat:byteSize "\d+"\^\^xsd:nonNegativeInteger', 'dcat:byteSize "big"'),
    "no media type of the register": (r"assignments/media-types/", "assignments/other/"),
    "half a checksum": (r'"([0-9a-f]{32})[0-9a-f]{32}"', r'"\1"'),
    "a title in no language": (r"(dcterms:title \"[^\"]*\")@en", r"\1"),
    "no licence": (r"dcterms:license <[^>]*> ; ", ""),
    "no description": (r"  dcterms:description [^\n]*\n", ""),
    "a theme of our own": (r"http://publications.europa.eu/resource/authority/data-theme/INTR", "https://example.org/theme"),
    "a file that no dataset names": (r"(dcat:distribution )<[^>]*>, ", r"\1"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_shapes_are_no_sleeping_guards(apmbc_build: Path, fault: str) -> None:
    turtle = dcat(Tables(apmbc_build).manifest, {"a.nt": (1, "0" * 64), "b.csv": (2, "1" * 64)})
    assert conforms(turtle)[0]
    broken = re.sub(*FAULTS[fault], turtle, count=1)
    assert broken != turtle
    assert not conforms(broken)[0]


def test_sizes_and_checksums_of_dcat_are_those_of_the_files(exported: Path) -> None:
    store = pyoxigraph.Store()
    store.load(path=str(exported / "dcat.ttl"), format=RdfFormat.TURTLE)
    found = store.query("""PREFIX dcat: <http://www.w3.org/ns/dcat#> PREFIX spdx: <http://spdx.org/rdf/terms#>
        SELECT ?url ?size ?digest { ?d dcat:downloadURL ?url ; dcat:byteSize ?size ; spdx:checksum/spdx:checksumValue ?digest }""")
    sums = dict(reversed(line.split("  ")) for line in (exported / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
    told = {row["url"].value.split("/release/")[1].partition("/")[2]: row for row in found}  # type: ignore[union-attr]
    assert len(told) > 20
    for name, row in told.items():
        assert (int(row["size"].value), row["digest"].value) == ((exported / name).stat().st_size, sums[name])


def test_every_count_of_void_is_the_number_of_statements(exported: Path) -> None:
    store = pyoxigraph.Store()
    store.load(path=str(exported / "void.ttl"), format=RdfFormat.TURTLE)
    found = store.query("PREFIX void: <http://rdfs.org/ns/void#> SELECT ?d ?n { ?d void:triples ?n }")
    told = {row["d"].value: int(row["n"].value) for row in found}  # type: ignore[union-attr]
    quads = pyoxigraph.Store()
    quads.bulk_load(path=str(exported / "treaty-kg.nq"), format=RdfFormat.N_QUADS)
    counted = {f"{DATASET}/{name.value.removeprefix(GRAPH)}": _size(quads, name) for name in quads.named_graphs()}  # type: ignore[arg-type]
    assert told == {DATASET: len(quads), **counted}


def _size(store: pyoxigraph.Store, name: pyoxigraph.NamedNode) -> int:
    return sum(1 for _ in store.quads_for_pattern(None, None, None, name))


def test_tables_are_read_with_their_types_by_a_reader_of_csv_on_the_web(exported: Path) -> None:
    csvw = pytest.importorskip("csvw", reason="make test-remote installs it")
    metadata = exported / "csv" / "csv-metadata.json"
    assert csvw.CSVW(str(metadata), validate=True).is_valid
    for table in csvw.TableGroup.from_file(metadata).tables:
        with (exported / "csv" / str(table.url)).open(encoding="utf-8", newline="") as handle:
            lines = list(csv.DictReader(handle))
        rows = list(table.iterdicts(strict=True))
        assert len(rows) == len(lines) > 0
        for name, (kind, _) in MEANINGS.items():
            kinds = {type(row[name]).__name__ for row in rows if name in row} - {"NoneType"}
            assert kinds <= {{"date": "datetime", "boolean": "bool", "integer": "int"}.get(kind, "list" if name == "sources" else "str")}


TABLE = {
    "type": "object",
    "required": ["name", "path", "profile", "schema", "bytes", "hash", "encoding"],
    "properties": {
        "name": {"pattern": "^[a-z0-9._-]+$"},
        "path": {"pattern": r"^csv/[a-z_]+\.csv$"},
        "profile": {"const": "tabular-data-resource"},
        "bytes": {"type": "integer", "minimum": 1},
        "hash": {"pattern": "^sha256:[0-9a-f]{64}$"},
        "schema": {
            "type": "object",
            "required": ["fields"],
            "properties": {
                "fields": {
                    "minItems": 1,
                    "items": {
                        "required": ["name", "type", "description"],
                        "properties": {"type": {"enum": ["string", "date", "year", "integer", "boolean"]}, "description": {"minLength": 3}},
                    },
                },
                "primaryKey": {"type": "array", "minItems": 1},
            },
        },
    },
}
PACKAGE = {
    "type": "object",
    "required": ["profile", "name", "licenses", "resources", "version"],
    "properties": {
        "profile": {"const": "tabular-data-package"},
        "name": {"pattern": "^[a-z0-9._/-]+$"},
        "licenses": {"minItems": 1, "items": {"required": ["name", "path"]}},
        "resources": {"minItems": 1, "items": TABLE},
    },
}
"""What the specification of data packages asks of such a file; https://specs.frictionlessdata.io."""


def test_the_data_package_has_the_form_that_its_specification_asks_for(exported: Path) -> None:
    told = json.loads((exported / "datapackage.json").read_text(encoding="utf-8"))
    jsonschema.validate(told, PACKAGE, jsonschema.Draft202012Validator)
    for resource in told["resources"]:
        fields = {field["name"] for field in resource["schema"]["fields"]}
        assert set(resource["schema"].get("primaryKey", ())) <= fields


def test_the_data_package_is_read_by_a_library_of_others(exported: Path) -> None:
    models = pytest.importorskip("dplib.models", reason="make test-remote installs it")
    package = models.Package.from_path(str(exported / "datapackage.json"))
    assert {resource.path for resource in package.resources} == {f"csv/{path.name}" for path in (exported / "csv").glob("*.csv")}


def test_the_crate_has_what_its_specification_asks_for(exported: Path) -> None:
    crate = json.loads((exported / "ro-crate-metadata.json").read_text(encoding="utf-8"))
    nodes = {node["@id"]: node for node in crate["@graph"]}
    assert len(nodes) == len(crate["@graph"]), "no identifier twice"
    descriptor = nodes["ro-crate-metadata.json"]
    assert (descriptor["@type"], descriptor["about"]) == ("CreativeWork", {"@id": "./"})
    assert descriptor["conformsTo"]["@id"].startswith("https://w3id.org/ro/crate/")
    root = nodes["./"]
    assert all(root[name] for name in ("name", "description", "datePublished", "license"))
    assert root["license"]["@id"] in nodes
    parts = {part["@id"] for part in root["hasPart"]}
    assert parts == {name for name, node in nodes.items() if node["@type"] == "File"}
    assert all((exported / part).is_file() and int(nodes[part]["contentSize"]) == (exported / part).stat().st_size for part in parts)


def test_the_crate_is_read_by_a_library_of_others(exported: Path) -> None:
    rocrate = pytest.importorskip("rocrate.rocrate", reason="make test-remote installs it")
    crate = rocrate.ROCrate(str(exported))
    assert len(crate.data_entities) == sum(1 for path in exported.rglob("*") if path.is_file()) - 3  # itself, the manifest, the checksums
