"""The flow on one page: read the corpus, derive the law, write the graphs; only what changed is done again."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import __version__
from kg.corpus.faults import CorpusFaults, Fault
from kg.corpus.fingerprints import Inputs, digest_of, inputs_of
from kg.manifest import FORMAT, commit, is_whole, read_manifest, tidy, writing

if TYPE_CHECKING:  # imported when something changed; most builds find that nothing did
    from kg.corpus.load import Corpus
    from kg.law.days import Span
    from kg.law.derivation import Derivation
    from kg.law.turns import Ledger


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: its manifest, and which treaties were written again."""

    manifest: Mapping[str, Any]
    rebuilt: tuple[str, ...]

    @property
    def kept(self) -> tuple[str, ...]:
        """The treaties that had not changed."""
        return tuple(slug for slug in self.manifest["treaties"] if slug not in self.rebuilt)


def build(data: Path, ontology: Path, target: Path, *, known_on: date | None = None) -> Built:
    """Build the graph of a data folder into ``target``; the last good build stays until this one is whole.

    ``known_on`` leaves out acts not done by that day. Raises CorpusFaults with
    every fault of the corpus, and then writes nothing.
    """
    inputs, last = inputs_of(data, ontology), _last(target)
    if last.get("key") == _key(inputs, known_on):
        with writing(target):
            if stands := _last(target):
                tidy(target, stands)
        return Built(last, ())
    keys, corpus = _changed(data, inputs, last, known_on)
    derived = derive_all(corpus, known_on)
    duties = {slug: duties_of(corpus, found, known_on) for slug, found in derived.items()}
    faults = {slug: _law_faults(corpus, found, duties[slug] if known_on is None else None) for slug, found in derived.items()}
    _refuse([*corpus.faults, *(fault for each in faults.values() for fault in each)])
    with writing(target):
        if _last(target).get("key") == last.get("key"):
            return _write(target, ontology, inputs, last, keys, corpus, derived, duties, faults, known_on)
    return build(data, ontology, target, known_on=known_on)  # another build was first: begin again from what it left


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


def _changed(data: Path, inputs: Inputs, last: Mapping[str, Any], known_on: date | None) -> "tuple[dict[str, str], Corpus]":
    """The key of every treaty; and the corpus, with those treaties whose key is new and the parents they rest on."""
    from kg.corpus.load import load  # noqa: PLC0415

    shared, known = load(data, only=()), last.get("treaties", {})
    keys = {slug: digest_of((_edition(known_on), inputs.key_of(slug, shared.registers.sources))) for slug in inputs.treaties}
    new = [slug for slug in keys if known.get(slug, {}).get("key") != keys[slug]]
    return keys, load(data, only={each for slug in new for each in (slug, *inputs.lineage(slug))}, registers=shared)


def derive_all(corpus: "Corpus", known_on: date | None = None) -> "dict[str, Derivation]":
    """The law of every treaty of a corpus; a parent treaty is derived before what depends on it."""
    found: dict[str, Derivation] = {}
    for slug in corpus.treaties:
        _derive(slug, corpus, found, known_on)
    return found


def _derive(slug: str, corpus: "Corpus", found: "dict[str, Derivation]", known_on: date | None, children: tuple[str, ...] = ()) -> None:
    from kg.law.derivation import derive  # noqa: PLC0415

    if slug in found or slug in children or slug not in corpus.treaties:
        return
    folder = corpus.treaties[slug]
    bound: dict[str, tuple[Span, ...]] = {}
    if parent := folder.treaty.parent:
        _derive(parent, corpus, found, known_on, (*children, slug))
        if parent in found:
            bound = {actor: found[parent].bound_spans(actor) for actor in found[parent].periods}
    positions = tuple(told.position for told in folder.positions)
    found[slug] = derive(folder.treaty, folder.acts, corpus.registers.world(bound), positions, known_on)


def duties_of(corpus: "Corpus", derived: "Derivation", known_on: date | None = None) -> "Ledger":
    """The obligation ledger of a treaty, judged on every day up to its horizon."""
    from kg.law.knowledge import facts_known  # noqa: PLC0415
    from kg.law.turns import ledger_of  # noqa: PLC0415

    folder = corpus.treaties[derived.treaty.slug]
    return ledger_of(folder.treaty, derived, facts_known(folder.facts, known_on), horizon_of(corpus, derived))


def horizon_of(corpus: "Corpus", derived: "Derivation") -> date:
    """The day up to which outcomes are worked out: some years after the data day of the treaty."""
    coverage = corpus.treaties[derived.treaty.slug].coverage
    data_day = coverage.complete_as_of if coverage else derived.force.on or date.min
    return date(data_day.year + YEARS_AHEAD, 12, 31)


YEARS_AHEAD = 3
"""How far beyond the data day outcomes are worked out: long enough for every deadline that is near."""


def _law_faults(corpus: "Corpus", derived: "Derivation", duties: "Ledger | None") -> list[Fault]:
    """What the law finds in one treaty; of the ledger only where all that is known counts, for else nobody could owe what is told."""
    from kg.corpus.law_faults import law_faults  # noqa: PLC0415
    from kg.corpus.ledger_faults import ledger_faults  # noqa: PLC0415

    folder = corpus.treaties[derived.treaty.slug]
    return [*law_faults(folder, derived), *(ledger_faults(folder, duties) if duties is not None else ())]


def _refuse(faults: Iterable[Fault]) -> None:
    violations = sorted(fault for fault in faults if fault.severity == "violation")
    if violations:
        raise CorpusFaults(violations)


def _write(
    target: Path,
    ontology: Path,
    inputs: Inputs,
    last: Mapping[str, Any],
    keys: Mapping[str, str],
    corpus: "Corpus",
    derived: "Mapping[str, Derivation]",
    duties: "Mapping[str, Ledger]",
    faults: "Mapping[str, list[Fault]]",
    known_on: date | None,
) -> Built:
    """Write what is new beside what stands, then make it the build that readers see."""
    from kg.graph import files  # noqa: PLC0415

    def part(name: str, key: str, write: Callable[[str], Mapping[str, Any]]) -> Mapping[str, Any]:
        stands: Mapping[str, Any] = last.get(name, {})
        return stands if stands.get("key") == key else write(key)

    known = last.get("treaties", {})
    rebuilt = tuple(slug for slug, key in keys.items() if known.get(slug, {}).get("key") != key)
    new = {
        slug: files.write_treaty_files(
            target,
            corpus.treaties[slug],
            derived[slug],
            duties[slug],
            faults[slug],
            inputs.treaties[slug],
            keys[slug],
            horizon_of(corpus, derived[slug]),
        )
        for slug in rebuilt
    }
    treaties = {slug: new.get(slug) or known[slug] for slug in keys}
    manifest = {
        "format": FORMAT,
        "version": __version__,
        "key": _key(inputs, known_on),
        "known_on": known_on.isoformat() if known_on else None,
        "data_as_of": max((entry["data_as_of"] for entry in treaties.values() if entry["data_as_of"]), default=None),
        "words": part("words", inputs.words, lambda key: files.write_word_files(target, ontology, key)),
        "registers": part("registers", inputs.key_of_registers(), lambda key: files.write_register_files(target, corpus.registers, key)),
        "treaties": treaties,
    }
    commit(target, manifest)
    return Built(manifest, rebuilt)
