"""Pages over many treaties: home, States, obligations, departures, two days compared, sources."""

from collections import Counter
from datetime import date
from typing import Any

from kg import __version__
from kg.answers.deadlines import first_of
from kg.answers.latest import since_at_latest
from kg.answers.leaving import departures
from kg.answers.status import binds, period_on
from kg.namespaces import BASE
from kg.publish.columns import LICENCE
from kg.site.addresses import Addresses
from kg.site.book import Book
from kg.site.claimed import judged_beside
from kg.site.counted import numbers, open_for
from kg.site.templating import render
from kg.site.world import world_of

OPEN = ("pending", "extended", "overdue")
"""Outcomes of what is still to be done."""

MOST_NEWS = 10
"""Changes and deadlines on the home page; the pages behind it hold all."""


MOST_KNOWN = 180
"""Deadlines on the page over all treaties, the latest ones; the page of each treaty holds all of its own."""


def home_page(book: Book, at: Addresses) -> str:
    """What this is, search, what changed last, what is due next, all treaties."""
    return render(
        "home.html",
        book,
        at,
        title=book.texts.tell("home-title"),
        said=book.texts.tell("home-description"),
        data=_dataset(book),
        changed=changes(book)[:MOST_NEWS],
        ahead=sorted([*coming(book), *_due(book)[:MOST_NEWS]], key=lambda each: first_of(each.get("day") or each["next_due"])),
        claims=not at.static or bool(judged_beside(book.tables)),
        treaties=numbers(book),
        world=world_of(book),
    )


def _dataset(book: Book) -> dict[str, Any]:
    """The whole as those who look for data find it."""
    told = {"@type": "Dataset", "name": book.texts.tell("home-title"), "description": book.texts.tell("home-description"), "url": BASE}
    return {**told, "license": LICENCE, "version": __version__, "dateModified": book.tables.data_as_of, "isAccessibleForFree": True}


def changes(book: Book, since: str = "", until: str = "") -> list[dict[str, Any]]:
    """Every beginning of a status from a day on until another, the latest first; one known only as the latest is no change."""
    found = []
    for table in book.tables.treaties():
        for code, account in table["actors"].items():
            before = ""
            for start, _, status, *_ in account["periods"]:
                if since < start <= (until or book.on) and not since_at_latest(account, start):
                    told = {"day": start, "actor": code, "name": book.name(code), "treaty": table["slug"]}
                    found.append({**told, "status": status, "before": before})
                before = status
    return sorted(found, key=lambda told: (told["day"], told["name"], told["treaty"]), reverse=True)


def coming(book: Book) -> list[dict[str, Any]]:
    """Every beginning of a status that already follows for a day after that of the pages, the nearest first."""
    found = []
    for table in book.tables.treaties():
        for code, account in table["actors"].items():
            for start, _, status, *_ in account["periods"]:
                if start > book.on and status != "unknown" and not since_at_latest(account, start):
                    found.append({"day": start, "actor": code, "treaty": table["slug"], "status": status})
    return sorted(found, key=lambda told: (told["day"], book.name(told["actor"]), told["treaty"]))


def _due(book: Book) -> list[dict[str, Any]]:
    """What falls due from the day on and is still to be done, the nearest first."""
    found = [each for each in book.dated_duties if each["outcome"] in OPEN and each["next_due"]]
    return sorted(found, key=lambda each: (first_of(each["next_due"]), each["treaty"], each["actor"]))


def states_page(book: Book, at: Addresses) -> str:
    """All actors by name, with the number of treaties that bind each."""
    bound: Counter[str] = Counter()
    for table in book.tables.treaties():
        for code, account in table["actors"].items():
            period = period_on(account, book.on)
            bound[code] += binds(period)
    title, said = book.texts.tell("states-title"), book.texts.tell("states-description", day=book.on)
    unknown = {code: len(open_for(book, code)) for code in book.in_order}
    return render("states.html", book, at, title=title, said=said, bound=bound, unknown=unknown)


def obligations_page(book: Book, at: Addresses) -> str:
    """Every obligation with a deadline whose outcome is known, and a count of the others."""
    known = sorted((each for each in book.dated_duties if each["outcome"] != "unknown"), key=_due_day, reverse=True)
    unknown = Counter((each["treaty"], each["obligation"], each["summary"]) for each in book.dated_duties if each["outcome"] == "unknown")
    year_on = moved(book.on, 1)
    return render(
        "obligations.html",
        book,
        at,
        title=book.texts.tell("obligations-title"),
        said=book.texts.tell("obligations-description", day=book.on),
        soon=[each for each in _due(book) if first_of(each["next_due"]) < year_on],
        year_on=year_on,
        known=known[:MOST_KNOWN],
        left_out=len(known[MOST_KNOWN:]),
        unknown=sorted(unknown.items()),
        count=Counter(each["outcome"] for each in known),
    )


def _due_day(duty: dict[str, Any]) -> str:
    """The day in the column of what is due."""
    told = duty["next_due"] or duty["deadline"]
    return first_of(told) if told else ""


def departures_page(book: Book, at: Addresses) -> str:
    """Who left which treaty, and whose notice runs."""
    found = [each for slug in book.titles for each in departures(book.tables, slug, book.on)]
    found.sort(key=lambda told: (told["effect"] or told["notice"] or "", told["name"], told["treaty"]), reverse=True)
    title, said = book.texts.tell("departures-title"), book.texts.tell("departures-description")
    return render("departures.html", book, at, title=title, said=said, departures=found)


def sources_page(book: Book, at: Addresses) -> str:
    """The letters under which sources stand."""
    title, said = book.texts.tell("sources-title"), book.texts.tell("sources-description")
    return render("sources.html", book, at, title=title, said=said, letters=_by_letter(book))


def sources_of_letter(book: Book, at: Addresses, asked: list[str]) -> str | None:
    """The sources whose short names begin with a letter."""
    letters = _by_letter(book)
    if len(asked) != 1 or asked[0] not in letters:
        return None
    letter = asked[0]
    title, said = book.texts.tell("sources-letter-title", letter=letter), book.texts.tell("sources-letter-description", letter=letter)
    return render("sources_of_letter.html", book, at, title=title, said=said, letters=letters, sources=letters[letter])


def source_paths(book: Book) -> list[str]:
    """The page of every letter."""
    return [f"sources/{letter}" for letter in _by_letter(book)]


def _by_letter(book: Book) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for name, source in sorted(book.tables.sources().items()):
        found.setdefault(name[0].lower(), {})[name] = source
    return found


def moved(day: str, years: int) -> str:
    """The same day in another year; 29 February becomes the 28th."""
    told = date.fromisoformat(day)
    return told.replace(year=told.year + years, day=28 if (told.month, told.day) == (2, 29) else told.day).isoformat()
