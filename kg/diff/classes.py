"""Event, correction or addition: which, by what the old build claimed to know (see the rule of this package)."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from kg.diff.changes import Change
from kg.diff.facts import day_of
from kg.diff.statuses import Shift
from kg.law.vocabulary import BaseStatus

CLASSES = ("event", "correction", "addition")


class Claim(Struct, frozen=True):
    """What the old build claims of one treaty: the last day of its list, and whether that is complete.

    ``amended`` says that an act of a later day amends the treaty, so that its clauses change as an event.
    """

    until: date | None
    complete: bool = False
    amended: bool = False


def classed(change: Change, claim: Claim) -> str:
    """The class of a difference that follows from no other."""
    if change.old is None:
        return _of_new(change, claim)
    if change.fact.kind == "clause":
        return "event" if claim.amended and change.new else "correction"
    if change.new is None:
        return "correction"
    if change.fact.kind == "coverage":
        return "addition" if _reaches_further(change) else "correction"
    return "event" if _came_to_pass(change, claim) else "correction"


def class_by(classes: Iterable[str]) -> str:
    """The class of what follows: that of its causes; a correction where one of them is, and where nothing explains it."""
    found = set(classes)
    if not found or "correction" in found:
        return "correction"
    return "event" if "event" in found else "addition"


def unexplained(shift: Shift, claim: Claim) -> str:
    """The class of a shift of which the tables hold no cause.

    That a State came to succeed another is no act: its day decides. Where the old
    build told nothing, nothing is corrected.
    """
    span = shift.span
    if span.new == BaseStatus.SUCCESSION_OPEN and claim.until is not None and (span.start or "") > claim.until.isoformat():
        return "event"
    return "addition" if span.old == BaseStatus.UNKNOWN else "correction"


def _of_new(change: Change, claim: Claim) -> str:
    fact = change.fact
    if fact.kind == "clause":
        return "event" if claim.amended else "correction"
    if fact.day is None or claim.until is None:
        return "addition"
    if fact.day.earliest > claim.until:
        return "event"
    return "correction" if fact.claimed and claim.complete and fact.day.latest <= claim.until else "addition"


def _reaches_further(change: Change) -> bool:
    assert change.old is not None
    assert change.new is not None
    old, new = change.old.told, change.new.told
    return (new["complete"] or not old["complete"]) and (new["as_of"] or "") >= (old["as_of"] or "")


def _came_to_pass(change: Change, claim: Claim) -> bool:
    """Whether all that changed is an end that was open, or a request that was decided, after the coverage day."""
    assert change.old is not None
    assert change.new is not None
    moved = set(change.changed) - {"sources"}
    if claim.until is None or not moved:
        return False
    if moved == {"end"}:
        closed = day_of(change.new.told["end"]) if change.old.told["end"] is None else None
    else:
        closed = day_of(change.new.told["decided_on"]) if "decided_on" in moved and moved <= _DECIDED else None
    return closed is not None and closed.earliest > claim.until


_DECIDED = frozenset({"decided_on", "decision", "standing", "date", "cap"})
"""What a decision on a request settles."""
