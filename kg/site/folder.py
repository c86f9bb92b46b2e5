"""The static site: every page and file in a folder, written beside and then put in place; pages that do not change are kept."""

import os
import shutil
from hashlib import sha256
from pathlib import Path

from kg import plots
from kg.answers.tables import Tables
from kg.namespaces import BASE
from kg.site.addresses import file_of
from kg.site.assets import MEDIA, asset
from kg.site.book import Book
from kg.site.pages import page_of, paths
from kg.site.world import drawings

MARK = ".treaty-kg-site"
"""A folder with this file is a site of ours and may be replaced; the file names what it was made from."""


def write_site(tables: Tables, target: Path, on: str) -> tuple[int, bool]:
    """Write the site of a build on a day; return the number of pages and whether anything was written.

    Raises FileExistsError where the folder holds something else.
    """
    _refuse_foreign(target)
    edition = edition_of(tables, on)
    book = Book(tables, on)
    named = list(paths(book))
    if _edition(target) == edition:
        return len(named), False
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    beside.mkdir(parents=True)
    try:
        _write(book, beside, named)
        (beside / MARK).write_text(edition + "\n", encoding="utf-8")
        _put_in_place(beside, target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return len(named), True


def edition_of(tables: Tables, on: str) -> str:
    """What a site follows from: the build, the day, the code and the templates of the pages."""
    code = (Path(__file__).parent, Path(plots.__file__).parent)
    ours = sorted(path for folder in code for path in folder.rglob("*") if path.suffix in (".py", ".html", ".css", ".js", ".svg", ".json"))
    told = sha256(f"{tables.manifest['key']} {on}".encode())
    for path in ours:
        told.update(path.read_bytes())
    return told.hexdigest()


def _write(book: Book, folder: Path, named: list[str]) -> None:
    made: set[Path] = set()
    for path in named:
        told = page_of(path, book, static=True)
        assert told is not None, path
        _put(folder / file_of(path), told.encode(), made)
    for name in (*MEDIA, *drawings(book)):
        found = asset(name, book)
        assert found is not None, name
        _put(folder / file_of(f"assets/{name}"), found[0], made)
    _put(folder / "sitemap.xml", sitemap(named).encode(), made)


def _put(file: Path, content: bytes, made: set[Path]) -> None:
    if file.parent not in made:
        file.parent.mkdir(parents=True, exist_ok=True)
        made.add(file.parent)
    file.write_bytes(content)


def sitemap(named: list[str]) -> str:
    """Every page by its address on the web."""
    told = "".join(f"<url><loc>{BASE}{f'page/{path}' if path else ''}</loc></url>\n" for path in named)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{told}</urlset>\n"


def _edition(target: Path) -> str:
    mark = target / MARK
    return mark.read_text(encoding="utf-8").strip() if mark.is_file() else ""


def _refuse_foreign(target: Path) -> None:
    if target.exists() and any(target.iterdir()) and not (target / MARK).is_file():
        raise FileExistsError(17, "the folder holds something else than a site; name another one", str(target))


def _put_in_place(beside: Path, target: Path) -> None:
    """The old site goes only once the new one is whole."""
    gone = target.with_name(f".{target.name}.{os.getpid()}.old")
    if target.exists():
        target.rename(gone)
    beside.rename(target)
    shutil.rmtree(gone, ignore_errors=True)
