"""The flow on one page: find what changed, read, derive and write it treaty by treaty, then make it the build that readers see."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kg import __version__
from kg.corpus.faults import CorpusFaults, Fault
from kg.corpus.fingerprints import Inputs, cited_in, digest_of, inputs_of
from kg.manifest import FORMAT, MANIFEST, commit, is_whole, read_manifest, tidy, writing

if TYPE_CHECKING:  # imported when something changed; most builds find that nothing did
    from kg.corpus.load import Corpus
    from kg.shards import Crew


class Built(NamedTuple):
    """A build: its manifest, whether that is new, the treaties written again, and those taken up from a build that was cut off."""

    manifest: Mapping[str, Any]
    changed: bool = False
    rebuilt: tuple[str, ...] = ()
    resumed: tuple[str, ...] = ()

    @property
    def kept(self) -> tuple[str, ...]:
        """The treaties that had not changed."""
        return tuple(slug for slug in self.manifest["treaties"] if slug not in self.rebuilt and slug not in self.resumed)


def build(data: Path, ontology: Path, target: Path, *, known_on: date | None = None, crew: "Crew | None" = None) -> Built:
    """Build the graph of a data folder into ``target``; the last good build stays until this one is whole.

    ``known_on`` leaves out acts not done by that day; ``crew`` does the work, in this process where
    none is given. Of several builds at once each waits for the one before. Raises CorpusFaults with
    every fault of the corpus, and then nothing of it stays written.
    """
    inputs = inputs_of(data, ontology)
    if _last(target).get("key") == _key(inputs, known_on):
        return _nothing_to_do(target)
    if not inputs.treaties:
        raise CorpusFaults(_shared(data).faults)
    with writing(target):
        if _last(target).get("key") == _key(inputs, known_on):  # another build was first
            return Built(_last(target))
        return _build(data, ontology, target, inputs, known_on, crew)


def key_of(data: Path, ontology: Path, known_on: date | None = None) -> str:
    """The digest of all that a build follows from; equal keys, equal bytes."""
    return _key(inputs_of(data, ontology), known_on)


def _edition(known_on: date | None) -> str:
    return digest_of((__version__, str(FORMAT), str(known_on)))


def _key(inputs: Inputs, known_on: date | None) -> str:
    treaties = (f"{slug} {inputs.key_of(slug, ())}" for slug in inputs.treaties)
    return digest_of((_edition(known_on), inputs.words, inputs.key_of_registers(), *treaties))


def _last(target: Path) -> Mapping[str, Any]:
    """The manifest of the last good build; of one that lost a file nothing is used."""
    last = read_manifest(target)
    return last if last is not None and is_whole(target, last) else {}


def _nothing_to_do(target: Path) -> Built:
    with writing(target):
        last = _last(target)
        tidy(target, last)
        return Built(last)


def _shared(data: Path) -> "Corpus":
    """What all treaties share."""
    from kg.corpus.load import load  # noqa: PLC0415

    return load(data, only=())


def _build(data: Path, ontology: Path, target: Path, inputs: Inputs, known_on: date | None, crew: "Crew | None") -> Built:
    """Make what is new, piece by piece; what stands or was finished before is not made again."""
    from kg.meanwhile import meanwhile  # noqa: PLC0415

    last = _last(target)
    with meanwhile(lambda: _words(ontology, target, inputs, last)) as words:
        shared = _shared(data)
        import kg.shards  # noqa: PLC0415, F401 -- what is imported before the next child begins, it need not import again

        with meanwhile(lambda: _registers(target, inputs, shared, last)) as registers:
            made = _treaties(target, inputs, shared, last, known_on, crew)
            parts = {"words": words(), "registers": registers()} if not made.violations else {}
    _refuse(target, made.violations)  # once nothing is written any more
    manifest = _manifest(_key(inputs, known_on), known_on, parts, made.entries)
    commit(target, manifest)
    return Built(manifest, True, made.rebuilt, made.resumed)


class Made(NamedTuple):
    """The entries of all treaties for the manifest, those made now and those taken up; or the faults that nothing can be built with."""

    entries: Mapping[str, Mapping[str, Any]]
    rebuilt: tuple[str, ...]
    resumed: tuple[str, ...]
    violations: list[Fault]


def _treaties(target: Path, inputs: Inputs, shared: "Corpus", last: Mapping[str, Any], known_on: date | None, crew: "Crew | None") -> Made:
    """Each treaty that changed, made and noted as soon as it is."""
    from kg.journal import journal  # noqa: PLC0415
    from kg.shards import Workshop, alone, families_of, violations  # noqa: PLC0415

    sources = shared.registers.sources
    cited = {slug: cited_in(shared.root, (slug, *inputs.lineage(slug)), sources) for slug in inputs.treaties}
    keys = {slug: digest_of((_edition(known_on), inputs.key_of(slug, cited[slug]))) for slug in inputs.treaties}
    known = {slug: entry for slug, entry in last.get("treaties", {}).items() if entry["key"] == keys.get(slug)}
    with journal(target, keys) as notes:
        resumed = tuple(slug for slug in notes.found if slug not in known)
        entries, faults = {**notes.found, **known}, list(shared.faults)
        new = tuple(slug for slug in keys if slug not in entries)
        workshop = Workshop(shared.root, target, inputs, keys, shared, known_on)
        for shard in (crew or alone)(workshop, families_of(new, inputs)):
            notes.note(shard.entries)
            entries |= shard.entries
            faults += shard.faults
    found = violations(faults)
    return Made({} if found else {slug: entries[slug] for slug in keys}, new, resumed, found)


def _refuse(target: Path, violations: list[Fault]) -> None:
    """Where there are violations, clear away what was written meanwhile and tell them all; a build of another format is left alone."""
    if violations:
        last = read_manifest(target)
        if last or not (target / MANIFEST).exists():
            tidy(target, last)
        raise CorpusFaults(violations)


def _words(ontology: Path, target: Path, inputs: Inputs, last: Mapping[str, Any]) -> dict[str, Any]:
    """Ontology and vocabularies, written where they changed."""
    from kg.graph.words import write_word_files  # noqa: PLC0415

    return _stands(last, "words", inputs.words) or write_word_files(target, ontology, inputs.words)


def _registers(target: Path, inputs: Inputs, shared: "Corpus", last: Mapping[str, Any]) -> dict[str, Any]:
    """Actors and sources, written where they changed."""
    from kg.graph.register_files import write_register_files  # noqa: PLC0415

    key = inputs.key_of_registers()
    return _stands(last, "registers", key) or write_register_files(target, shared.registers, key)


def _stands(last: Mapping[str, Any], name: str, key: str) -> dict[str, Any]:
    """A part of the last build, if it follows from the same files."""
    part: dict[str, Any] = last.get(name, {})
    return part if part.get("key") == key else {}


def _manifest(key: str, known_on: date | None, shared: Mapping[str, Any], treaties: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """What makes the build whole."""
    return {
        "format": FORMAT,
        "version": __version__,
        "key": key,
        "known_on": known_on.isoformat() if known_on else None,
        "data_as_of": max((entry["data_as_of"] for entry in treaties.values() if entry["data_as_of"]), default=None),
        **shared,
        "treaties": treaties,
    }
