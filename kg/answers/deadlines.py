"""What is due: obligation instances with their chains of deadlines and their outcome on a day (law model, section 8)."""

from collections.abc import Collection, Iterable
from typing import Any

from kg.answers.errors import QuestionError
from kg.answers.tables import Tables

_DONE = ("fulfilled", "fulfilled_late", "not_applicable", "ended_by_withdrawal", "ended_otherwise")
OUTCOMES = ("pending", "extended", "overdue", "unknown", *_DONE)
"""Every outcome that an obligation can have on a day."""


def deadlines(
    tables: Tables,
    on: str,
    *,
    slug: str | None = None,
    actor: str | None = None,
    due_before: str | None = None,
    states: Collection[str] = (),
    standing: bool = True,
    known_on: str | None = None,
) -> list[dict[str, Any]]:
    """The answer of ``kg deadlines``: sorted by deadline, those without one last.

    ``due_before`` keeps what falls due from the day asked for until the day before
    that one, and what is overdue; where it is unknown whether something long due was
    done, nothing more is due.
    ``states`` keeps some outcomes; without ``standing`` duties that hold from day
    to day are left out. A party not yet bound on the day owes nothing then.
    ``known_on`` is only told: the tables are those of what was known by then.
    Raises QuestionError for an outcome that there is not.
    """
    wrong = [state for state in states if state not in OUTCOMES]
    if wrong:
        raise QuestionError(f'outcome "{wrong[0]}" is not known', OUTCOMES)
    found = []
    for each in tables.slugs if slug is None else [slug]:
        for entry in tables.duties(each):
            if (actor in (None, entry["actor"])) and entry["start"] <= on and (standing or not entry["standing"]):
                answer = _answer(tables, each, entry, on, known_on)
                if _wanted(answer, due_before, states):
                    found.append(answer)
    return sorted(found, key=lambda a: (a["deadline"] is None, a["deadline"] or "", a["treaty"], a["actor"], a["obligation"], a["trigger"]))


def counts(answers: Iterable[dict[str, Any]]) -> dict[str, int]:
    """How many instances have each outcome."""
    found = dict.fromkeys(OUTCOMES, 0)
    for answer in answers:
        found[answer["outcome"]] = found.get(answer["outcome"], 0) + 1
    return found


def _answer(tables: Tables, slug: str, entry: dict[str, Any], on: str, known_on: str | None) -> dict[str, Any]:
    turn = _turn_on(entry["turns"], on)
    chain = [_link(link) for link in entry.get("chain", ())]
    return {
        "id": entry["id"],
        "actor": entry["actor"],
        "treaty": slug,
        "obligation": entry["obligation"],
        "kind": entry["kind"],
        "summary": entry["summary"],
        "provision": entry.get("provision", ""),
        "trigger": entry["trigger"]["day"],
        "trigger_anchor": entry["trigger"]["anchor"],
        "deadline": turn.get("deadline") or _decided_by(entry, on),
        "next_due": _next_due(entry, turn, on),
        "chain": chain,
        "requests": [_link(link) for link in entry.get("requests", ())],
        "on": on,
        "known_on": known_on,
        "outcome": turn["outcome"],
        "fulfilled_on": turn.get("fulfilled_on"),
        "because": turn.get("says", []),
        "sources": tables.cited(list(dict.fromkeys([*entry.get("sources", ()), *turn.get("sources", ())]))),
    }


def _turn_on(turns: list[dict[str, Any]], on: str) -> dict[str, Any]:
    return next(turn for turn in reversed(turns) if turn["since"] <= on)


def _next_due(entry: dict[str, Any], turn: dict[str, Any], on: str) -> str | None:
    """The next day on which something falls due; a yearly duty has one after each that passed."""
    if turn["outcome"] in _DONE and "chain" in entry:
        return None
    days = [each["deadline"] for each in (turn, *(t for t in entry["turns"] if t["since"] > on)) if each.get("deadline")]
    return next((day for day in days if first_of(day) >= on), None)


def _decided_by(entry: dict[str, Any], on: str) -> str | None:
    """The deadline in force on a day where the outcome does not rest on one: the last that was set by then."""
    set_by_then = [link for link in entry.get("chain", ()) if first_of(link.get("decided_on", "")) <= on]
    return next((link["date"] for link in reversed(set_by_then) if link.get("date")), None)


def _link(link: dict[str, Any]) -> dict[str, Any]:
    return {
        "date": link.get("date"),
        "by": link["by"],
        "decision": link.get("decision"),
        "decided_on": link.get("decided_on"),
        "standing": link.get("standing"),
        "readings": link.get("readings", []),
        "sources": link.get("sources", []),
    }


def _wanted(answer: dict[str, Any], due_before: str | None, states: Collection[str]) -> bool:
    if states and answer["outcome"] not in states:
        return False
    if due_before is None:
        return True
    return answer["outcome"] == "overdue" or (answer["next_due"] is not None and first_of(answer["next_due"]) < due_before)


def first_of(day: str) -> str:
    """The first possible day of one that is known only within bounds, as text that sorts by date."""
    return day.strip("[.")[:10]
