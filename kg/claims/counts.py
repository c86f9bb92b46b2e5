"""Claims about numbers: how many States are bound or have signed, of all or of a group, as a number or a share."""

from collections.abc import Iterator

from kg.answers.lists import members_on, parties
from kg.answers.status import BOUND
from kg.answers.tables import Tables
from kg.claims import evidence
from kg.claims.model import Found, Verdict
from kg.claims.propositions import Comparison, Count, Counted
from kg.law.days import parse_day
from kg.law.vocabulary import SIGNATURES


def count(tables: Tables, said: Count, said_on: str) -> list[Found]:
    """The count on the day; where it fails, the last earlier day on which it held."""
    beyond = evidence.beyond_coverage(tables, said.treaty, said_on)
    if beyond is not None:
        return [beyond]
    table = tables.treaty(said.treaty)
    if not table["complete"]:
        answer = f"How many there are cannot be told: {table['incomplete_because']}."
        return [evidence.unknown(tables, said.treaty, answer, f"a complete list of acts of the {table['name']}")]
    number, whole = counted_on(tables, said, said_on)
    answer = _answer(tables, said, said_on, number, whole)
    shown = (evidence.of_count(answer, said.treaty), evidence.of_coverage(tables, said.treaty))
    if _holds(said, number, whole):
        return [Found(Verdict.SUPPORTED, answer, evidence=shown)]
    span = _last_true(tables, said, said_on)
    if span is None:
        return [Found(Verdict.REFUTED, answer, answer, shown)]
    return [Found(Verdict.OUTDATED, answer, f"{answer} It was so until the day before {span[1]}.", shown, was_true=span)]


def counted_on(tables: Tables, said: Count, on: str) -> tuple[int, int]:
    """How many are counted on a day, and how many belong to the group (0 without one)."""
    whole = len(members_on(tables, said.group, on)) if said.group else 0
    if said.counted is Counted.PARTIES:
        return parties(tables, said.treaty, on, said.group or None)["count"], whole
    members = members_on(tables, said.group, on) if said.group else None
    signed = {actor for actor, day in _signed(tables, said.treaty) if day <= on and (members is None or actor in members)}
    return len(signed), whole


def _signed(tables: Tables, slug: str) -> Iterator[tuple[str, str]]:
    for act in tables.treaty(slug)["acts"]:
        if act["kind"] in SIGNATURES and act["set_aside_by"] is None:
            yield act["actor"], parse_day(act["date"]).latest.isoformat()


def _holds(said: Count, number: int, whole: int) -> bool:
    """A share is compared without fractions: ``number / whole`` with ``part / of``."""
    left, right = (number, said.n) if said.share is None else (number * said.share[1], whole * said.share[0])
    return {
        Comparison.MORE_THAN: left > right,
        Comparison.AT_LEAST: left >= right,
        Comparison.EXACTLY: left == right,
        Comparison.AT_MOST: left <= right,
        Comparison.FEWER_THAN: left < right,
    }[said.compare]


def _answer(tables: Tables, said: Count, on: str, number: int, whole: int) -> str:
    name = tables.treaty(said.treaty)["name"]
    did = "was party to" if said.counted is Counted.PARTIES else "had signed"
    if said.group:
        return f"On {on} {number} of the {whole} members of {said.group} {_plural(did, number)} the {name}."
    return f"On {on} {number} {'State' if number == 1 else 'States'} {_plural(did, number)} the {name}."


def _plural(did: str, number: int) -> str:
    return did if number == 1 else did.replace("was party", "were parties")


def _last_true(tables: Tables, said: Count, on: str) -> tuple[str, str] | None:
    """The last span before a day in which the claim held; only days on which something changes are tried."""
    until = on
    for day in sorted({day for day in _turning_days(tables, said) if day <= on}, reverse=True):
        if _holds(said, *counted_on(tables, said, day)):
            return day, until
        until = day
    return None


def _turning_days(tables: Tables, said: Count) -> Iterator[str]:
    if said.counted is Counted.SIGNATORIES:
        yield from (day for _, day in _signed(tables, said.treaty))
    for account in tables.treaty(said.treaty)["actors"].values():
        for start, end, base, _ in account["periods"]:
            if base in BOUND:
                yield from filter(None, (start, end))
    for _, _, start, end in tables.actors()["groups"].get(said.group, ()):
        yield from filter(None, (start, end))
