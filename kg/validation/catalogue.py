"""The catalogue: every rule that a report can name, wherever it is checked."""

from collections.abc import Collection
from pathlib import Path

from kg.validation.hygiene import read_hygiene
from kg.validation.own_rules import FILE_RULES, LAW_RULES, RDF_RULES
from kg.validation.rule import Rule
from kg.validation.shapes import rules_of, shapes_turtle


def catalogue(ontology: Path, queries: Path | None = None) -> dict[str, Rule]:
    """All rules by the IRIs of their pages, which name them in results."""
    return sections(ontology, queries)["all"]


def sections(ontology: Path, queries: Path | None = None) -> dict[str, dict[str, Rule]]:
    """The rules by where they are checked, and all together."""
    found = {
        "facts": _told(rules_of(shapes_turtle(ontology))),
        "words": _told(rules_of(shapes_turtle(ontology, style=True))),
        "hygiene": {each.rule.page: each.rule for each in read_hygiene(queries)},
        "files": {rule.page: rule for rule in FILE_RULES},
        "law": {rule.page: rule for rule in LAW_RULES},
        "rdf": {rule.page: rule for rule in RDF_RULES},
    }
    return found | {"all": {iri: rule for section in found.values() for iri, rule in section.items()}}


def rules_of_files(found: Collection[str]) -> dict[str, Rule]:
    """The rules that are checked where the corpus has faults, by their ids: those of files, and those of the law that were broken."""
    return {rule.id: rule for rule in (*FILE_RULES, *(rule for rule in LAW_RULES if rule.id in found))}


def _told(shapes: dict[str, Rule]) -> dict[str, Rule]:
    """The shapes that are rules of their own; one without a title is a part of others."""
    return {iri: rule for iri, rule in shapes.items() if rule.title}
