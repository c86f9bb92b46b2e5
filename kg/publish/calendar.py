"""Deadlines as a calendar that any programme reads (RFC 5545): all-day events with stable UIDs and two alarms."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from icalendar import Alarm, Calendar, Event

from kg import __version__
from kg.law.date_rules import add_months


def calendar(answers: list[dict[str, Any]], names: dict[str, Any], data_as_of: str | None) -> bytes:
    """One event for each instance that falls due on a known day, or is overdue; the same answers give the same bytes."""
    found = Calendar()
    found.add("prodid", f"-//treaty-kg//kg {__version__}//EN")
    found.add("version", "2.0")
    found.add("x-wr-calname", "Deadlines under arms-control treaties")
    stamp = datetime.combine(date.fromisoformat(data_as_of or "1970-01-01"), datetime.min.time(), UTC)
    for answer in answers:
        due = answer["deadline"] if answer["outcome"] == "overdue" else answer["next_due"]
        if due is not None and len(due) == len("YYYY-MM-DD") and due[0] != "[":
            found.add_component(_event(answer, date.fromisoformat(due), names[answer["actor"]]["name"], stamp))
    return bytes(found.to_ical())


_MORNING = time(9)
"""When an alarm sounds, on the day of the same number some months before; a count of days would miss it."""


def _uid(answer: dict[str, Any], day: date) -> str:
    """The same for a deadline that is moved, so that calendars move it too; a yearly duty has one for each year."""
    name = str(answer["id"]).replace("/", "-")
    return name if answer["chain"] else f"{name}-{day.year}"


def _event(answer: dict[str, Any], day: date, name: str, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", f"{_uid(answer, day)}@treaty-kg")
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
        alarm.add("trigger", datetime.combine(add_months(day, -months), _MORNING, UTC))
        event.add_component(alarm)
    return event
