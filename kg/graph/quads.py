"""Terms and quads as text in canonical N-Quads (RDF 1.1 N-Quads, section 4)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, lru_cache

from kg.law.days import Day
from kg.namespaces import ONTOLOGY, PREFIXES, concept, mint

_XSD = PREFIXES["xsd"]
_CANONICAL = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f", "\x7f": "\\u007F"}
_ESCAPES = {code: f"\\u{code:04X}" for code in range(0x20)} | {ord(char): text for char, text in _CANONICAL.items()}


def iri(text: str) -> str:
    """An IRI as a term."""
    return f"<{text}>"


@cache
def word(name: str) -> str:
    """A term of our ontology, or of a prefix in use: ``start``, ``prov:used``."""
    prefix, _, local = name.rpartition(":")
    return f"<{PREFIXES[prefix] if prefix else ONTOLOGY}{local}>"


@cache
def code(scheme: str, value: str) -> str:
    """A concept of one of our vocabularies as a term."""
    return f"<{concept(scheme, value)}>"


@lru_cache(maxsize=4096)
def node(kind: str, *parts: str) -> str:
    """An instance as a term; those of a treaty are named many times in a row."""
    return f"<{mint(kind, *parts)}>"


def text(value: str, language: str = "") -> str:
    """A text, with its language where it has one."""
    plain = value.isprintable() and '"' not in value and "\\" not in value  # nearly always, and told sooner than it is translated
    escaped = value if plain else value.translate(_ESCAPES)
    return f'"{escaped}"@{language}' if language else f'"{escaped}"'


@lru_cache(maxsize=4096)
def day(value: date) -> str:
    """A calendar day as ``xsd:date``."""
    return f'"{value.isoformat()}"^^<{_XSD}date>'


def number(value: int) -> str:
    """A whole number as ``xsd:integer``."""
    return f'"{value}"^^<{_XSD}integer>'


def decimal(value: str) -> str:
    """A number with a fraction, as the source prints it, as ``xsd:decimal``."""
    return f'"{value}"^^<{_XSD}decimal>'


def flag(value: bool) -> str:
    """Yes or no as ``xsd:boolean``."""
    return f'"{"true" if value else "false"}"^^<{_XSD}boolean>'


_AT_ONCE = 64
"""So many subjects make a text that a processor keeps at hand."""


class NamedGraph:
    """The quads of one named graph while it is written, kept by subject: few short texts are sorted sooner than many long ones."""

    __slots__ = ("_end", "_said", "iri")

    def __init__(self, name: str) -> None:
        self.iri = name
        self._end = f" <{name}> .\n"
        self._said: defaultdict[str, list[str]] = defaultdict(list)

    def add(self, subject: str, predicate: str, value: str) -> None:
        """Note one statement; terms are given as they stand in N-Quads."""
        self._said[subject].append(f"{predicate} {value}")

    def a(self, subject: str, name: str) -> None:
        """Note the class of a node."""
        self.add(subject, word("rdf:type"), word(name))

    def words(self, subject: str, name: str, value: str, language: str = "") -> None:
        """Note a text, if there is any."""
        if value:
            self.add(subject, word(name), text(value, language))

    def on(self, subject: str, name: str, value: date | None) -> None:
        """Note a day, if it is known."""
        if value is not None:
            self.add(subject, word(name), day(value))

    def when(self, subject: str, value: Day, name: str = "done") -> None:
        """Note the day of an event: ``…On`` if it is exact, else the bounds that are known."""
        if value.exact:
            self.add(subject, word(f"{name}On"), day(value.earliest))
            return
        if value.earliest != date.min:
            self.add(subject, word(f"{name}NotBefore"), day(value.earliest))
        if value.latest != date.max:
            self.add(subject, word(f"{name}NotAfter"), day(value.latest))

    def span(self, subject: str, start: Day | None, end: Day | None) -> None:
        """Note a half-open span; an end that is not known to the day keeps its bounds, an open one is absent."""
        for name, value in (("start", start), ("end", end)):
            if value is not None and value.exact:
                self.on(subject, name, value.earliest)
            elif value is not None:
                self.on(subject, f"{name}NotBefore", value.earliest if value.earliest != date.min else None)
                self.on(subject, f"{name}NotAfter", value.latest if value.latest != date.max else None)

    def sources(self, subject: str, sources: Iterable[str]) -> None:
        """Note the sources that a statement rests on."""
        for source in sources:
            self.add(subject, word("prov:hadPrimarySource"), node("source", source))

    def canonical(self) -> Iterator[str]:
        """The quads in canonical order, each once, as texts of some hundred lines, so that no second copy of all is held."""
        subjects = sorted(self._said)
        for first in range(0, len(subjects), _AT_ONCE):
            yield "".join(map(self._block, subjects[first : first + _AT_ONCE]))

    def _block(self, subject: str) -> str:
        said = f"{self._end}{subject} ".join(sorted(set(self._said[subject])))
        return f"{subject} {said}{self._end}"
