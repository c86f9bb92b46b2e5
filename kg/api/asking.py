"""A question put to SPARQL: by its name in the catalogue, as a file, or as the text itself."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from kg.answers.tables import Tables
from kg.api.values import Value
from kg.places import queries
from kg.sparql.catalogue import Question, catalogue, file_question, find
from kg.sparql.errors import UnknownQuestion

_FILES = (".rq", ".sparql")


def text_of(question: str | Path, parameters: Mapping[str, Value], tables: Tables | None) -> str:
    """The SPARQL of a question with the parameters given; raises UnknownQuestion, BadParameter and what names raise."""
    given = {name: value.isoformat() if isinstance(value, date) else str(value) for name, value in parameters.items()}
    return _asked(question).bound(given, tables)


def _asked(question: str | Path) -> Question:
    """A text of several words is SPARQL, for no name of a question has a space; a file of such a name is given as a path."""
    if isinstance(question, Path) or question.endswith(_FILES):
        try:
            return file_question(Path(question))
        except FileNotFoundError:
            raise UnknownQuestion(f'there is no file "{question}"') from None
    if len(question.split()) > 1:
        return Question("", "", None, "", "", (), question)
    return find(question, catalogue(queries()))
