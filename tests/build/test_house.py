"""The rules of the house that can be checked: law names nobody, data files are canonical, starting costs little."""

import ast
import csv
import io
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.build.corpora import DATA, ROOT

MODULES = sorted((ROOT / "kg").rglob("*.py"))


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))


CODES = {row["actor"] for row in rows_of(DATA / "actors.csv")}
NAMES = re.compile(r"\b(?:" + "|".join(re.escape(row["name"]) for row in rows_of(DATA / "actors.csv")) + r")\b")
SLUGS = {path.name for path in (DATA / "treaties").iterdir()}

ORDINARY_WORDS = {"sort", "AND", "PER"}
"""A slug that is a word of Python, and codes that are words of English: as identifiers they name nobody."""

TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*")


def _texts(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """String literals that are no docstrings; a bare string explains, it does nothing."""
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float":
            bare |= {id(argument) for argument in node.args}  # float("inf") is no treaty
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in bare:
            yield node.lineno, node.value


def _identifiers(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        for field in ("id", "attr", "arg", "name"):
            if isinstance(value := getattr(node, field, None), str):
                yield getattr(node, "lineno", 0), value


OTHER_MEANINGS = frozenset({"PNG", "sort"})
"""Codes that a text may hold for something else: a form of pictures, an option of git."""


def named_in(source: str) -> list[tuple[int, str]]:
    """Actors and treaties that a module names, outside its docstrings."""
    tree = ast.parse(source)
    found = [(line, word) for line, text in _texts(tree) for word in TOKEN.findall(text) if word in (CODES | SLUGS) - OTHER_MEANINGS]
    found += [(line, name) for line, text in _texts(tree) for name in NAMES.findall(text)]
    for line, identifier in _identifiers(tree):
        parts = set(identifier.split("_")) | {identifier, identifier.replace("_", "-")}
        found += [(line, part) for part in parts & ((CODES | SLUGS) - ORDINARY_WORDS)]
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_state_and_no_treaty_is_named_in_the_program(path: Path) -> None:
    assert named_in(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        'if actor == "SUN": pass',
        'x = {"apmbc": 1}',
        "apmbc_rule = 1",
        "def of_cwc(): pass",
        'x = "for ccw-ap2 only"',
        'f"{x} of Lithuania"',
        'RUS = "x"',
    ],
)
def test_a_name_would_be_found(source: str) -> None:
    assert named_in(source)


def test_a_docstring_may_cite_an_example() -> None:
    assert named_in('"""CCW 9(3): as apmbc, LTU."""\nX = 1\n"""As the npt."""') == []


FILES = sorted(path for suffix in ("csv", "toml", "md") for path in DATA.rglob(f"*.{suffix}"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(DATA).as_posix())
def test_a_data_file_is_utf_8_with_lf_and_one_newline_at_its_end(path: Path) -> None:
    raw = path.read_bytes()
    text = raw.decode("utf-8")
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert not [number for number, line in enumerate(text.split("\n"), 1) if line != line.rstrip() and path.suffix != ".csv"]


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".csv"], ids=lambda path: path.relative_to(DATA).as_posix())
def test_a_table_is_written_as_it_is_read(path: Path) -> None:
    """One way to write a cell: quotes only where they are needed, no spaces around, no row twice."""
    text = path.read_text(encoding="utf-8")
    rows = list(csv.reader(io.StringIO(text)))
    again = io.StringIO()
    csv.writer(again, lineterminator="\n").writerows(rows)
    assert again.getvalue() == text
    assert not [cell for row in rows for cell in row if cell != cell.strip()]
    assert len({tuple(row) for row in rows}) == len(rows)


SORTED = {
    "actors.csv": ("actor",),
    "sources.csv": ("source",),
    "depositaries.csv": ("depositary",),
    "ambiguous_names.csv": ("name",),
}


@pytest.mark.parametrize(("name", "columns"), SORTED.items(), ids=SORTED)
def test_a_register_is_sorted_by_its_code(name: str, columns: tuple[str, ...]) -> None:
    keys = [tuple(row[column] for column in columns) for row in rows_of(DATA / name)]
    assert keys == sorted(keys)


@pytest.mark.parametrize("slug", sorted(SLUGS))
def test_acts_are_sorted_by_actor(slug: str) -> None:
    actors = [row["actor"] for row in rows_of(DATA / "treaties" / slug / "acts.csv")]
    assert actors == sorted(actors)


HEAVY = (
    "rdflib",
    "pyshacl",
    "pyoxigraph",
    "rich",
    "SPARQLWrapper",
    "kg.law.derivation",
    "kg.corpus.load",
    "kg.graph",
    "kg.validation",
    "hashlib",
)
ASKED = {
    "import kg": ("import kg", HEAVY),
    "import kg.cli": ("import kg.cli", (*HEAVY, "argparse")),
    "kg --help": ("from kg.cli import main; main(['--help'])", (*HEAVY, "json", "dataclasses")),
    "kg status": (
        "from kg.cli import main; main(['--build', BUILD, 'status', 'LTU', 'apmbc', '--on', '2025-12-27', '--format', 'json'])",
        HEAVY,
    ),
    "kg parties": ("from kg.cli import main; main(['--build', BUILD, 'parties', 'apmbc', '--on', '2025-12-27', '--format', 'csv'])", HEAVY),
}


@pytest.mark.parametrize(("said", "heavy"), ASKED.values(), ids=ASKED)
def test_what_is_not_needed_is_not_imported(said: str, heavy: tuple[str, ...], apmbc_build: Path) -> None:
    program = "\n".join(
        (
            "import sys",
            f"BUILD = {str(apmbc_build)!r}",
            "try:",
            f"    {said}",
            "except SystemExit:",
            "    pass",
            "print(*sys.modules, file=sys.stderr)",
        )
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True)
    imported = set(done.stderr.split())
    assert "kg" in imported
    assert not imported & set(heavy)
