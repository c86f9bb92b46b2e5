"""What the pages show is what a reader gets: every session is run on the build of the real corpus."""

import contextlib
import doctest
import io
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.cli import main
from tests.docs.pages import ROOT, Session, blocks, matches, name_of, pages, sessions

_PYTHON = [(page, number) for page in pages() for number, _ in enumerate(blocks(page, "pycon"))]


@pytest.fixture(scope="session")
def indexed(build: Path) -> Path:
    """The build with its store, made in a process of its own: a query has a time limit, and making the store is not its work."""
    subprocess.run([sys.executable, "-c", _INDEX, str(build)], cwd=ROOT, check=True)
    return build


_INDEX = "import sys; from pathlib import Path; from kg.store import open_store; open_store(Path(sys.argv[1]))"


@pytest.mark.parametrize("session", sessions(), ids=str)
def test_a_command_prints_what_the_page_shows(session: Session, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    name, *words = shlex.split(session.command)
    assert name == "kg", "a console block shows the command kg; others belong in a block of sh"
    words = [str(tmp_path / word) if word == "out" else word for word in words]
    code, told = _run([*_corpus(words[0], request), *words])
    told = told.replace(str(tmp_path / "out"), "out")
    assert matches(session.shown, told), f"{session.page} shows for {session.command!r}:\n{session.shown}\nand it prints:\n{told}"
    refuted = words[0] in ("check", "whatif") and code == 1  # that a claim is refuted, or an act not allowed, is an answer all the same
    assert (code == 0 or refuted) is not session.shown.startswith("kg: "), f"exit code {code}"


def _corpus(command: str, request: pytest.FixtureRequest) -> list[str]:
    """Questions go to the whole build; judging by shapes is slow, so it sees one treaty."""
    if command == "validate":
        return ["--data", str(request.getfixturevalue("apmbc_data")), "--build", str(request.getfixturevalue("apmbc_build"))]
    return ["--build", str(request.getfixturevalue("indexed" if command == "query" else "build"))]


def _run(arguments: list[str]) -> tuple[int, str]:
    """The exit code, and all that a reader would see: messages and answer in the order in which they come."""
    printed = io.StringIO()
    with contextlib.chdir(ROOT), contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        code = main(arguments)
    return code, printed.getvalue()


@pytest.mark.parametrize(("page", "number"), _PYTHON, ids=lambda value: name_of(value) if isinstance(value, Path) else str(value))
def test_python_answers_as_the_page_shows(page: Path, number: int, build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.api.home", lambda: build.parent)
    monkeypatch.setattr(kg, "_graph", [])
    block = blocks(page, "pycon")[number]
    test = doctest.DocTestParser().get_doctest(block, {}, f"{name_of(page)} block {number}", None, 0)
    report: list[str] = []
    failed, ran = doctest.DocTestRunner(verbose=False).run(test, out=report.append)
    assert ran, "the block holds no example"
    assert not failed, "".join(report)


def test_the_readme_shows_each_command_group() -> None:
    shown = {session.command.split()[1] for session in sessions() if session.page == "README.md"}
    assert {"status", "explain", "parties", "periods", "timeline", "query", "questions", "validate", "export"} <= shown


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("a\nb", "a\nb\n", True),
        ("a\n…\nc", "a\nb\nb\nc\n", True),
        ("a\n…", "a\n", True),
        ("a … c", "a b c\n", True),
        ("a", "a\nb\n", False),
        ("a … c", "a\nc\n", False),
    ],
)
def test_only_marked_gaps_are_gaps(shown: str, printed: str, same: bool) -> None:
    assert matches(shown, printed) is same
