"""A data folder read whole: the shared tables, then every treaty, with all faults at once."""

from collections.abc import Collection, Mapping
from pathlib import Path

from msgspec import Struct, field

from kg.corpus.faults import Fault, Ledger, in_order
from kg.corpus.folder import read_folder
from kg.corpus.layout import check_names, slugs_of
from kg.corpus.ledger_files import read_meetings
from kg.corpus.model import Registers, TreatyFolder
from kg.corpus.registers import read_registers
from kg.corpus.root_causes import with_causes_only


class Corpus(Struct):
    """Everything under one data folder, and the faults found while reading it."""

    root: Path
    registers: Registers
    treaties: dict[str, TreatyFolder] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    slugs: frozenset[str] = frozenset()
    """Every treaty of the folder, also those that were not read."""


def load(root: Path, only: Collection[str] | None = None, registers: Corpus | None = None) -> Corpus:
    """Read a data folder, or of its treaties only those named; ``registers`` is a reading whose shared tables and slugs are used.

    Faults are collected, not raised: the caller decides what can be done without
    what could not be read.
    """
    ledger = Ledger(root, registers.faults if registers else ())
    if not root.is_dir():
        ledger.add(root, 0, "file-unreadable", "there is no such data folder", "name one with --data", unreadable=True)
        return Corpus(root, Registers(), faults=in_order(ledger.faults))
    slugs = registers.slugs if registers else frozenset(slugs_of(root))
    corpus = Corpus(root, registers.registers if registers else read_registers(root, ledger), slugs=slugs)
    if registers is None:
        check_names(root, ledger)
        shared = corpus.registers
        shared.meetings = read_meetings(root / "meetings.csv", shared, ledger, shared.lines)
    if not slugs:
        ledger.add(root, 0, "no-treaty", "the data folder holds no treaty", "add treaties/<slug>/treaty.toml and acts.csv", unreadable=True)
    for slug in sorted(slugs if only is None else slugs.intersection(only)):
        check_names(root / "treaties" / slug, ledger)
        folder = read_folder(root / "treaties" / slug, corpus.registers, ledger)
        if folder is not None:
            corpus.treaties[slug] = folder
    _check_parents(corpus, ledger)
    corpus.faults = in_order(with_causes_only(ledger.faults))
    return corpus


def _check_parents(corpus: Corpus, ledger: Ledger) -> None:
    parents = {slug: folder.treaty.parent for slug, folder in corpus.treaties.items()}
    for slug, folder in corpus.treaties.items():
        parent, document = folder.treaty.parent, folder.document
        if parent and parent not in corpus.slugs:
            message = f'parent "{parent}" is not a treaty of this folder'
            ledger.add(document.path, document.line("parent"), "unknown-treaty", message, "name the slug of a folder", value=parent)
        if _is_above_itself(slug, parents):
            message = f'parent "{parent}" leads back to this treaty'
            ledger.add(
                document.path, document.line("parent"), "circle-of-parents", message, "only the later treaty has a parent", value=parent
            )


def _is_above_itself(slug: str, parents: Mapping[str, str]) -> bool:
    above, seen = parents.get(slug, ""), set[str]()
    while above and above not in seen:
        seen.add(above)
        above = parents.get(above, "")
    return slug in seen
