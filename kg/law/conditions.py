"""The conditions under which a treaty enters into force, and the first day on which one is met (VCLT 24(1)-(2)).

Instruments, and the signatures that ask for them, are counted as they stand on a
day: from their deposit until they are taken back before they took effect. Falling
below a threshold once met changes nothing (VCLT 55), nor does a signature that comes
after it. Several instruments of one day all count.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter

from msgspec import Struct, field

from kg.law.acts import Act
from kg.law.clauses import Condition
from kg.law.days import Span
from kg.law.vocabulary import CONSENTS, SIGNATURES, ActKind, ActObject, ConditionKind

_RATIFYING = frozenset({ActKind.RATIFICATION, ActKind.ACCEPTANCE, ActKind.APPROVAL})
_TAKING_BACK = frozenset({ActKind.WITHDRAWAL, ActKind.WITHDRAWAL_OF_INSTRUMENT})


class _Change(Struct, frozen=True):
    """What changes the count on a day: an instrument, a signature or a party to the parent treaty comes or goes."""

    day: date
    actor: str
    comes: bool
    instrument: Act | None = None
    signature: bool = False


class _Count(Struct):
    """What stands on one day: whose consent is needed, the instruments by actor, and the parties to the parent treaty."""

    named: set[str]
    standing: dict[str, Act] = field(default_factory=dict)
    parties: set[str] = field(default_factory=set)

    def apply(self, change: _Change) -> None:
        if change.signature:
            (self.named.add if change.comes else self.named.discard)(change.actor)
        elif change.instrument is None:
            (self.parties.add if change.comes else self.parties.discard)(change.actor)
        elif change.comes:
            self.standing.setdefault(change.actor, change.instrument)
        else:
            self.standing.pop(change.actor, None)


def first_day_met(
    condition: Condition, acts: Iterable[Act], parent_bound: Mapping[str, Sequence[Span]]
) -> tuple[date | None, tuple[Act, ...]]:
    """The day the condition was met, and the instruments of that day."""
    acts = list(acts)
    count = _Count(set(condition.named))
    changes = _instruments(condition, acts)
    if condition.kind is ConditionKind.ALL_SIGNATORIES and not condition.named:
        changes += _signatures(acts)
    if condition.kind is ConditionKind.FRACTION:
        changes += _parties_to_the_parent(parent_bound)
    met, on = _MET[condition.kind], attrgetter("day")
    for day, of_the_day in groupby(sorted(changes, key=on), key=on):
        for change in of_the_day:
            count.apply(change)
        if met(condition, count):
            return day, tuple(a for a in count.standing.values() if a.day.latest == day)
    return None, ()


def _signatures(acts: Sequence[Act]) -> list[_Change]:
    """Who is a signatory on a day; a named list stands for them where their signatures are not recorded."""
    taken_back = [a for a in acts if a.kind is ActKind.WITHDRAWAL and a.object is ActObject.SIGNATURE]
    given = [_Change(a.day.latest, a.actor, True, signature=True) for a in acts if a.kind in SIGNATURES]
    return given + [_Change(a.day.latest, a.actor, False, signature=True) for a in taken_back]


def _instruments(condition: Condition, acts: Sequence[Act]) -> list[_Change]:
    """Each instrument from the day it counts; the first that stands is the one that counts for its actor."""
    kinds, of_treaty = kinds_counted(condition), ActObject.TREATY
    counted = [a for a in acts if a.kind in kinds and a.object is of_treaty]
    if condition.kind is ConditionKind.EXCHANGE:
        counted = [a for a in counted if a.kind is ActKind.EXCHANGE_OF_INSTRUMENTS] or counted
    waivers = {a.actor: a.day.latest for a in acts if a.kind is ActKind.WAIVER} if condition.waivable else None
    found = [
        _Change(max(a.day.latest, waivers[a.actor]) if waivers else a.day.latest, a.actor, True, a)
        for a in sorted(counted, key=attrgetter("day.latest", "id"))
        if waivers is None or a.actor in waivers
    ]
    return found + [_Change(a.day.latest, a.actor, False, a) for a in acts if a.kind in _TAKING_BACK and takes_back_an_instrument(a)]


def _parties_to_the_parent(parent_bound: Mapping[str, Sequence[Span]]) -> list[_Change]:
    spans = [(actor, span) for actor, spans in parent_bound.items() for span in spans]
    left = [_Change(span.end, actor, False) for actor, span in spans if span.end is not None]
    return left + [_Change(span.start, actor, True) for actor, span in spans]


def kinds_counted(condition: Condition) -> frozenset[ActKind]:
    """The kinds of instrument that count; a consent whose kind no source tells counts as the ratification it may be."""
    if not condition.counts:
        return CONSENTS
    untold = frozenset() if _RATIFYING.isdisjoint(condition.counts) else {ActKind.CONSENT_TO_BE_BOUND}
    return CONSENTS & condition.counts | untold


def takes_back_an_instrument(act: Act) -> bool:
    """Whether an act withdraws an instrument, not the State from the treaty."""
    withdraws = act.kind is ActKind.WITHDRAWAL and act.object is ActObject.INSTRUMENT
    return withdraws or act.kind is ActKind.WITHDRAWAL_OF_INSTRUMENT


def _enough(condition: Condition, count: _Count) -> bool:
    return 0 < condition.n <= len(count.standing)


def _named_and_enough(condition: Condition, count: _Count) -> bool:
    """All named, and besides as many in all (``n``) or as many others as the clause wants."""
    standing = len(count.standing)
    return count.named <= count.standing.keys() and standing >= condition.n and standing - len(count.named) >= condition.others


def _all_named(condition: Condition, count: _Count) -> bool:
    return bool(count.named) and count.named <= count.standing.keys()


def _all_signatories(condition: Condition, count: _Count) -> bool:
    """All that have signed by then; one alone has nobody to agree with (VCLT 2(1)(a))."""
    return len(count.named) > 1 and count.named <= count.standing.keys()


def _share_of_the_parties(condition: Condition, count: _Count) -> bool:
    """A moving target: the parties to the parent treaty on that day, and those of them that joined."""
    joined = sum(actor in count.parties for actor in count.standing)
    return bool(count.parties) and joined * condition.denominator >= condition.numerator * len(count.parties)


def _two_bound(condition: Condition, count: _Count) -> bool:
    """No threshold for all: a treaty lives between two, or as many as its clause names."""
    return len(count.standing) >= max(condition.n, 2)


_MET: dict[ConditionKind, Callable[[Condition, _Count], bool]] = {
    ConditionKind.COUNT: _enough,
    ConditionKind.NAMED_PLUS_COUNT: _named_and_enough,
    ConditionKind.ALL_OF_NAMED: _all_named,
    ConditionKind.ALL_SIGNATORIES: _all_signatories,
    ConditionKind.CATEGORY: _named_and_enough,
    ConditionKind.FRACTION: _share_of_the_parties,
    ConditionKind.EXCHANGE: _all_named,
    ConditionKind.PER_STATE_CONDITIONS: _two_bound,
}
