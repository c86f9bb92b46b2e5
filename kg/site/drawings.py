"""The drawings of maps as files: all treaties together, each treaty on a day, and the blank world that a script fills."""

import json
from collections import Counter
from datetime import date

from kg.answers.status import binds, period_on
from kg.answers.tables import Tables
from kg.plots import world
from kg.plots.standing import standing_of
from kg.site.book import Book


def bound_by(tables: Tables, on: str) -> Counter[str]:
    """How many treaties bind each actor on a day."""
    found = Counter({code: 0 for code, told in tables.actors()["actors"].items() if told["kind"] == "state"})
    for table in tables.treaties():
        for code, account in table["actors"].items():
            period = period_on(account, on)
            if binds(period):
                found[code] += 1
    return found


def world_file(book: Book) -> str:
    """The file of the map of all treaties."""
    return f"map/{book.on}.svg"


def drawing_of(slug: str, on: str) -> str:
    """The file of the map of a treaty on a day."""
    return f"map/{slug}/{on}.svg"


def drawings(book: Book) -> list[str]:
    """Every drawing that a static site shows."""
    return [world_file(book), *(drawing_of(slug, book.of(slug).on) for slug in book.titles)]


def drawing(name: str, book: Book) -> str | None:
    """A drawing by the name of its file, ``None`` where there is none of that name."""
    tables, texts = book.tables, book.texts
    match name.removesuffix(".svg").split("/"):
        case ["map", on] if _is_day(on):
            numbers = bound_by(tables, on)
            shapes = world.by_number(tables.gazetteer(), numbers, world.limits_of(max(numbers.values(), default=0)))
            return world.bare_map(shapes, texts.tell("world-drawing", day=on))
        case ["map", slug, on] if slug in tables.slugs and _is_day(on):
            shapes = world.by_status(tables.gazetteer(), standing_of(tables, slug, on))
            return world.bare_map(shapes, texts.tell("map-drawing", treaty=tables.treaty(slug)["name"], day=on))
    return None


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def blank_world(tables: Tables) -> str:
    """A script that holds the blank drawing, for a page opened from a disk may load scripts and nothing else."""
    return f"window.treatyKgWorld={json.dumps(world.blank(tables.gazetteer()))};\n"
