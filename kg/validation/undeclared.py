"""Words of our own that data use and the ontology does not declare: a misspelt property states nothing."""

import re

from kg.namespaces import ONTOLOGY, PREFIXES, SHAPES
from kg.validation.engines import Result

RULE = f"{SHAPES}undeclared-term"

_DECLARED = re.compile(rf"^<({re.escape(ONTOLOGY)}[^>]+)> <{re.escape(PREFIXES['rdfs'])}isDefinedBy> ", re.MULTILINE)
_PROPERTY = re.compile(rf"^<([^>]*)> <({re.escape(ONTOLOGY)}[^>]+)> ", re.MULTILINE)
_CLASS = re.compile(rf"^<([^>]*)> <{re.escape(PREFIXES['rdf'])}type> <({re.escape(ONTOLOGY)}[^>]+)> ", re.MULTILINE)


def declared_in(text: str) -> frozenset[str]:
    """The terms of our own that N-Triples declare."""
    return frozenset(_DECLARED.findall(text))


def undeclared(text: str, declared: frozenset[str]) -> list[Result]:
    """One result for each term that is not declared, at the first node that uses it."""
    first: dict[str, str] = {}
    for pattern in (_PROPERTY, _CLASS):
        for subject, term in pattern.findall(text):
            if term not in declared:
                first[term] = min(subject, first.get(term, subject))
    said = {term: (f"{term} is not declared in the ontology.",) for term in sorted(first)}
    return [Result(first[term], "", term, "CorpusCheck", "violation", RULE, message) for term, message in said.items()]
