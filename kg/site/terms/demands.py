"""What a shape demands, in words: SHACL as rows of a label and its values."""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import dedent

from kg.namespaces import PREFIXES
from kg.site.terms.reading import Iri
from kg.site.terms.words import SH, Words
from kg.site.texts.catalogue import Texts

PARAMETERS = (
    "targetClass",
    "targetSubjectsOf",
    "targetObjectsOf",
    "path",
    "inversePath",
    "minCount",
    "maxCount",
    "datatype",
    "class",
    "node",
    "nodeKind",
    "hasValue",
    "pattern",
    "languageIn",
    "uniqueLang",
    "minInclusive",
    "minExclusive",
    "lessThan",
    "lessThanOrEquals",
    "equals",
    "disjoint",
    "qualifiedValueShape",
    "qualifiedMinCount",
    "or",
    "not",
    "property",
    "sparql",
    "prefix",
    "namespace",
)
"""Parameters of SHACL in the order in which they are told, each by the message ``demand-…``."""

HOLDS = (
    *(f"{SH}{key}" for key in ("property", "node", "or", "not", "qualifiedValueShape", "sparql", "declare")),
    f"{PREFIXES['rdf']}first",
    f"{PREFIXES['rdf']}rest",
)
"""How a shape or a list holds its parts."""

FIRST, REST, NIL = (f"{PREFIXES['rdf']}{name}" for name in ("first", "rest", "nil"))


@dataclass(frozen=True, slots=True)
class Demand:
    """One row: what is demanded, of which property, with values that are texts, names or rows of their own."""

    key: str
    says: str
    values: tuple["str | tuple[Demand, ...]", ...]


def demands(words: Words, shape: str, texts: Texts) -> tuple[Demand, ...]:
    """The rows of a shape or of a part of one."""
    return tuple(_demands(words, shape, texts))


def _demands(words: Words, shape: str, texts: Texts) -> Iterator[Demand]:
    said = words.about(shape)
    for key in PARAMETERS:
        values = said.get(f"{SH}{key}", [])
        if values:
            yield Demand(key, texts.tell(f"demand-{key}"), tuple(each for value in values for each in _values(words, value, texts)))


def _values(words: Words, value: str, texts: Texts) -> "Iterator[str | tuple[Demand, ...]]":
    """A list as its members, a constraint without a name as rows of its own, a query as its text."""
    if isinstance(value, Iri) and words.one(value, FIRST):
        yield from _values(words, words.one(value, FIRST), texts)
        if words.one(value, REST) != NIL:
            yield from _values(words, words.one(value, REST), texts)
    elif isinstance(value, Iri) and words.one(value, f"{SH}select"):
        yield dedent(words.one(value, f"{SH}select")).strip()
    elif isinstance(value, Iri) and value.startswith("_:"):
        yield demands(words, value, texts)
    else:
        yield value


def judges(words: Words, term: str) -> list[str]:
    """The rules that look at a class or a property, by id; a part of a rule counts for the rule that holds it."""
    keys = ("targetClass", "targetSubjectsOf", "targetObjectsOf", "path", "class", "lessThan", "lessThanOrEquals", "equals", "disjoint")
    reached = {shape for key in keys for shape in words.with_value(f"{SH}{key}", term)}
    above = _above(words, reached)
    while above - reached:
        reached |= above
        above = _above(words, above)
    return sorted(shape for shape in reached if words.one(shape, f"{SH}severity"))


def holders(words: Words, shape: str) -> list[str]:
    """The shapes that a shape is part of; a part without a name stands for those that hold it."""
    found: set[str] = set()
    above = _above(words, {shape})
    while above:
        found |= {whole for whole in above if not whole.startswith("_:")}
        above = _above(words, above - found)
    return sorted(found)


def _above(words: Words, parts: set[str]) -> set[str]:
    """What holds one of the parts at once."""
    return {whole for part in parts for key in HOLDS for whole in words.with_value(key, part)}
