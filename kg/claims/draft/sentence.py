"""A sentence as a row of tokens: names, days and numbers found exactly, articles and adverbs of no weight left out."""

import re
from calendar import month_name
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from kg.answers.names import folded
from kg.answers.tables import Tables
from kg.claims.draft.asking import Question

_TOKEN = re.compile(r"\d{4}-\d\d(?:-\d\d)?|\d[\d,]*\d|\d|'s\b|[^\W\d_]+(?:(?:[-.]|'(?!s\b))[^\W\d_]+)*|,|[/%;:?!()\[\]]")
_MONTHS = tuple(name.lower() for name in month_name)
_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS = {word: n for n, word in enumerate(_UNITS)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_NUMBERS |= {f"{ten}-{one}": _NUMBERS[ten] + n for ten in _TENS for n, one in enumerate(_UNITS[1:10], 1)}
_IDLE = frozenset(
    ("the", "a", "an", "still", "currently", "today", "now", "also", "formally", "officially", "together", "jointly", "already")
)
_YEARS = range(1800, 2200)
_DIGITS = 15
"""A longer row of digits counts nothing that a sentence speaks of."""


@dataclass(slots=True)
class Sentence:
    """The tokens of a sentence in one line; ``items`` are what the tokens ``@A0``, ``@T1`` … stand for.

    A is an actor, G a group, B a name of both, T a treaty, D a day, N a number.
    """

    text: str
    line: str = ""
    items: list[Any] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)


def read(text: str, tables: Tables, on: str) -> Sentence:
    """The row of tokens; a name of several bearers is a question."""
    found = Sentence(text)
    words = [word for word in _TOKEN.findall(text.replace("\u2019", "'")) if word not in "?!"]
    names, at, line = _names(tables), 0, []
    while at < len(words):
        token, used = _day(words, at) or _number(words, at) or _name(words, at, names, tables, on, found) or (words[at].lower(), 1)
        if isinstance(token, tuple):
            found.items.append(token[1])
            token = f"@{token[0]}{len(found.items) - 1}"
        if token not in _IDLE:
            line.append(token)
        at += used
    found.line = "".join(f"{token} " for token in line)
    return found


Token = tuple[tuple[str, Any] | str, int]


def _day(words: list[str], at: int) -> Token | None:
    """A day, month or year: ``27 December 2025``, ``December 27, 2025``, ``December 2025``, ``2025``, ``2025-12-27``."""
    if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", words[at]):
        return ("D", words[at]), 1
    low = [word.lower() if len(word) <= _DIGITS else "" for word in words[at : at + 4]] + [""] * 4
    if low[0].isdecimal() and low[1] in _MONTHS[1:] and low[2].isdecimal():
        return ("D", f"{low[2]}-{_MONTHS.index(low[1]):02}-{int(low[0]):02}"), 3
    if low[0] in _MONTHS[1:] and words[at][0].isupper():
        month = f"{_MONTHS.index(low[0]):02}"
        if low[1].isdecimal() and low[2] == "," and low[3].isdecimal():
            return ("D", f"{low[3]}-{month}-{int(low[1]):02}"), 4
        if low[1].isdecimal() and len(low[1]) == 4:
            return ("D", f"{low[1]}-{month}"), 2
    if low[0].isdecimal() and len(low[0]) == 4 and int(low[0]) in _YEARS:
        return ("D", low[0]), 1
    return None


def _number(words: list[str], at: int) -> Token | None:
    word = words[at].replace(",", "").lower()
    if word.isdecimal():
        return (("N", int(word)), 1) if len(word) <= _DIGITS else None
    return (("N", _NUMBERS[word]), 1) if word in _NUMBERS else None


Names = dict[str, list[tuple[tuple[str, ...], str, Any]]]


@lru_cache(maxsize=1)
def _names(tables: Tables) -> Names:
    """Every name by its first word, the longest first; made once for a build."""
    actors, groups = tables.actors(), tables.actors()["groups"]
    rows = [(name, "A", {code for code, _, _ in held}) for name, held in actors["names"].items() if name not in actors["ambiguous"]]
    rows += [(name, "?", codes) for name, codes in actors["ambiguous"].items()]
    rows += [(name, "T", slug) for name, slug in tables.treaty_names().items()] + [(code, "G", code) for code in groups]
    found: Names = {}
    for name, kind, bearer in rows:
        words = tuple(_TOKEN.findall(folded(name)))
        if words:
            found.setdefault(words[0], []).append((words, kind, bearer))
    for each in found.values():
        each.sort(key=lambda row: (-len(row[0]), "TGA?".index(row[1])))
    return found


def _name(words: list[str], at: int, names: Names, tables: Tables, on: str, sentence: Sentence) -> Token | None:
    """The longest name that begins here; a name of one word begins with a capital, one of three letters is all capitals."""
    low = [word.lower() for word in words[at : at + 40]]
    for spelt, kind, bearer in names.get(low[0], ()):
        if tuple(low[: len(spelt)]) == spelt and _written_as_name(words[at : at + len(spelt)]):
            return (_borne(" ".join(words[at : at + len(spelt)]), kind, bearer, tables, on, sentence), len(spelt))
    return None


def _written_as_name(words: list[str]) -> bool:
    if len(words) > 1:
        return any(not word[0].islower() for word in words)
    return words[0].isupper() if len(words[0]) <= 3 else not words[0][0].islower()


def _borne(text: str, kind: str, bearer: Any, tables: Tables, on: str, sentence: Sentence) -> tuple[str, Any]:
    actors = tables.actors()
    if kind in "TG":
        both = next((code for code, _, _ in actors["names"].get(folded(text), ())), None) if kind == "G" else None
        return ("B", (both, bearer)) if both else (kind, bearer)
    codes = sorted(bearer if kind == "?" else _on_day(folded(text), on, tables) or bearer)
    if len(codes) > 1:
        told = tuple(f"{actors['actors'][code]['name']} ({code})" for code in codes)
        sentence.questions.append(Question(f"Which {text}?", told))
    group = next((group for group in actors["groups"] if any(c in codes for c, _, _ in actors["names"].get(folded(group), ()))), None)
    person = actors["actors"][codes[0]]["continued_by"] or codes[0]
    return ("B", (person, group)) if group else ("A", person)


def _on_day(name: str, on: str, tables: Tables) -> set[str]:
    """Who bears a name on the day, where the name is bound to a time."""

    def holds(held: list[Any]) -> bool:
        return not on or ((held[1] is None or held[1] <= on) and (held[2] is None or on < held[2]))

    return {held[0] for held in tables.actors()["names"].get(name, ()) if holds(held)}


_PLAIN = frozenset((*_MONTHS, "convention", "treaty", "protocol", "agreement", "state", "states", "party", "parties", "member", "members"))


def names_unknown(sentence: Sentence) -> Iterator[str]:
    """Words that look like names and are none that we know."""
    words = _TOKEN.findall(sentence.text)
    for word in words[1:]:
        if word[0].isupper() and f" {word.lower()} " in f" {sentence.line}" and word.lower() not in _PLAIN:
            yield word
