"""The words of claims in RDF and the keys of claims in TOML: each key has one word, ``treaty`` is ``tkg:saysTreaty``."""

from kg.namespaces import ONTOLOGY

SCHEMA = "https://schema.org/"

RDF_SUFFIXES = {".ttl": "ttl", ".trig": "trig", ".nt": "nt", ".nq": "nq", ".jsonld": "jsonld", ".rdf": "rdf", ".xml": "rdf"}
"""Endings of files that are read as RDF."""

KINDS = {
    "StatusProposition": "status",
    "EverPartyProposition": "ever_party",
    "ConsentProposition": "consent",
    "DateProposition": "date",
    "IntervalProposition": "interval",
    "CountProposition": "count",
    "ClauseProposition": "clause",
    "ObligationProposition": "obligation",
    "OrderProposition": "order",
    "EventProposition": "event",
}
"""The kind of proposition that each class is."""

TABLES = {"eventTable": "events", "meetingTable": "meetings"}
"""Words that name a table beside the file, and the keys at the head of a file in TOML."""

MOMENTS = frozenset({"moment", "start", "end", "first", "then"})
"""Keys whose value is a moment."""

_ACTORS = {"actor": "actors"}
LISTED = {
    "status": _ACTORS,
    "ever_party": _ACTORS,
    "event": {"actor": "actors", "event": "events"},
    "obligation": {"topic": "topics", "mention": "mentions"},
}
"""Words that may be said several times, by the kind of proposition, and the key under which the values are listed."""

_SAYS = f"{ONTOLOGY}says"


def key_of(predicate: str) -> str | None:
    """The key that a word of ours stands for; nothing for words of others, and the word itself where we know no such key."""
    if predicate.startswith(_SAYS):
        return predicate.removeprefix(_SAYS).lower()
    return predicate.removeprefix(ONTOLOGY) if predicate.startswith(ONTOLOGY) else None


def word_of(key: str) -> str:
    """The word of a key."""
    return f"{_SAYS}{key.capitalize()}"
