"""Claims about numbers: how many States are bound or have signed, of all or of a group, as a number or a share."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from kg.answers.lists import contested_on, members_on
from kg.answers.status import binds, period_on
from kg.answers.tables import Tables
from kg.claims import evidence
from kg.claims.comparing import compared
from kg.claims.model import Found, Verdict
from kg.claims.propositions import Count, Counted
from kg.law.days import parse_day
from kg.law.vocabulary import SIGNATURES, ActObject


class Number(NamedTuple):
    """How many are counted on a day: at least ``low``; at most ``high``, or nobody knows; of a group of ``whole``."""

    low: int
    high: int | None
    whole: int


def count(tables: Tables, said: Count, said_on: str) -> list[Found]:
    """The count on the day; where it fails, the last earlier span in which it held."""
    on = said.on or said_on
    beyond = evidence.beyond_coverage(tables, said.treaty, on)
    if beyond is not None:
        return [beyond]
    number, table = counted_on(tables, said, on), tables.treaty(said.treaty)
    answer = _answer(tables, said, on, number)
    shown = (evidence.of_count(answer, said.treaty), evidence.of_coverage(tables, said.treaty))
    holds = _holds(said, number)
    if holds is None:
        missing = f"{_missing(table, said, on)} the {table['name']}"
        return [Found(Verdict.UNVERIFIABLE, answer, evidence=shown, missing=missing)]
    if holds:
        return [Found(Verdict.SUPPORTED, answer, evidence=shown)]
    span = _last_true(tables, said, on)
    if span is None:
        return [Found(Verdict.REFUTED, answer, answer, shown)]
    return [evidence.no_longer(answer, f"{answer} It was so until the day before {span[1]}.", shown, span, dated=bool(said.on))]


def _missing(table: dict[str, Any], said: Count, on: str) -> str:
    if not table["complete"]:
        return "a complete list of acts of"
    if said.counted is Counted.SIGNATORIES and not evidence.has_signatures(table):
        return "a list of signatures of"
    if said.counted is Counted.PARTIES and _left_out(table, on):
        return "sources that agree on whom to count, and the days of all acts towards"
    return "the days of all acts, also of States that have dissolved since, towards"


def counted_on(tables: Tables, said: Count, on: str) -> Number:
    """How many are counted on a day; those of whom it is not known are between the bounds, as are States that have dissolved since.

    Who is not on a list that is not complete may be counted too: anybody, or the rest of the group.
    """
    members = members_on(tables, said.group, on) if said.group else None
    sure, open_ = (_bound if said.counted is Counted.PARTIES else _signed)(tables, said.treaty, on)
    open_ |= evidence.dissolved(tables, said.treaty, on)
    if members is not None:
        sure, open_ = sure & members, open_ & members
    whole = len(members) if members is not None else 0
    table = tables.treaty(said.treaty)
    if table["complete"] and (said.counted is Counted.PARTIES or evidence.has_signatures(table)):
        return Number(len(sure), len(sure | open_), whole)
    return Number(len(sure), whole if said.group else None, whole)


def _bound(tables: Tables, slug: str, on: str) -> tuple[set[str], set[str]]:
    """Who is bound on a day, and of whom it is not known, or who is bound and left out of a published count."""
    table = tables.treaty(slug)
    periods = {actor: period for actor, account in table["actors"].items() if (period := period_on(account, on))}
    bound, left_out = {actor for actor, period in periods.items() if binds(period)}, _left_out(table, on)
    return bound - left_out, {actor for actor, period in periods.items() if period[2] == "unknown"} - bound | bound & left_out


def _left_out(table: dict[str, Any], on: str) -> set[str]:
    """Parties of ours on whom those who count do not agree: left out of the count published for the day, or of any for what they are.

    A State may be missing from a list on its day alone; an entity whose statehood is contested is missing from it on every day.
    """
    counts = table["published_counts"]
    return {actor for count in counts for actor in count["not_counted"] if count["on"] == on or contested_on(table, actor, on)}


def _signed(tables: Tables, slug: str, on: str) -> tuple[set[str], set[str]]:
    """Who had signed by a day, and who may have."""
    days = list(_signatures(tables, slug))
    return {actor for actor, _, last in days if last <= on}, {actor for actor, first, _ in days if first <= on}


def _signatures(tables: Tables, slug: str) -> Iterator[tuple[str, str, str]]:
    for act in tables.treaty(slug)["acts"]:
        if act["kind"] in SIGNATURES and act["object"] == ActObject.TREATY and act["set_aside_by"] is None:
            day = parse_day(act["date"])
            yield act["actor"], day.earliest.isoformat(), day.latest.isoformat()


def _holds(said: Count, number: Number) -> bool | None:
    """A share is compared without fractions: ``number / whole`` with ``part / of``."""
    if said.share is None:
        return compared(said.compare, number.low, number.high, said.n)
    part, of = said.share
    return compared(said.compare, number.low * of, None if number.high is None else number.high * of, part * number.whole)


def _answer(tables: Tables, said: Count, on: str, number: Number) -> str:
    name = tables.treaty(said.treaty)["name"]
    one = number.low == 1
    did = "had signed" if said.counted is Counted.SIGNATORIES else "was party to" if one else "were parties to"
    so_many = str(number.low) if number.low == number.high else f"at least {number.low}"
    so_many = f"between {number.low} and {number.high}" if number.high is not None and number.high > number.low else so_many
    if said.group:
        return f"On {on} {so_many} of the {number.whole} members of {said.group} {did} the {name}."
    return f"On {on} {so_many} {'State' if one else 'States'} {did} the {name}."


def _last_true(tables: Tables, said: Count, on: str) -> tuple[str, str] | None:
    """The last span before a day in which the claim held; only days on which something changes are tried."""
    until = on
    for day in sorted({day for day in _turning_days(tables, said) if day <= on}, reverse=True):
        if _holds(said, counted_on(tables, said, day)):
            return day, until
        until = day
    return None


def _turning_days(tables: Tables, said: Count) -> Iterator[str]:
    if said.counted is Counted.SIGNATORIES:
        yield from (day for _, first, last in _signatures(tables, said.treaty) for day in (first, last))
    for account in tables.treaty(said.treaty)["actors"].values():
        for start, end, base, _, bound in account["periods"]:
            if bound or base == "unknown":
                yield from filter(None, (start, end))
    for _, _, start, end in tables.actors()["groups"].get(said.group, ()):
        yield from filter(None, (start, end))
