"""A build by several processes: the same bytes, the same faults, and no harm where a worker or the caller is killed."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.cli import main
from kg.corpus.faults import CorpusFaults
from kg.manifest import UNFINISHED
from kg.pipeline import build as build_graph
from kg.workers import WorkersLost, processes
from tests.build import corpora
from tests.build.corpora import ONTOLOGY, ROOT, bytes_of, edit, kg, made


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Ten treaties, two of them protocols of another."""
    data = corpora.invented(tmp_path)
    for number in range(7):
        slug = f"torches-{number}"
        shutil.copytree(data / "treaties" / "torches", data / "treaties" / slug)
        edit(data / "treaties" / slug / "treaty.toml", 'slug = "torches"', f'slug = "{slug}"')
    return data


@pytest.fixture
def clean(data: Path) -> dict[str, bytes]:
    """What one process gives."""
    made(data, data.parent / "clean")
    return bytes_of(data.parent / "clean")


@pytest.mark.parametrize("jobs", [2, 3, 8])
def test_many_processes_give_the_bytes_of_one(data: Path, clean: dict[str, bytes], jobs: int) -> None:
    done = kg("--data", str(data), "build", "--jobs", str(jobs))
    assert done.returncode == 0, done.stderr
    assert "10 of 10 treaties built" in done.stderr
    assert bytes_of(data.parent / "build") == clean


def test_the_real_corpus_too(tmp_path: Path) -> None:
    """The parent with all its protocols is one piece; the bytes are those of one process."""
    slugs = [path.name for path in (corpora.DATA / "treaties").iterdir() if path.name.startswith(("ccw", "s"))]
    data = corpora.real(tmp_path, *slugs)
    made(data, tmp_path / "clean")
    assert kg("--data", str(data), "build", "--jobs", "0").returncode == 0
    assert bytes_of(tmp_path / "build") == bytes_of(tmp_path / "clean")


def test_where_other_threads_run_workers_are_started_anew(data: Path, clean: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    """A fork would copy the locks that other threads hold."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    ended = threading.Event()
    thread = threading.Thread(target=ended.wait)
    thread.start()
    try:
        build_graph(data, ONTOLOGY, data.parent / "build", crew=processes(2))
    finally:
        ended.set()
        thread.join()
    assert bytes_of(data.parent / "build") == clean


def test_faults_of_all_treaties_are_told_together_as_by_one_process(data: Path) -> None:
    edit(data / "treaties" / "torches-1" / "acts.csv", "RUR,accession,2003-08-31", "RUR,accession,2003-02-30")
    edit(data / "treaties" / "torches-5" / "acts.csv", "RUR,accession", "RAR,accession")
    edit(data / "treaties" / "lanterns" / "acts.csv", "BOR,signature,2001-02-01", "BOR,withdrawal,2001-02-01")
    with pytest.raises(CorpusFaults) as alone:
        made(data)
    with pytest.raises(CorpusFaults) as together:
        build_graph(data, ONTOLOGY, data.parent / "build", crew=processes(3))
    assert len(alone.value.faults) >= 3
    assert together.value.faults == alone.value.faults
    assert not (data.parent / "build").exists()


_WORKER_KILLED = """
import os, signal, sys
from pathlib import Path
from kg.pipeline import build
from kg.shards import Workshop
from kg.workers import WorkersLost, processes

real, data, once = Workshop.make, Path(sys.argv[1]), sys.argv[3] == "once"
mark = data.parent / "killed"

def make(self, slugs):
    if "torches-3" in slugs and not (once and mark.exists()):
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return real(self, slugs)

Workshop.make = make
try:
    build(data, Path(sys.argv[2]), data.parent / "build", crew=processes(2))
except WorkersLost as error:
    print(error)
    sys.exit(9)
"""


def with_a_killer(data: Path, when: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", _WORKER_KILLED, str(data), str(ONTOLOGY), when]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=100, check=False)


def test_the_work_of_a_killed_worker_is_done_by_another(data: Path, clean: dict[str, bytes]) -> None:
    done = with_a_killer(data, "once")
    assert done.returncode == 0, done.stderr
    assert (data.parent / "killed").exists()
    assert bytes_of(data.parent / "build") == clean


def test_a_treaty_that_kills_every_worker_is_named_and_the_others_are_kept(data: Path, clean: dict[str, bytes]) -> None:
    done = with_a_killer(data, "always")
    assert done.returncode == 9, done.stderr
    assert "torches-3" in done.stdout
    assert "Traceback" not in done.stderr
    built = made(data)
    assert (len(built.resumed), built.rebuilt) == (9, ("torches-3",))
    assert bytes_of(data.parent / "build") == clean


_SLOW = """
import signal, sys, time
from kg.shards import Workshop
signal.signal(signal.SIGINT, signal.default_int_handler)  # where tests run in the background of a shell, it is ignored
real = Workshop.make
def make(self, slugs):
    print("begun", flush=True)
    time.sleep(0.5)
    return real(self, slugs)
Workshop.make = make
from kg.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def running(data: Path) -> Iterator[subprocess.Popen[str]]:
    """A build by two processes, in a group of its own, that has begun to work."""
    command = [sys.executable, "-c", _SLOW, "--data", str(data), "build", "--jobs", "2"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, process_group=0)
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    yield process
    for stream in (process.stdout, process.stderr):
        assert stream is not None
        stream.close()


def gone(group: int) -> bool:
    """Whether no process of a group is left, within some seconds."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_ctrl_c_ends_all_without_a_word_and_keeps_what_was_finished(
    running: subprocess.Popen[str], data: Path, clean: dict[str, bytes]
) -> None:
    journal = data.parent / "build" / UNFINISHED
    while not journal.read_text():
        time.sleep(0.05)
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=30)
    assert running.returncode == 130
    assert said == ""
    assert gone(running.pid)
    assert made(data).resumed
    assert bytes_of(data.parent / "build") == clean


def test_workers_end_with_a_caller_that_is_killed(running: subprocess.Popen[str], data: Path, clean: dict[str, bytes]) -> None:
    """The lock on the build ends with them, so the next build does not wait."""
    running.kill()
    running.wait(30)
    assert gone(running.pid)
    made(data)
    assert bytes_of(data.parent / "build") == clean


def test_a_number_below_nought_is_a_usage_error(data: Path) -> None:
    done = kg("--data", str(data), "build", "--jobs", "-1")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--jobs" in done.stderr


def test_lost_workers_are_a_sentence(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def lost(jobs: int) -> object:
        def crew(workshop: object, families: object) -> object:
            raise WorkersLost("the workers were killed")

        return crew

    monkeypatch.setattr("kg.workers.processes", lost)
    assert main(["--data", str(data), "build", "--jobs", "2"]) == 4
    assert "the workers were killed; what was finished is kept, and the next build goes on from there" in capsys.readouterr().err
