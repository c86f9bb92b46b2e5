"""What each page follows from, as digests: a page whose digest is the same has the same bytes."""

import re
from collections.abc import Collection, Iterable
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg import plots
from kg.site.book import Book
from kg.site.claimed import claims_of
from kg.site.counted import open_for
from kg.site.data_files import data_made_from
from kg.site.terms.lexicon import read_from

_NAME = re.compile(rb'"([A-Za-z0-9][^"\\\s]*)"')
_OURS = frozenset({".py", ".html", ".css", ".js", ".svg", ".json", ".ftl"})


class Editions:
    """The digests of one build on one day, whether that day was asked for or is the usual one."""

    def __init__(self, book: Book, asked: str = "") -> None:
        self._book, self._asked = book, asked
        self._of_treaty: dict[str, str] = {}

    @cached_property
    def whole(self) -> str:
        """Of pages over everything: the build, and what is read beside it."""
        beside = (*sorted(claims_of(self._book.tables).glob("*")), *read_from())
        return digest(self._common, self._book.tables.manifest["key"], *(path.read_bytes() for path in beside if path.is_file()))

    def of_actor(self, code: str) -> str:
        """Of the page of an actor: all treaties towards which it has an account, and those that may bind it all the same."""
        told = (self._table(slug) for slug in self._book.treaties_of.get(code, []))
        return digest(self._common, *told, *open_for(self._book, code))

    def of_treaty(self, slug: str) -> str:
        """Of the pages of a treaty: its tables, those of its parent and its protocols, and who cites it."""
        if slug not in self._of_treaty:
            tables = self._book.tables
            kin = [each["slug"] for each in tables.treaties() if slug in (each["slug"], each["parent"])]
            kin += filter(None, [tables.treaty(slug)["parent"]])
            self._of_treaty[slug] = digest(self._common, *map(self._table, kin), *sorted(self._book.cited[slug]))
        return self._of_treaty[slug]

    def of_data(self, slug: str) -> str:
        """Of the files of a treaty for programs."""
        return digest(*data_made_from(self._book.tables, slug))

    @cached_property
    def _common(self) -> str:
        """Of every page: the program with its templates, the day, the registers without the sources, the names of the treaties."""
        code = (Path(__file__).parent, Path(plots.__file__).parent)
        program = sorted(path for folder in code for path in folder.rglob("*") if path.suffix in _OURS)
        tables = self._book.tables
        registers = (each["file"] for name, each in sorted(tables.manifest["registers"]["tables"].items()) if name in _NAMED)
        complete = (f"{slug} {name} {tables.treaty(slug)['complete']}" for slug, name in self._book.titles.items())
        told = (
            self._book.texts.language,
            self._asked,
            self._book.on,
            tables.data_as_of or "",
            str(tables.manifest["known_on"]),
            *registers,
            *complete,
        )
        return digest(*told, *(path.read_bytes() for path in program))

    def _table(self, slug: str) -> str:
        """The tables of a treaty, with the sources that they name."""
        return self._tables[slug]

    @cached_property
    def _tables(self) -> dict[str, str]:
        sources = self._book.tables.sources()
        return {slug: self._digest_of(entry["tables"], sources) for slug, entry in self._book.tables.manifest["treaties"].items()}

    def _digest_of(self, tables: dict[str, Any], sources: dict[str, Any]) -> str:
        files = [tables[name]["file"] for name in ("answers", "duties")]
        named = {name.decode() for file in files for name in _NAME.findall((self._book.tables.build / file).read_bytes())}
        return digest(*files, *(f"{name} {sorted(sources[name].items())}" for name in sorted(named & sources.keys())))


_NAMED = ("actors", "gazetteer")
"""Registers from which any page may take a name or a place."""


def digest(*told: str | bytes) -> str:
    """One digest of several texts, whatever their lengths."""
    found = sha256()
    for each in told:
        content = each.encode() if isinstance(each, str) else each
        found.update(b"%d:" % len(content) + content)
    return found.hexdigest()[:32]


def groups(editions: Editions, slugs: Collection[str], codes: Iterable[str]) -> dict[str, str]:
    """The digest of every group of pages that changes together; the empty name stands for pages over everything."""
    told = {f"treaty/{slug}": editions.of_treaty(slug) for slug in slugs} | {f"actor/{code}": editions.of_actor(code) for code in codes}
    return {"": editions.whole, **told, **{f"data/{slug}": editions.of_data(slug) for slug in slugs}}
