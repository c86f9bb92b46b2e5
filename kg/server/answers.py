"""``/api/v1``: the answers of the command line as JSON, with the same names and shapes."""

from collections.abc import Callable, Mapping
from typing import Any

from kg.answers import names
from kg.answers.deadlines import OUTCOMES
from kg.answers.deadlines import deadlines as due
from kg.answers.errors import QuestionError
from kg.answers.explain import explain
from kg.answers.lists import parties, periods
from kg.answers.status import status
from kg.answers.tables import Tables

Answer = Callable[[Tables, Mapping[str, str]], Any]


class MissingParameter(QuestionError):  # noqa: N818 -- one more way to ask wrongly
    """A parameter without which the question has no answer."""


class UnknownParameter(QuestionError):  # noqa: N818 -- one more way to ask wrongly
    """A parameter that the question does not have; what it was meant to change would stay as it is unsaid."""


def _status(tables: Tables, asked: Mapping[str, str]) -> Any:
    return status(tables, *_pair(tables, asked))


def _explain(tables: Tables, asked: Mapping[str, str]) -> Any:
    return explain(tables, *_pair(tables, asked))


def _parties(tables: Tables, asked: Mapping[str, str]) -> Any:
    group = names.group_of(asked["member_of"], tables) if asked.get("member_of") else None
    return parties(tables, names.treaty_of(_needed(asked, "treaty"), tables), names.day_of(_needed(asked, "on")), group)


def _periods(tables: Tables, asked: Mapping[str, str]) -> Any:
    slug = names.treaty_of(asked["treaty"], tables) if asked.get("treaty") else None
    actor = names.person_of(asked["actor"], tables) if asked.get("actor") else None
    return periods(tables, slug, actor)


def deadlines(tables: Tables, asked: Mapping[str, str]) -> Any:
    """The obligation ledger on a day, as ``kg deadlines`` tells it."""
    on = names.day_of(_needed(asked, "on"))
    states = asked["state"].split(",") if asked.get("state") else []
    wrong = [state for state in states if state not in OUTCOMES]
    if wrong:
        raise QuestionError(f'outcome "{wrong[0]}" is not known', OUTCOMES)
    if asked.get("standing", "yes") not in STANDING:
        raise QuestionError('the parameter "standing" is yes or no', STANDING)
    return due(
        tables,
        on,
        slug=names.treaty_of(asked["treaty"], tables) if asked.get("treaty") else None,
        actor=names.person_of(asked["actor"], tables, on) if asked.get("actor") else None,
        due_before=names.day_of(asked["due_before"]) if asked.get("due_before") else None,
        states=states,
        standing=asked.get("standing") != "no",
    )


ANSWERS: dict[str, Answer] = {"status": _status, "explain": _explain, "parties": _parties, "periods": _periods, "deadlines": deadlines}
"""Every question under ``/api/v1`` with what answers it."""

LONG = frozenset({"deadlines", "periods"})
"""Questions whose answer may go through all treaties."""

_ACTOR = "alpha-3, alpha-2, name, alias or IRI, exactly"
_TREATY = "slug, name or IRI"
_VIEW = "depositary (default), self or holder:CODE"
_ON = "the day of the question, YYYY-MM-DD"

PARAMETERS: dict[str, dict[str, tuple[bool, str]]] = {
    "status": {
        "actor": (True, _ACTOR),
        "treaty": (True, _TREATY),
        "on": (True, _ON),
        "view": (False, "depositary (default), self or holder:CODE"),
    },
    "parties": {"treaty": (True, _TREATY), "on": (True, _ON), "member_of": (False, "only members of a group on that day, such as EU")},
    "periods": {"treaty": (False, _TREATY), "actor": (False, _ACTOR)},
    "deadlines": {
        "on": (True, _ON),
        "treaty": (False, _TREATY),
        "actor": (False, _ACTOR),
        "due_before": (False, "only what falls due before that day and is not done with, YYYY-MM-DD"),
        "state": (False, "only these outcomes, parted by commas"),
        "standing": (False, "no leaves out duties that hold from day to day"),
    },
}
PARAMETERS["explain"] = PARAMETERS["status"]
"""The parameters of each question: whether needed, and what they mean."""

STANDING = ("yes", "no")

ELSEWHERE = {"known_on": "; what was known on a day is answered by the command line alone, with --known-on"}
"""Parameters that other doors have."""


def answer_to(name: str, tables: Tables, asked: Mapping[str, str]) -> Any:
    """The answer to a question; raises QuestionError, also for a parameter that is unknown or given without a value."""
    for given in asked:
        if given not in PARAMETERS[name]:
            raise UnknownParameter(f'"{name}" has no parameter "{given[:80]}"{ELSEWHERE.get(given, "")}', list(PARAMETERS[name]))
    for parameter in PARAMETERS[name]:
        if asked.get(parameter) == "":
            raise MissingParameter(f'the parameter "{parameter}" is empty')
    return ANSWERS[name](tables, asked)


def _pair(tables: Tables, asked: Mapping[str, str]) -> tuple[str, str, str, str]:
    day = names.day_of(_needed(asked, "on"))
    actor = names.person_of(_needed(asked, "actor"), tables, day)
    slug = names.treaty_of(_needed(asked, "treaty"), tables)
    return actor, slug, day, names.view_of(asked.get("view") or "depositary", actor, tables)


def _needed(asked: Mapping[str, str], name: str) -> str:
    if not asked.get(name):
        raise MissingParameter(f'the parameter "{name}" is missing')
    return asked[name]
