"""Date functions: how the day of an effect follows from an anchor day (law model, section 2).

The anchor day is day 0 and is not counted. Months and years keep the number of
the day and fall back to the last day of a shorter month; they are always
counted from the anchor itself, so a clamped day does not stick. A day beyond
the calendar, as the open bound of a day not known exactly, stays at its last day,
one before it at its first.
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date

from msgspec import Struct

from kg.law.vocabulary import Anchor, DateFunction, Unit


class DateRule(Struct, frozen=True):
    """A date function with its parameters and the provision that states it.

    ``at_least`` marks a minimum: the result is the earliest lawful day and a
    day named by the State or the depositary is the fact.
    """

    function: DateFunction
    anchor: Anchor
    n: int = 0
    unit: Unit = Unit.DAY
    at_least: bool = False
    provision: str = ""

    @property
    def parameters(self) -> dict[str, int | str | bool]:
        """The parameters that matter for this function, for a reason."""
        if self.function is DateFunction.ON_EVENT:
            return {}
        found: dict[str, int | str | bool] = {"n": self.n, "unit": str(self.unit)}
        return found | {"at_least": True} if self.at_least else found


def result_of(rule: DateRule, anchor: date) -> date:
    """The day that a rule gives for an anchor day."""
    return _RESULTS[rule.function](rule, anchor)


_RESULTS: dict[DateFunction, Callable[[DateRule, date], date]] = {
    DateFunction.ADD_PERIOD: lambda rule, anchor: add_period(anchor, rule.n, rule.unit),
    DateFunction.FIRST_OF_MONTH: lambda rule, anchor: _months_on(anchor, rule.n, 1),
    DateFunction.ON_EVENT: lambda _, anchor: anchor,
}


def add_period(anchor: date, n: int, unit: Unit) -> date:
    """The day ``n`` units after the anchor; negative ``n`` counts back."""
    months = _MONTHS.get(unit)
    if months is not None:
        return add_months(anchor, n * months)
    return date.fromordinal(min(max(anchor.toordinal() + n, 1), date.max.toordinal()))


_MONTHS = {Unit.MONTH: 1, Unit.YEAR: 12}


def add_months(anchor: date, n: int) -> date:
    """The same number of the day ``n`` months on, or the last day of a shorter month."""
    return _months_on(anchor, n, anchor.day)


def _months_on(anchor: date, n: int, day: int) -> date:
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + n, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return date.max if year > MAXYEAR else date.min
    return date(year, month + 1, day if day <= _IN_EVERY_MONTH else min(day, monthrange(year, month + 1)[1]))


_IN_EVERY_MONTH = 28
