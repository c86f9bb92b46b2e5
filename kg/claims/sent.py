"""Claims that were sent and not read from a file of ours: judged without reading any other file."""

import tempfile
from pathlib import Path
from typing import Any

from kg.answers.tables import Tables
from kg.claims.draft.drafting import Drafted, draft
from kg.claims.judge import judge
from kg.claims.model import Events
from kg.claims.read import read_claims, told
from kg.corpus.faults import CorpusFaults


def judged_text(text: str, ending: str, tables: Tables) -> list[dict[str, Any]]:
    """The answer of ``kg check`` to the text of a file of claims; raises CorpusFaults, also where it names other files."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"claims.{ending}"
        path.write_text(text, encoding="utf-8", newline="\n")
        try:
            file = read_claims(path, tables, files=False)
        except CorpusFaults as error:  # the folder is ours and says nothing
            raise CorpusFaults([fault._replace(file=path.name) for fault in error.faults]) from None
    return [each.to_dict() for each in judge(file.claims, tables, file.events)]


def drafted(sentence: str, tables: Tables, events: Events, on: str = "", treaty: str = "") -> tuple[Drafted, dict[str, Any] | None]:
    """A sentence drafted, and the verdict on it where nothing has to be asked first."""
    found = draft(sentence, tables, events, on, treaty)
    if not found.propositions:
        return found, None
    return found, judge([told(found.claim, tables)], tables, events)[0].to_dict()
