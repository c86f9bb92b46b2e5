"""Differences in sentences: what a fact says, and what has become of it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from kg.answers.tables import Tables
from kg.diff.changes import Change
from kg.diff.facts import Fact
from kg.diff.statuses import Shift


class Names:
    """Names of actors and treaties of two builds; the newer name first."""

    def __init__(self, old: Tables, new: Tables) -> None:
        self._actors = {**old.actors()["actors"], **new.actors()["actors"]}
        self._treaties = {slug: side.manifest["treaties"][slug]["names"][0] for side in (old, new) for slug in side.slugs}

    def actor(self, code: str) -> str:
        """The name of an actor."""
        return str(self._actors[code]["name"]) if code in self._actors else code

    def treaty(self, slug: str) -> str:
        """The short name of a treaty."""
        return str(self._treaties.get(slug, slug))


def change_said(change: Change, names: Names) -> str:
    """One change as a sentence without its treaty."""
    fact = change.fact
    who = f"{names.actor(fact.actor)}: " if fact.actor else ""
    if change.change == "new":
        return f"{who}{fact_said(fact)}"
    assert change.old is not None
    if change.change == "gone":
        return f"{who}no longer told: {fact_said(change.old)}"
    moved = "; ".join(_moved(key, change) for key in change.changed)
    return f"{who}{_headline(change.old)}: {moved}"


def _headline(fact: Fact) -> str:
    """What a fact is, without what of it has changed."""
    told = fact.told
    name = {"clause": f"clause {told.get('path')}", "deadline": f"deadline of {told.get('obligation')}"}.get(fact.kind)
    return name or f"{_word(told.get('kind') or told.get('obligation') or fact.kind)}{f' of {fact.date}' if fact.date else ''}"


def _moved(key: str, change: Change) -> str:
    assert change.old is not None
    assert change.new is not None
    old, new = change.old.told[key], change.new.told[key]
    if isinstance(old, list) and isinstance(new, list) and not any(isinstance(each, dict) for each in (*old, *new)):
        parts = [f"+{each}" for each in new if each not in old] + [f"-{each}" for each in old if each not in new]
        return f"{_word(key)} {', '.join(parts) or 'in another order'}"
    said = "" if key in _PLAIN else f"{_word(key)} "
    return f"{said}{_value(old)} -> {_value(new)}"


_PLAIN = ("value", "deadline")
"""What the headline of a fact names already."""


def fact_said(fact: Fact) -> str:
    """What a fact tells."""
    return _SAID[fact.kind](fact.told)


def _effect(told: Mapping[str, Any], open_: str) -> str:
    return str(told["effective"]) if told.get("effective") else open_


def _until(told: Mapping[str, Any]) -> str:
    return f" until {told['end']}" if told.get("end") else ""


def _act(told: Mapping[str, Any]) -> str:
    about = f" to {told['about']}" if told.get("about") else ""
    note = f": {told['note']}" if told.get("note") else ""
    return f"{_word(told['kind'])}{about} on {told['date']}{note}"


def _consent(told: Mapping[str, Any]) -> str:
    return f"{_word(told['kind'])} on {told['date']}, in force for it {_effect(told, 'on no day that follows yet')}"


def _notice(told: Mapping[str, Any]) -> str:
    return f"notice of withdrawal on {told['date']}, with effect on {_effect(told, 'no day that follows yet')}"


def _reading(told: Mapping[str, Any]) -> str:
    return f"other reading: {_word(told['kind'])} on {told['date']}, set aside by {_word(told['set_aside_by'])}"


def _extension(told: Mapping[str, Any]) -> str:
    decided = f", decided {told['decided_on']}" if told.get("decided_on") else ""
    return f"{_word(told['by'])} granted for {told['obligation']} until {told['date'] or 'a day that is not told'}{decided}"


def _request(told: Mapping[str, Any]) -> str:
    asked = f", requested {told['requested_on']}" if told.get("requested_on") else ""
    return f"{_word(told['by'])} asked for {told['obligation']} until {told['date'] or 'a day that is not told'}{asked}"


def _coverage(told: Mapping[str, Any]) -> str:
    return f"list of acts {'complete' if told['complete'] else 'not complete'} as of {told['as_of']}"


def _domestic(told: Mapping[str, Any]) -> str:
    return " ".join(filter(None, (_word(told["kind"]), _word(told["outcome"]), told["tally"], f"on {told['date']}")))


def _force(told: Mapping[str, Any]) -> str:
    return f"enters into force on {told['on']}"


_SAID: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "signature": lambda told: f"signed on {told['date']}",
    "consent": _consent,
    "notice": _notice,
    "revocation": lambda told: f"notice taken back on {told['date']}",
    "instrument_withdrawn": _act,
    "suspension": lambda told: f"suspension notified on {told['date']}",
    "objection": _act,
    "act": _act,
    "reading": _reading,
    "domestic_act": _domestic,
    "position": lambda told: f"position of {told['holder'] or 'others'} since {told['start']}{_until(told)}: {told['proposition']}",
    "bound": lambda told: f"bound since {told['since']}",
    "exit": lambda told: f"left; the first day out is {told['since']}",
    "obligation": lambda told: f"owes {told['obligation']} ({told['provision']}) from {told['start']}{_until(told)}",
    "deadline": lambda told: f"deadline of {told['obligation']}: {told['deadline'] or 'not known'}",
    "extension": _extension,
    "request": _request,
    "fulfilment": lambda told: f"{_word(told['outcome'])}: {told['obligation']} on {told['on']}",
    "treaty": lambda told: f"{told['name']} is in the corpus",
    "entry_into_force": _force,
    "end": lambda told: f"ended on {told['on']}",
    "coverage": _coverage,
    "published_count": lambda told: f"a source counts {told['parties']} on {told['on']}",
    "clause": lambda told: f"clause {told['path']}: {_value(told['value'])}",
    "actor": lambda told: f"{_word(told['kind'])} in the register",
    "membership": lambda told: f"{told['role']} of {told['group']} since {told['start'] or 'a day that is not told'}{_until(told)}",
}

KINDS = tuple(_SAID)
"""Every kind of fact that a difference can be of."""


def shift_said(shift: Shift, causes: Iterable[Change], names: Names) -> str:
    """A difference of status or outcome: who, when, what, and why."""
    span = shift.span
    of = f", {shift.obligation}" if shift.duty else ""
    days = f"from {span.start}" if span.start else "on every day"
    days += f" until the day before {span.end}" if span.end else ""
    why = "; ".join(dict.fromkeys(change_said(change, names) for change in list(causes)[:_MOST]))
    return f"{names.actor(shift.actor)}{of}, {days}: {_word(span.old)} -> {_word(span.new)}" + (f" ({why})" if why else "")


_MOST = 3
"""Causes that a sentence names; JSON names all."""


def _word(code: str) -> str:
    return str(code).replace("_", " ")


def _value(value: Any) -> str:
    if value is None or value == "":
        return "nothing"
    return ", ".join(map(_value, value)) if isinstance(value, list) else str(value)
