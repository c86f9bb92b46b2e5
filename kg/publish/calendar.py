"""Deadlines as a calendar that any programme reads (RFC 5545): all-day events with stable UIDs, and two alarms for those ahead."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from icalendar import Alarm, Calendar, Event

from kg import __version__
from kg.law.date_rules import add_months
from kg.law.sentences import article


def calendar(
    answers: list[dict[str, Any]], names: Mapping[str, Any], data_as_of: str | None, treaties: Mapping[str, str] | None = None
) -> bytes:
    """One event for each instance that falls due on a known day, or is overdue; the same answers give the same bytes.

    ``names`` are the entries of actors by code, ``treaties`` the short names by slug.
    """
    found = Calendar()
    found.add("prodid", f"-//treaty-kg//kg {__version__}//EN")
    found.add("version", "2.0")
    found.add("x-wr-calname", "Deadlines under arms-control treaties")
    stamp = datetime.combine(date.fromisoformat(data_as_of or "1970-01-01"), datetime.min.time(), UTC)
    for answer in answers:
        due = answer["deadline"] if answer["outcome"] == "overdue" else answer["next_due"]
        if due is not None and len(due) == len("YYYY-MM-DD") and due[0] != "[":
            name, treaty = names[answer["actor"]]["name"], (treaties or {}).get(answer["treaty"], answer["treaty"])
            found.add_component(_event(answer, date.fromisoformat(due), name, treaty, stamp))
    return bytes(found.to_ical())


_MORNING = time(9)
"""When an alarm sounds, on the day of the same number some months before; a count of days would miss it."""


def _uid(answer: dict[str, Any], day: date) -> str:
    """The same for a deadline that is moved, so that calendars move it too; a yearly duty has one for each year."""
    name = str(answer["id"]).replace("/", "-")
    return name if answer["chain"] else f"{name}-{day.year}"


def _event(answer: dict[str, Any], day: date, name: str, treaty: str, stamp: datetime) -> Event:
    event, cited = Event(), ", ".join(filter(None, (treaty, article(answer["provision"]))))
    event.add("uid", f"{_uid(answer, day)}@treaty-kg")
    event.add("dtstamp", stamp)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", f"{name}: {answer['summary']} ({cited})")
    sources = "\n".join(f"{source['title'] or source['id']} {source['url'] or ''}".strip() for source in answer["sources"])
    event.add("description", f"{answer['summary']}.\n{_outcome(answer, day)}\n{sources}".strip())
    event.add("transp", "TRANSPARENT")
    for months in (12, 6) if day.isoformat() > answer["on"] else ():
        event.add_component(_alarm(day, months, name))
    return event


def _outcome(answer: dict[str, Any], day: date) -> str:
    """What has come of the duty; of one that is owed every year, what has come of the last time is not said of the next."""
    of_last = answer["deadline"] not in (None, day.isoformat())
    about = f"Outcome of what fell due on {answer['deadline']}, as of" if of_last else "Outcome on"
    return f"{about} {answer['on']}: {answer['outcome'].replace('_', ' ')}."


def _alarm(day: date, months: int, name: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"{months} months to the deadline of {name}")
    alarm.add("trigger", datetime.combine(add_months(day, -months), _MORNING, UTC))
    return alarm
