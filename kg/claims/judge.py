"""The verdict on each claim of a list: every proposition judged alone, the worst one decides."""

from collections.abc import Iterable

from kg.answers.tables import Tables
from kg.claims.clauses import clause_parameter, has_obligation
from kg.claims.counts import count
from kg.claims.model import Claim, Events, Found, Judged
from kg.claims.propositions import (
    ClauseParameter,
    ConsentKind,
    Count,
    DateOf,
    EverParty,
    HasObligation,
    Interval,
    NamedEvents,
    Order,
    Proposition,
    StatusOn,
)
from kg.claims.statuses import consent_kind, ever_party, status_on
from kg.claims.times import date_of, interval, named_events, order


def judge(claims: Iterable[Claim], tables: Tables, events: Events) -> list[Judged]:
    """Every claim with what is found, in the order of the file."""
    return [
        Judged(claim, tuple(f for p in claim.propositions for f in found_of(p, claim.said_on, tables, events)), tables.data_as_of)
        for claim in claims
    ]


def found_of(proposition: Proposition, said_on: str, tables: Tables, events: Events) -> list[Found]:
    """What is found of one proposition as of the day it was said."""
    match proposition:
        case DateOf() | Interval() | Order() | NamedEvents():
            return _of_days(proposition, said_on, tables, events)
        case ClauseParameter():
            return clause_parameter(tables, proposition)
        case HasObligation():
            return has_obligation(tables, proposition, said_on)
        case _:
            return _of_statuses(proposition, said_on, tables)


def _of_days(proposition: DateOf | Interval | Order | NamedEvents, said_on: str, tables: Tables, events: Events) -> list[Found]:
    match proposition:
        case DateOf():
            return date_of(tables, events, proposition, said_on)
        case Interval():
            return interval(tables, events, proposition, said_on)
        case Order():
            return order(tables, events, proposition, said_on)
        case NamedEvents():
            return named_events(tables, events, proposition)


def _of_statuses(proposition: StatusOn | EverParty | ConsentKind | Count, said_on: str, tables: Tables) -> list[Found]:
    match proposition:
        case StatusOn():
            return status_on(tables, proposition, said_on)
        case EverParty():
            return ever_party(tables, proposition, said_on)
        case ConsentKind():
            return consent_kind(tables, proposition, said_on)
        case Count():
            return count(tables, proposition, said_on)
