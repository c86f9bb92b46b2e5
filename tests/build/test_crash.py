"""A build that is killed or refused leaves the last good build whole; the next one completes and leaves nothing astray."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kg.answers.status import status
from kg.answers.tables import Tables
from kg.corpus.faults import CorpusFaults
from tests.build import corpora
from tests.build.corpora import ONTOLOGY, ROOT, bytes_of, edit, made

_KILLED = """
import os, signal, sys, threading
from pathlib import Path
import kg.manifest

moment, count, alone = sys.argv[3], int(sys.argv[4]), sys.argv[5] == "alone"
if alone:  # beside another thread a build forks no child
    threading.Thread(target=threading.Event().wait, daemon=True).start()

def deadly(real):
    left = [count]
    def call(self, *arguments, **named):
        reads = moment == "open" and "w" not in (*arguments, *named.values(), "r")[0]
        left[0] -= not reads
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(self, *arguments, **named)
    return call

setattr(Path, moment, deadly(getattr(Path, moment)))
from kg.pipeline import build
build(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[1]).parent / "build")
print("done")
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    data = corpora.invented(tmp_path)
    made(data)
    return data


def _changed(data: Path) -> None:
    for slug in ("lanterns", "torches"):
        edit(data / "treaties" / slug / "acts.csv", "RUR,accession,2003-08-31", "RUR,accession,2003-08-30")


def _kill_at(data: Path, moment: str, count: int, how: str = "alone") -> int:
    command = [sys.executable, "-c", _KILLED, str(data), str(ONTOLOGY), moment, str(count), how]
    return subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, timeout=60, check=False).returncode


MOMENTS = [
    *(("open", count) for count in (0, 1, 8)),  # before a file is written beside its place
    *(("replace", count) for count in (0, 7, 12)),  # written, not yet renamed
    ("open", 17),  # every file is there, the manifest is not
    ("replace", 16),  # the manifest is written beside, not yet renamed
    ("unlink", 0),  # the manifest is new, the old files are not cleared away
    ("unlink", 3),
]
"""Of a build by one process."""

WITH_CHILDREN = [("open", 0), ("open", 2), ("replace", 0), ("replace", 3), ("unlink", 0)]
"""Of a build with children, each of which counts for itself: one that is killed is made up for, until the parent is."""

EVERY = [*((*each, "alone") for each in MOMENTS), *((*each, "with-children") for each in WITH_CHILDREN)]


@pytest.mark.parametrize(("moment", "count", "how"), EVERY)
def test_a_killed_build_leaves_a_build_that_answers_and_the_next_one_completes(data: Path, moment: str, count: int, how: str) -> None:
    build = data.parent / "build"
    before = bytes_of(build)
    _changed(data)
    assert _kill_at(data, moment, count, how) == -signal.SIGKILL, "the build was to be killed at this moment"
    answer = status(Tables(build), "RUR", "lanterns", "2004-01-01")
    assert answer["status"] == "party_pending"
    if moment != "unlink":
        assert {name: content for name, content in bytes_of(build).items() if name in before} == before
    made(data)
    made(data, data.parent / "clean")
    assert bytes_of(build) == bytes_of(data.parent / "clean")


def test_what_a_killed_build_left_is_cleared_even_where_nothing_is_to_do(data: Path) -> None:
    build = data.parent / "build"
    before = bytes_of(build)
    _changed(data)
    _kill_at(data, "open", 17)
    assert bytes_of(build) != before, "files of the killed build lie about"
    for slug in ("lanterns", "torches"):
        edit(data / "treaties" / slug / "acts.csv", "RUR,accession,2003-08-30", "RUR,accession,2003-08-31")
    assert made(data).rebuilt == ()
    assert bytes_of(build) == before


def test_a_broken_corpus_leaves_the_last_good_build_untouched(data: Path) -> None:
    build = data.parent / "build"
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in build.rglob("*") if path.is_file()}
    edit(data / "treaties" / "torches" / "acts.csv", "RUR,accession,2003-08-31", "RUR,accession,2003-02-30")
    with pytest.raises(CorpusFaults):
        made(data)
    assert {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in build.rglob("*") if path.is_file()} == before


def test_a_broken_corpus_without_a_build_makes_none(tmp_path: Path) -> None:
    data = corpora.invented(tmp_path)
    (data / "treaties" / "torches" / "treaty.toml").write_text("slug = \n")
    with pytest.raises(CorpusFaults):
        made(data)
    assert not (tmp_path / "build").exists()


def test_two_builds_at_once_leave_one_whole_build(data: Path) -> None:
    _changed(data)
    command = [sys.executable, "-c", "import sys; from kg.cli import main; sys.exit(main())", "--data", str(data), "build"]
    running = [subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE) for _ in range(4)]
    assert [(process.wait(60), process.stderr and process.stderr.close())[0] for process in running] == [0, 0, 0, 0]
    made(data, data.parent / "clean")
    assert bytes_of(data.parent / "build") == bytes_of(data.parent / "clean")


def test_a_damaged_manifest_is_a_build_from_nothing(data: Path) -> None:
    build = data.parent / "build"
    whole = bytes_of(build)
    (build / "manifest.json").write_text('{"format": ')
    assert len(made(data).rebuilt) == 3
    assert bytes_of(build) == whole


def test_a_build_folder_that_cannot_be_written_is_a_sentence(data: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = corpora.kg("--data", str(data), "--build", str(tmp_path / "file" / "build"), "build")
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert "file" in done.stderr
