"""The readings of acts known only between two bounds: the days on which they may have been done, as far as it makes a difference.

What follows from an act moves steadily with its day, but for days on which something
turns: another act of the same actor, the day from which one has effect, a conflict.
It is therefore enough to take each act on its bounds and around each turn between them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import product
from math import prod
from types import MappingProxyType

from kg.law.acts import Act
from kg.law.effect import effect_of_consent
from kg.law.setting import Setting
from kg.law.vocabulary import CONSENTS, ActKind, ActObject
from kg.law.withdrawal import exit_of, too_early

_Days = Mapping[str, tuple[Act, Sequence[date]]]
"""By id, an act and the days to take it on."""

Reading = Mapping[str, date]
"""By act, the day taken of those between its bounds."""

LATEST: Reading = MappingProxyType({})
"""The last day that the bounds of each act allow."""

MOST = 2_000
"""So many readings are compared at most; of whom there are more, no status is known."""


def readings_of(acts: Sequence[Act], setting: Setting) -> list[Reading]:
    """The readings that can differ in what follows from them, the earliest first and the latest last; none where they are too many."""
    bounds = {act.id: (act, sorted({earliest_of(act, setting), act.day.latest})) for act in acts}
    alone = len(acts) == 1 and acts[0].kind is not ActKind.WITHDRAWAL
    days = bounds if alone else _between_turns(_between_turns(bounds, setting, 1), setting, 0)
    inexact = {act.id: taken for act, taken in days.values() if not act.day.exact}
    if prod(map(len, inexact.values())) > MOST:
        return []
    return [dict(zip(inexact, taken, strict=True)) for taken in product(*inexact.values())]


def _between_turns(days: _Days, setting: Setting, near: int) -> _Days:
    """To the days of each act those between its bounds on which it, or what follows from it, falls on a turn, or that many days off."""
    return {act.id: (act, taken if act.day.exact else _with_turns(act, taken, days, setting, near)) for act, taken in days.values()}


def earliest_of(act: Act, setting: Setting) -> date:
    """The earliest day of an act, never before anyone could act."""
    return min(max(act.day.earliest, setting.opened), act.day.latest)


def _with_turns(act: Act, taken: Sequence[date], days: _Days, setting: Setting, near: int) -> list[date]:
    turns = {turn for other, days_of_other in days.values() if other is not act for turn in _turns(other, setting, days_of_other)}
    between = range(taken[0].toordinal(), taken[-1].toordinal() + 1)
    around = {turn.toordinal() for turn in turns}
    if act.kind is ActKind.WITHDRAWAL:
        around.update(_where(between, True, lambda day: _in_time(day, setting)))
        turns.update(_turns_of_expiry(act, setting))
    if _takes_effect(act):
        around.update(*(_where(between, turn, partial(_effect, act, setting)) for turn in turns))
    found = {day + by for day in around for by in range(-near, near + 1) if day + by in between}
    return sorted({*taken, *map(date.fromordinal, found)})


def _where(between: range, turn: date | bool, reached: Callable[[date], date | bool]) -> tuple[int, int]:
    """The first of the days on which a turn is reached, and the first beyond it."""

    def key(day: int) -> date | bool:
        return reached(date.fromordinal(day))

    return between[0] + bisect_left(between, turn, key=key), between[0] + bisect_right(between, turn, key=key)


def _turns(act: Act, setting: Setting, days: Iterable[date]) -> Iterator[date]:
    """The days of an act, and of what follows from it."""
    for day in days:
        yield day
        if _takes_effect(act):
            yield _effect(act, setting, day)


def _in_time(day: date, setting: Setting) -> bool:
    """Whether notice can be given: the treaty is in force, for as long as its clause wants."""
    return setting.force.on is not None and day >= setting.force.on and not too_early(day, setting)


def _turns_of_expiry(act: Act, setting: Setting) -> Iterator[date]:
    """The days between which an armed conflict or an objection holds up a notice that runs out."""
    spans = [conflict.span for conflict in setting.world.conflicts if conflict.actor == act.actor]
    for span in (*spans, *(position.span for position in setting.contested.get(act.id, ()))):
        yield from filter(None, (span.start, span.end))


def _takes_effect(act: Act) -> bool:
    return act.object is ActObject.TREATY and (act.kind in CONSENTS or act.kind is ActKind.WITHDRAWAL)


def _effect(act: Act, setting: Setting, day: date) -> date:
    """The day from which an act done on a day has effect; the last of the calendar where none follows."""
    on = exit_of(act, day, setting).expiry if act.kind is ActKind.WITHDRAWAL else effect_of_consent(act, day, setting).on
    return on or date.max
