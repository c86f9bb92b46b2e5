"""Deadlines as a calendar that any programme reads (RFC 5545): all-day events with stable UIDs and two alarms."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Alarm, Calendar, Event

from kg import __version__

_OPEN = ("pending", "extended", "overdue", "unknown")


def calendar(answers: list[dict[str, Any]], names: dict[str, Any], data_as_of: str | None) -> bytes:
    """One event for each instance with a known deadline that is not done with; the same answers give the same bytes."""
    found = Calendar()
    found.add("prodid", f"-//treaty-kg//kg {__version__}//EN")
    found.add("version", "2.0")
    found.add("x-wr-calname", "Deadlines under arms-control treaties")
    stamp = datetime.combine(date.fromisoformat(data_as_of or "1970-01-01"), datetime.min.time(), UTC)
    for answer in answers:
        if answer["outcome"] in _OPEN and _is_day(answer["deadline"]):
            found.add_component(_event(answer, names[answer["actor"]]["name"], stamp))
    return bytes(found.to_ical())


def _is_day(text: str | None) -> bool:
    return text is not None and len(text) == len("YYYY-MM-DD") and text[0] != "["


def _event(answer: dict[str, Any], name: str, stamp: datetime) -> Event:
    day = date.fromisoformat(answer["deadline"])
    event = Event()
    event.add("uid", f"{answer['id'].replace('/', '-')}@treaty-kg")
    event.add("dtstamp", stamp)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", f"{name}: {answer['obligation']} ({answer['treaty']} {answer['provision']})")
    sources = "\n".join(f"{source['title'] or source['id']} {source['url'] or ''}".strip() for source in answer["sources"])
    event.add("description", f"{answer['summary']}.\nOutcome on {answer['on']}: {answer['outcome']}.\n{sources}".strip())
    event.add("transp", "TRANSPARENT")
    for months in (12, 6):
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", f"{months} months to the deadline of {name}")
        alarm.add("trigger", -timedelta(days=365 if months == 12 else 183))
        event.add_component(alarm)
    return event
