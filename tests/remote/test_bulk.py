"""The parts of ``kg export --bulk`` are loaded as the how-to pages tell, and the store then holds what the manifest says."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from kg.publish.export import export
from kg.publish.target import Target, target_of
from tests.publish.stores import OXIGRAPH, oxigraph
from tests.remote.engines import virtuoso
from tests.server.served import ROOT

COUNTS = """SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } FILTER(STRSTARTS(STR(?g), "https://w3id.org/treaty-kg/graph/")) }
GROUP BY ?g"""
LOAD = """ld_dir('bulk', '*.nq.gz', 'https://w3id.org/treaty-kg/graph/unnamed');
rdf_loader_run();
checkpoint;
select ll_file, ll_state, ll_error from DB.DBA.LOAD_LIST;
"""


@pytest.fixture(scope="module")
def bulk(apmbc_build: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("bulk") / "out"
    export(apmbc_build, target, ("bulk",))
    return target / "bulk"


def held(target: Target) -> dict[str, int]:
    return {row["g"]: int(row["n"]) for row in target.rows(COUNTS)}


def told(bulk: Path) -> dict[str, int]:
    graphs: dict[str, int] = json.loads((bulk / "manifest.json").read_text(encoding="utf-8"))["graphs"]
    return graphs


def test_oxigraph_loads_the_parts(bulk: Path, tmp_path: Path) -> None:
    command = [OXIGRAPH, "load", "--location", tmp_path / "store", "--file", *sorted(bulk.glob("part-*.nq.gz"))]
    subprocess.run(command, check=True, capture_output=True)
    with oxigraph(tmp_path / "store") as url:
        assert held(target_of(f"{url}/query", None, None, 60)) == told(bulk)


def test_virtuoso_loads_the_parts(bulk: Path, tmp_path: Path) -> None:
    folder = tmp_path / "virtuoso"
    with virtuoso(folder) as target:
        shutil.copytree(bulk, folder / "bulk")
        port = next(
            line.split("=")[1].strip()
            for line in (folder / "virtuoso.ini").read_text(encoding="utf-8").splitlines()
            if "ServerPort" in line
        )
        said = subprocess.run(["isql-vt", port, "dba", "dba"], input=LOAD, text=True, capture_output=True, check=True).stdout
        assert "part-00000.nq.gz" in said
        assert held(target) == told(bulk), said


@pytest.mark.parametrize(("page", "steps"), [("virtuoso", LOAD.splitlines()[1:]), ("oxigraph", ["oxigraph load --location"])])
def test_the_pages_tell_the_steps_that_were_run(page: str, steps: list[str]) -> None:
    text = (ROOT / "docs" / "how-to" / f"bulk-load-{page}.md").read_text(encoding="utf-8")
    assert [step for step in steps if step not in text] == []
    assert "This page is run by `make test-remote`" in text
