"""Claims about what a treaty says: the parameter of a clause, and the obligations it lays on whom."""

from dataclasses import replace
from typing import Any

from kg.answers.status import period_on
from kg.answers.tables import Tables
from kg.claims import evidence
from kg.claims.model import Found, Verdict
from kg.claims.propositions import Bearer, ClauseParameter, HasObligation


def clause_parameter(tables: Tables, said: ClauseParameter) -> list[Found]:
    """A parameter that the file of the treaty does not give proves nothing: the text may say more than was read."""
    table = tables.treaty(said.treaty)
    clause, told = _looked_up(table["parameters"], said.parameter)
    if told is None:
        answer = f"The clauses of the {table['name']} as recorded have no {said.parameter}."
        return [Found(Verdict.UNVERIFIABLE, answer, missing=f"a reading of the text for {said.parameter}")]
    words, provision, sources = _in_words(table, said.parameter), _provision(clause), _sources(clause)
    shown = (evidence.of_provision(tables, said.treaty, provision, words, sources),)
    answer = f"{shown[0]['says']}."
    if told == said.value or (isinstance(told, list) and said.value in told):
        return [Found(Verdict.SUPPORTED, answer, evidence=shown)]
    corrected = f"{answer} ({said.parameter} is {_shown(told)}, not {_shown(said.value)}.)"
    return [Found(Verdict.REFUTED, answer, corrected, shown)]


def _looked_up(clauses: dict[str, Any], path: str) -> tuple[dict[str, Any], Any]:
    """The clause that a path leads into, and the value at its end."""
    parts = path.split(".")
    value: Any = clauses
    clause: dict[str, Any] = {}
    for depth, part in enumerate(parts):
        if isinstance(value, list):
            value = value[int(part)] if part.isdecimal() and int(part) < len(value) else None
        else:
            value = value.get(part) if isinstance(value, dict) else None
        if isinstance(value, dict) and depth < 2:
            clause = {**clause, **value}
    return clause, value


def _provision(clause: dict[str, Any]) -> str:
    rule = clause.get("rule")
    return str((rule.get("provision") if isinstance(rule, dict) else "") or clause.get("provision", ""))


def _sources(clause: dict[str, Any]) -> list[str]:
    told = clause.get("source", [])
    return [told] if isinstance(told, str) else list(told)


def _in_words(table: dict[str, Any], path: str) -> str:
    """The whole clause in words where there are any, so that the parameter is read in its place."""
    head, *rest = path.split(".")
    if head == "obligation" and rest:
        return next((o["says"] for o in table["obligations"] if o["id"] == rest[0]), path)
    return next((clause["says"] for clause in table["clauses"] if clause["name"] == head), path)


def _shown(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value).replace("_", " ")


def has_obligation(tables: Tables, said: HasObligation, said_on: str) -> list[Found]:
    """Each topic needs an obligation; who has only signed owes none of them (VCLT 18), and a treaty that has ended lays none on anyone."""
    order = {o["topic"]: n for n, o in reversed(list(enumerate(tables.treaty(said.treaty)["obligations"])))}
    found = [_on_topic(tables, said, topic) for topic in sorted(said.topics, key=lambda topic: (order.get(topic, len(order)), topic))]
    if any(each.verdict is not Verdict.SUPPORTED for each in found):
        return found
    if said.bearers is Bearer.SIGNATORIES:
        return [_on_signatories(tables, said, found)]
    return [_in_force(tables.treaty(said.treaty), each, said_on) for each in found]


def _in_force(table: dict[str, Any], found: Found, said_on: str) -> Found:
    """What a text says and whether it binds on the day are two things (VCLT 24, 70(1))."""
    since, ended = table["entry_into_force"]["on"], table["ended_on"]
    if ended is not None and ended <= said_on:
        answer = f"{found.answer} The {table['name']} has not been in force since {ended}."
        return Found(Verdict.OUTDATED, answer, answer, found.evidence, was_true=(since, ended))
    if since is None or said_on < since:
        return replace(found, answer=f"{found.answer} The {table['name']} was not in force on {said_on}.")
    return found


def _matching(table: dict[str, Any], said: HasObligation, topic: str) -> list[dict[str, Any]]:
    return [
        o
        for o in table["obligations"]
        if o["topic"] == topic
        and (said.demands is None or o["kind"] == said.demands)
        and all(word.casefold() in o["summary"].casefold() for word in said.mentions)
    ]


def _on_topic(tables: Tables, said: HasObligation, topic: str) -> Found:
    table = tables.treaty(said.treaty)
    matching = _matching(table, said, topic)
    if not matching:
        answer = f"No obligation on {evidence.words(topic)} is recorded for the {table['name']}."
        return Found(Verdict.UNVERIFIABLE, answer, missing=f"a reading of the text for {evidence.words(topic)}")
    answer = " ".join(f"Article {o['provision']} ({evidence.words(o['kind'])}): {o['summary']}." for o in matching)
    clauses = table["parameters"]["obligation"]
    shown = (evidence.of_provision(tables, said.treaty, o["provision"], o["says"], _sources(clauses[o["id"]])) for o in matching)
    return Found(Verdict.SUPPORTED, answer, evidence=tuple(shown))


def _on_signatories(tables: Tables, said: HasObligation, found: list[Found]) -> Found:
    """In the ledger a duty begins with being bound; one that began while its bearer had only signed would support the claim."""
    table = tables.treaty(said.treaty)
    ids = {o["id"] for topic in said.topics for o in _matching(table, said, topic)}
    shown = tuple(each for one in found for each in one.evidence)
    for duty in tables.duties(said.treaty):
        period = period_on(table["actors"].get(duty["actor"]), duty["start"])
        if duty["obligation"] in ids and period is not None and period[2] == "signatory":
            return Found(Verdict.SUPPORTED, " ".join(one.answer for one in found), evidence=shown)
    corrected = (
        f"The {table['name']} lays this on its parties, not on States that have only signed. {' '.join(one.answer for one in found)}"
    )
    interim: dict[str, Any] = {
        "kind": "provision",
        "says": "VCLT 18: a signatory owes only not to defeat object and purpose",
        "iri": None,
        "sources": [],
    }
    return Found(Verdict.REFUTED, corrected, corrected, (*shown, interim))
