"""The parameters of a question: typed values that become RDF terms, never text pasted into SPARQL.

A question writes each parameter with its default as ``VALUES ?on { "2025-12-27"^^xsd:date }``,
so its file runs as it stands on any engine. Other values take the place of that
term, serialised by type; ``UNDEF`` leaves a parameter open.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kg.answers import names
from kg.answers.tables import Tables
from kg.namespaces import mint
from kg.sparql.errors import BadParameter

OPEN = "UNDEF"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question; an empty default leaves it open."""

    name: str
    type: str
    default: str
    words: str

    @property
    def block(self) -> str:
        """The VALUES block that stands for it in the text of the question."""
        return block_of(self.name, self.term(self.default))

    def term(self, text: str, tables: Tables | None = None) -> str:
        """A value as a term of SPARQL; raises BadParameter or what kg.answers.names raises."""
        return TYPES[self.type](text, tables) if text else OPEN


def bound(text: str, parameters: Mapping[str, Parameter], given: Mapping[str, str], tables: Tables | None) -> str:
    """The text of a question with other values than the defaults."""
    for name in given:
        if name not in parameters:
            raise BadParameter(f'the question has no parameter "{name}"', [f"{p.name} ({p.type})" for p in parameters.values()])
    terms = {parameters[name].block: block_of(name, parameters[name].term(value, tables)) for name, value in given.items()}
    if not terms:
        return text
    return re.sub("|".join(map(re.escape, terms)), lambda found: terms[found[0]], text)


def block_of(name: str, term: str) -> str:
    """One variable, one term."""
    return f"VALUES ?{name} {{ {term} }}"


def _actor(text: str, tables: Tables | None) -> str:
    """The actor under whose code the acts of a continued one stand (continuity of States)."""
    code = _code(text) if tables is None else names.actor_of(text, tables)
    if tables is not None:
        code = tables.actors()["actors"][code]["continued_by"] or code
    return f"<{mint('actor', code)}>"


def _treaty(text: str, tables: Tables | None) -> str:
    return f"<{mint('treaty', _code(text) if tables is None else names.treaty_of(text, tables))}>"


def _group(text: str, tables: Tables | None) -> str:
    return f"<{mint('group', _code(text) if tables is None else names.group_of(text, tables))}>"


def _code(text: str) -> str:
    """Without a build there are no names to look in: only codes and slugs are understood."""
    if not re.fullmatch(r"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*", text):
        raise BadParameter(f'"{text}" is no code; without a build only the codes of actors and treaties are understood')
    return text


def _date(text: str, _: Tables | None) -> str:
    return f'"{names.day_of(text)}"^^xsd:date'


def _integer(text: str, _: Tables | None) -> str:
    if not re.fullmatch(r"[+-]?[0-9]{1,18}", text):
        raise BadParameter(f'"{text}" is not a whole number')
    return str(int(text))


_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _string(text: str, _: Tables | None) -> str:
    return '"' + "".join(_ESCAPES.get(letter, letter) for letter in text) + '"'


TYPES: dict[str, Callable[[str, Tables | None], str]] = {
    "actor": _actor,
    "treaty": _treaty,
    "group": _group,
    "date": _date,
    "integer": _integer,
    "string": _string,
}
"""How a value of each type is read and written."""
