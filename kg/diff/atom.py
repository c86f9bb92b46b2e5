"""Legal changes as a feed (Atom, RFC 4287); no clock, so that the same build gives the same bytes."""

from collections import Counter
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct
from msgspec.structs import replace

from kg.namespaces import BASE

FEED = f"{BASE}feed"
"""The identity of the feed of a build."""


class Entry(Struct, frozen=True):
    """One change: what it is about, the day it came about, and a sentence."""

    id: str
    day: str
    title: str
    page: str
    category: str = ""


def feed(entries: Iterable[Entry], *, id_: str, title: str, updated: str | None, self_link: str = "") -> str:
    """The document; ``updated`` is the day up to which the data reach."""
    link = f'<link rel="self" href={quoteattr(self_link)}/>\n' if self_link else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<id>{escape(id_)}</id>\n<title>{escape(title)}</title>\n<updated>{updated or '1970-01-01'}T00:00:00Z</updated>\n"
        f"{link}<author><name>treaty-kg</name></author>\n{''.join(map(_entry, entries))}</feed>\n"
    )


def _entry(entry: Entry) -> str:
    category = f"<category term={quoteattr(entry.category)}/>\n" if entry.category else ""
    return (
        f"<entry>\n<id>{escape(entry.id)}</id>\n<title>{escape(entry.title)}</title>\n"
        f"<updated>{entry.day}T00:00:00Z</updated>\n<link href={quoteattr(entry.page)}/>\n{category}</entry>\n"
    )


def unique(entries: Iterable[Entry]) -> list[Entry]:
    """The entries, those of one id numbered, for the ids of a feed must differ (RFC 4287, 4.1.2)."""
    seen, found = Counter[str](), []
    for entry in entries:
        seen[entry.id] += 1
        found.append(entry if seen[entry.id] == 1 else replace(entry, id=f"{entry.id}-{seen[entry.id]}"))
    return found
