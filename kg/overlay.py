"""A world beside the corpus: acts added or left out, conflicts begun or ended, and the law derived again in memory.

Nothing is written: the corpus on disk and the build stay as they are, byte for byte.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct, json
from msgspec.structs import replace

from kg.answers.duties import whole_entries
from kg.answers.errors import NoBuild, QuestionError
from kg.answers.suppositions import SupposedAct, SupposedConflict, Supposition, supposition_of
from kg.answers.tables import Tables
from kg.consequences import derive_all, duties_of, horizon_of
from kg.corpus.load import Corpus, load
from kg.corpus.model import Registers, TreatyFolder
from kg.corpus.obligation_clauses import texts_of
from kg.corpus.recorded import recorded_by
from kg.graph.duties_table import duties_table
from kg.graph.tables import treaty_table
from kg.law.acts import Act, ArmedConflict
from kg.law.days import Span
from kg.law.derivation import Derivation
from kg.law.findings import Finding


class Overlay(Tables):
    """The tables of a build, those of some treaties replaced by ones worked out in memory."""

    def __init__(self, build: Path, treaties: Mapping[str, dict[str, Any]], duties: Mapping[str, list[dict[str, Any]]]) -> None:
        super().__init__(build)
        self._treaties, self._duties = treaties, duties

    def treaty(self, slug: str) -> dict[str, Any]:
        """The table of one treaty in this world."""
        return self._treaties[slug] if slug in self._treaties else super().treaty(slug)

    def duties(self, slug: str) -> list[dict[str, Any]]:
        """The obligation ledger of one treaty in this world."""
        return self._duties[slug] if slug in self._duties else super().duties(slug)


class Worlds(Struct, frozen=True):
    """What is and what would be, both derived in the same way; with what the law finds in the supposed acts only."""

    suppositions: tuple[Supposition, ...]
    treaties: tuple[str, ...]
    base: Tables
    supposed: Tables
    findings: tuple[Finding, ...]
    idle: frozenset[str]
    """The suppositions that take hold of nothing: the end of a conflict that no source asserts."""


def worlds(data: Path, build: Path, texts: Sequence[str]) -> Worlds:
    """The world as it is and as it is supposed; raises QuestionError where a supposition cannot be."""
    tables = Tables(build)
    suppositions = tuple(supposition_of(text, tables) for text in texts)
    corpus = _read(data, suppositions)
    changed, idle = _suppose(corpus, suppositions)
    before, after = derive_all(corpus), derive_all(changed)
    touched = tuple(sorted(_touched(corpus, suppositions)))
    known = {(f.rule, f.act.id) for derived in before.values() for f in derived.findings}
    new = tuple(f for slug in touched for f in after[slug].findings if (f.rule, f.act.id) not in known)
    base, supposed = _tables(build, corpus, before, touched), _tables(build, changed, after, touched)
    return Worlds(suppositions, touched, base, supposed, new, idle)


def recorded(data: Path, build: Path, slug: str, by: date, known_on: date | None = None) -> tuple[Overlay, Overlay]:
    """What the corpus held of a treaty on a day: without the acts of which nothing tells when they were recorded, and with them."""
    corpus = _readable(data)
    needed = _lineage(corpus, slug)
    sides = []
    for undated in (False, True):
        held = {each: recorded_by(corpus.treaties[each], by, undated=undated) for each in needed}
        then = replace(corpus, treaties=held)
        sides.append(_tables(build, then, derive_all(then, known_on), [slug]))
    return sides[0], sides[1]


def _readable(data: Path) -> Corpus:
    corpus = load(data)
    unreadable = [fault for fault in corpus.faults if fault.severity == "violation"]
    if unreadable:
        raise NoBuild(f'the corpus in "{data}" has {len(unreadable)} faults; "kg build" tells them')
    return corpus


def _read(data: Path, suppositions: Iterable[Supposition]) -> Corpus:
    """As much of the corpus as the suppositions can touch: their treaties, and those above and below them."""
    corpus = _readable(data)
    lineages = {slug: _lineage(corpus, slug) for slug in corpus.treaties}
    touched = _touched(corpus, suppositions)
    needed = {each for slug in touched for each in lineages[slug]}
    corpus.treaties = {slug: folder for slug, folder in corpus.treaties.items() if slug in needed}
    return corpus


def _lineage(corpus: Corpus, slug: str) -> list[str]:
    found: list[str] = []
    while slug and slug in corpus.treaties and slug not in found:
        found.append(slug)
        slug = corpus.treaties[slug].treaty.parent
    return found


def _touched(corpus: Corpus, suppositions: Iterable[Supposition]) -> set[str]:
    """The treaties that a supposition names or whose parent it names; a conflict touches all that its State has acted towards."""
    found: set[str] = set()
    for each in suppositions:
        if isinstance(each, SupposedAct):
            found |= {slug for slug in corpus.treaties if each.treaty in _lineage(corpus, slug)}
        else:
            found |= {slug for slug, folder in corpus.treaties.items() if any(act.actor == each.actor for act in folder.acts)}
    return found


def _suppose(corpus: Corpus, suppositions: Iterable[Supposition]) -> tuple[Corpus, frozenset[str]]:
    """The corpus with every supposition made true, one after another; and those that found nothing to change."""
    idle = set()
    for each in suppositions:
        if isinstance(each, SupposedConflict):
            registers = _with_conflict(corpus.registers, each)
            if registers.armed_conflicts == corpus.registers.armed_conflicts:
                idle.add(each.text)
            corpus = replace(corpus, registers=registers)
        else:
            folder = corpus.treaties[each.treaty]
            changed = _without(folder, each) if each.without else _with(folder, each, corpus.registers)
            corpus = replace(corpus, treaties={**corpus.treaties, each.treaty: changed})
    return corpus, frozenset(idle)


def _with(folder: TreatyFolder, each: SupposedAct, registers: Registers) -> TreatyFolder:
    span = registers.existence.get(each.act.actor)
    if span is not None and each.act.day.earliest not in span:
        raise QuestionError(f'"{each.text}": the actor did not exist on that day')
    if any(act.id == each.act.id for act in folder.acts):
        raise QuestionError(f'"{each.text}": this act has been done; nothing need be supposed')
    return replace(folder, acts=[*folder.acts, each.act])


def _without(folder: TreatyFolder, each: SupposedAct) -> TreatyFolder:
    """Taken away together with its other readings, else one of them would take its place."""
    gone = {act.id for act in folder.acts if _same(act, each.act)}
    if not gone:
        alike = [act for act in folder.acts if (act.actor, act.kind) == (each.act.actor, each.act.kind)]
        known = [f"without {act.actor} {act.kind} {folder.slug} {act.day}" for act in alike]
        raise QuestionError(f'"{each.text}": no such act is recorded', known)
    facts = [position for position in folder.positions if position.position.about not in gone]
    return replace(folder, acts=[act for act in folder.acts if act.id not in gone and act.reading_of not in gone], positions=facts)


def _same(act: Act, supposed: Act) -> bool:
    """A day may be named as the source has it; an act known only within bounds is found by any of its days."""
    within = act.day.earliest <= supposed.day.earliest <= act.day.latest
    return (act.actor, act.kind) == (supposed.actor, supposed.kind) and within and act.set_aside_by is None


def _with_conflict(registers: Registers, each: SupposedConflict) -> Registers:
    if not each.ends:
        begun = ArmedConflict(each.actor, Span(each.on), "supposed", ())
        return replace(registers, armed_conflicts=[*registers.armed_conflicts, begun])
    ended = [_ended(conflict, each) for conflict in registers.armed_conflicts]
    return replace(registers, armed_conflicts=ended)


def _ended(conflict: ArmedConflict, each: SupposedConflict) -> ArmedConflict:
    if conflict.actor != each.actor or each.on not in conflict.span:
        return conflict
    return replace(conflict, span=Span(conflict.span.start, each.on))


def _tables(build: Path, corpus: Corpus, derived: Mapping[str, Derivation], slugs: Iterable[str]) -> Overlay:
    treaties, duties = {}, {}
    for slug in slugs:
        folder, law = corpus.treaties[slug], derived[slug]
        treaties[slug] = _as_read(treaty_table(folder, law, ()))
        until = horizon_of(corpus, law).year
        duties[slug] = whole_entries(_as_read(duties_table(duties_of(corpus, law), texts_of(folder.document), until)))
    return Overlay(build, treaties, duties)


def _as_read(table: dict[str, Any]) -> dict[str, Any]:
    """A table as it would be read from a build."""
    found: dict[str, Any] = json.decode(json.encode(table))
    return found
