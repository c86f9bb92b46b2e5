"""Facts of the obligation ledger: who owes what, by when, what was granted or asked for, what was fulfilled."""

from collections.abc import Iterable, Iterator
from typing import Any

from kg.diff.facts import Fact, day_of
from kg.namespaces import mint


def duty_facts(slug: str, entries: Iterable[dict[str, Any]]) -> Iterator[Fact]:
    """What the ledger of one treaty tells."""
    for entry in entries:
        yield _owed(slug, entry)
        chain = [link for link in entry.get("chain", ()) if not entry["standing"]]
        if chain:
            yield _deadline(slug, entry, chain)
        yield from _links(slug, entry, "extension", (link for link in chain if link["by"] != "initial"))
        yield from _links(slug, entry, "request", entry.get("requests", ()))
        yield from _fulfilments(slug, entry)


def _owed(slug: str, entry: dict[str, Any]) -> Fact:
    told = {"obligation": entry["obligation"], "provision": entry.get("provision", ""), "start": entry["start"], "end": entry.get("end")}
    return _fact("obligation", entry["id"], slug, entry, entry["start"], told, derived=frozenset(told))


def _deadline(slug: str, entry: dict[str, Any], chain: list[dict[str, Any]]) -> Fact:
    """The last deadline of a chain: the day that counts in the end."""
    told = {"obligation": entry["obligation"], "deadline": chain[-1].get("date")}
    return _fact("deadline", entry["id"], slug, entry, entry["trigger"]["day"], told, derived=frozenset(told))


def _links(slug: str, entry: dict[str, Any], kind: str, links: Iterable[dict[str, Any]]) -> Iterator[Fact]:
    for number, link in enumerate(links, 1):
        told = {"obligation": entry["obligation"], "by": link["by"], **{key: link.get(key) for key in _LINK}}
        day = link.get("requested_on") if kind == "request" else None
        yield _fact(kind, f"{entry['id']}/{link['by']}/{number}", slug, entry, day or link.get("decided_on"), told)


_LINK = ("date", "decision", "decided_on", "requested_on", "standing", "cap", "sources")


def _fulfilments(slug: str, entry: dict[str, Any]) -> Iterator[Fact]:
    """Each fulfilment once, however many outcomes rest on it."""
    found: dict[str, dict[str, Any]] = {}
    for turn in entry["turns"]:
        if turn["outcome"] in ("fulfilled", "fulfilled_late"):
            found.setdefault(turn.get("fulfilled_on") or turn["since"], turn)
    for day, turn in found.items():
        told = {"obligation": entry["obligation"], "on": day, "outcome": turn["outcome"], "sources": turn.get("sources", [])}
        yield _fact("fulfilment", f"{entry['id']}/{day}", slug, entry, day, told)


def _fact(
    kind: str, id_: str, slug: str, entry: dict[str, Any], day: str | None, told: dict[str, Any], derived: frozenset[str] = frozenset()
) -> Fact:
    return Fact(kind, id_, slug, entry["actor"], entry["id"], day_of(day), told, mint("duty", entry["id"]), derived=derived)
