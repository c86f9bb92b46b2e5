"""Why a status or an outcome differs: the differences of facts that it rests on."""

from collections.abc import Iterable, Mapping, Sequence

from kg.diff.changes import Change
from kg.diff.statuses import Shift

_OF_ACTS = frozenset(
    {"signature", "consent", "notice", "revocation", "instrument_withdrawn", "suspension", "objection", "act", "reading", "position"}
)
_OF_DUTIES = frozenset({"extension", "request", "fulfilment"})


def causes_of_status(shift: Shift, changes: Mapping[str, Sequence[Change]], parents: Iterable[str]) -> list[Change]:
    """The differences that account for a shift: acts that it cites, clauses, other acts of the actor, the treaties above, the coverage.

    Empty where the tables hold none: the program that built them or a shared table differs.
    """
    own = _own(changes.get(shift.treaty, ()))
    acts = [c for c in own if c.fact.kind in _OF_ACTS]
    above = [c for parent in parents for c in _own(changes.get(parent, ()))]
    tried = (
        [c for c in acts if _iris(c) & shift.iris],
        [c for c in own if c.fact.kind in ("entry_into_force", "end") or (c.fact.kind == "clause" and "obligation." not in c.fact.id)],
        [c for c in acts if c.fact.actor == shift.actor],
        [c for c in above if c.fact.actor == shift.actor and c.fact.kind in _OF_ACTS],
        [c for c in above if c.fact.kind in ("entry_into_force", "end", "clause")],
        [c for c in own if c.fact.kind == "coverage"],
    )
    return next((found for found in tried if found), [])


def causes_of_duty(
    duty: str, obligation: str, actor: str, changes: Sequence[Change], by_actor: Mapping[str, Sequence[Change]]
) -> list[Change]:
    """The differences that account for one of an obligation: its own facts, else the status of its bearer, else its clause."""
    own = [c for c in changes if c.fact.kind in _OF_DUTIES and c.fact.family == duty]
    clause = [c for c in changes if c.fact.kind == "clause" and f"obligation.{obligation}." in f"{c.fact.id}."]
    return own or list(by_actor.get(actor, ())) or clause


def _own(changes: Iterable[Change]) -> list[Change]:
    """What can move a status by itself: neither what follows from others, nor another source of the same."""
    return [c for c in changes if not c.derived and not (c.changed and _SILENT.issuperset(c.changed))]


_SILENT = frozenset({"sources", "note", "recorded_on"})
"""What can be told otherwise without anything following in law."""


def _iris(change: Change) -> set[str]:
    return {fact.iri for fact in (change.old, change.new) if fact}
