"""What follows from what: each change and each shift with its class and its causes."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from kg.diff.causes import Grounds, causes_of_duty, causes_of_status
from kg.diff.changes import Change
from kg.diff.classes import Claim, class_by, classed, unexplained
from kg.diff.statuses import Shift

Why = Mapping[str, list[Change]]
"""By actor, why its statuses towards one treaty differ."""


class Difference(Struct, frozen=True):
    """A change or a shift with its class and its causes."""

    of: Change | Shift
    class_: str
    causes: tuple[Change, ...] = ()


class Following:
    """The differences of all treaties, and what the old build claims to know of each."""

    def __init__(self, claims: Mapping[str, Claim], changes: Mapping[str, Iterable[Change]]) -> None:
        self._claims = claims
        self._grounds = {slug: Grounds(found) for slug, found in changes.items()}

    def status(self, shift: Shift, parents: Iterable[str]) -> Difference:
        """A difference of status, with what it rests on here and in the treaties above."""
        above = [self._grounds[parent] for parent in parents if parent in self._grounds]
        return self._shifted(shift, causes_of_status(shift, self._grounds[shift.treaty], above))

    def outcome(self, shift: Shift, why: Why) -> Difference:
        """A difference of the outcome of an obligation."""
        own = self._grounds[shift.treaty]
        return self._shifted(shift, causes_of_duty(shift.duty, shift.obligation, shift.actor, own, why))

    def change(self, change: Change, why: Why) -> Difference:
        """A change of its own by its day; one that follows from others by them."""
        fact, claim = change.fact, self._claims[change.treaty]
        if not change.derived and not _dated_back(change, claim):
            return Difference(change, classed(change, claim))
        if fact.kind in ("obligation", "deadline"):
            causes = causes_of_duty(fact.family, fact.told["obligation"], fact.actor, self._grounds[fact.treaty], why)
        else:
            causes = why.get(fact.actor, [])
        return Difference(change, self._by(causes), tuple(causes))

    def _shifted(self, shift: Shift, causes: list[Change]) -> Difference:
        class_ = self._by(causes) if causes else unexplained(shift, self._claims[shift.treaty])
        return Difference(shift, class_, tuple(causes))

    def _by(self, causes: Iterable[Change]) -> str:
        return class_by(classed(cause, self._claims[cause.treaty]) for cause in causes)


def by_actor(statuses: Iterable[Difference]) -> dict[str, list[Change]]:
    """Why the statuses of each actor differ; each cause once."""
    found: dict[str, dict[int, Change]] = {}
    for each in statuses:
        found.setdefault(each.of.actor, {}).update({id(change): change for change in each.causes})
    return {actor: list(causes.values()) for actor, causes in found.items()}


def _dated_back(change: Change, claim: Claim) -> bool:
    """Whether a State is bound, or out, since a day of before by what may have been done after it: a notice of succession."""
    return change.change == "new" and change.fact.kind in ("bound", "exit") and classed(change, claim) != "event"
