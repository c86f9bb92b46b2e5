"""The answer to a query: a table, a truth value or a graph, the same from the embedded store and from an endpoint."""

import json
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from kg.answers.errors import QuestionError

Term = dict[str, str]
"""One RDF term as the SPARQL 1.1 results JSON writes it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave: ``bindings`` of a SELECT, ``boolean`` of an ASK, N-Triples of a CONSTRUCT or DESCRIBE."""

    kind: str
    variables: tuple[str, ...] = ()
    bindings: tuple[dict[str, Term], ...] = ()
    boolean: bool | None = None
    triples: str = ""

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Rows of plain values: numbers and truth values as such, all else as text, unbound as ``None``."""
        return [{name: value_of(each.get(name)) for name in self.variables} for each in self.bindings]

    def to_dict(self) -> dict[str, Any]:
        """The SPARQL 1.1 results JSON; a graph as its N-Triples."""
        if self.kind in ("CONSTRUCT", "DESCRIBE"):
            return {"triples": self.triples.splitlines()}
        if self.boolean is not None:
            return {"head": {}, "boolean": self.boolean}
        return {"head": {"vars": list(self.variables)}, "results": {"bindings": list(self.bindings)}}

    def to_pandas(self) -> Any:
        """The rows as a pandas data frame; pandas must be installed. Raises QuestionError where there are no rows."""
        table = self._table()
        return import_module("pandas").DataFrame(table)

    def to_polars(self) -> Any:
        """The rows as a polars data frame; polars must be installed. Raises QuestionError where there are no rows."""
        table = self._table()
        return import_module("polars").DataFrame(table, strict=False)

    def _table(self) -> dict[str, list[Any]]:
        """Columns of values; one that mixes kinds, as numbers and words, is text throughout."""
        if self.kind != "SELECT":
            raise QuestionError(f"{self.kind} gives no rows; see boolean or triples of the answer")
        rows = self.rows
        return {name: _of_one_kind([row[name] for row in rows]) for name in self.variables}


def _of_one_kind(values: list[Any]) -> list[Any]:
    kinds = {type(value) for value in values if value is not None}
    if len(kinds) < 2 or kinds == {int, float}:
        return values
    return [_text(value) for value in values]


def _text(value: Any) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else str(value)


def from_json(kind: str, content: bytes | str) -> Answer:
    """Read the SPARQL 1.1 results JSON; raises ValueError where it is not that."""
    told = json.loads(content)
    if not isinstance(told, dict):
        raise ValueError("the results are not a JSON object")
    if isinstance(told.get("boolean"), bool):
        return Answer(kind, boolean=told["boolean"])
    try:
        variables, bindings = told["head"]["vars"], told["results"]["bindings"]
        answer = Answer(kind, tuple(map(str, variables)), tuple(bindings))
        if not all(term["type"] and isinstance(term["value"], str) for row in bindings for term in row.values()):
            raise ValueError("a value without type or text")
    except (KeyError, TypeError, AttributeError):
        raise ValueError("the JSON is not that of SPARQL results (no head.vars or results.bindings)") from None
    return answer


_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = {f"{_XSD}integer": int, f"{_XSD}decimal": float, f"{_XSD}double": float}


def value_of(term: Term | None) -> Any:
    """The plain value of a term."""
    if term is None:
        return None
    text, datatype = term["value"], term.get("datatype")
    if datatype == f"{_XSD}boolean":
        return text in ("true", "1")
    try:
        return _NUMBERS[datatype](text) if datatype in _NUMBERS else text
    except ValueError:
        return text  # ill-typed in the data: shown as it stands
