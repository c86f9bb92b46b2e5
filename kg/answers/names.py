"""Finding the actor, treaty, group or day that a reader means: exactly, or not at all.

A name is never guessed: near ones are suggested, and a name that several actors
bear is refused with the candidates. A name bound to a time counts on its days.
"""

from collections.abc import Iterable
from datetime import date

from kg.answers.errors import AmbiguousActor, BadDate, UnknownActor, UnknownGroup, UnknownTreaty, UnknownView
from kg.answers.tables import Tables
from kg.namespaces import ID


def folded(name: str) -> str:
    """A name as it is compared: case and runs of spaces do not matter, everything else does."""
    return " ".join(name.casefold().split())


def actor_of(text: str, tables: Tables, on: str | None = None) -> str:
    """The code of an actor, from its alpha-3, alpha-2, name, alias or IRI.

    Raises UnknownActor, with near names as suggestions, or AmbiguousActor with
    the candidates.
    """
    table = tables.actors()
    if not isinstance(text, str):  # from Python anything may come
        raise UnknownActor(f"{text!r} is no name of an actor", [])
    asked = text.removeprefix(f"{ID}actor/")
    if asked in table["actors"]:
        return asked
    name = folded(asked)
    if name in table["ambiguous"]:
        raise _ambiguous(text, table["ambiguous"][name], table)
    held: list[str] = [code for code, start, end in table["names"].get(name, ()) if _holds(start, end, on)]
    codes = sorted(set(held))
    if len(codes) > 1:
        raise _ambiguous(text, codes, table)
    if not codes:
        near = _near(name, table["names"], 4, 0.75)
        found = dict.fromkeys(code for each in near for code, _, _ in table["names"][each])
        named = [f"{code} ({table['actors'][code]['name']})" for code in found]
        raise UnknownActor(f'actor "{text}" is not known', named)
    return codes[0]


def person_of(text: str, tables: Tables, on: str | None = None) -> str:
    """The code under which an actor's acts stand: that of the actor which continues it, where one does (continuity of States)."""
    code = actor_of(text, tables, on)
    return tables.actors()["actors"][code]["continued_by"] or code


def _holds(start: str | None, end: str | None, on: str | None) -> bool:
    if on is None:
        return True
    return (start is None or start <= on) and (end is None or on < end)


def _ambiguous(text: str, codes: list[str], table: dict) -> AmbiguousActor:  # type: ignore[type-arg]
    named = [f"{code} ({table['actors'][code]['name']})" for code in codes]
    return AmbiguousActor(f'"{text}" is the name of several actors', named)


def treaty_of(text: str, tables: Tables) -> str:
    """The slug of a treaty, from slug, name or IRI; raises UnknownTreaty with near ones as suggestions."""
    if not isinstance(text, str):
        raise UnknownTreaty(f"{text!r} is no name of a treaty", tables.slugs[:12])
    asked = text.removeprefix(f"{ID}treaty/")
    if asked in tables.manifest["treaties"]:
        return asked
    titles = tables.treaty_names()
    slug = titles.get(folded(asked))
    if slug is not None:
        return slug
    near = dict.fromkeys(titles[name] for name in _near(folded(asked), titles, 6, 0.6))
    raise UnknownTreaty(f'treaty "{text}" is not known', list(near) or tables.slugs[:12])


def group_of(text: str, tables: Tables) -> str:
    """The code of a group, such as EU; raises UnknownGroup with the known ones."""
    groups = tables.actors()["groups"]
    found: str | None = next((code for code in groups if folded(code) == folded(text)), None)
    if found is None:
        raise UnknownGroup(f'group "{text}" is not known', list(groups))
    return found


def day_of(text: str) -> str:
    """A day as ISO 8601; raises BadDate."""
    try:
        day = date.fromisoformat(text)
    except (ValueError, TypeError):
        raise BadDate(f'"{text}" is not a day; write YYYY-MM-DD') from None
    if len(text) != len("YYYY-MM-DD") or "W" in text:
        raise BadDate(f'"{text}" is not a day; write YYYY-MM-DD')
    return day.isoformat()


def view_of(text: str, actor: str, tables: Tables) -> str:
    """A view in its canonical form; an actor's own view is ``self``."""
    if text in ("depositary", "self"):
        return text
    if not text.startswith("holder:"):
        raise UnknownView(f'view "{text}" is not known', ["depositary", "self", "holder:CODE"])
    try:
        holder = actor_of(text.removeprefix("holder:"), tables)
    except UnknownActor:
        if text in _readings(actor, tables):
            return text
        raise
    return "self" if holder == actor else f"holder:{holder}"


def _readings(actor: str, tables: Tables) -> set[str]:
    """The views on an actor that no actor holds, such as a reading of the literature."""
    accounts = (table["actors"].get(actor) for table in tables.treaties())
    return {position["view"] for account in accounts if account for position in account["positions"] if not position["holder"]}


def _near(written: str, known: Iterable[str], most: int, likeness: float) -> list[str]:
    from difflib import get_close_matches  # noqa: PLC0415 -- only a slip of the pen needs it

    return get_close_matches(written, list(known), most, likeness)
