"""Maps: the page of each treaty with its slider, and the page that leads to them."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from markupsafe import Markup

from kg.answers.latest import since_at_latest
from kg.answers.status import binds, period_on
from kg.plots import world
from kg.plots.outlines import outlines
from kg.plots.palette import LOOKS, STEPS, pattern_id, patterns, unsaid_pattern
from kg.plots.standing import bounds, changes, existence, shown, standing_of
from kg.plots.steps import parties_by_day
from kg.site.addresses import Addresses, map_path
from kg.site.book import Book
from kg.site.chart import line
from kg.site.counted import numbers
from kg.site.drawings import bound_by, world_file
from kg.site.templating import render


def map_page(book: Book, at: Addresses, asked: list[str]) -> str | None:
    """Everyone's status towards a treaty on a day, drawn and as a table; a script moves the day."""
    if len(asked) != 1 or (slug := asked[0]) not in book.titles:
        return None
    table, standing = book.tables.treaty(slug), standing_of(book.tables, slug, book.on)
    everyone = set(shown(book.tables, slug))
    bound = {code for code, account in table["actors"].items() if binds(period_on(account, book.on))}
    first, last = _reach(book, table)
    told = line(parties_by_day(table), last, first)
    return render(
        "map.html",
        book,
        at,
        of=[slug],
        title=book.texts.tell("map-title", treaty=table["name"]),
        said=book.texts.tell("map-description", treaty=table["name"], first=first, last=last),
        slug=slug,
        table=table,
        bound=len(bound),
        unknown=sum(status == "unknown" and code not in bound for code, status in standing.items()),
        rows=[_row(book, table, code, standing.get(code)) for code in book.in_order if code in everyone],
        legend=_legend(table, standing),
        patterns=Markup(patterns()),
        pattern_id=pattern_id,
        chart=told,
        first=first,
        last=last,
        length=(date.fromisoformat(last) - date.fromisoformat(first)).days,
        place=(date.fromisoformat(book.on) - date.fromisoformat(first)).days,
        days=len(changes(table)),
        story=_embedded(_story(book, slug, first, last)),
        no_claim=_no_claim(book),
    )


def _reach(book: Book, table: dict[str, Any]) -> tuple[str, str]:
    """The first and the last day that the slider reaches: wherever a list of acts ends, the day of the data too."""
    first, last = bounds(table)
    return min(first, book.on), max(last, book.on, book.tables.data_as_of or "")


def _row(book: Book, table: dict[str, Any], code: str, status: str | None) -> dict[str, Any]:
    account = table["actors"].get(code)
    period = period_on(account, book.on)
    beside = [_beside(book, each) for each in account["overlays"] if each["since"] <= book.on < (each["until"] or "9")] if account else []
    since = period[0] if period else None
    began = {"since": since, "at_latest": since_at_latest(account, since)}
    return {"code": code, "known": account is not None, "status": status, **began, "beside": beside}


def _beside(book: Book, overlay: dict[str, Any]) -> str:
    """What stands beside a status, in words, and who says so."""
    kind, claimant = book.texts.code(overlay["kind"]), overlay["claimant"]
    return book.texts.tell("map-beside", kind=kind, who=book.name(claimant)) if claimant else kind


def _legend(table: dict[str, Any], standing: dict[str, str]) -> list[tuple[str, int]]:
    """Every look that some day of this map may show, with how many there are on the day of the page."""
    ever = {period[2] for account in table["actors"].values() for period in account["periods"]} | {"none", "unknown"}
    count = Counter(standing.values())
    return [(status, count[status]) for status in LOOKS if status in ever]


def _story(book: Book, slug: str, first: str, last: str) -> dict[str, Any]:
    """What a script needs to tell the status of everyone on any day as this page does."""
    table = book.tables.treaty(slug)
    return {
        "first": first,
        "last": last,
        "days": changes(table),
        "complete": table["complete"],
        "known": table["known_until"],
        "ended": table["ended_on"],
        "states": _existence(book, slug, first, last),
        "periods": {code: [[*period[:3], binds(period)] for period in account["periods"]] for code, account in table["actors"].items()},
        "latest": {code: days for code, account in table["actors"].items() if (days := _at_latest(account))},
        "beside": {
            code: [[each["since"], each["until"], _beside(book, each)] for each in account["overlays"]]
            for code, account in table["actors"].items()
            if account["overlays"]
        },
    }


def _at_latest(account: dict[str, Any]) -> list[str]:
    """The days on which a status is known from, but may have begun before."""
    return [period[0] for period in account["periods"] if since_at_latest(account, period[0])]


def _existence(book: Book, slug: str, first: str, last: str) -> dict[str, list[tuple[str | None, str | None]]]:
    """When each State existed; nothing is told of those that were there on every day of the map."""
    known = existence(book.tables)
    spans = {code: known[code] for code in shown(book.tables, slug) if code in known}
    return {code: [] if any(_covers(span, first, last) for span in told) else told for code, told in spans.items()}


def _covers(span: tuple[str | None, str | None], first: str, last: str) -> bool:
    start, end = span
    return (start is None or start <= first) and (end is None or last < end)


def _embedded(value: Any) -> Markup:
    """A value as JSON that cannot end the element it stands in."""
    return Markup(json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))


def maps_page(book: Book, at: Addresses) -> str:
    """The number of treaties that bind each State, drawn, and the way to the map of each treaty."""
    title, said = book.texts.tell("maps-title"), book.texts.tell("maps-description", day=book.on)
    return render("maps.html", book, at, title=title, said=said, treaties=numbers(book), world=world_of(book))


def world_of(book: Book) -> dict[str, Any]:
    """The drawing of all treaties together with its legend."""
    most = max(bound_by(book.tables, book.on).values(), default=0)
    return {
        "file": f"assets/{world_file(book)}",
        "legend": list(zip(STEPS, _spans(book, most), strict=False)),
        "unsaid": Markup(unsaid_pattern()),
        "no_claim": _no_claim(book),
    }


def _no_claim(book: Book) -> str:
    """The plain sentence under a map."""
    said = book.texts.tell("map-no-claim")
    return said if outlines().of else f"{said} {book.texts.tell('map-no-outlines')}"


def _spans(book: Book, most: int) -> list[str]:
    """Words for each step of the drawing of all treaties, none among them."""
    spans = (str(low) if low == high else book.texts.tell("world-span", low=low, high=high) for low, high in world.spans_of(most))
    return [book.texts.tell("world-none"), *spans]


def map_paths(book: Book) -> Iterator[str]:
    """The page of every map."""
    return map(map_path, book.titles)
