"""One treaty's folder while it is read: what its rows may point to, and where their faults go."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from kg.corpus.cells import Table
from kg.corpus.faults import Ledger
from kg.corpus.files import Document
from kg.corpus.model import Registers
from kg.law.acts import Act
from kg.law.deadlines import STANDING

Lines = dict[str, tuple[str, int]]


class Shelf(Struct):
    """What the files of one folder share; ``obligations`` says of each whether it is a standing duty."""

    folder: Path
    slug: str
    obligations: Mapping[str, bool]
    registers: Registers
    ledger: Ledger
    lines: Lines
    acts: list[Act] = []
    heads: dict[str, str] = {}

    def __post_init__(self) -> None:
        self.heads = self.registers.heads

    def numbered(self, key: str, found: Mapping[str, object]) -> str:
        """A key of its own: of several that are alike, the second gets ``/2``."""
        number = 1
        while (key if number == 1 else f"{key}/{number}") in found:
            number += 1
        return key if number == 1 else f"{key}/{number}"


def obligations_in(document: Document | None) -> dict[str, bool]:
    """The ids of the obligations of a file, also of one with faults, and whether each is owed at all times."""
    if document is None:
        return {}
    tables = Table(document, "", document.content, Ledger(document.path)).within("obligation")
    kinds = ((code, table.within("deadline")) for table in tables for code in table.told("id"))
    return {code: any(kind in STANDING for each in deadline for kind in each.told("kind")) for code, deadline in kinds}
