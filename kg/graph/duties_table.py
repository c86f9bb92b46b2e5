"""The ledger as columns in JSON: each obligation of each party with its chain and the days on which its outcome turns."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from kg.law.chains import Link
from kg.law.clauses import ObligationTemplate
from kg.law.days import Day
from kg.law.obligations import ObligationInstance
from kg.law.recurrence import first_due_year
from kg.law.sentences import sentence_of
from kg.law.turns import Ledger, Turn
from kg.law.vocabulary import Outcome


class Reading(Struct, frozen=True):
    """Another day that a source prints for a deadline."""

    date: str | None
    rule: str | None
    sources: tuple[str, ...]


class LinkRow(Struct, frozen=True, omit_defaults=True):
    """One deadline of a chain."""

    date: str | None = None
    by: str = ""
    decision: str = ""
    decided_on: str | None = None
    requested_on: str | None = None
    standing: str = ""
    cap: datetime.date | None = None
    readings: list[Reading] = []
    says: list[str] = []
    sources: tuple[str, ...] = ()


class TurnRow(Struct, frozen=True, omit_defaults=True):
    """A span with one outcome."""

    since: datetime.date
    outcome: str
    deadline: str | None = None
    fulfilled_on: str | None = None
    says: list[str] = []
    sources: list[str] = []


class Entry(Struct, frozen=True, omit_defaults=True):
    """One obligation of one party; what is empty is left out when it is written."""

    id: str
    actor: str
    obligation: str
    standing: bool
    trigger: dict[str, str | datetime.date]
    start: datetime.date
    end: datetime.date | None = None
    first_year: int | None = None
    chain: list[LinkRow] = []
    requests: list[LinkRow] = []
    turns: list[TurnRow] = []
    sources: list[str] = []


def duties_table(duties: Ledger, texts: Mapping[str, tuple[str, ...]], until: int) -> dict[str, Any]:
    """The templates once, then one entry for each instance, outcomes up to the end of a year.

    ``texts`` are the sources of the obligations themselves. An entry has the turns of which
    a source tells; ``kg.answers.duties`` adds those that follow from its first day.
    """
    templates = {instance.template.id: instance.template for instance, _ in duties}
    return {
        "templates": {name: _template(template, texts.get(name, ())) for name, template in templates.items()},
        "until": until,
        "instances": [_entry(instance, turns) for instance, turns in duties],
    }


def _template(template: ObligationTemplate, sources: tuple[str, ...]) -> dict[str, Any]:
    return {
        "kind": str(template.kind),
        "topic": str(template.topic),
        "summary": template.summary,
        "provision": template.provision,
        "month_day": template.deadline.month_day,
        "sources": sources,
    }


def _entry(instance: ObligationInstance, turns: Sequence[Turn]) -> Entry:
    dated = not (instance.standing or instance.recurring)
    return Entry(
        id=instance.id,
        actor=instance.actor,
        obligation=instance.template.id,
        standing=instance.standing,
        trigger={"anchor": str(instance.trigger.anchor), "day": instance.trigger.day},
        start=instance.span.start,
        end=instance.end.on if instance.end else None,
        first_year=first_due_year(instance) if instance.end is None else None,
        chain=[_link(link) for link in instance.chain.links],
        requests=[_link(link) for link in instance.chain.requests],
        turns=[_turn(turn, told=dated) for turn in turns],
        sources=list(dict.fromkeys(_sources(instance))),
    )


def _link(link: Link) -> LinkRow:
    return LinkRow(
        date=_text(link.until),
        by=str(link.by),
        decision=link.decision,
        decided_on=_text(link.decided),
        requested_on=_text(link.requested_on),
        standing=str(link.standing) if link.standing else "",
        cap=link.cap,
        readings=[Reading(_text(told.day), str(told.rule) if told.rule else None, told.sources) for told in link.readings],
        says=[sentence_of(step) for step in link.steps],
        sources=link.sources,
    )


_ENDED = frozenset({Outcome.ENDED_BY_WITHDRAWAL, Outcome.ENDED_OTHERWISE})


def _turn(turn: Turn, *, told: bool) -> TurnRow:
    """``told`` adds why, which for standing and yearly duties the provision says until they end."""
    judgement = turn.judgement
    steps = judgement.steps if told or judgement.outcome in _ENDED else ()
    return TurnRow(
        since=turn.since,
        outcome=str(judgement.outcome),
        deadline=_text(judgement.deadline),
        fulfilled_on=_text(judgement.fulfilled_on),
        says=[sentence_of(step) for step in steps],
        sources=list(dict.fromkeys(source for step in steps for source in step.sources)),
    )


def _sources(instance: ObligationInstance) -> list[str]:
    found = [source for link in (*instance.chain.links, *instance.chain.requests) for source in link.sources]
    for cited in (
        *(f.sources for f in instance.fulfilments),
        *(s.sources for s in instance.statements),
        *(r.sources for r in instance.reports),
    ):
        found += cited
    return found


def _text(day: Day | None) -> str | None:
    if day is None:
        return None
    return day.text or (day.earliest.isoformat() if day.exact else f"[{day.earliest}..{day.latest}]")
