"""Same input, same bytes: whatever the hash seed, the time zone, the folder and the order of rows."""

import json
import random
from pathlib import Path

import pytest

from tests.build import corpora
from tests.build.corpora import bytes_of, kg


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return corpora.real(tmp_path_factory.mktemp("here"), "apmbc")


@pytest.fixture(scope="module")
def first(real: Path) -> dict[str, bytes]:
    done = kg("--data", str(real), "build", PYTHONHASHSEED="1", TZ="Pacific/Kiritimati", LC_ALL="C")
    assert done.returncode == 0, done.stderr
    return bytes_of(real.parent / "build")


def test_neither_hash_seed_nor_time_zone_nor_locale_changes_a_byte(real: Path, first: dict[str, bytes], tmp_path: Path) -> None:
    done = kg("--data", str(real), "--build", str(tmp_path), "build", PYTHONHASHSEED="4711", TZ="America/Adak", LC_ALL="C.UTF-8")
    assert done.returncode == 0, done.stderr
    assert bytes_of(tmp_path) == first


def test_the_folder_changes_no_byte(first: dict[str, bytes], tmp_path: Path) -> None:
    there = corpora.real(tmp_path / "a folder with spaces, elsewhere", "apmbc")
    done = kg("--data", str(there), "build", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert bytes_of(there.parent / "build") == first


def test_the_name_of_the_data_folder_changes_no_byte(real: Path, first: dict[str, bytes], tmp_path: Path) -> None:
    renamed = real.rename(real.parent / "facts")
    try:
        done = kg("--data", str(renamed), "--build", str(tmp_path / "build"), "build")
        inside = kg("--data", ".", "--build", str(tmp_path / "inside"), "build", cwd=renamed)
    finally:
        renamed.rename(real)
    assert (done.returncode, inside.returncode) == (0, 0), done.stderr + inside.stderr
    assert bytes_of(tmp_path / "build") == bytes_of(tmp_path / "inside") == first


def test_no_file_tells_where_it_was_built(real: Path, first: dict[str, bytes]) -> None:
    for name, content in first.items():
        assert str(real.parent).encode() not in content, name
        assert str(corpora.ROOT).encode() not in content, name


def test_every_graph_is_sorted_and_says_each_thing_once(first: dict[str, bytes]) -> None:
    graphs = {name: content for name, content in first.items() if name.endswith(".nq")}
    assert len(graphs) == 8, "words, registers and four layers of one treaty"
    for name, content in graphs.items():
        lines = content.decode().splitlines()
        assert lines == sorted(set(lines)), name
        assert content.endswith(b" .\n"), name
        assert b"\r" not in content, name


def test_the_order_of_rows_changes_nothing_that_follows_from_the_acts(tmp_path: Path) -> None:
    straight, shuffled = corpora.invented(tmp_path / "a"), corpora.invented(tmp_path / "b")
    acts = shuffled / "treaties" / "lanterns" / "acts.csv"
    header, *rows = acts.read_text().splitlines()
    random.Random(7).shuffle(rows)
    corpora.write(acts, "\n".join([header, *rows]) + "\n")
    here, there = corpora.made(straight), corpora.made(shuffled)
    for layer in ("asserted", "derived", "snapshot"):
        assert _graph(here.manifest, layer) == _graph(there.manifest, layer), layer
    assert _answers(tmp_path / "a", here.manifest) == _answers(tmp_path / "b", there.manifest)


def _graph(manifest: dict, layer: str) -> str:
    return next(file["sha256"] for file in manifest["treaties"]["lanterns"]["graphs"] if f"/{layer}-" in file["file"])


def _answers(root: Path, manifest: dict) -> dict:
    table = json.loads((root / "build" / manifest["treaties"]["lanterns"]["tables"]["answers"]["file"]).read_bytes())
    table["acts"].sort(key=lambda act: act["id"])
    return table
