"""The proof of a status, step by step; where nothing binds, why not."""

from typing import Any

from kg.answers.lists import bound_since
from kg.answers.status import BOUND, status
from kg.answers.tables import Tables
from kg.namespaces import ID

_SAID = {
    "none": "has done no act towards the treaty",
    "signatory": "has signed and not consented to be bound",
    "contracting_state": "has consented to be bound by a treaty that is not yet in force",
    "party_pending": "has consented to be bound; its own day is still to come",
    "party": "is a party",
    "withdrawing": "is a party whose notice of withdrawal runs",
    "former_party": "is no longer a party",
    "succession_open": "has not declared whether it succeeds its predecessor",
    "treaty_ended": "was bound by a treaty that has ended",
    "unknown": "has a status that the sources do not settle",
}


def explain(tables: Tables, actor: str, slug: str, on: str, view: str = "depositary") -> dict[str, Any]:
    """The status with its proof: numbered steps, each with provision, result and sources."""
    answer, table = status(tables, actor, slug, on, view), tables.treaty(slug)
    name = tables.actors()["actors"][actor]["name"]
    steps = [*_before(tables, table, actor, answer), *answer["because"]]
    if not steps:
        steps = [_absence(tables, table, name)]
    numbered = [{"step": number, **step} for number, step in enumerate(steps, 1)]
    said = f"{name} {_SAID[answer['status']]} ({table['name']}, {on})."
    return {**answer, "because": numbered, "says": said, "why_not": None if answer["bound"] else _why_not(answer, table)}


def _before(tables: Tables, table: dict[str, Any], actor: str, answer: dict[str, Any]) -> list[dict[str, Any]]:
    """How a State that leaves or has left came to be bound: the steps of its last spell as a party."""
    if answer["status"] not in ("withdrawing", "former_party", "treaty_ended"):
        return []
    account = table["actors"][actor]
    earlier = [p for p in account["periods"] if p[2] in BOUND and p[0] <= (answer["since"] or answer["on"])]
    if not earlier:
        return []
    since = bound_since(account, earlier[-1])
    first = next(p for p in account["periods"] if p[0] == since)
    return [{**step, "sources": tables.cited(step["sources"])} for step in first[3]]


def _absence(tables: Tables, table: dict[str, Any], name: str) -> dict[str, Any]:
    """That nothing was done is known only where the list of acts is complete."""
    if table["complete"]:
        said = f"no act of {name} stands in the list of acts, which is complete as of {table['data_as_of']}"
    else:
        said = f"no act of {name} is known; the list of acts is not complete, so nothing follows"
    return {"kind": "coverage", "says": said, "iri": f"{ID}coverage/{table['slug']}", "result": table["data_as_of"], "sources": []}


def _why_not(answer: dict[str, Any], table: dict[str, Any]) -> str:
    missing = {
        "none": "there is neither signature nor consent to be bound",
        "signatory": "a signature alone does not bind (VCLT 14, 18); no instrument of consent is known",
        "contracting_state": "the treaty itself is not in force (VCLT 24(1))",
        "party_pending": f"the day of effect is {answer['until']}" if answer["until"] else "no day of effect follows yet",
        "former_party": f"its last day as a party was the day before {answer['since']}",
        "succession_open": "no notice of succession or accession is known",
        "treaty_ended": "the treaty is no longer in force",
    }
    return missing.get(answer["status"], "the sources do not settle it")
