"""Why a status or an outcome differs: the differences of facts that it rests on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.diff.changes import Change
from kg.diff.statuses import Shift

_OF_ACTS = frozenset(
    {"signature", "consent", "notice", "revocation", "instrument_withdrawn", "suspension", "objection", "act", "reading", "position"}
)
_OF_FORCE = frozenset({"entry_into_force", "end"})
_OF_DUTIES = frozenset({"extension", "request", "fulfilment"})
_SILENT = frozenset({"sources", "note", "recorded_on"})
"""What can be told otherwise without anything following in law."""


class Grounds:
    """The differences of one treaty that can be causes, by what rests on them."""

    def __init__(self, changes: Iterable[Change]) -> None:
        self.cited: dict[str, list[Change]] = defaultdict(list)
        self.acts: dict[str, list[Change]] = defaultdict(list)
        self.duties: dict[str, list[Change]] = defaultdict(list)
        self.obligations: dict[str, list[Change]] = defaultdict(list)
        self.treaty: list[Change] = []
        self.coverage: list[Change] = []
        for change in changes:
            if not (change.derived or (change.changed and _SILENT.issuperset(change.changed))):
                self._note(change)

    def _note(self, change: Change) -> None:
        fact = change.fact
        if fact.kind in _OF_ACTS:
            self.acts[fact.actor].append(change)
            for iri in _iris(change):
                self.cited[iri].append(change)
        elif fact.kind in _OF_DUTIES:
            self.duties[fact.family].append(change)
        elif fact.kind == "clause" and fact.family.startswith("obligation."):
            self.obligations[fact.family.split(".")[1]].append(change)
        elif fact.kind == "clause" or fact.kind in _OF_FORCE:
            self.treaty.append(change)
        elif fact.kind == "coverage":
            self.coverage.append(change)


def causes_of_status(shift: Shift, own: Grounds, above: Sequence[Grounds]) -> list[Change]:
    """The differences that account for a shift: acts that it cites, clauses, other acts of the actor, the treaties above, the coverage.

    Empty where the tables hold none: the program that built them or a shared table differs.
    """
    tried = (
        [change for iri in sorted(shift.iris) for change in own.cited.get(iri, ())],
        own.treaty,
        own.acts.get(shift.actor, []),
        [change for each in above for change in each.acts.get(shift.actor, ())],
        [change for each in above for change in each.treaty],
        own.coverage,
    )
    return list(_each_once(next((found for found in tried if found), [])))


def causes_of_duty(duty: str, obligation: str, actor: str, own: Grounds, by_actor: Mapping[str, Sequence[Change]]) -> list[Change]:
    """The differences that account for one of an obligation: its own facts, else the status of its bearer, else its clause."""
    return own.duties.get(duty) or list(by_actor.get(actor, ())) or own.obligations.get(obligation, [])


def _each_once(changes: Iterable[Change]) -> Iterator[Change]:
    """A change of day is found by both its days."""
    seen = set()
    for change in changes:
        if id(change) not in seen:
            seen.add(id(change))
            yield change


def _iris(change: Change) -> set[str]:
    return {fact.iri for fact in (change.old, change.new) if fact}
