"""The feed of legal changes: acts and what they bring about, newest first, as Atom (RFC 4287)."""

from collections.abc import Iterable
from itertools import chain

from kg.answers.tables import Tables
from kg.diff.act_facts import act_facts, standing_facts
from kg.diff.atom import FEED, Entry, feed
from kg.diff.facts import Fact
from kg.diff.said import Names, fact_said
from kg.diff.treaty_facts import treaty_facts
from kg.namespaces import BASE, mint

MOST_ENTRIES = 100
"""Entries of one feed; the timeline holds the rest."""

_TOLD = frozenset(
    {
        "signature",
        "consent",
        "bound",
        "notice",
        "revocation",
        "instrument_withdrawn",
        "exit",
        "suspension",
        "objection",
        "entry_into_force",
        "end",
    }
)
"""Kinds of facts that are events in law; ``kg diff`` tells them by the same words."""


def atom(tables: Tables, origin: str) -> str:
    """The newest events that a build tells; no clock, so the same build gives the same bytes."""
    names = Names(tables, tables)
    events = sorted(_events(tables), key=_newest_first, reverse=True)[:MOST_ENTRIES]
    entries = [_entry(fact, names, f"{origin}/page/{_subject(fact, tables).removeprefix(BASE)}") for fact in events]
    return feed(entries, id_=FEED, title="Changes in arms-control law", updated=tables.data_as_of, self_link=f"{origin}/feed.atom")


def _events(tables: Tables) -> Iterable[Fact]:
    every = ((*treaty_facts(table), *act_facts(table), *standing_facts(table, table["known_until"])) for table in tables.treaties())
    told = chain.from_iterable(every)
    return {(fact.iri, fact.kind): fact for fact in told if fact.kind in _TOLD and fact.day is not None}.values()


def _newest_first(fact: Fact) -> tuple[str, str]:
    return _day(fact), fact.iri


def _day(fact: Fact) -> str:
    return fact.day.earliest.isoformat() if fact.day else ""


def _subject(fact: Fact, tables: Tables) -> str:
    """Of what the site has a page that tells the fact, for acts and statuses have none: the State under the treaty, or the treaty."""
    if fact.actor in tables.treaty(fact.treaty)["actors"]:
        return mint("participation", fact.treaty, fact.actor)
    return mint("treaty", fact.treaty)


def _entry(fact: Fact, names: Names, page: str) -> Entry:
    who = f"{names.actor(fact.actor)}: " if fact.actor else ""
    title = f"{who}{fact_said(fact)} ({names.treaty(fact.treaty)})"
    id_ = fact.iri if fact.actor else f"{fact.iri}#{fact.kind}"
    return Entry(id_, _day(fact), title, page, fact.kind)
