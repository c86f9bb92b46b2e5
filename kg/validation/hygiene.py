"""Hygiene queries: each row of an answer is a finding, and the query is its rule."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph

from kg.namespaces import ID, PREFIXES, SHAPES
from kg.sparql.catalogue import read_question
from kg.validation.engines import Result
from kg.validation.rule import Rule

COMPONENT = "HygieneQuery"


@dataclass(frozen=True, slots=True)
class Hygiene:
    """One query with the rule it stands for."""

    rule: Rule
    text: str

    def results(self, store: pyoxigraph.Store) -> Iterator[Result]:
        """The rows; the first variable is the node that a row is about, or the code of its treaty, the others say why."""
        answer = store.query(self.text, prefixes=PREFIXES)
        names = [variable.value for variable in answer.variables]  # type: ignore[union-attr]
        for row in answer:  # type: ignore[union-attr]
            values = [row[name].value if row[name] is not None else "" for name in names]
            shown = "; ".join(f"{name.replace('_', ' ')} {value}" for name, value in zip(names[1:], values[1:], strict=True) if value)
            said = f"{self.rule.title}: {shown}" if shown else f"{self.rule.title}."
            focus = values[0] if ":" in values[0] else f"{ID}treaty/{values[0]}"
            yield Result(focus, "", shown, COMPONENT, self.rule.severity, self.rule.page, (said,))


def read_hygiene(queries: Path | None) -> list[Hygiene]:
    """The hygiene queries of a checkout, by name; none where there is no such folder."""
    files = sorted((queries / "hygiene").glob("*.rq")) if queries else []
    return [_hygiene(file) for file in files]


def _hygiene(file: Path) -> Hygiene:
    question = read_question(file)
    mend = "look at the node named; the query in queries/hygiene says what is asked"
    page = f"{SHAPES}hygiene/{question.name}"
    rule = Rule(f"hygiene-{question.name}", question.title, question.question, "Query of queries/hygiene", "warning", mend, page)
    return Hygiene(rule, question.text)
