"""A treaty with those above it as one piece of work: read, derived, judged and written apart from all other treaties.

A piece is a pure function of its files, the shared tables and the day of knowledge, and it is
written under names made of its content. So pieces can be made in any order, by any number of
workers, twice or after a break, and the build is the same.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct

from kg.consequences import derive_all, duties_of, faults_of, horizon_of
from kg.corpus.faults import Fault, in_order
from kg.corpus.fingerprints import Inputs
from kg.corpus.load import Corpus, load
from kg.graph.treaty_files import write_treaty_files


class Shard(Struct, frozen=True):
    """What a piece of work gives: an entry of the manifest for each of its treaties, none where there are violations; all faults."""

    slugs: tuple[str, ...]
    entries: Mapping[str, Mapping[str, Any]]
    faults: tuple[Fault, ...]


class Workshop(Struct, frozen=True):
    """What every piece of a build is made with; it can be sent to another process."""

    data: Path
    target: Path
    inputs: Inputs
    keys: Mapping[str, str]
    shared: Corpus
    known_on: date | None = None

    def make(self, slugs: Sequence[str]) -> Shard:
        """Make the treaties named, which are of one family, and write their files; those with violations write nothing."""
        corpus = load(self.data, only=self.needed(slugs), registers=self.shared)
        laws = derive_all(corpus, self.known_on)
        whole = [slug for slug in slugs if corpus.treaties.keys() >= self.needed((slug,))]
        ledgers = {slug: duties_of(corpus, laws[slug], self.known_on) for slug in whole}
        found = {slug: faults_of(corpus, laws[slug], duties if self.known_on is None else None) for slug, duties in ledgers.items()}
        faults = (*corpus.faults, *(fault for each in found.values() for fault in each))
        if violations(faults):
            return Shard(tuple(slugs), {}, faults)
        entries = {
            slug: write_treaty_files(
                self.target,
                corpus.treaties[slug],
                laws[slug],
                duties,
                found[slug],
                self.inputs.treaties[slug],
                self.keys[slug],
                horizon_of(corpus, laws[slug]),
            )
            for slug, duties in ledgers.items()
        }
        return Shard(tuple(slugs), entries, faults)

    def needed(self, slugs: Iterable[str]) -> set[str]:
        """The treaties to be read for a piece: its own, and those whose law theirs rests on."""
        return {each for slug in slugs for each in (slug, *self.inputs.lineage(slug))}

    def weight(self, slugs: Iterable[str]) -> int:
        """About how much work a piece is: the size of its files."""
        folders = (self.data / "treaties" / slug for slug in slugs)
        return sum(path.stat().st_size for folder in folders for path in folder.iterdir())


Crew = Callable[[Workshop, Sequence[Sequence[str]]], Iterable[Shard]]
"""Who does the work: takes all pieces and gives each when it is done, in any order."""


def alone(workshop: Workshop, families: Sequence[Sequence[str]]) -> Iterable[Shard]:
    """One after another in this process."""
    return map(workshop.make, families)


def violations(faults: Iterable[Fault]) -> list[Fault]:
    """The faults that nothing can be built with, each once, in order."""
    return in_order(fault for fault in faults if fault.severity == "violation")


def families_of(slugs: Iterable[str], inputs: Inputs) -> list[tuple[str, ...]]:
    """Treaties that rest on the same one above them, each family a piece of work; in order of their slugs."""
    found: dict[str, list[str]] = {}
    for slug in slugs:
        found.setdefault((slug, *inputs.lineage(slug))[-1], []).append(slug)
    return [tuple(family) for family in found.values()]
