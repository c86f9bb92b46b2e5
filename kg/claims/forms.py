"""Each kind of proposition as a claims file writes it."""

from collections.abc import Callable

from kg.claims.comparing import Comparison
from kg.claims.fields import Fields
from kg.claims.propositions import (
    Bearer,
    ClauseParameter,
    ConsentKind,
    Count,
    Counted,
    DateOf,
    EverParty,
    HasObligation,
    Interval,
    NamedEvents,
    Order,
    Proposition,
    StatusOn,
)
from kg.law.vocabulary import CONSENTS, ActKind, BaseStatus, DeonticKind, Topic, Unit


def _status(f: Fields) -> Proposition:
    f.only("kind", "actor", "actors", "treaty", "status", "bound", "on")
    statuses = f.table.codes("status", BaseStatus)
    bound = f.table.flag("bound") if "bound" in f.table.values else None
    if bool(statuses) == (bound is not None):
        f.wrong("missing-key", "a status is told by status or by bound", "give one of the two")
    return StatusOn(f.treaty(), f.actors(), statuses, bound, f.whole_day("on"))


def _ever(f: Fields) -> Proposition:
    f.only("kind", "actor", "actors", "treaty", "ever", "by")
    if "ever" not in f.table.values:
        f.wrong("missing-key", "no ever", "write ever = true for ever, false for never")
    return EverParty(f.treaty(), f.actors(), f.table.flag("ever"), f.whole_day("by"))


def _consent(f: Fields) -> Proposition:
    f.only("kind", "actor", "treaty", "consent")
    consent = f.table.code("consent", ActKind) or ActKind.RATIFICATION
    if consent not in CONSENTS:
        f.wrong("unknown-code", f'"{consent}" is not an act of consent', f"use one of {', '.join(sorted(CONSENTS))}")
    return ConsentKind(f.treaty(), f.actor(), consent)


def _date(f: Fields) -> Proposition:
    f.only("kind", "moment", "date")
    if "date" not in f.table.values:
        f.wrong("missing-key", "no date", "add date = a day, a month or a year")
    return DateOf(f.moment("moment"), f.day("date"))


def _interval(f: Fields) -> Proposition:
    f.only("kind", "start", "end", "n", "unit", "compare")
    unit, compare = f.table.code("unit", Unit) or Unit.DAY, f.table.code("compare", Comparison, Comparison.EXACTLY)
    return Interval(f.moment("start"), f.moment("end"), f.table.number("n"), unit, compare or Comparison.EXACTLY)


def _count(f: Fields) -> Proposition:
    f.only("kind", "treaty", "counted", "compare", "n", "share", "group", "on")
    compare, group = f.table.code("compare", Comparison) or Comparison.EXACTLY, f.group()
    if ("n" in f.table.values) == ("share" in f.table.values):
        f.wrong("missing-key", "a count is compared with a number or with a share", "give n or share")
    share = _share(f, group) if "share" in f.table.values else None
    counted = f.table.code("counted", Counted, Counted.PARTIES) or Counted.PARTIES
    return Count(f.treaty(), counted, compare, f.table.number("n"), share, group, f.whole_day("on"))


def _share(f: Fields, group: str) -> tuple[int, int] | None:
    part, _, whole = f.table.text("share").partition("/")
    if not group:
        f.wrong("missing-key", "a share is of a group", "add group =")
    if not part.isdecimal() or not whole.isdecimal() or int(whole) == 0:
        f.wrong("wrong-type", "share must be a fraction", 'write share = "1/2"')
        return None
    return int(part), int(whole)


def _clause(f: Fields) -> Proposition:
    f.only("kind", "treaty", "parameter", "value")
    value = f.table.values.get("value")
    if not isinstance(value, str | int | bool):
        f.wrong("wrong-type", "value must be a text, a whole number, true or false", "put what the claim says into value")
        value = ""
    return ClauseParameter(f.treaty(), f.table.text("parameter", required=True), value)


def _obligation(f: Fields) -> Proposition:
    f.only("kind", "treaty", "topics", "demands", "mentions", "bearers")
    topics = f.table.texts("topics")
    f.table.codes("topics", Topic)
    if not topics:
        f.wrong("missing-key", "no topics", "add topics = […]")
    return HasObligation(
        f.treaty(),
        tuple(Topic(topic) for topic in topics if topic in list(Topic)),
        f.table.code("demands", DeonticKind) if "demands" in f.table.values else None,
        f.table.texts("mentions"),
        f.table.code("bearers", Bearer, Bearer.PARTIES) or Bearer.PARTIES,
    )


def _order(f: Fields) -> Proposition:
    f.only("kind", "first", "then")
    return Order(f.moment("first"), f.moment("then"))


def _event(f: Fields) -> Proposition:
    f.only("kind", "event", "events", "actors", "date")
    events = f.table.texts("events") or f.table.texts("event")
    if not events:
        f.wrong("missing-key", "no event is named", "add event = the id of an event")
    return NamedEvents(events, f.actors() if "actors" in f.table.values else (), f.day("date"))


FORMS: dict[str, Callable[[Fields], Proposition]] = {
    "status": _status,
    "ever_party": _ever,
    "consent": _consent,
    "date": _date,
    "interval": _interval,
    "count": _count,
    "clause": _clause,
    "obligation": _obligation,
    "order": _order,
    "event": _event,
}
"""How each kind of proposition is read."""
