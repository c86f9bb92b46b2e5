"""What ``treaty.toml`` may say: the keys of every table, and what each clause owes its reader (a provision, a source)."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from kg.corpus.cells import Table
from kg.corpus.faults import Ledger
from kg.corpus.files import Document
from kg.law.provisions import is_provision


def _keys(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TOLD = _keys("provision also source basis note text")
"""Keys that any clause may carry."""

TOP = _keys("slug kind title short_title aliases parent source")
TABLES: Mapping[str, frozenset[str]] = {
    "identifiers": _keys("mtdsg unts source"),
    "adoption": _TOLD | _keys("date place by"),
    "signature": _TOLD | _keys("opens closes place practice"),
    "depositaries": _TOLD | _keys("codes no_clause unread"),
    "languages": _TOLD | _keys("codes no_clause unread"),
    "consent": _TOLD | _keys("signatories others window eligible requires"),
    "entry_into_force": _TOLD | _keys("condition rule not_before triggered announced announced_source other"),
    "later_consent": _TOLD | _keys("pivot rule floors accession"),
    "provisional_application": _TOLD | _keys("permitted when scope no_clause unread"),
    "reservations": _TOLD | _keys("rule no_clause unread"),
    "duration": _TOLD | _keys("kind n unit until decided no_clause unread"),
    "withdrawal": _TOLD
    | _keys("permitted rule notify statement ground scope proviso survival earliest_notice effect_sources no_clause unread"),
    "suspension": _TOLD | _keys("permitted no_clause unread"),
    "succession": _TOLD | _keys("rule practice no_clause"),
    "amendment": _TOLD | _keys("no_clause unread"),
    "relations": _TOLD,
    "definition": _TOLD | _keys("term"),
    "end": _TOLD | _keys("date cause"),
    "obligation": _TOLD | _keys("id kind topic summary deadline extension bearer applies_if practice"),
}
INNER: Mapping[str, frozenset[str]] = {
    "condition": _keys("kind n others named counts numerator denominator requires waivable category provision source"),
    "rule": _keys("kind n unit anchor at_least provision"),
    "accession": _keys("kind n unit anchor at_least provision"),
    "not_before": _keys("n unit after provision"),
    "proviso": _keys("kind provision effect source"),
    "survival": _keys("text provision"),
    "earliest_notice": _keys("n unit anchor provision"),
    "other": _keys("date source"),
    "deadline": _keys("kind n unit anchor month_day covers date expected rules interval body before late_joiner when"),
    "rules": _keys("n unit anchor"),
    "interval": _keys("n unit"),
    "late_joiner": _keys("text provision"),
    "extension": _keys("n unit renewable decided_by vote request granted provision source basis"),
}
_FACTS = frozenset({"identifiers", "adoption", "end"})
"""Tables that tell a fact about the treaty, not what one of its provisions says."""
_EXPLAINED = ("no_clause", "unread", "practice", "basis")
"""Keys that say why no provision is named."""


def check_keys(document: Document, sources: Collection[str] | None, ledger: Ledger) -> None:
    """Note every unknown key, every clause without provision or source, and every source that is not registered."""
    top = Table(document, "", document.content, ledger)
    _check_known(top, TOP | TABLES.keys())
    _check_sources(top, sources)
    for name, table in _tables(document, ledger):
        _check_known(table, TABLES[name])
        _check_sources(table, sources)
        _check_provision(table, name)
        for inner_name, inner in _inner_tables(table):
            _check_known(inner, INNER.get(inner_name, frozenset()))
            _check_sources(inner, sources, required=False)
            _check_readable(inner)


def _tables(document: Document, ledger: Ledger) -> Iterator[tuple[str, Table]]:
    for name, value in document.content.items():
        if name not in TABLES:
            continue
        many = value if isinstance(value, list) else [value]
        for number, values in enumerate(many):
            if isinstance(values, dict):
                yield name, Table(document, f"{name}.{number}" if isinstance(value, list) else name, values, ledger)


def _inner_tables(table: Table) -> Iterator[tuple[str, Table]]:
    """The tables inside a table, at any depth; of a list, each."""
    for key, value in table.values.items():
        for values in value if isinstance(value, list) else [value]:
            if isinstance(values, dict):
                inner = Table(table.document, f"{table.key}.{key}", values, table.ledger)
                yield key, inner
                yield from _inner_tables(inner)


def _check_known(table: Table, known: Collection[str]) -> None:
    for key in table.values:
        if key not in known:
            mend = _near(key, known) or f"use one of {', '.join(sorted(known))}"
            table.fault(key, "unknown-key", f"{_name(table)} has no key {key}", mend)


def _near(written: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 -- only a slip of the pen needs it

    near = get_close_matches(written, sorted(known), 1)
    return f"did you mean {near[0]}?" if near else ""


def _check_sources(table: Table, sources: Collection[str] | None, *, required: bool = True) -> None:
    named = _texts(table.values, "source") + _texts(table.values, "announced_source")
    if required and not _texts(table.values, "source"):
        table.fault("source", "missing-key", f"{_name(table)} names no source", "add source = the id of a source of sources.csv")
    for source in named if sources is not None else ():
        if source not in (sources or ()):
            mend = _near(source, sources or ()) or "add it to sources.csv, or correct the id"
            table.fault("source", "unknown-source", f'source "{source}" is not known', mend)


def _check_provision(table: Table, name: str) -> None:
    explained = name in _FACTS or any(table.values.get(key) for key in _EXPLAINED)
    if not explained and not table.values.get("provision"):
        mend = "add provision = the article, or no_clause = true where the treaty is silent"
        table.fault("provision", "missing-key", f"{_name(table)} names no provision", mend)
    _check_readable(table)


def _check_readable(table: Table) -> None:
    for text in _texts(table.values, "provision") + _texts(table.values, "also"):
        if text and not is_provision(text):
            mend = 'write one provision, such as "20(3)", "XVI(2)", "Annex 2", or "slug:5(3)" of another treaty; put others in also = [ ]'
            table.fault("provision", "provision-unreadable", f'"{text}" is not a provision', mend)


def _texts(values: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = values.get(key, ())
    return (value,) if isinstance(value, str) else tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()


def _name(table: Table) -> str:
    return f"[{table.key}]" if table.key else "the file"
