"""An export is whole, describes itself truly, and means the same in every format."""

import csv
import gzip
import io
import json
import time
from hashlib import sha256
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat

from kg.answers.tables import Tables
from kg.manifest import graphs_of
from kg.publish.canonical import Poisonous, canonical_hash
from kg.publish.export import export
from kg.publish.formats import FORMATS, SUFFIXES
from kg.publish.tables import COLUMNS


def read(path: Path) -> list[Quad]:
    form = next(form for name, form in FORMATS.items() if SUFFIXES.get(name, name) == path.suffix[1:])
    return list(pyoxigraph.parse(path=str(path), format=form))


def test_formats_with_graphs_give_the_hash_of_the_manifest(exported: Path) -> None:
    told = json.loads((exported / "manifest.json").read_text(encoding="utf-8"))["rdfc10_sha256"]
    for suffix in ("nq", "trig", "jsonld"):
        assert canonical_hash(read(exported / f"treaty-kg.{suffix}")) == told, suffix


def test_formats_without_graphs_give_one_hash(exported: Path) -> None:
    hashes = {suffix: canonical_hash(read(exported / f"treaty-kg.{suffix}")) for suffix in ("nt", "ttl", "rdf")}
    assert len(set(hashes.values())) == 1, hashes


def test_files_of_single_graphs_hold_what_void_says(exported: Path, apmbc_build: Path) -> None:
    counts = graphs_of(Tables(apmbc_build).manifest)
    base = "https://w3id.org/treaty-kg/graph/"
    for iri, count in counts.items():
        assert len((exported / "graphs" / f"{iri.removeprefix(base)}.nt").read_text(encoding="utf-8").splitlines()) == count
    store = pyoxigraph.Store()
    store.load(path=str(exported / "void.ttl"), format=RdfFormat.TURTLE)
    found = store.query("PREFIX void: <http://rdfs.org/ns/void#> SELECT DISTINCT ?n { ?d void:triples ?n ; void:subset [] }")
    assert [int(row["n"].value) for row in found] == [sum(counts.values())]  # type: ignore[union-attr]


def test_bulk_parts_hold_every_quad_once_in_order(apmbc_build: Path, tmp_path: Path) -> None:
    from kg.publish.bulk import write_bulk  # noqa: PLC0415

    manifest = Tables(apmbc_build).manifest
    write_bulk(apmbc_build, manifest, tmp_path / "bulk", most=10_000)
    told = json.loads((tmp_path / "bulk" / "manifest.json").read_text(encoding="utf-8"))
    lines: list[str] = []
    for part in told["parts"]:
        packed = (tmp_path / "bulk" / part["file"]).read_bytes()
        assert (sha256(packed).hexdigest(), len(packed)) == (part["sha256"], part["bytes"])
        found = gzip.decompress(packed).decode().splitlines(keepends=True)
        assert len(found) == part["quads"] <= 10_000
        lines += found
    assert lines == sorted(set(lines))
    assert len(lines) == told["quads"] == sum(told["graphs"].values())


def test_checksums_and_descriptions_name_every_file(exported: Path) -> None:
    files = {path.relative_to(exported).as_posix() for path in exported.rglob("*") if path.is_file()}
    sums = dict(reversed(line.split("  ")) for line in (exported / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
    assert set(sums) == files - {"SHA256SUMS"}
    assert all(sha256((exported / name).read_bytes()).hexdigest() == digest for name, digest in sums.items())
    crate = json.loads((exported / "ro-crate-metadata.json").read_text(encoding="utf-8"))["@graph"]
    described = {node["@id"] for node in crate if node["@type"] == "File"}
    assert described == files - {"SHA256SUMS", "ro-crate-metadata.json", "manifest.json"}
    dcat = (exported / "dcat.ttl").read_text(encoding="utf-8")
    assert dcat.count("a dcat:Distribution") == len(described) - 1  # all but itself


def test_tables_have_the_columns_that_their_metadata_say(exported: Path) -> None:
    metadata = json.loads((exported / "csv" / "csv-metadata.json").read_text(encoding="utf-8"))["tables"]
    package = {each["path"]: each for each in json.loads((exported / "datapackage.json").read_text(encoding="utf-8"))["resources"]}
    assert {table["url"] for table in metadata} == {f"{name}.csv" for name in COLUMNS}
    for table in metadata:
        text = (exported / "csv" / table["url"]).read_text(encoding="utf-8")
        rows = list(csv.reader(io.StringIO(text)))
        assert rows[0] == [column["name"] for column in table["tableSchema"]["columns"]]
        assert rows[0] == [each["name"] for each in package[f"csv/{table['url']}"]["schema"]["fields"]]
        assert package[f"csv/{table['url']}"]["hash"] == f"sha256:{sha256(text.encode()).hexdigest()}"
        if key := table["tableSchema"].get("primaryKey"):
            keys = [tuple(row[rows[0].index(name)] for name in key) for row in rows[1:]]
            assert len(keys) == len(set(keys)), table["url"]


def test_part_years_follow_the_rule_that_the_columns_state(exported: Path) -> None:
    with (exported / "csv" / "country_years.csv").open(encoding="utf-8", newline="") as handle:
        rows = {(row["actor"], row["year"]): row for row in csv.DictReader(handle)}
    ltu = rows["LTU", "2025"]  # bound until 26 December: out on the last day of the year, and yet bound for most of it
    assert (ltu["bound_on_31_december"], ltu["bound_on_some_day"], ltu["days_bound"]) == ("false", "true", "360")
    assert ("LTU", "2026") not in rows
    assert (rows["LTU", "2004"]["bound_on_31_december"], rows["LTU", "2004"]["days_bound"]) == ("true", "366")
    assert rows["AUT", "2026"]["bound_on_31_december"] == ""  # the year is not over on the data day


def test_the_same_build_gives_the_same_bytes(exported: Path, apmbc_build: Path, tmp_path: Path) -> None:
    export(apmbc_build, tmp_path / "again", (*FORMATS, "csv", "graphs", "bulk"))
    assert (tmp_path / "again" / "SHA256SUMS").read_bytes() == (exported / "SHA256SUMS").read_bytes()


def test_a_folder_with_something_else_is_left_alone(apmbc_build: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError):
        export(apmbc_build, tmp_path, ("nt",))
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_a_graph_made_to_take_for_ever_is_refused_in_time() -> None:
    link = NamedNode("http://example.org/p")
    nodes = [BlankNode() for _ in range(40)]
    clique = [Quad(a, link, b) for a in nodes for b in nodes if a != b]
    begun = time.perf_counter()
    with pytest.raises(Poisonous):
        canonical_hash(clique, seconds=2)
    assert time.perf_counter() - begun < 10


def test_blank_nodes_are_told_by_structure_and_not_by_name() -> None:
    link = NamedNode("http://example.org/p")
    a, b, c, d = (BlankNode() for _ in range(4))
    assert canonical_hash([Quad(a, link, b), Quad(b, link, link)]) == canonical_hash([Quad(d, link, link), Quad(c, link, d)])
    assert canonical_hash([Quad(a, link, b)]) != canonical_hash([Quad(a, link, a)])
