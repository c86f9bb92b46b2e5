"""Where the sides come from: builds, corpora, git revisions; the user's files stay as they are."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.build import corpora
from tests.cli.conftest import Asked, Told
from tests.diff.pairs import acts, row


@pytest.fixture
def kg(capfd: pytest.CaptureFixture[str]) -> Asked:
    from kg.cli import main  # noqa: PLC0415

    def asked(*arguments: str) -> Told:
        capfd.readouterr()
        try:
            code = main(list(arguments))
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else 2
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return Told(code, out, err)

    return asked


def git(folder: Path, *arguments: str) -> str:
    given = ("-c", "user.name=Curator", "-c", "user.email=curator@example.org", "-c", "commit.gpgsign=false")
    return subprocess.run(["git", *given, "-C", str(folder), *arguments], check=True, capture_output=True, text=True).stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two commits of the invented corpus: the second brings a notice of withdrawal of after the coverage day."""
    root = tmp_path / "repository"
    data = corpora.invented(root)
    git(tmp_path, "init", "--quiet", "--initial-branch=main", str(root))
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message=First")
    git(root, "tag", "v1")
    row(acts(data), "SYL,withdrawal,2013-03-01,treaty,wal,,gazette,")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message=Second")
    return root


def _changes(told: Told) -> list[tuple[str, str, str, str | None]]:
    assert told.code == 0, told.err
    return [(c["class"], c["kind"], c["change"], c["actor"]) for c in json.loads(told.out)["changes"] if c["kind"] != "obligation"]


def test_two_revisions_and_the_corpus_as_it_lies(kg: Asked, repository: Path) -> None:
    """7(2): one year from receipt."""
    data = ("--data", str(repository / "data"))
    assert _changes(kg(*data, "diff", "v1", "HEAD", "--format", "json")) == [("event", "notice", "new", "SYL")]
    assert _changes(kg(*data, "diff", "HEAD", str(repository / "data"), "--format", "json")) == []
    assert "with effect on 2014-03-01" in kg(*data, "diff", "v1", "main").out


def test_builds_are_read_as_they_are(kg: Asked, tmp_path: Path) -> None:
    data = corpora.invented(tmp_path)
    corpora.made(data, tmp_path / "v1")
    row(acts(data), "SYL,withdrawal,2013-03-01,treaty,wal,,gazette,")
    corpora.made(data, tmp_path / "v2")
    before = corpora.bytes_of(tmp_path / "v1"), corpora.bytes_of(tmp_path / "v2")
    assert _changes(kg("diff", str(tmp_path / "v1"), str(tmp_path / "v2"), "--format", "json")) == [("event", "notice", "new", "SYL")]
    assert (corpora.bytes_of(tmp_path / "v1"), corpora.bytes_of(tmp_path / "v2")) == before
    assert kg("diff", str(tmp_path / "v2"), str(tmp_path / "v2")).out.endswith(": nothing differs.\n")


def _files(root: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(root.rglob("*")):
        if path.is_file():
            yield path.relative_to(root).as_posix(), path.read_bytes()


def test_a_revision_is_read_without_hooks_filters_or_a_trace(kg: Asked, repository: Path) -> None:
    """A hook or a filter of a repository is somebody's program: reading a corpus runs none."""
    trap, sprung = repository / "trap.sh", repository.parent / "sprung"
    corpora.write(trap, f"#!/bin/sh\ntouch {sprung}\ncat\n")
    trap.chmod(0o755)
    for hook in ("post-checkout", "pre-commit", "reference-transaction", "post-index-change"):
        place = repository / ".git" / "hooks" / hook
        place.write_bytes(trap.read_bytes())
        place.chmod(0o755)
    git(repository, "config", "filter.trap.smudge", str(trap))
    git(repository, "config", "core.fsmonitor", str(trap))
    corpora.write(repository / ".gitattributes", "*.csv filter=trap\n")
    sprung.unlink(missing_ok=True)
    before = dict(_files(repository))
    assert kg("--data", str(repository / "data"), "diff", "v1", "HEAD").code == 0
    assert not sprung.exists()
    assert dict(_files(repository)) == before, "not even the index is touched"


def test_a_link_out_of_the_repository_is_not_followed(kg: Asked, repository: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("actor,kind\nNOT,READ\n")
    linked = acts(repository / "data", "torches")
    linked.unlink()
    linked.symlink_to(secret)
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message=A link")
    told = kg("--data", str(repository / "data"), "diff", "v1", "HEAD")
    assert told.code == 3
    assert "torches/acts.csv: the file cannot be read" in told.err, "it is left out, as if it were not there"
    assert "NOT" not in told.err + told.out


@pytest.mark.parametrize("name", ["v9", "--upload-pack=touch x", "HEAD:data", "v1..HEAD", "", "a b"])
def test_what_names_nothing_is_a_question_of_usage(kg: Asked, repository: Path, name: str) -> None:
    told = kg("--data", str(repository / "data"), "diff", "--", "v1", name)
    assert told.code == 2, told.err
    assert "v1" in told.err, "the tags that there are"
    assert not (Path.cwd() / "x").exists()


def test_what_cannot_be_read_is_not_compared(kg: Asked, repository: Path, tmp_path: Path) -> None:
    data = ("--data", str(repository / "data"))
    (tmp_path / "empty").mkdir()
    assert kg(*data, "diff", "v1", str(tmp_path / "empty")).code == 3
    corpora.edit(acts(repository / "data"), "SYL,accession,2004-01-31", "SYX,accession,2004-13-31")
    told = kg(*data, "diff", "v1", str(repository / "data"))
    assert told.code == 3
    assert "acts.csv:12" in told.err
    assert kg("--data", str(tmp_path / "empty"), "diff", "HEAD", "HEAD").code in (2, 3), "no repository"


def test_a_build_of_another_program_is_said_to_be_one(kg: Asked, repository: Path, tmp_path: Path) -> None:
    """A release of long ago is compared by its revision, which the program of today builds again."""
    corpora.write(tmp_path / "old" / "manifest.json", '{"format": 1}\n')
    told = kg("--data", str(repository / "data"), "diff", str(tmp_path / "old"), "HEAD")
    assert (told.code, "was made by another program" in told.err) == (3, True)


def test_a_revision_from_before_the_corpus_has_none(kg: Asked, repository: Path) -> None:
    git(repository, "checkout", "--quiet", "--orphan", "bare")
    git(repository, "rm", "--quiet", "-r", "--cached", ".")
    git(repository, "commit", "--quiet", "--allow-empty", "--message=Nothing")
    told = kg("--data", str(repository / "data"), "diff", "bare", "v1")
    assert (told.code, "holds no corpus" in told.err) == (3, True)


def test_a_hook_of_another_repository_does_not_lead_astray(
    kg: Asked, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within a hook git is pointed to the repository of the hook by its variables."""
    git(tmp_path, "init", "--quiet", str(tmp_path / "other"))
    for name in ("GIT_DIR", "GIT_COMMON_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "other" / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(tmp_path / "other" / ".git" / "objects"))
    told = kg("--data", str(repository / "data"), "diff", "v1", "HEAD", "--format", "json")
    assert _changes(told) == [("event", "notice", "new", "SYL")]


def test_objects_that_are_not_here_are_told(kg: Asked, repository: Path) -> None:
    """As in a partial clone: the tree names a file whose bytes were never fetched."""
    blob = git(repository, "rev-parse", "v1:data/treaties/lanterns/acts.csv").strip()
    (repository / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    told = kg("--data", str(repository / "data"), "diff", "v1", "HEAD")
    assert told.code not in (0, 4)
    assert "objects of this revision are not here; fetch them" in told.err
