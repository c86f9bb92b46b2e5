"""A build that was cut off is taken up where it stopped: treaties that were finished are not made again."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kg.corpus.faults import CorpusFaults
from kg.manifest import UNFINISHED
from tests.build import corpora
from tests.build.corpora import ONTOLOGY, ROOT, bytes_of, edit, kg, made

_CUT_OFF = """
import os, signal, sys
from pathlib import Path
from kg.pipeline import build
from kg.shards import alone

def crew(workshop, families):
    for number, shard in enumerate(alone(workshop, families)):
        if number == int(sys.argv[3]):
            os.kill(os.getpid(), getattr(signal, sys.argv[4]))
        yield shard

build(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[1]).parent / "build", crew=crew)
"""


def cut_off(data: Path, after: int, by: str = "SIGKILL") -> None:
    """Build until so many families are noted, then end at once."""
    command = [sys.executable, "-c", _CUT_OFF, str(data), str(ONTOLOGY), str(after), by]
    done = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, timeout=60, check=False)
    assert done.returncode == -getattr(signal, by), done.stderr


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return corpora.invented(tmp_path)


def clean(data: Path) -> dict[str, bytes]:
    made(data, data.parent / "clean")
    return bytes_of(data.parent / "clean")


def test_what_was_finished_before_the_kill_is_not_made_again(data: Path) -> None:
    cut_off(data, after=1)
    assert not (data.parent / "build" / "manifest.json").exists(), "nobody reads a build that is not whole"
    before = {path: path.stat().st_mtime_ns for path in data.parent.glob("build/graphs/lanterns*/*")}
    assert before
    built = made(data)
    assert (built.rebuilt, built.resumed, built.kept) == (("torches",), ("lanterns", "lanterns-p1"), ())
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert bytes_of(data.parent / "build") == clean(data)


def test_a_build_cut_off_twice_keeps_what_both_had_finished(data: Path) -> None:
    for slug in ("beacons", "zodiacs"):
        shutil.copytree(data / "treaties" / "torches", data / "treaties" / slug)
        edit(data / "treaties" / slug / "treaty.toml", 'slug = "torches"', f'slug = "{slug}"')
    cut_off(data, after=1)
    cut_off(data, after=1)
    built = made(data)
    assert (built.resumed, built.rebuilt) == (("beacons", "lanterns", "lanterns-p1"), ("torches", "zodiacs"))
    assert bytes_of(data.parent / "build") == clean(data)


def test_a_treaty_that_changed_since_is_made_again(data: Path) -> None:
    cut_off(data, after=1)
    edit(data / "treaties" / "lanterns-p1" / "acts.csv", "FEN,consent_to_be_bound,2005-01-31", "FEN,consent_to_be_bound,2005-02-28")
    built = made(data)
    assert (built.resumed, built.rebuilt) == (("lanterns",), ("lanterns-p1", "torches"))
    assert bytes_of(data.parent / "build") == clean(data)


@pytest.mark.parametrize("harm", ["gone", "empty", "half a line"])
def test_what_was_harmed_counts_as_not_done(data: Path, harm: str) -> None:
    cut_off(data, after=1)
    build = data.parent / "build"
    file = next(build.glob("tables/lanterns-p1-*.json"))
    if harm == "gone":
        file.unlink()
    elif harm == "empty":
        file.write_bytes(b"")
    else:
        journal = build / UNFINISHED
        journal.write_bytes(journal.read_bytes()[:-40])
    assert made(data).resumed == ("lanterns",)
    assert bytes_of(build) == clean(data)


def test_the_last_good_build_answers_while_the_next_is_unfinished(data: Path) -> None:
    made(data)
    before = bytes_of(data.parent / "build")
    for slug in ("lanterns", "torches"):
        edit(data / "treaties" / slug / "acts.csv", "RUR,accession,2003-08-31", "RUR,accession,2003-08-30")
    cut_off(data, after=1)
    after = bytes_of(data.parent / "build")
    assert {name: after[name] for name in before} == before
    assert made(data).resumed == ("lanterns", "lanterns-p1")
    assert bytes_of(data.parent / "build") == clean(data)


def test_faults_leave_nothing_of_a_build_that_was_cut_off(data: Path) -> None:
    cut_off(data, after=1)
    edit(data / "treaties" / "torches" / "acts.csv", "RUR,accession,2003-08-31", "RUR,accession,2003-02-30")
    with pytest.raises(CorpusFaults):
        made(data)
    assert not (data.parent / "build").exists()


def test_faults_clear_away_no_build_of_another_format(data: Path) -> None:
    made(data)
    build = data.parent / "build"
    edit(build / "manifest.json", '"format": ', '"format": 1')
    before = bytes_of(build)
    edit(data / "treaties" / "torches" / "acts.csv", "RUR,accession,2003-08-31", "RUR,accession,2003-02-30")
    with pytest.raises(CorpusFaults):
        made(data)
    assert {name: content for name, content in bytes_of(build).items() if name != UNFINISHED} == before


def test_the_command_says_what_it_took_up(data: Path) -> None:
    cut_off(data, after=1, by="SIGTERM")
    done = kg("--data", str(data), "build")
    assert done.returncode == 0, done.stderr
    assert "1 of 3 treaties built, 2 taken up from a build that was cut off; " in done.stderr
