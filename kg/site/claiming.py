"""A claim about a status that a reader puts to a server in a form: what was given, and the verdict on it."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field

from kg.answers.errors import QuestionError
from kg.answers.names import day_of
from kg.claims.judge import judge
from kg.claims.model import Claim, Judged
from kg.claims.propositions import StatusOn
from kg.law.vocabulary import BaseStatus
from kg.site.book import Book

FIELDS = ("actor", "treaty", "status", "day")
"""What a claim is made of."""

STATUSES = ("bound", "not_bound", *map(str, BaseStatus))
"""What can be claimed: that an actor is bound or not, or that it has a status."""


@dataclass(frozen=True, slots=True)
class Put:
    """What a reader put: the fields as given, the verdict, or the names of the fields that hold nothing known."""

    given: Mapping[str, str] = field(default_factory=dict)
    judged: Judged | None = None
    wrong: tuple[str, ...] = ()


def put(book: Book, given: Mapping[str, str]) -> Put:
    """The claim judged as of its own day."""
    known: dict[str, Container[str]] = {"actor": book.actors, "treaty": book.titles, "status": STATUSES}
    wrong = [name for name, values in known.items() if given.get(name, "") not in values]
    day = _day(given.get("day") or book.on)
    if wrong or not day:
        return Put(given, wrong=(*wrong, *([] if day else ["day"])))
    actor, treaty, status = (given[name] for name in known)
    bound = {"bound": True, "not_bound": False}.get(status)
    said = StatusOn(treaty, (actor,), frozenset() if bound is not None else frozenset({BaseStatus(status)}), bound, day)
    words = book.texts.tell("claims-sentence", actor=book.name(actor), status=book.texts.code(status), treaty=book.titles[treaty], day=day)
    return Put(given, judge([Claim("put", words, day, (said,))], book.tables, {})[0])


def _day(text: str) -> str:
    try:
        return day_of(text)
    except QuestionError:
        return ""
