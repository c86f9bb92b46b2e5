"""The store that queries open holds every quad of the build, however the files are cut into pieces while it is loaded."""

from pathlib import Path

import pyoxigraph
import pytest

from kg import store
from kg.manifest import graph_files, graphs_of, read_manifest
from tests.build import corpora
from tests.build.corpora import made


@pytest.fixture
def build(tmp_path: Path) -> Path:
    made(corpora.invented(tmp_path))
    return tmp_path / "build"


@pytest.mark.parametrize("piece", [7, 4096, 1 << 20])
def test_every_quad_of_every_file_is_loaded(build: Path, piece: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_PIECE", piece)
    manifest = read_manifest(build)
    assert manifest is not None
    loaded = pyoxigraph.Store()
    store.load_into(loaded, build, manifest)
    quads = {
        quad for file in graph_files(manifest) for quad in pyoxigraph.parse(path=build / file["file"], format=pyoxigraph.RdfFormat.N_QUADS)
    }
    assert set(loaded) == quads
    assert len(loaded) == sum(graphs_of(manifest).values()) > 1000
