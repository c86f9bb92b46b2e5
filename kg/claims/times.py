"""Claims about days: when something happened, what lies between two days, what came first, which events took place."""

from kg.answers.tables import Tables
from kg.claims import evidence
from kg.claims.model import Events, Found, Verdict
from kg.claims.moments import Happened, Sought, seek
from kg.claims.propositions import DateOf, Interval, NamedEvents, Order
from kg.law.date_rules import add_period
from kg.law.days import Day, parse_day


def date_of(tables: Tables, events: Events, said: DateOf) -> list[Found]:
    """A day, month or year is supported by what lies wholly in it, refuted by what lies wholly outside."""
    sought, claimed = seek(tables, events, said.moment), parse_day(said.date)
    if said.moment.act and not said.moment.effect and not any(_within(happened.day, claimed) for happened in sought.found):
        beyond = evidence.beyond_coverage(tables, said.moment.treaty, claimed.latest.isoformat())
        if beyond is not None:
            return [beyond]
    if not sought.found:
        return [_not_found(tables, sought)]
    answer = f"{sought.says[:1].upper()}{sought.says[1:]}: {', '.join(str(h.day) for h in sought.found)}."
    shown = tuple(each for happened in sought.found for each in happened.evidence)
    if any(_within(happened.day, claimed) for happened in sought.found):
        return [Found(Verdict.SUPPORTED, answer, evidence=shown)]
    if all(_apart(happened.day, claimed) for happened in sought.found):
        return [Found(Verdict.REFUTED, answer, answer, shown)]
    return [Found(Verdict.UNVERIFIABLE, answer, evidence=shown, missing=f"the exact day of the {sought.says}")]


def _within(day: Day, claimed: Day) -> bool:
    return claimed.earliest <= day.earliest and day.latest <= claimed.latest


def _apart(day: Day, claimed: Day) -> bool:
    return day.latest < claimed.earliest or claimed.latest < day.earliest


def _not_found(tables: Tables, sought: Sought) -> Found:
    """Where the list is complete, what is not in it did not happen."""
    answer = f"There is no {sought.says} on record."
    if not sought.complete:
        shown = (evidence.of_coverage(tables, sought.treaty),) if sought.treaty else ()
        return Found(Verdict.UNVERIFIABLE, answer, evidence=shown, missing=f"a source for the {sought.says}")
    return Found(Verdict.REFUTED, answer, answer, (evidence.of_coverage(tables, sought.treaty),))


def interval(tables: Tables, events: Events, said: Interval) -> list[Found]:
    """The time between two days, counted as clauses count it: the first day is day 0."""
    pair = _pair(tables, events, seek(tables, events, said.start), seek(tables, events, said.end))
    if isinstance(pair, Found):
        return [pair]
    start, end = pair
    shown = (*start.evidence, *end.evidence)
    if not start.day.exact or not end.day.exact:
        answer = f"From {start.day} to {end.day}: the days are known only within bounds."
        return [Found(Verdict.UNVERIFIABLE, answer, evidence=shown, missing="both days to the day")]
    due = add_period(start.day.earliest, said.n, said.unit)
    long = f"{said.n} {said.unit}{'' if said.n == 1 else 's'}"
    answer = f"From {_shown(start)} to {_shown(end)} are {_days(start.day, end.day)} days; {long} end on {due}."
    if due == end.day.earliest:
        return [Found(Verdict.SUPPORTED, answer, evidence=shown)]
    return [Found(Verdict.REFUTED, answer, answer, shown)]


def _shown(happened: Happened) -> str:
    """A day with what happened on it, unless the claim itself names the day."""
    return f"{happened.day} ({happened.says})" if happened.evidence else str(happened.day)


def _days(start: Day, end: Day) -> int:
    return (end.earliest - start.earliest).days


def _pair(tables: Tables, events: Events, first: Sought, second: Sought) -> tuple[Happened, Happened] | Found:
    """The last of each that was found; what was not found decides."""
    for sought in (first, second):
        if not sought.found:
            return _not_found(tables, sought)
    return _last(first), _last(second)


def _last(sought: Sought) -> Happened:
    return max(sought.found, key=lambda happened: (happened.day.latest, happened.day.earliest))


def order(tables: Tables, events: Events, said: Order) -> list[Found]:
    """One before the other, whichever of the possible days they fell on."""
    pair = _pair(tables, events, seek(tables, events, said.first), seek(tables, events, said.then))
    if isinstance(pair, Found):
        return [pair]
    first, then = pair
    shown, answer = (*first.evidence, *then.evidence), f"{_told(first)}; {_told(then)}."
    if first.day.latest < then.day.earliest:
        return [Found(Verdict.SUPPORTED, answer, evidence=shown)]
    if first.day.earliest >= then.day.latest:
        return [Found(Verdict.REFUTED, answer, answer, shown)]
    return [Found(Verdict.UNVERIFIABLE, answer, evidence=shown, missing="days exact enough to tell which came first")]


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
