"""A build is pushed to a real store: only what changed, verified, and whole after any accident."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.manifest import read_manifest
from kg.publish.graphs import Content, graphs_in
from kg.publish.push import PUBLICATION, plan, published, push
from kg.publish.target import Target, target_of
from kg.sparql.errors import EndpointError
from tests.build.corpora import edit, invented, kg, made
from tests.publish.stores import oxigraph, wall
from tests.server.served import ROOT

GRAPH = "https://w3id.org/treaty-kg/graph/"


@pytest.fixture(scope="module")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Content]:
    """The graphs of the invented corpus."""
    data = invented(tmp_path_factory.mktemp("invented"))
    return graphs_of(made(data).manifest, data.parent / "build")


def graphs_of(manifest: object, build: Path) -> dict[str, Content]:
    found = read_manifest(build)
    assert found == manifest
    return graphs_in(build, found)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[str]:
    with oxigraph(tmp_path / "store") as url:
        yield url


def held(target: Target) -> dict[str, int]:
    rows = target.rows("SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")
    return {row["g"]: int(row["n"]) for row in rows if row["g"] != PUBLICATION}


@pytest.mark.parametrize("protocol", ["graph store", "update"])
def test_a_store_holds_what_was_pushed(store: str, graphs: dict[str, Content], protocol: str) -> None:
    target = target_of(f"{store}/query", None, None if protocol == "graph store" else f"{store}/update", 30)
    done = push(target, graphs)
    assert {change.kind for change in done} == {"add"}
    assert held(target) == {iri: len(content) for iri, content in graphs.items()}
    assert all(target.graph(iri).digest == content.digest for iri, content in graphs.items())


def test_only_what_changed_is_pushed(store: str, tmp_path: Path) -> None:
    data = invented(tmp_path)
    target = target_of(f"{store}/query", None, None, 30)
    push(target, graphs_of(made(data).manifest, tmp_path / "build"))
    edit(data / "treaties" / "torches" / "acts.csv", "RUR,accession,2003-08-31", "RUR,accession,2003-09-30")
    after = graphs_of(made(data).manifest, tmp_path / "build")
    changed = {change.iri.removeprefix(GRAPH) for change in plan(after, published(target))}
    assert {"asserted/torches", "derived/torches"} <= changed
    assert not any("lanterns" in iri for iri in changed)
    with wall(store) as before:
        push(target_of(f"{before.url}/query", None, None, 30), after)
        pushed = len(before.writes)
        assert push(target_of(f"{before.url}/query", None, None, 30), after) == []
        assert len(before.writes) == pushed  # nothing to do, nothing written
    assert held(target) == {iri: len(content) for iri, content in after.items()}


def test_what_is_no_longer_ours_goes_and_what_was_never_ours_stays(store: str, graphs: dict[str, Content]) -> None:
    target = target_of(f"{store}/query", None, None, 30)
    others = Content(("<http://example.org/a> <http://example.org/b> <http://example.org/c> .\n",))
    target.put("http://example.org/graph", others)
    push(target, graphs)
    fewer = {iri: content for iri, content in graphs.items() if "torches" not in iri}
    assert {change.kind for change in push(target, fewer)} == {"remove"}
    assert held(target) == {**{iri: len(content) for iri, content in fewer.items()}, "http://example.org/graph": 1}


@pytest.mark.parametrize("fault", ["500", "drop", "cut"])
def test_a_failure_in_the_middle_is_told_and_a_rerun_completes(store: str, graphs: dict[str, Content], fault: str) -> None:
    direct = target_of(f"{store}/query", None, None, 30)
    with wall(store) as before:
        target = target_of(f"{before.url}/query", None, None, 30)
        before.rule = lambda method, number: fault if number >= 8 else ""
        with pytest.raises(EndpointError) as told:
            push(target, graphs)
        assert "http" in str(told.value)
        listed = published(direct)
        assert 0 < len(listed) < len(graphs)
        assert all(direct.graph(iri).digest == digest for iri, (digest, _) in listed.items())  # the list never says too much
        before.rule = lambda method, number: ""
        done = push(target, graphs)
    assert len(done) == len(graphs) - len(listed)
    assert held(direct) == {iri: len(content) for iri, content in graphs.items()}


def test_a_store_that_is_busy_is_asked_again(store: str, graphs: dict[str, Content]) -> None:
    with wall(store) as before:
        before.rule = lambda method, number: "503" if number % 3 == 1 else ""
        push(target_of(f"{before.url}/query", None, None, 30), graphs)
    assert held(target_of(f"{store}/query", None, None, 30)) == {iri: len(content) for iri, content in graphs.items()}


def test_kill_9_in_the_middle_loses_nothing(store: str, tmp_path: Path) -> None:
    data = invented(tmp_path)
    graphs = graphs_of(made(data).manifest, tmp_path / "build")
    with wall(store) as before:
        before.rule = lambda method, number: time.sleep(0.05) or ""  # type: ignore[func-returns-value]
        for stop in (2, 5, 9):
            writes = len(before.writes)
            process = subprocess.Popen(publish(tmp_path / "build", before.url), cwd=ROOT, stderr=subprocess.DEVNULL)
            while len(before.writes) < writes + stop and process.poll() is None:
                time.sleep(0.005)
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            time.sleep(0.2)  # what was on its way arrives
        assert subprocess.run(publish(tmp_path / "build", before.url), cwd=ROOT, check=False, stderr=subprocess.DEVNULL).returncode == 0
    target = target_of(f"{store}/query", None, None, 30)
    assert {iri: digest for iri, (digest, _) in published(target).items()} == {iri: content.digest for iri, content in graphs.items()}
    assert all(target.graph(iri).digest == content.digest for iri, content in graphs.items())


def publish(build: Path, url: str) -> list[str]:
    program = "import sys; from kg.cli import main; sys.exit(main())"
    return [sys.executable, "-c", program, "--build", str(build), "publish", "--endpoint", f"{url}/query"]


def test_dry_run_shows_the_difference_and_writes_nothing(store: str, tmp_path: Path) -> None:
    data = invented(tmp_path)
    push(target_of(f"{store}/query", None, None, 30), graphs_of(made(data).manifest, tmp_path / "build"))
    edit(data / "treaties" / "torches" / "acts.csv", "RUR,accession,2003-08-31", "RUR,accession,2003-09-30")
    made(data)
    with wall(store) as before:
        told = kg("--build", str(tmp_path / "build"), "publish", "--endpoint", f"{before.url}/query", "--dry-run", "-v")
        assert not before.writes
    assert told.returncode == 0
    assert "replace <https://w3id.org/treaty-kg/graph/asserted/torches>" in told.stdout
    assert "- <https://w3id.org/treaty-kg/id/act/torches/RUR/accession/2003-08-31>" in told.stdout
    assert "+ <https://w3id.org/treaty-kg/id/act/torches/RUR/accession/2003-09-30>" in told.stdout
    assert "lanterns" not in told.stdout


@pytest.mark.parametrize(
    ("endpoint", "said"),
    [
        ("http://127.0.0.1:9/query", "cannot be reached"),
        ("http://user:secret@127.0.0.1:9/query", "KG_ENDPOINT_USER"),
        ("file:///etc/passwd", "no address of a store"),
        ("{store}/nothing", "no SPARQL endpoint"),
    ],
)
def test_what_is_wrong_is_told_in_a_sentence(store: str, apmbc_build: Path, endpoint: str, said: str) -> None:
    told = kg("--build", str(apmbc_build), "publish", "--endpoint", endpoint.replace("{store}", store))
    assert told.returncode == 3
    assert said in told.stderr
    assert "secret" not in told.stderr
    assert "Traceback" not in told.stderr
