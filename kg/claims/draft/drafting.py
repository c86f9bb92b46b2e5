"""From a sentence to propositions, or to questions: every reading by the grammar is found, and only a single one stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from kg.answers.tables import Tables
from kg.claims.draft import of_days, of_numbers, of_status, of_texts
from kg.claims.draft.asking import Question
from kg.claims.draft.phrases import Filled, Proposition, filled
from kg.claims.draft.sentence import Sentence, names_unknown, read
from kg.claims.draft.written import claim, inline
from kg.claims.model import Events
from kg.law.days import parse_day

_PHRASES = (*of_status.PHRASES, *of_days.PHRASES, *of_numbers.PHRASES, *of_texts.PHRASES)
_WHEN = r"(on|in|as of|from|since|by)"
_FIRST = re.compile(rf"{_WHEN} (@D\d+) (?:on |onwards )?(?:, )?")
_LAST = re.compile(rf"(?: ?,)? ?{_WHEN} (@D\d+) (?:on |onwards )?$")
_LEADING = re.compile(r"(@T\d+|convention|treaty|@[AB]\d+(?: (?:, and|,|and) @[AB]\d+)*|states parties|parties) ")


@dataclass(frozen=True, slots=True)
class Drafted:
    """The propositions of a sentence as a file of claims has them, or what has to be asked first."""

    sentence: str
    said_on: str
    propositions: tuple[Proposition, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def claim(self) -> dict[str, Any]:
        """The claim in the keys of a file."""
        day = date.fromisoformat(self.said_on)
        return {"id": "draft", "claim": self.sentence, "said_on": day, "proposition": list(self.propositions)}

    @property
    def toml(self) -> str:
        """The claim as a file of claims has it."""
        return claim("draft", self.sentence, self.said_on, self.propositions)


def draft(text: str, tables: Tables, events: Events, on: str = "", treaty: str = "") -> Drafted:
    """What the sentence says; ``on`` is the day from which it speaks, ``treaty`` what "the Convention" is."""
    sentence = read(text, tables, on)
    like = Filled(sentence, tables, {}, None, on, treaty, events)
    found = list(_readings(sentence.line, like))
    if sentence.questions:
        return Drafted(text, on, (), tuple(dict.fromkeys(sentence.questions)))
    clear = {inline(propositions): propositions for propositions, questions in found if propositions and not questions}
    if len(clear) == 1:
        (propositions,) = clear.values()
        return Drafted(text, _said_on(on, propositions, tables), tuple(propositions))
    if clear:
        return Drafted(text, on, (), (Question("Which of these is meant?", tuple(sorted(clear))),))
    asked = [question for _, questions in found for question in questions]
    return Drafted(text, on, (), tuple(dict.fromkeys(asked)) or tuple(_not_understood(sentence)))


def _said_on(on: str, propositions: list[Proposition], tables: Tables) -> str:
    """The day of the sentence; else the last day that it speaks of, else the data day: what holds by then is lasting."""
    days = [parse_day(str(p[key])).latest.isoformat() for p in propositions for key in ("on", "by") if p.get(key)]
    return on or max(days, default="") or str(tables.data_as_of)


Reading = tuple[list[Proposition], list[Question]]


def _readings(line: str, like: Filled) -> Iterator[Reading]:
    """Every reading of a line: as one phrase, else as two joined by "and" that share their subject."""
    whole = list(_single(line, like))
    yield from whole
    if whole:
        return
    for joint in re.finditer(r"(?:, )?(?:and|but) ", line):
        left, right = line[: joint.start()], line[joint.end() :]
        subject = _LEADING.match(_FIRST.sub("", left, count=1))
        for lefts in _single(left, like):
            for second in (right, f"{subject[0]}{right}" if subject else ""):
                yield from (_both(lefts, rights) for rights in (_single(second, like) if second else ()))


def _both(left: Reading, right: Reading) -> Reading:
    whole = bool(left[0] or left[1]) and bool(right[0] or right[1])
    return [*left[0], *right[0]] if whole else [], [*left[1], *right[1]]


def _single(line: str, like: Filled) -> Iterator[Reading]:
    """Readings as one phrase, with the day at the beginning or the end of it, or within."""
    for body, when in _bodies(line, like):
        given = Filled(like.sentence, like.tables, {}, when, like.default_day, like.default_treaty, like.events)
        for found, propositions in filled(_PHRASES, body, given):
            if propositions or found.questions:
                yield propositions, found.questions


def _bodies(line: str, like: Filled) -> Iterator[tuple[str, tuple[str, str] | None]]:
    yield line, None
    first, last = _FIRST.match(line), _LAST.search(line)
    if first is not None:
        yield line[first.end() :], _when(first, like)
    if last is not None:
        yield f"{line[: last.start()].rstrip()} ", _when(last, like)


def _when(found: re.Match[str], like: Filled) -> tuple[str, str]:
    return found[1], str(like.sentence.items[int(found[2][2:])])


def _not_understood(sentence: Sentence) -> Iterator[Question]:
    unknown = list(dict.fromkeys(names_unknown(sentence)))
    if unknown:
        yield Question(f"Who or what is {' and '.join(f'{chr(34)}{word}{chr(34)}' for word in unknown)}? Only exact names are read.")
    yield Question("What does the sentence say? It is no phrasing that is known.", EXAMPLES)


EXAMPLES = (
    "On DAY, STATE was a party to TREATY.",
    "STATE has never been a party to TREATY.",
    "STATE ratified TREATY in YEAR.",
    "STATE gave notice of withdrawal from TREATY on DAY.",
    "The withdrawal of STATE from TREATY took effect on DAY.",
    "Six months lie between the notice of STATE to leave TREATY and DAY.",
    "More than NUMBER States are parties to TREATY.",
    "Most member States of GROUP are parties to TREATY.",
    "TREATY was adopted in YEAR and entered into force in YEAR.",
    "Withdrawal from TREATY takes effect six months after notification.",
    "TREATY prohibits the use of WEAPONS.",
    "STATE ratified TREATY before STATE did.",
    "The parliament of STATE approved the withdrawal from TREATY in MONTH.",
)


def to_dict(drafted: Drafted, answer: dict[str, Any] | None) -> dict[str, Any]:
    """The answer of ``kg check --draft``."""
    return {
        "sentence": drafted.sentence,
        "said_on": drafted.said_on or None,
        "propositions": list(drafted.propositions),
        "questions": [question.to_dict() for question in drafted.questions],
        "verdict": answer,
    }
