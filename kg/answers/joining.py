"""How an actor came to a treaty: the day of its signature, and the consent that its standing on a day rests on."""

from typing import Any

from kg.answers.deadlines import first_of
from kg.answers.status import period_on
from kg.answers.tables import Tables
from kg.law.vocabulary import CONSENTS, SIGNATURES

CONSENTED = frozenset({"contracting_state", "party_pending"})
"""Statuses of those that consented and are not bound yet (VCLT 2(1)(f), 24(3))."""


def signatures(tables: Tables, slug: str, on: str) -> dict[str, str]:
    """The day on which each actor signed, as its source tells it; who signed after the day asked for is left out."""
    found: dict[str, str] = {}
    for act in tables.treaty(slug)["acts"]:
        if act["kind"] in SIGNATURES and act["object"] == "treaty" and act["set_aside_by"] is None and first_of(act["date"]) <= on:
            found.setdefault(act["actor"], act["date"])
    return found


def consent(account: dict[str, Any], on: str) -> dict[str, Any] | None:
    """The step of the proof that tells by which act an actor consented, where its standing on a day rests on one."""
    period = period_on(account, on)
    told = [step for step in period[3] if step["kind"] == "act" and step.get("act") in CONSENTS] if period else []
    return told[-1] if told else None


def named_for_force(table: dict[str, Any]) -> list[str]:
    """Those whom the clause on entry into force names."""
    return ((table["parameters"].get("entry_into_force") or {}).get("condition") or {}).get("named") or []


def needed(tables: Tables, slug: str, on: str) -> dict[str, bool]:
    """Whose consent the entry into force of a treaty waits for by name, and whether it stands; nobody where it is in force."""
    table = tables.treaty(slug)
    force = table["entry_into_force"]["on"]
    if force is not None and force <= on:
        return {}
    return {code: _consented(table["actors"].get(code), on) for code in named_for_force(table)}


def _consented(account: dict[str, Any] | None, on: str) -> bool:
    period = period_on(account, on)
    return period is not None and period[2] in CONSENTED
