"""The ledger as columns in JSON: each obligation of each party with its chain and the days on which its outcome turns."""

from collections.abc import Mapping, Sequence
from typing import Any

from kg.law.chains import DeadlineReading, Link
from kg.law.clauses import ObligationTemplate
from kg.law.days import Day
from kg.law.obligations import ObligationInstance
from kg.law.recurrence import first_due_year
from kg.law.sentences import sentence_of
from kg.law.turns import Ledger, Turn
from kg.law.vocabulary import Outcome


def duties_table(duties: Ledger, texts: Mapping[str, tuple[str, ...]], until: int) -> dict[str, Any]:
    """The templates once, then one entry for each instance, outcomes up to the end of a year; what is empty is left out.

    ``texts`` are the sources of the obligations themselves. An entry has the turns of which
    a source tells; ``kg.answers.duties`` adds those that follow from its first day.
    """
    templates = {instance.template.id: instance.template for instance, _ in duties}
    entries = [_without_empty(_entry(instance, turns)) for instance, turns in duties]
    return {"templates": _templates(templates, texts), "until": until, "instances": entries}


def _templates(templates: Mapping[str, ObligationTemplate], texts: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    return {name: _template(template, texts.get(name, ())) for name, template in templates.items()}


def _template(template: ObligationTemplate, sources: tuple[str, ...]) -> dict[str, Any]:
    return {
        "kind": str(template.kind),
        "topic": str(template.topic),
        "summary": template.summary,
        "provision": template.provision,
        "month_day": template.deadline.month_day,
        "sources": list(sources),
    }


def _entry(instance: ObligationInstance, turns: Sequence[Turn]) -> dict[str, Any]:
    anchor, day = str(instance.trigger.anchor), instance.trigger.day.isoformat()
    return {
        "id": instance.id,
        "actor": instance.actor,
        "obligation": instance.template.id,
        "standing": instance.standing,
        "first_year": first_due_year(instance) if instance.end is None else None,
        "trigger": {"anchor": anchor, "day": day},
        "start": instance.span.start.isoformat(),
        "end": instance.end.on.isoformat() if instance.end else None,
        "chain": [_link(link) for link in instance.chain.links],
        "requests": [_link(link) for link in instance.chain.requests],
        "turns": [_turn(turn, told=not (instance.standing or instance.recurring)) for turn in turns],
        "sources": list(dict.fromkeys(_sources(instance))),
    }


def _link(link: Link) -> dict[str, Any]:
    return _without_empty(
        {
            "date": _text(link.until),
            "by": str(link.by),
            "decision": link.decision,
            "decided_on": _text(link.decided),
            "requested_on": _text(link.requested_on),
            "standing": str(link.standing) if link.standing else "",
            "cap": link.cap.isoformat() if link.cap else None,
            "readings": [_reading(reading) for reading in link.readings],
            "says": [sentence_of(step) for step in link.steps],
            "sources": list(link.sources),
        }
    )


def _reading(reading: DeadlineReading) -> dict[str, Any]:
    rule = str(reading.rule) if reading.rule else None
    return {"date": _text(reading.day), "rule": rule, "sources": list(reading.sources)}


_ENDED = frozenset({Outcome.ENDED_BY_WITHDRAWAL, Outcome.ENDED_OTHERWISE})


def _turn(turn: Turn, *, told: bool) -> dict[str, Any]:
    """A span with one outcome; ``told`` adds why, which for standing and yearly duties the provision says until they end."""
    judgement = turn.judgement
    steps = judgement.steps if told or judgement.outcome in _ENDED else ()
    return _without_empty(
        {
            "since": turn.since.isoformat(),
            "outcome": str(judgement.outcome),
            "deadline": _text(judgement.deadline),
            "fulfilled_on": _text(judgement.fulfilled_on),
            "says": [sentence_of(step) for step in steps],
            "sources": list(dict.fromkeys(source for step in steps for source in step.sources)),
        }
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


def _without_empty(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if value not in ("", None, [])}
