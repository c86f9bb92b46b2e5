"""``kg format``: rows in order, LF, one newline at the end; what a file says never changes."""

import csv
import io
import tomllib
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.cli.run import run
from kg.places import HOME
from kg.validation.canonical import canonical, files_under
from tests.build import corpora


def test_the_files_of_this_checkout_are_canonical() -> None:
    folders = [HOME / name for name in ("data", "ontology", "queries")]
    wrong = [path.relative_to(HOME).as_posix() for path in files_under(folders) if canonical(path, path.read_bytes()) != path.read_bytes()]
    assert wrong == [], "run make format"


def test_rows_stand_by_actor_and_day_and_equal_ones_keep_their_order() -> None:
    mixed = "actor,kind,date,note\nFRE,accession,2001-01-02,b\n"
    mixed += "BOR,signature,[2000-01-01..2000-01-31],\nFRE,accession,2001-01-02,a\nBOR,signature,1999-01-01,\n"
    rows = canonical(Path("acts.csv"), mixed.encode()).decode().splitlines()[1:]
    assert [row.split(",")[0] + row.split(",")[2][:5] + row[-1] for row in rows] == ["BOR1999-,", "BOR[2000,", "FRE2001-b", "FRE2001-a"]


@given(st.lists(st.lists(st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs"])), min_size=3, max_size=3), min_size=1))
def test_no_row_is_lost_or_changed_and_twice_is_as_once(rows: list[list[str]]) -> None:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows([["actor", "kind", "date"], *rows])
    once = canonical(Path("acts.csv"), b"\xef\xbb\xbf" + written.getvalue().encode())
    assert canonical(Path("acts.csv"), once) == once
    assert sorted(csv.reader(io.StringIO(once.decode(), newline=""))) == sorted([["actor", "kind", "date"], *rows])


def test_a_document_keeps_its_meaning() -> None:
    text = 'a = 1  \r\nb = """\nlong  \n"""\r\n\r\n\r\n'
    made = canonical(Path("a.toml"), text.encode()).decode()
    assert made.endswith('"""\n')
    assert "\r" not in made
    assert tomllib.loads(made) == tomllib.loads(text.replace("\r\n", "\n"))


@pytest.mark.parametrize("path", sorted((HOME / "tests" / "shapes" / "valid").glob("a*.ttl"))[:10], ids=lambda path: path.name)
def test_turtle_keeps_its_statements(path: Path) -> None:
    untidy = path.read_text(encoding="utf-8").replace(" ;\n", " ;   \r\n") + "\n\n"
    made = canonical(path, untidy.encode())
    assert made == path.read_bytes()
    assert set(pyoxigraph.parse(made, format=pyoxigraph.RdfFormat.TURTLE))


def test_check_changes_nothing_and_tells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = corpora.invented(tmp_path)
    assert run(["format", "-q", str(data)]) == 0
    file = data / "actors.csv"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    before = file.read_bytes()
    capsys.readouterr()
    assert run(["format", "-q", "--check", str(data)]) == 1
    assert capsys.readouterr().out == f"{file}\n"
    assert file.read_bytes() == before
    assert run(["format", "-q", str(data)]) == 0
    assert file.read_bytes() == before.replace(b"\r\n", b"\n")
    assert run(["format", "-q", "--check", str(data)]) == 0


@pytest.mark.parametrize("content", [b"a,b\n1\n", b'a,b\n"1,2\n', b"a,b\n\xff,2\n"])
def test_what_cannot_be_read_is_left_alone(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "acts.csv").write_bytes(content)
    assert run(["format", "-q", str(tmp_path)]) == 3
    assert (tmp_path / "acts.csv").read_bytes() == content
    assert run(["format", "-q", str(tmp_path / "missing.csv")]) == 3
