"""A build on a real Dask cluster of a scheduler and two workers, each a process of its own: the bytes of one machine.

Run by ``make test-cluster``; the tests that need no cluster run always.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

import pytest

from kg.answers.tables import Tables
from kg.cli import main
from kg.cluster.scheduler import ClusterTrouble, connected
from kg.manifest import UNFINISHED
from kg.places import queries
from kg.validation.judge import judge_parts, yardstick
from kg.validation.memory import recall, remember
from tests.build import corpora
from tests.build.corpora import ONTOLOGY, ROOT, bytes_of, edit, kg, made

DASK = Path(sys.executable).with_name("dask")
on_a_cluster = pytest.mark.skipif(os.environ.get("KG_CLUSTER") != "1", reason="needs the extra kg[cluster]: make test-cluster")


@contextmanager
def running(*arguments: str, log: Path, program: Path = ROOT) -> Iterator[subprocess.Popen[bytes]]:
    """One process of the cluster, ended with the test."""
    with log.open("wb") as told:
        environment = {**os.environ, "PYTHONPATH": str(program)}
        process = subprocess.Popen([DASK, *arguments], stdout=told, stderr=told, env=environment, cwd=log.parent)
        try:
            yield process
        finally:
            process.kill()
            process.wait()


@contextmanager
def scheduler(folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The address of a scheduler without workers, and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with running("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard", log=folder / "scheduler.log") as process:
        yield f"tcp://127.0.0.1:{port}", process


def worker(address: str, folder: Path, name: str, program: Path = ROOT) -> AbstractContextManager[subprocess.Popen[bytes]]:
    """A worker that nobody starts again when it dies."""
    options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(folder / name))
    return running("worker", address, *options, log=folder / f"{name}.log", program=program)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]], subprocess.Popen[bytes]]]:
    with ExitStack() as stack:
        address, head = stack.enter_context(scheduler(tmp_path))
        yield address, [stack.enter_context(worker(address, tmp_path, name)) for name in ("one", "two")], head


def built(root: Path, *beginnings: str) -> Path:
    """The real treaties whose slugs begin so, built by one process in a folder beside the data."""
    data = corpora.real(root, *(path.name for path in (corpora.DATA / "treaties").iterdir() if path.name.startswith(beginnings)))
    made(data, root / "clean")
    return data


def named(build: Path) -> dict[str, bytes]:
    """The files of a build without what was remembered of judging it."""
    return {name: content for name, content in bytes_of(build).items() if name != "judged.json"}


def built_while_killing(process: subprocess.Popen[bytes], address: str, folder: Path) -> tuple[Path, Path, int, str]:
    """A build of everything on a cluster of which one process is killed in the middle: corpus, target, exit code, what it said."""
    corpus, target = built(folder, ""), folder / "build"
    command = [sys.executable, "-c", "import sys; from kg.cli import main; sys.exit(main())"]
    arguments = ["--data", str(corpus), "--build", str(target), "build", "--cluster", address]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([*command, *arguments], stderr=subprocess.PIPE, text=True, env=environment) as build:
        journal = target / UNFINISHED
        while not (journal.exists() and journal.read_text().count("\n") >= 3):
            assert build.poll() is None
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        assert not (target / "manifest.json").exists(), "it was to be killed in the middle"
        _, told = build.communicate(timeout=300)
    return corpus, target, build.returncode, told


@on_a_cluster
def test_a_cluster_gives_the_bytes_of_one_machine_and_judges_as_it_does(cluster: tuple, tmp_path: Path) -> None:
    corpus, target = built(tmp_path, "cppnm", "o", "s"), tmp_path / "build"
    done = kg("--data", str(corpus), "--build", str(target), "build", "--cluster", cluster[0])
    assert done.returncode == 0, done.stderr
    assert named(target) == bytes_of(corpus.parent / "clean")
    by = yardstick(ONTOLOGY, queries())
    assert recall(target) == judge_parts(corpus.parent / "clean", Tables(corpus.parent / "clean"), by)
    again = kg("--data", str(corpus), "--build", str(target), "build", "--cluster", cluster[0])
    assert "nothing had changed" in again.stderr
    assert "0 parts judged" in again.stderr


@on_a_cluster
def test_the_work_of_a_worker_that_is_killed_is_done_by_the_other(cluster: tuple, tmp_path: Path) -> None:
    address, (first, _), _ = cluster
    corpus, target, returned, told = built_while_killing(first, address, tmp_path)
    assert returned == 0, told
    assert named(target) == bytes_of(corpus.parent / "clean")


@on_a_cluster
def test_faults_are_told_together_as_by_one_machine(cluster: tuple, tmp_path: Path) -> None:
    data = corpora.invented(tmp_path)
    edit(data / "treaties" / "torches" / "acts.csv", "RUR,accession,2003-08-31", "RUR,accession,2003-02-30")
    edit(data / "treaties" / "lanterns" / "acts.csv", "BOR,signature,2001-02-01", "BOR,withdrawal,2001-02-01")
    alone = kg("--data", str(data), "build")
    together = kg("--data", str(data), "build", "--cluster", cluster[0])
    assert alone.returncode == together.returncode == 1
    assert together.stderr == alone.stderr
    assert not (data.parent / "build").exists()


@on_a_cluster
def test_a_worker_with_another_program_is_refused(tmp_path: Path) -> None:
    """Else one build would hold the law of two editions."""
    data = corpora.invented(tmp_path / "corpus")
    shutil.copytree(ROOT / "kg", tmp_path / "other" / "kg")
    module = tmp_path / "other" / "kg" / "law" / "days.py"
    module.write_text(module.read_text() + "\n")
    with scheduler(tmp_path) as (address, _), worker(address, tmp_path, "other-worker", tmp_path / "other"):
        done = kg("--data", str(data), "build", "--cluster", address)
    assert done.returncode == 4
    assert "a worker runs another edition of kg" in done.stderr
    assert "Traceback" not in done.stderr


@on_a_cluster
@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("tcp://127.0.0.1:9", "no scheduler answers at tcp://127.0.0.1:9"),
        ("tls://127.0.0.1:9", "cannot be used"),
        ("ucx://a:9", "cannot be used"),
    ],
)
def test_where_nobody_answers_it_is_said(tmp_path: Path, address: str, said: str) -> None:
    data = corpora.invented(tmp_path)
    done = kg("--data", str(data), "build", "--cluster", address)
    assert done.returncode == 4
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@on_a_cluster
def test_a_scheduler_that_is_killed_is_told_in_a_sentence_and_the_next_build_goes_on(cluster: tuple, tmp_path: Path) -> None:
    corpus, target, returned, told = built_while_killing(cluster[2], cluster[0], tmp_path)
    assert returned == 4
    assert [line for line in told.splitlines() if not line.startswith("kg: ")] == []
    made(corpus, target)
    assert named(target) == bytes_of(corpus.parent / "clean")


@on_a_cluster
def test_a_connection_that_closes_is_a_lost_scheduler_and_a_full_disk_is_not(cluster: tuple) -> None:
    from distributed.comm import CommClosedError  # noqa: PLC0415 -- only the extra brings it

    with pytest.raises(ClusterTrouble, match="the scheduler was lost"), connected(cluster[0]):
        raise CommClosedError("closed in the middle of a question")
    with pytest.raises(OSError, match="No space"), connected(cluster[0]):
        raise OSError(28, "No space left on device")


def test_an_empty_address_is_no_address(tmp_path: Path) -> None:
    done = kg("--data", str(tmp_path), "build", "--cluster", "")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--cluster takes the address of a scheduler" in done.stderr


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "tls://127.0.0.1:9", "127.0.0.1:9", "tcp://127.0.0.1:none"])
def test_where_nobody_answers_it_is_said_even_if_there_is_nothing_to_do(
    tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kg.cluster.scheduler.find_spec", lambda _: True)
    data, build = corpora.invented(tmp_path), tmp_path / "build"
    made(data, build)
    remember(build, judge_parts(build, Tables(build), yardstick(ONTOLOGY, queries())))
    assert main(["--data", str(data), "--build", str(build), "build", "--cluster", address]) == 4
    told = capsys.readouterr().err
    assert "nothing had changed" in told
    assert f"no scheduler answers at {address}; the build is whole" in told


def test_without_the_extra_the_command_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    data = corpora.invented(tmp_path)
    assert main(["--data", str(data), "build", "--cluster", "tcp://127.0.0.1:9"]) == 4
    assert 'pip install "treaty-kg[cluster]"' in capsys.readouterr().err


def test_a_cluster_and_processes_are_one_or_the_other(tmp_path: Path) -> None:
    done = kg("--data", str(tmp_path), "build", "--jobs", "2", "--cluster", "tcp://127.0.0.1:9")
    assert (done.returncode, done.stdout) == (2, "")
