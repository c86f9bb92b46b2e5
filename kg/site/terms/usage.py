"""How the words are used in a build: true counts and one example of each, from one walk through its N-Quads."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.namespaces import ONTOLOGY, PREFIXES, VOCABULARY

Statement = tuple[str, str, str]
Classes = tuple[str, ...]

_OWN = f"<{ONTOLOGY}"
_TYPED = f" <{PREFIXES['rdf']}type> {_OWN}"
_CODE = f"<{VOCABULARY}"


@dataclass
class Usage:
    """Counts by IRI.

    ``statements`` counts by property, ``things`` by class, ``said`` by class and
    property, ``codes`` by concept and property; ``on`` and ``to`` say of which
    classes the subjects and the values of a property are. ``example`` holds a
    statement for each property and concept, ``node`` all that is said of one
    thing of each class, both as they stand in N-Quads.
    """

    statements: Counter[str] = field(default_factory=Counter)
    things: Counter[str] = field(default_factory=Counter)
    said: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    codes: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    on: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    to: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    example: dict[str, Statement] = field(default_factory=dict)
    node: dict[str, list[Statement]] = field(default_factory=dict)


def usage_of(build: Path, manifest: Mapping[str, Any]) -> Usage:
    """Every use of every word; examples come from the treaty of which most is said."""
    walk = _Walk()
    registers = _lines(build, manifest["registers"])
    walk.learn(registers)
    for part in sorted(manifest["treaties"].values(), key=_size, reverse=True):
        lines = _lines(build, part)
        walk.learn(lines)
        walk.count(lines)
    walk.count(registers)
    return walk.counted()


def _size(part: Mapping[str, Any]) -> int:
    return sum(sum(file["quads"].values()) for file in part["graphs"])


def _lines(build: Path, part: Mapping[str, Any]) -> list[str]:
    """The lines of a part of a build."""
    texts = ((build / file["file"]).read_text(encoding="utf-8") for file in part["graphs"])
    return [line for text in texts for line in text.split("\n") if line]


def _value(rest: str) -> str:
    """The value at the beginning of what is left of a line."""
    return rest[: rest.index(">") + 1] if rest[0] == "<" else rest.rsplit(" ", 2)[0]


class _Walk:
    """What was learnt so far: classes of things, and uses told by the classes of the subject, the property and where it leads."""

    def __init__(self) -> None:
        self._usage = Usage()
        self._types: dict[str, Classes] = {}
        self._shown: dict[str, list[str]] = {}
        self._uses: Counter[tuple[Classes, str, str]] = Counter()

    def learn(self, lines: list[str]) -> None:
        """The classes of the things; the first thing of each class is its example."""
        for line in lines:
            if _TYPED in line:
                subject, _, rest = line.split(" ", 2)
                known, kind = self._types.get(subject, ()), _value(rest)
                if kind not in known:
                    self._types[subject] = (*known, kind)
                    self._usage.things[kind[1:-1]] += 1
                if kind[1:-1] not in self._usage.node:
                    self._usage.node[kind[1:-1]] = []
                    self._shown.setdefault(subject, []).append(kind[1:-1])

    def count(self, lines: list[str]) -> None:
        """The uses; a thing whose classes are not known yet stands for itself."""
        types, uses, shown = self._types, self._uses, self._shown
        for line in lines:
            subject, predicate, rest = line.split(" ", 2)
            end = ""
            if rest[0] == "<":
                end = rest[: rest.index(">") + 1]
                if not end.startswith(_CODE):
                    end = types.get(end, (end,))[0]
            use = types.get(subject, ()), predicate, end
            if use not in uses:
                self._exemplify(predicate, end, (subject, predicate, _value(rest)))
            uses[use] += 1
            if subject in shown:
                for kind in shown[subject]:
                    self._usage.node[kind].append((subject, predicate, _value(rest)))

    def _exemplify(self, predicate: str, end: str, statement: Statement) -> None:
        for shows in (predicate, end) if end.startswith(_CODE) else (predicate,):
            self._usage.example.setdefault(shows[1:-1], statement)

    def counted(self) -> Usage:
        """The uses added up."""
        found = self._usage
        for (of, predicate, value), number in sorted(self._uses.items()):
            name = predicate[1:-1]
            found.statements[name] += number
            for each in of:
                found.on[name][each[1:-1]] += number
                found.said[each[1:-1]][name] += number
            if value.startswith(_CODE):
                found.codes[value[1:-1]][name] += number
                found.to[name][value[1:-1].rpartition("/")[0]] += number
            else:
                for kind in (value,) if value.startswith(_OWN) else self._types.get(value, ()):
                    found.to[name][kind[1:-1]] += number
        return found
