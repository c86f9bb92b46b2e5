"""Examples: statements of the build as they read in Turtle, and files that a shape lets through or finds at fault."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.namespaces import ID, PREFIXES
from kg.site.terms.usage import Statement
from kg.site.terms.words import TYPE, short


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of an example; ``iri`` is empty where the value is a text, ``written`` how it reads."""

    predicate: str
    iri: str
    written: str


def node_of(statements: Sequence[Statement]) -> tuple[str, list[Said]]:
    """All that is said of one thing, its classes first."""
    said = [_said(predicate, value) for _, predicate, value in statements]
    said.sort(key=lambda each: (each.predicate != TYPE, each.predicate, each.written))
    return (statements[0][0][1:-1] if statements else ""), said


def _said(predicate: str, value: str) -> Said:
    if value.startswith("<"):
        return Said(predicate[1:-1], value[1:-1], name_of(value[1:-1]))
    text, _, datatype = value.rpartition('"')
    for name, start in PREFIXES.items():
        datatype = datatype.replace(f"^^<{start}", f"^^{name}:").rstrip(">")
    return Said(predicate[1:-1], "", f'{text}"{datatype}')


def name_of(iri: str) -> str:
    """An IRI as short as it can be read."""
    return iri.removeprefix(ID) if iri.startswith(ID) else short(iri)


def files(examples: Path | None, rule: str) -> dict[str, list[tuple[str, bool]]]:
    """The valid and the invalid example of a rule: each line, and whether it is one that the other file lacks."""
    if examples is None:
        return {}
    found = {kind: _lines(examples / kind / f"{rule}.ttl") for kind in ("valid", "invalid")}
    if not found["valid"] and not found["invalid"]:
        return {}
    others = (("valid", "invalid"), ("invalid", "valid"))
    return {kind: [(line, bool(line.strip()) and line not in found[other]) for line in found[kind]] for kind, other in others}


def _lines(file: Path) -> list[str]:
    """The statements of a file; prefixes and remarks are left out."""
    if not file.is_file():
        return []
    text = "\n".join(line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith(("@prefix", "#")))
    return text.strip().splitlines()
