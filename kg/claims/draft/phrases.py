"""The notation of the grammar: a phrase is a row of words, alternatives and slots, and is read into what fills its slots.

``is|are`` is one of two, ``no_longer`` two words in a row, ``still?`` may be missing,
``<actors>`` is a slot. ``%treaty`` is a treaty after its preposition, which may be missing.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from kg.answers.tables import Tables
from kg.claims.draft.asking import Question
from kg.claims.draft.sentence import Sentence
from kg.law.days import parse_day

Proposition = dict[str, Any]
Build = Callable[["Filled"], list[Proposition]]

_ACTOR, _JOINED = r"@[AB]\d+", r" (?:, and|, or|, nor|,|and|or|nor|as well as) "
_COMPARED = {
    "more than": "more_than",
    "over": "more_than",
    "at least": "at_least",
    "exactly": "exactly",
    "only": "exactly",
    "at most": "at_most",
    "no more than": "at_most",
    "not more than": "at_most",
    "up to": "at_most",
    "within": "at_most",
    "fewer than": "fewer_than",
    "less than": "fewer_than",
}
_VAGUE = ("about", "around", "some", "nearly", "almost", "roughly", "approximately", "close to", "an estimated", "estimated")
_SLOTS = {
    "actors": rf"{_ACTOR}(?:{_JOINED}{_ACTOR})*",
    "actor": _ACTOR,
    "group": r"@[GB]\d+",
    "treaty": r"@T\d+|convention|treaty|protocol|agreement",
    "date": r"@D\d+",
    "number": r"@N\d+",
    "compare": "|".join((*_COMPARED, *_VAGUE)),
    "unit": "days?|months?|years?",
    "words": r"[^@]+?",
    "moment": r".+?",
    "verb": "ratified|acceded to|signed|accepted|approved|succeeded to",
}
_AT = ("on", "in", "as of", "from")
PARTY = "party|parties|state_party|states_parties|state_parties|bound|member|members"


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrasing and what it says."""

    pattern: re.Pattern[str]
    build: Build


def phrase(template: str, build: Build) -> Phrase:
    """A phrase in the notation above."""
    return Phrase(re.compile("".join(map(_item, template.replace("PARTY", PARTY).split()))), build)


def _item(item: str) -> str:
    optional = "?" if item.endswith("?") else ""
    item = item.rstrip("?")
    if item == "%treaty":
        return rf"(?:(?:of|to|under|from|towards|by|in|on) (?P<treaty>{_SLOTS['treaty']}) )?"
    if item.startswith("<"):
        return rf"(?:(?P<{item[1:-1]}>{_SLOTS[item[1:-1].rstrip('2')]}) ){optional}"
    return f"(?:(?:{'|'.join(re.escape(each.replace('_', ' ')) for each in item.split('|'))}) ){optional}"


@dataclass(slots=True)
class Filled:
    """What fills the slots of a phrase; what is left open becomes a question."""

    sentence: Sentence
    tables: Tables
    slots: dict[str, str | None]
    when: tuple[str, str] | None = None
    default_day: str = ""
    default_treaty: str = ""
    events: Any = None
    questions: list[Question] = field(default_factory=list)

    def _item(self, token: str) -> Any:
        return self.sentence.items[int(re.sub(r"\D", "", token))]

    def actors(self, slot: str = "actors") -> list[str]:
        """The codes of the actors in a slot."""
        return [self._person(token) for token in re.findall(_ACTOR, self.slots.get(slot) or "")]

    def actor(self, slot: str = "actor") -> str:
        """The code of the actor in a slot."""
        return self._person(self.slots[slot] or "")

    def _person(self, token: str) -> str:
        item = self._item(token)
        return str(item[0] if token.startswith("@B") else item)

    def group(self) -> str:
        """The code of the group."""
        token = self.slots["group"] or ""
        item = self._item(token)
        return str(item[1] if token.startswith("@B") else item)

    def treaty(self, slot: str = "treaty") -> str:
        """The slug of the treaty; that it is not named is asked."""
        token = self.slots.get(slot) or ""
        if token.startswith("@"):
            return str(self._item(token))
        if not self.default_treaty:
            self.ask("Which treaty?", "write its name in the sentence, or give --treaty")
        return self.default_treaty

    def name(self, slug: str) -> str:
        """The name of a treaty, for a question."""
        return f"the {self.tables.treaty(slug)['name']}" if slug else "the Convention"

    def date(self, slot: str = "date") -> str:
        """The day, month or year in a slot."""
        return self._checked(str(self._item(self.slots[slot] or "")))

    def when_date(self, *after: str) -> str:
        """When the sentence says that it happened: on a day, in a month or year, or after one of some other words."""
        if self.when is None or self.when[0] not in ("on", "in", *after):
            self.ask("On which day, or in which month or year?", "write it at the end of the sentence, with on or in")
            return ""
        return self._checked(self.when[1])

    def day(self) -> str:
        """The one day on which it is said to be so; it is asked for, never taken to be today."""
        text = self._checked(self.when[1]) if self.when and self.when[0] in _AT else "" if self.when else self.default_day
        if not text:
            self.ask("On which day?", "write it in the sentence, or give --on with the day from which the sentence speaks")
        elif not parse_day(text).exact:
            self.ask(f"On which day of {text}?", "write one day")
        return text

    def on_day(self) -> Proposition:
        """The day that the sentence names; where it names none it is about the day from which it speaks, and may be so no more."""
        day = self.day()
        return {"on": day} if self.when else {}

    def said_on(self) -> str:
        """The day from which the sentence speaks."""
        if not self.default_day:
            self.ask("From which day does the sentence speak?", "give --on")
        return self.default_day

    def _checked(self, text: str) -> str:
        try:
            parse_day(text)
        except ValueError:
            self.ask(f'"{text}" is not in the calendar: which day is meant?')
            return ""
        return text

    def number(self) -> int:
        """The number in its slot."""
        return int(self._item(self.slots["number"] or ""))

    def unit(self) -> str:
        """The unit in its slot."""
        return (self.slots["unit"] or "").rstrip("s")

    def compare(self) -> str:
        """The comparison in its slot, exactly where there is none; a vague one is asked."""
        told = self.slots.get("compare")
        if told in _VAGUE:
            n = self.number()
            self.ask(f'What is "{told} {n}": which number is meant?', f"exactly {n}", f"at least {n}", f"at most {n}", f"more than {n}")
        return _COMPARED.get(told or "", "exactly")

    def ask(self, ask: str, *choices: str) -> None:
        """Leave a question."""
        question = Question(ask, choices)
        if question not in self.questions:
            self.questions.append(question)

    def shown(self, slot: str = "actors") -> str:
        """The names of the actors in a slot, for a question."""
        names = [str(self.tables.actors()["actors"][code]["name"]) for code in self.actors(slot)]
        return " and ".join(names)

    def when_shown(self) -> str:
        """When, as the sentence has it, for a question."""
        return f" {'on' if len(self.when[1]) > 7 else 'in'} {self.when[1]}" if self.when else ""


def filled(phrases: tuple[Phrase, ...], line: str, like: Filled) -> Iterator[tuple[Filled, list[Proposition]]]:
    """Every way in which a line is one of the phrases."""
    for each in phrases:
        found = each.pattern.fullmatch(line)
        if found is not None:
            given = Filled(like.sentence, like.tables, found.groupdict(), like.when, like.default_day, like.default_treaty, like.events)
            yield given, each.build(given)
