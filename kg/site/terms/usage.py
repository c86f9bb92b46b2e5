"""How the words are used in a build: true counts and one example of each, from two walks through its N-Quads."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.namespaces import ONTOLOGY, PREFIXES, VOCABULARY

Statement = tuple[str, str, str]

_TYPE = f"<{PREFIXES['rdf']}type>"
_OWN = f"<{ONTOLOGY}"
_CODE = f"<{VOCABULARY}"
_NO_CLASS = ("",)


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
    files = [build / file["file"] for file in _largest_first(manifest)]
    types = _types(files)
    found, uses = Usage(), Counter[tuple[tuple[str, ...], str, str]]()
    found.things.update(each[1:-1] for of in types.values() for each in of)
    first = {of: subject for subject, kinds in reversed(types.items()) for of in kinds}
    shown: dict[str, list[Statement]] = {subject: [] for subject in first.values()}
    for subject, predicate, rest in _lines(files):
        end = _end(rest, types) if rest[0] == "<" else ""
        use = types.get(subject, ()), predicate, end
        if use not in uses:
            for shows in (predicate, end) if end.startswith(_CODE) else (predicate,):
                found.example.setdefault(shows[1:-1], (subject, predicate, _value(rest)))
        uses[use] += 1
        if subject in shown:
            shown[subject].append((subject, predicate, _value(rest)))
    found.node = {of[1:-1]: sorted(set(shown[subject])) for of, subject in first.items()}
    _count(found, uses)
    return found


def _largest_first(manifest: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The files that hold facts, those of the largest treaty first; the words themselves are no use of a word."""
    parts = [manifest["registers"], *manifest["treaties"].values()]
    parts.sort(key=lambda part: -sum(sum(file["quads"].values()) for file in part["graphs"]))
    return [file for part in parts for file in part["graphs"]]


def _types(files: list[Path]) -> dict[str, tuple[str, ...]]:
    """The classes of ours that each node is of."""
    found: dict[str, tuple[str, ...]] = {}
    for subject, predicate, rest in _lines(files, f" {_TYPE} {_OWN}"):
        known, value = found.get(subject, ()), _value(rest)
        if predicate == _TYPE and value not in known:
            found[subject] = (*known, value)
    return found


def _lines(files: list[Path], holding: str = "") -> Iterator[list[str]]:
    """The lines of N-Quads as subject, property and the rest."""
    for file in files:
        for line in file.read_text(encoding="utf-8").split("\n"):
            if line and holding in line:
                yield line.split(" ", 2)


def _value(rest: str) -> str:
    """The value at the beginning of what is left of a line."""
    return rest[: rest.index(">") + 1] if rest[0] == "<" else rest.rsplit(" ", 2)[0]


def _end(rest: str, types: Mapping[str, tuple[str, ...]]) -> str:
    """The concept, or the class of the thing, that a statement leads to."""
    value = rest[: rest.index(">") + 1]
    return value if value.startswith(_CODE) else types.get(value, _NO_CLASS)[0]


def _count(found: Usage, uses: Counter[tuple[tuple[str, ...], str, str]]) -> None:
    for (of, predicate, value), number in sorted(uses.items()):
        name, code = predicate[1:-1], value.startswith(_CODE)
        found.statements[name] += number
        for each in of:
            found.on[name][each[1:-1]] += number
            found.said[each[1:-1]][name] += number
        if code:
            found.codes[value[1:-1]][name] += number
        if value:
            found.to[name][value[1:-1].rpartition("/")[0] if code else value[1:-1]] += number
