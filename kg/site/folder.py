"""The static site: every page and file in a folder, written beside and then put in place; pages that do not change are kept."""

import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from kg.answers.deadlines import deadlines
from kg.answers.tables import Tables
from kg.namespaces import BASE
from kg.publish.calendar import calendar
from kg.publish.feed import atom
from kg.site.addresses import file_of
from kg.site.assets import MEDIA, asset
from kg.site.book import Book
from kg.site.data_files import data_names, data_of
from kg.site.drawings import drawings
from kg.site.editions import Editions, groups
from kg.site.hands import done
from kg.site.pages import group_of, page_of, paths
from kg.site.terms.lexicon import lexicon
from kg.site.texts.tongue import ENGLISH

MARK = ".treaty-kg-site"
"""A folder with this file is a site of ours and may be replaced; the file names what it was made from."""


AT_ONCE = 100
"""Pages that a process takes at once."""


def write_site(tables: Tables, target: Path, on: str | None = None, language: str = ENGLISH) -> tuple[int, int]:
    """Write the site of a build on a day, or on its data day, in a language; return how many pages there are and how many were made anew.

    Raises FileExistsError where the folder holds something else.
    """
    _refuse_foreign(target)
    book = Book(tables, on or tables.data_as_of or "", language)
    named, made_from = list(paths(book)), groups(Editions(book, on or ""), book.titles, book.in_order)
    before = _made_from(target)
    if before == made_from:
        return len(named), 0
    same = {name for name, told in made_from.items() if before.get(name) == told}
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    beside.mkdir(parents=True)
    try:
        kept = {path for path in named if group_of(path) in same}
        kept |= {name for slug in book.titles if f"data/{slug}" in same for name in data_names(slug)}
        made = _write(book, on or "", beside, named, kept, target)
        (beside / MARK).write_text(json.dumps(made_from, indent=0, sort_keys=True) + "\n", encoding="utf-8")
        _put_in_place(beside, target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return len(named), made


def _write(book: Book, on: str, folder: Path, named: list[str], same: set[str], earlier: Path) -> int:
    """Every page and file; of pages that are the same, the file of the earlier site."""
    known: set[Path] = set()
    fresh = [path for path in named if path not in same or not _kept(earlier / file_of(path), folder / file_of(path), known)]
    data = [name for slug in book.titles for name in data_names(slug)]
    data = [name for name in data if name not in same or not _kept(earlier / name, folder / name, known)]

    def write(piece: Sequence[str]) -> int:
        for name in set(piece) & for_programs:
            _put(folder / name, data_of(book.tables, name), known)
        for path in (each for each in piece if each not in for_programs):
            told = page_of(path, book, static=True, on=on)
            assert told is not None, path
            _put(folder / file_of(path), told.encode(), known)
        return len(set(piece) - for_programs)

    for_programs = set(data)
    if fresh:
        book.gather()
        lexicon(book.tables, book.texts.language).count()
    made = done(write, [*([name] for name in data), *_pieces(fresh)])
    for name in (*MEDIA, *drawings(book)):
        found = asset(name, book)
        assert found is not None, name
        _put(folder / file_of(f"assets/{name}"), found[0], known)
    for name, content in _beside(book, named).items():
        _put(folder / name, content.encode(), known)
    return made


def _pieces(paths: list[str]) -> list[list[str]]:
    """Pages in pieces; those that judge or ask the graph take longest, so each is a piece, and they come first."""
    slow = [path for path in paths if path == "validation" or path.startswith("question/")]
    others = [path for path in paths if path not in set(slow)]
    return [*([path] for path in slow), *(others[start : start + AT_ONCE] for start in range(0, len(others), AT_ONCE))]


def _beside(book: Book, named: list[str]) -> dict[str, str]:
    """What those who do not read pages ask for."""
    due = calendar(deadlines(book.tables, book.on), book.actors, book.tables.data_as_of, book.titles)
    return {
        "sitemap.xml": sitemap(named, book.tables.data_as_of),
        "feed.atom": atom(book.tables, BASE.rstrip("/")),
        "deadlines.ics": due.decode(),
    }


def _kept(file: Path, place: Path, known: set[Path]) -> bool:
    """Put a file of the earlier site in a place of the new one, as the same file where the disk allows it."""
    if not file.is_file():
        return False
    _folder_of(place, known)
    try:
        place.hardlink_to(file)
    except OSError:
        shutil.copyfile(file, place)
    return True


def _put(file: Path, content: bytes, known: set[Path]) -> None:
    _folder_of(file, known)
    file.write_bytes(content)


def _folder_of(file: Path, known: set[Path]) -> None:
    if file.parent not in known:
        file.parent.mkdir(parents=True, exist_ok=True)
        known.add(file.parent)


def sitemap(named: list[str], day: str | None) -> str:
    """Every page by its address on the web, with the day of the data."""
    changed = f"<lastmod>{day}</lastmod>" if day else ""
    told = "".join(f"<url><loc>{BASE}{f'page/{path}' if path else ''}</loc>{changed}</url>\n" for path in named)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{told}</urlset>\n"


def _made_from(target: Path) -> dict[str, str]:
    """What the site in a folder was made from; what cannot be read counts as nothing."""
    try:
        told = json.loads((target / MARK).read_bytes())
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


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
