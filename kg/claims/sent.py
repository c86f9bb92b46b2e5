"""Claims that were sent and not read from a file of ours: judged without reading any other file."""

import tempfile
from pathlib import Path
from typing import Any

from kg.answers.errors import QuestionError
from kg.answers.tables import Tables
from kg.claims.draft.drafting import Drafted, draft
from kg.claims.judge import judge
from kg.claims.model import Events
from kg.claims.read import read_claims, told
from kg.claims.words import TABLES


def judged_text(text: str, ending: str, tables: Tables) -> list[dict[str, Any]]:
    """The answer of ``kg check`` to the text of a file of claims; raises CorpusFaults, or QuestionError where it names other files."""
    named = next((word for pair in TABLES.items() for word in pair if _names(text, word, ending)), None)
    if named:
        raise QuestionError(f'"{named}" names a file, and no file is read here; use kg check')
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"claims.{ending}"
        path.write_text(text, encoding="utf-8", newline="\n")
        file = read_claims(path, tables)
    return [each.to_dict() for each in judge(file.claims, tables, file.events)]


def _names(text: str, word: str, ending: str) -> bool:
    """Whether the head of a file in TOML has a key, or a file in RDF a word of ours."""
    if ending != "toml":
        return word in TABLES and word in text
    head = text.partition("[[")[0]
    return any(line.partition("=")[0].strip().strip("\"'") == word for line in head.splitlines())


def drafted(sentence: str, tables: Tables, events: Events, on: str = "", treaty: str = "") -> tuple[Drafted, dict[str, Any] | None]:
    """A sentence drafted, and the verdict on it where nothing has to be asked first."""
    found = draft(sentence, tables, events, on, treaty)
    if not found.propositions:
        return found, None
    return found, judge([told(found.claim, tables)], tables, events)[0].to_dict()
