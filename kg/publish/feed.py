"""The feed of legal changes: acts and what they bring about, newest first, as Atom (RFC 4287)."""

from typing import Any
from xml.sax.saxutils import escape, quoteattr

from kg.answers.tables import Tables
from kg.namespaces import BASE, mint

MOST_ENTRIES = 100
"""Entries of one feed; the timeline holds the rest."""

_TOLD = frozenset({"party", "former_party", "treaty_ended"})
"""Statuses whose beginning is a change in law worth telling."""


def atom(tables: Tables, origin: str) -> str:
    """The newest changes up to the data day and those already known to come; no clock, so the same build gives the same bytes."""
    changes = sorted(_changes(tables), key=lambda change: (change["date"], change["id"]), reverse=True)[:MOST_ENTRIES]
    updated = f"{tables.data_as_of or '1970-01-01'}T00:00:00Z"
    entries = "".join(_entry(change, origin) for change in changes)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<id>{BASE}feed</id>\n<title>Changes in arms-control law</title>\n<updated>{updated}</updated>\n"
        f'<link rel="self" href={quoteattr(f"{origin}/feed.atom")}/>\n<author><name>treaty-kg</name></author>\n{entries}</feed>\n'
    )


def _changes(tables: Tables) -> list[dict[str, Any]]:
    names, found = tables.actors()["actors"], []
    for table in tables.treaties():
        for actor, account in table["actors"].items():
            for start, _, status, _ in account["periods"]:
                if status in _TOLD:
                    said = {"party": "becomes a party", "former_party": "is no longer a party", "treaty_ended": "treaty ended"}[status]
                    iri = mint("status", table["slug"], actor, start)
                    found.append({"id": iri, "date": start, "title": f"{names[actor]['name']}: {said} ({table['name']})"})
        for act in table["acts"]:
            if act["kind"] == "withdrawal" and act["set_aside_by"] is None:
                title = f"{names[act['actor']]['name']}: notice of withdrawal ({table['name']})"
                found.append({"id": mint("act", act["id"]), "date": act["earliest"], "title": title})
    return found


def _entry(change: dict[str, Any], origin: str) -> str:
    page = change["id"].replace(f"{BASE}id/", f"{origin}/page/")
    return (
        f"<entry>\n<id>{escape(change['id'])}</id>\n<title>{escape(change['title'])}</title>\n"
        f"<updated>{change['date']}T00:00:00Z</updated>\n<link href={quoteattr(page)}/>\n</entry>\n"
    )
