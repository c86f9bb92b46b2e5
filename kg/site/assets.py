"""Files beside the pages: style and script, which are ours, with what scripts say; search index and periods, made from the build."""

import json
from collections.abc import Callable
from importlib.resources import files
from typing import Any

from kg.answers.latest import since_at_latest
from kg.namespaces import PREFIXES
from kg.site.addresses import actor_path, article_anchor, treaty_path
from kg.site.book import Book
from kg.site.drawings import blank_world, drawing
from kg.site.texts.scripts import spoken

_STATIC = files("kg.site") / "static"

MEDIA = {
    "site.css": "text/css; charset=utf-8",
    "site.js": "text/javascript; charset=utf-8",
    "names.js": "text/javascript; charset=utf-8",
    "data.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
    "map.css": "text/css; charset=utf-8",
    "map.js": "text/javascript; charset=utf-8",
    "world.js": "text/javascript; charset=utf-8",
}
"""Files that every page may ask for, with their types."""


EDITOR = {"yasgui.min.css": "text/css; charset=utf-8", "yasgui.min.js": "text/javascript; charset=utf-8"}
"""The editor of queries, which ``make assets`` brings; without it there is a plain form."""

SERVED = {"sparql.js": "text/javascript; charset=utf-8", "prefixes.json": "application/json", **EDITOR}
"""Files that only pages of a server ask for."""


def asset(name: str, book: Book) -> tuple[bytes, str] | None:
    """A file and its type, or ``None`` where there is no such file."""
    if name in _MADE:
        return _MADE[name](book).encode(), MEDIA.get(name) or SERVED[name]
    if name.startswith("map/"):
        told = drawing(name, book)
        return (told.encode(), MEDIA["icon.svg"]) if told else None
    file = _STATIC / ("vendor" if name in EDITOR else "") / name
    media = MEDIA.get(name) or SERVED.get(name)
    return (file.read_bytes(), media) if media and file.is_file() else None


def editor_files() -> list[str]:
    """The files of the editor, if all are there."""
    return list(EDITOR) if all((_STATIC / "vendor" / name).is_file() for name in EDITOR) else []


def _names(book: Book) -> str:
    """A script that sets what all are called, for a page opened from a disk may load scripts and nothing else."""
    return f"window.treatyKg={_written({'actors': _actors(book), 'treaties': _treaties(book)})};\n"


def _data(book: Book) -> str:
    """A script that adds the day and all periods to the names."""
    return f"Object.assign(window.treatyKg,{_written({'on': book.on, 'periods': _periods(book), 'lists': _lists(book)})});\n"


def _written(told: dict[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _actors(book: Book) -> dict[str, list[str]]:
    """Name, address and all that an actor is called."""
    called: dict[str, list[str]] = {}
    for name, held in book.tables.actors()["names"].items():
        for code, _, _ in held:
            called.setdefault(code, []).append(name)
    return {code: [book.name(code), actor_path(code), " | ".join(sorted(set(called.get(code, []))))] for code in book.in_order}


def _treaties(book: Book) -> dict[str, list[Any]]:
    """Name, address, other names and articles of every treaty."""
    found = {}
    for slug, name in book.titles.items():
        table = book.tables.treaty(slug)
        cited = {each["provision"]: each for each in (*table["clauses"], *table["obligations"]) if each["provision"]}
        articles = [[provision, article_anchor(provision)] for provision in sorted(cited)]
        found[slug] = [name, treaty_path(slug), " | ".join((slug, *table["names"])), articles]
    return found


def _periods(book: Book) -> dict[str, dict[str, list[list[Any]]]]:
    """``[start, end, status]`` of everyone under every treaty; a fourth value marks a start that is known only as the latest."""
    accounts = {slug: book.tables.treaty(slug)["actors"] for slug in book.titles}
    return {
        slug: {code: [_period(account, each) for each in account["periods"]] for code, account in of.items()}
        for slug, of in accounts.items()
    }


def _period(account: dict[str, Any], period: list[Any]) -> list[Any]:
    return [*period[:3], 1] if since_at_latest(account, period[0]) else period[:3]


def _lists(book: Book) -> dict[str, list[Any]]:
    """How far the list of acts of each treaty reaches, for what is said of those without acts."""
    tables = ((slug, book.tables.treaty(slug)) for slug in book.titles)
    return {slug: [table["complete"], table["data_as_of"], table["ended_on"]] for slug, table in tables}


_MADE: dict[str, Callable[[Book], str]] = {
    "names.js": _names,
    "data.js": _data,
    "world.js": lambda book: blank_world(book.tables),
    "site.js": lambda book: spoken(book.texts) + (_STATIC / "site.js").read_text(encoding="utf-8"),
    "prefixes.json": lambda _: json.dumps(PREFIXES),
}
"""Files made from a build, by name."""
