"""The end of a treaty concluded by exchange when departures leave no two parties to it (VCLT 2(1)(a), 54(a), 70(1))."""

from collections.abc import Mapping, Sequence
from datetime import date

from kg.law.clauses import End, Treaty
from kg.law.history import Period
from kg.law.vocabulary import BOUND, ActKind, BaseStatus, ConditionKind, EndCause

_MAY_BE_BOUND = BOUND | {BaseStatus.UNKNOWN}


def end_by_departure(treaty: Treaty, periods: Mapping[str, Sequence[Period]]) -> End | None:
    """VCLT 54(a), 70(1): the departure after which fewer than two are bound ends the treaty for whoever is left.

    Nobody but those that exchange instruments can become a party, so none can join the
    last one. A treaty open to others lasts, however few its parties (VCLT 55). An end
    that a source tells stands unless a departure comes before it.
    """
    if treaty.entry_into_force.condition.kind is not ConditionKind.EXCHANGE:
        return None
    departures = sorted((p for each in periods.values() for p in each if _leaves(p)), key=lambda p: (p.span.start, p.actor))
    last = next((p for p in departures if _bound_on(p.span.start, periods) < 2), None)
    return None if last is None else _by(last, treaty.slug)


def _leaves(period: Period) -> bool:
    notices = (s.act for s in period.steps if s.act is not None and s.act.kind is ActKind.WITHDRAWAL)
    return period.status is BaseStatus.FORMER_PARTY and any(act.actor == period.actor for act in notices)


def _bound_on(day: date, periods: Mapping[str, Sequence[Period]]) -> int:
    return sum(any(day in p.span and p.status in _MAY_BE_BOUND for p in each) for each in periods.values())


def _by(departure: Period, slug: str) -> End:
    """The end by the notice that took effect and the provision it was given under."""
    said = next(s for s in departure.steps if s.kind == "provision")
    provision = said.provision if said.treaty == slug or not said.provision else f"{said.treaty}:{said.provision}"
    sources = tuple(dict.fromkeys(source for s in departure.steps if s.act is not None for source in s.sources))
    return End(departure.span.start, EndCause.WITHDRAWAL, provision, sources, departure.steps)
