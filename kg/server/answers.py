"""``/api/v1``: the answers of the command line as JSON, with the same names and shapes."""

from collections.abc import Callable, Mapping
from typing import Any

from kg.answers import names
from kg.answers.errors import QuestionError
from kg.answers.explain import explain
from kg.answers.lists import parties, periods
from kg.answers.status import status
from kg.answers.tables import Tables

Answer = Callable[[Tables, Mapping[str, str]], Any]


class MissingParameter(QuestionError):  # noqa: N818 -- one more way to ask wrongly
    """A parameter without which the question has no answer."""


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


ANSWERS: dict[str, Answer] = {"status": _status, "explain": _explain, "parties": _parties, "periods": _periods}
"""Every question under ``/api/v1`` with what answers it."""

PARAMETERS: dict[str, dict[str, tuple[bool, str]]] = {
    "status": {
        "actor": (True, "alpha-3, alpha-2, name, alias or IRI, exactly"),
        "treaty": (True, "slug, name or IRI"),
        "on": (True, "the day of the question, YYYY-MM-DD"),
        "view": (False, "depositary (default), self or holder:CODE"),
    },
    "parties": {
        "treaty": (True, "slug, name or IRI"),
        "on": (True, "the day of the question, YYYY-MM-DD"),
        "member_of": (False, "only members of a group on that day, such as EU"),
    },
    "periods": {"treaty": (False, "slug, name or IRI"), "actor": (False, "alpha-3, alpha-2, name, alias or IRI, exactly")},
}
PARAMETERS["explain"] = PARAMETERS["status"]
"""The parameters of each question: whether needed, and what they mean."""


def _pair(tables: Tables, asked: Mapping[str, str]) -> tuple[str, str, str, str]:
    day = names.day_of(_needed(asked, "on"))
    actor = names.person_of(_needed(asked, "actor"), tables, day)
    slug = names.treaty_of(_needed(asked, "treaty"), tables)
    return actor, slug, day, names.view_of(asked.get("view") or "depositary", actor, tables)


def _needed(asked: Mapping[str, str], name: str) -> str:
    if not asked.get(name):
        raise MissingParameter(f'the parameter "{name}" is missing')
    return asked[name]
