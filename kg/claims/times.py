"""Claims about days: when something happened, what lies between two days, what came first, which events took place."""

from datetime import date
from typing import Any

from kg.answers.tables import Tables
from kg.claims import evidence
from kg.claims.comparing import compared
from kg.claims.model import Events, Found, Verdict
from kg.claims.moments import Happened, Sought, seek
from kg.claims.propositions import DateOf, Interval, Moment, NamedEvents, Order
from kg.law.date_rules import add_period
from kg.law.days import Day, parse_day
from kg.law.vocabulary import ActKind


def date_of(tables: Tables, events: Events, said: DateOf, said_on: str) -> list[Found]:
    """A day, month or year is supported by what lies wholly in it, refuted by what lies wholly outside."""
    sought, claimed = seek(tables, events, said.moment), parse_day(said.date)
    if not sought.found:
        return [_not_found(tables, sought, _listed_by(said.moment, claimed, said_on))]
    answer = f"{sought.says[:1].upper()}{sought.says[1:]}: {', '.join(str(h.day) for h in sought.found)}."
    shown = tuple(each for happened in sought.found for each in happened.evidence)
    if any(_within(happened.day, claimed) for happened in sought.found):
        return [Found(Verdict.SUPPORTED, answer, evidence=shown)]
    if not all(_apart(happened.day, claimed) for happened in sought.found):
        return [Found(Verdict.UNVERIFIABLE, answer, evidence=shown, missing=f"the exact day of the {sought.says}")]
    return [_told_otherwise(sought, claimed, answer, shown) or _done_later(tables, said.moment, claimed) or _refuted(answer, shown)]


def _refuted(answer: str, shown: tuple[dict[str, Any], ...]) -> Found:
    return Found(Verdict.REFUTED, answer, answer, shown)


def _listed_by(moment: Moment, claimed: Day, said_on: str) -> str:
    """The day up to which a list must reach to name what is claimed; a succession is dated back from its notice (VCSST 23)."""
    latest = claimed.latest.isoformat()
    return max(latest, said_on) if moment.effect and moment.act is ActKind.SUCCESSION else latest


def _told_otherwise(sought: Sought, claimed: Day, answer: str, shown: tuple[dict[str, Any], ...]) -> Found | None:
    """Where a source does tell the claimed day, another being used by rule, the claim is open and not wrong."""
    told = [(happened, rule) for happened, rule in sought.aside if _within(happened.day, claimed)]
    if not told:
        return None
    rules = ", ".join(sorted({evidence.words(rule) for _, rule in told}))
    missing = f"sources that agree on the day of the {sought.says} (the day in use was chosen by the rule: {rules})"
    return Found(Verdict.UNVERIFIABLE, answer, evidence=(*shown, *told[0][0].evidence), missing=missing)


def _done_later(tables: Tables, moment: Moment, claimed: Day) -> Found | None:
    """An act can be done again; of days after the list that is not known."""
    if moment.act is None or moment.effect:
        return None
    return evidence.beyond_coverage(tables, moment.treaty, claimed.latest.isoformat())


def _within(day: Day, claimed: Day) -> bool:
    return claimed.earliest <= day.earliest and day.latest <= claimed.latest


def _apart(day: Day, claimed: Day) -> bool:
    return day.latest < claimed.earliest or claimed.latest < day.earliest


def _not_found(tables: Tables, sought: Sought, by: str) -> Found:
    """Where the list is complete and reaches the day, what is not in it did not happen."""
    answer = f"There is no {sought.says} on record."
    if sought.contested:
        answer = f"Positions differ on the {sought.says}."
        return evidence.unknown(tables, sought.treaty, answer, f"an effect on which all agree: {answer[:1].lower()}{answer[1:-1]}")
    if not sought.listed:
        shown = (evidence.of_coverage(tables, sought.treaty),) if sought.treaty else ()
        return Found(Verdict.UNVERIFIABLE, answer, evidence=shown, missing=f"a source for the {sought.says}")
    unlisted = evidence.unlisted(tables, sought.treaty, sought.actor, by, answer, signature=sought.signature)
    return unlisted or _refuted(answer, (evidence.of_coverage(tables, sought.treaty),))


def interval(tables: Tables, events: Events, said: Interval, said_on: str) -> list[Found]:
    """The time between two days, counted as clauses count it: the first day is day 0.

    Where something was done more than once, one pair of days of that length is enough.
    """
    pairs = _pairs(tables, seek(tables, events, said.start), seek(tables, events, said.end), said_on)
    if isinstance(pairs, Found):
        return [pairs]
    judged = [(_long(said, start.day, end.day), start, end) for start, end in pairs]
    verdict, start, end = min(judged, key=lambda each: (True, None, False).index(each[0]))
    shown = (*start.evidence, *end.evidence)
    if verdict is None:
        answer = f"From {start.day} to {end.day}: the days are known only within bounds."
        return [Found(Verdict.UNVERIFIABLE, answer, evidence=shown, missing="both days to the day")]
    answer = f"From {_shown(start)} to {_shown(end)} {_length(said, start.day, end.day)}"
    return [Found(Verdict.SUPPORTED, answer, evidence=shown) if verdict else _refuted(answer, shown)]


def _long(said: Interval, start: Day, end: Day) -> bool | None:
    """Whether the days between stand to the period as is said, whichever of the possible days they were."""
    try:
        low = (end.earliest - add_period(start.latest, said.n, said.unit)).days
        high = (end.latest - add_period(start.earliest, said.n, said.unit)).days
    except (OverflowError, ValueError):  # a bound that is open leads out of the calendar
        return None
    return compared(said.compare, low, high, 0)


def _length(said: Interval, start: Day, end: Day) -> str:
    if not start.exact or not end.exact:
        return "the days are known only within bounds, and none of them fits."
    long, last = f"{said.n} {said.unit}{'' if said.n == 1 else 's'}", add_period(start.earliest, said.n, said.unit)
    ends = f"; {long} end on {last}" if last < date.max else ""  # what would end later is cut at the end of the calendar
    return f"are {(end.earliest - start.earliest).days} days{ends}."


def _shown(happened: Happened) -> str:
    """A day with what happened on it, unless the claim itself names the day."""
    return f"{happened.day} ({happened.says})" if happened.evidence else str(happened.day)


def _pairs(tables: Tables, first: Sought, second: Sought, said_on: str) -> list[tuple[Happened, Happened]] | Found:
    """Every pair of what was found; what was not found by the day of the claim decides."""
    for sought in (first, second):
        if not sought.found:
            return _not_found(tables, sought, said_on)
    return [(one, other) for one in first.found for other in second.found]


def order(tables: Tables, events: Events, said: Order, said_on: str) -> list[Found]:
    """One before the other, whichever of the possible days they fell on and whichever of several acts is meant."""
    first, then = seek(tables, events, said.first), seek(tables, events, said.then)
    pairs = _pairs(tables, first, then, said_on)
    if isinstance(pairs, Found):
        return [pairs]
    each = (*first.found, *then.found)
    answer, shown = f"{'; '.join(dict.fromkeys(map(_told, each)))}.", tuple(told for happened in each for told in happened.evidence)
    found = {_before(*pair) for pair in pairs}
    if found == {True}:
        return [Found(Verdict.SUPPORTED, answer, evidence=shown)]
    if found == {False}:
        return [_refuted(answer, shown)]
    missing = "days exact enough to tell which came first" if None in found else "which of the several days is meant"
    return [Found(Verdict.UNVERIFIABLE, answer, evidence=shown, missing=missing)]


def _before(first: Happened, then: Happened) -> bool | None:
    if first.day.latest < then.day.earliest:
        return True
    return False if first.day.earliest >= then.day.latest else None


def _told(happened: Happened) -> str:
    return f"{happened.says}: {happened.day}" if happened.evidence else str(happened.day)


def named_events(tables: Tables, events: Events, said: NamedEvents) -> list[Found]:
    """Events are recorded as sources tell them; that one is not recorded proves nothing."""
    return [_one_event(tables, events, name, said) for name in said.events]


def _one_event(tables: Tables, events: Events, name: str, said: NamedEvents) -> Found:
    event = events.get(name)
    if event is None:
        return Found(Verdict.UNVERIFIABLE, f'No event "{name}" is recorded.', missing=f"a source for the event {name}")
    answer, shown = f"{event.says} ({event.date}).", (evidence.of_event(tables, event),)
    missing = [actor for actor in said.actors if actor not in event.actors]
    if missing:
        others = evidence.names_of(tables, missing)
        return Found(Verdict.UNVERIFIABLE, answer, evidence=shown, missing=f"a source that {others} took part")
    if said.date and _apart(parse_day(event.date), parse_day(said.date)):
        return Found(Verdict.REFUTED, answer, answer, shown)
    if said.date and not _within(parse_day(event.date), parse_day(said.date)):
        return Found(Verdict.UNVERIFIABLE, answer, evidence=shown, missing="the day of the event")
    return Found(Verdict.SUPPORTED, answer, evidence=shown)
