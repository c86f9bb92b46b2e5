"""Work in a child process gives what it would give here, also where the child is lost."""

import os
import signal
import threading
from pathlib import Path

import pytest

from kg.meanwhile import meanwhile


def test_the_work_is_done_by_a_child_and_its_result_comes_back() -> None:
    with meanwhile(lambda: {"by": os.getpid(), "text": "é" * 200_000}) as result:
        told = result()
    assert told["text"] == "é" * 200_000
    assert (told["by"] != os.getpid()) == (os.cpu_count() != 1)


def test_a_child_that_is_killed_is_made_up_for_here(tmp_path: Path) -> None:
    begun = tmp_path / "begun"

    def work() -> dict[str, int]:
        if not begun.exists():
            begun.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return {"by": os.getpid()}

    if os.cpu_count() == 1:
        begun.touch()
    with meanwhile(work) as result:
        assert result() == {"by": os.getpid()}


def test_what_goes_wrong_in_the_work_is_raised_here() -> None:
    def work() -> dict[str, int]:
        raise ValueError("no such file")

    with meanwhile(work) as result, pytest.raises(ValueError, match="no such file"):
        result()


def test_a_child_has_ended_when_something_else_goes_wrong(tmp_path: Path) -> None:
    def work() -> dict[str, str]:
        (tmp_path / "child").write_text(str(os.getpid()))
        return {"text": "x" * 1_000_000}  # more than a pipe holds: nobody reads it

    (tmp_path / "child").write_text(str(os.getpid()))  # where there is one core, no child is forked
    with pytest.raises(RuntimeError), meanwhile(work):
        raise RuntimeError
    if (child := int((tmp_path / "child").read_text())) != os.getpid():
        with pytest.raises(ProcessLookupError):
            os.kill(child, 0)


def test_beside_other_threads_nothing_is_forked() -> None:
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        with meanwhile(lambda: {"by": os.getpid()}) as result:
            assert result() == {"by": os.getpid()}
    finally:
        done.set()
        other.join()
