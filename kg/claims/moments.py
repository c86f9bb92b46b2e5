"""The days of what a claim speaks of: looked up in acts, domestic acts, the treaty's own days and recorded events."""

from dataclasses import dataclass
from typing import Any

from kg.answers.status import binds, period_on
from kg.answers.tables import Tables
from kg.claims import evidence
from kg.claims.model import Events
from kg.claims.propositions import Dated, Moment
from kg.law.days import Day, parse_day
from kg.law.vocabulary import CONSENTS, SIGNATURES, ActKind, ActObject, ChoiceRule


@dataclass(frozen=True, slots=True)
class Happened:
    """A day that was found, what happened on it, and by what it is shown."""

    day: Day
    says: str
    evidence: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Sought:
    """What was looked for and all that was found.

    ``listed`` where a complete list would name it, so that its absence can show that there
    was nothing; ``aside`` are readings of other sources, and by which rule each is not used;
    ``contested`` where positions differ on whether it happened at all (law model, section 5).
    """

    says: str
    found: tuple[Happened, ...]
    listed: bool = False
    treaty: str = ""
    aside: tuple[tuple[Happened, str], ...] = ()
    contested: bool = False
    actor: str = ""
    signature: bool = False


LISTED = SIGNATURES | CONSENTS | {ActKind.WITHDRAWAL}
"""Acts that a list of acts is made of; declarations and the like are told now and then, never all."""


def seek(tables: Tables, events: Events, moment: Moment) -> Sought:
    """Everything that a moment can mean."""
    if moment.day:
        return Sought(moment.day, (Happened(parse_day(moment.day), moment.day),))
    if moment.event:
        return _event(tables, events, moment.event)
    if moment.of is not None:
        return _day_of_treaty(tables, moment.treaty, moment.of)
    return _domestic_acts(tables, moment) if moment.domestic is not None else _acts(tables, moment)


def _event(tables: Tables, events: Events, name: str) -> Sought:
    event = events.get(name)
    if event is None:
        return Sought(f'the event "{name}"', ())
    return Sought(event.says, (Happened(parse_day(event.date), event.says, (evidence.of_event(tables, event),)),))


def _day_of_treaty(tables: Tables, slug: str, of: Dated) -> Sought:
    table = tables.treaty(slug)
    clauses, name, says = table["parameters"], table["name"], f"{evidence.words(of)} of the {table['name']}"
    adoption, windows = clauses.get("adoption", {}), clauses.get("signature", [])
    clause = {
        Dated.ADOPTION: adoption,
        Dated.OPENING_FOR_SIGNATURE: windows[0] if windows else {},
        Dated.ENTRY_INTO_FORCE: clauses.get("entry_into_force", {}),
    }[of]
    day = {
        Dated.ADOPTION: adoption.get("date"),
        Dated.OPENING_FOR_SIGNATURE: min((w["opens"] for w in windows if w.get("opens")), default=None),
        Dated.ENTRY_INTO_FORCE: table["entry_into_force"]["on"],
    }[of]
    if day is None:
        return Sought(says, (), listed=of is Dated.ENTRY_INTO_FORCE, treaty=slug)
    cited = [s for s in (clause.get("announced_source"), clause.get("source")) if s]
    told = evidence.of_provision(tables, slug, clause.get("provision", ""), f"{evidence.words(of)} on {day}", cited)
    return Sought(says, (Happened(parse_day(day), f"{evidence.words(of)} of the {name}", (told,)),), treaty=slug)


def _domestic_acts(tables: Tables, moment: Moment) -> Sought:
    """Lists of domestic acts are never complete."""
    says = f"{evidence.words(moment.domestic)} in {evidence.name_of(tables, moment.actor)}"
    acts = [a for a in tables.treaty(moment.treaty)["domestic_acts"] if (a["actor"], a["kind"]) == (moment.actor, moment.domestic)]
    found = (Happened(parse_day(a["date"]), says, (evidence.of_domestic_act(tables, a),)) for a in acts)
    return Sought(says, tuple(found), treaty=moment.treaty)


def _acts(tables: Tables, moment: Moment) -> Sought:
    """The acts towards the treaty; with ``effect`` the days from which they have effect, as derived.

    A deposit at a further capital was made though it does not count; another reading of a day is kept aside.
    """
    says = f"{evidence.words(moment.act)} by {evidence.name_of(tables, moment.actor)}"
    says = f"effect of the {says}" if moment.effect else says
    account = tables.treaty(moment.treaty)["actors"].get(moment.actor, {})
    found, aside, held_up = [], [], False
    for act in tables.treaty(moment.treaty)["acts"]:
        day = act["effective"] if moment.effect else act["date"]
        if day is None or not _is_meant(act, moment):
            continue
        if moment.effect and moment.act is ActKind.WITHDRAWAL and not _out(account, day):
            held_up = True
            continue
        happened, rule = Happened(parse_day(day), says, (_shown(tables, act, day, moment.effect),)), act["set_aside_by"]
        if rule is None or (rule == ChoiceRule.EARLIEST_DEPOSIT and not moment.effect):
            found.append(happened)
        else:
            aside.append((happened, rule))
    contested = held_up and bool(account.get("positions"))
    return Sought(
        says, tuple(found), moment.act in LISTED, moment.treaty, tuple(aside), contested, moment.actor, signature=moment.act in SIGNATURES
    )


def _out(account: dict[str, Any], day: str) -> bool:
    """A withdrawal has effect where the actor is bound no more from that day; a notice may be revoked before, or contested (VCLT 68)."""
    period = period_on(account, day)
    return period is not None and period[0] == day and not binds(period)


def _is_meant(act: dict[str, Any], moment: Moment) -> bool:
    """To withdraw an instrument or to succeed to a signature is nothing done towards the treaty itself (law model, section 3)."""
    return (act["actor"], act["kind"]) == (moment.actor, moment.act) and (act["object"] == ActObject.TREATY or moment.act not in LISTED)


def _shown(tables: Tables, act: dict[str, Any], day: str, effect: bool) -> dict[str, Any]:
    told = evidence.of_act(tables, act)
    return {**told, "says": f"{told['says']}, in effect from {day}"} if effect else told
