"""The flow on one page: read the corpus, derive the law, write the graphs; only what changed is done again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kg import __version__
from kg.corpus.faults import CorpusFaults, Fault
from kg.corpus.fingerprints import Inputs, digest_of, inputs_of
from kg.corpus.load import Corpus, load
from kg.graph.build_treaty import treaty_graphs
from kg.graph.quads import NamedGraph
from kg.graph.registers import actors_graph, sources_graph
from kg.graph.tables import actors_table, sources_table, treaty_table
from kg.graph.words import ontology_graph, vocabulary_graph
from kg.law.days import Span
from kg.law.derivation import Derivation, derive
from kg.manifest import FORMAT, commit, read_manifest, write_json, write_text


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
    inputs = inputs_of(data, ontology)
    last = read_manifest(target) or {}
    edition, key = _edition(known_on), _key(inputs, known_on)
    if last.get("key") == key:
        return Built(last, ())
    known: Mapping[str, Any] = last.get("treaties", {})
    shared = load(data, only=())
    keys = {slug: digest_of((edition, inputs.key_of(slug, shared.registers.sources))) for slug in inputs.treaties}
    changed = [slug for slug in keys if known.get(slug, {}).get("key") != keys[slug]]
    corpus = load(data, only={each for slug in changed for each in (slug, *inputs.lineage(slug))}, registers=shared)
    derived = derive_all(corpus, known_on)
    _refuse(corpus.faults)
    written = {slug: _treaty(target, corpus, derived[slug], inputs, keys[slug]) for slug in changed}
    treaties = {slug: written.get(slug) or known[slug] for slug in keys}
    manifest = {
        "format": FORMAT,
        "version": __version__,
        "key": key,
        "known_on": known_on.isoformat() if known_on else None,
        "data_as_of": max((entry["data_as_of"] for entry in treaties.values() if entry["data_as_of"]), default=None),
        "words": _words(target, ontology, inputs.words, last.get("words", {})),
        "registers": _registers(target, corpus, inputs.key_of_registers(), last.get("registers", {})),
        "treaties": treaties,
    }
    commit(target, manifest)
    return Built(manifest, tuple(changed))


def key_of(data: Path, ontology: Path, known_on: date | None = None) -> str:
    """The digest of all that a build follows from; equal keys, equal bytes."""
    return _key(inputs_of(data, ontology), known_on)


def _edition(known_on: date | None) -> str:
    return digest_of((__version__, str(FORMAT), str(known_on)))


def _key(inputs: Inputs, known_on: date | None) -> str:
    treaties = (f"{slug} {inputs.key_of(slug, ())}" for slug in inputs.treaties)
    return digest_of((_edition(known_on), inputs.words, inputs.key_of_registers(), *treaties))


def derive_all(corpus: Corpus, known_on: date | None = None) -> dict[str, Derivation]:
    """The law of every treaty of a corpus; a parent treaty is derived before what depends on it."""
    found: dict[str, Derivation] = {}
    for slug in corpus.treaties:
        _derive(slug, corpus, found, known_on)
    return found


def _derive(slug: str, corpus: Corpus, found: dict[str, Derivation], known_on: date | None) -> None:
    if slug in found or slug not in corpus.treaties:
        return
    folder = corpus.treaties[slug]
    bound: dict[str, tuple[Span, ...]] = {}
    if parent := folder.treaty.parent:
        _derive(parent, corpus, found, known_on)
        if parent in found:
            bound = {actor: found[parent].bound_spans(actor) for actor in found[parent].periods}
    positions = tuple(told.position for told in folder.positions)
    found[slug] = derive(folder.treaty, folder.acts, corpus.registers.world(bound), positions, known_on)


def _refuse(faults: Iterable[Fault]) -> None:
    violations = [fault for fault in faults if fault.severity == "violation"]
    if violations:
        raise CorpusFaults(violations)


def _treaty(target: Path, corpus: Corpus, derived: Derivation, inputs: Inputs, key: str) -> dict[str, Any]:
    folder = corpus.treaties[derived.treaty.slug]
    slug, table = folder.slug, treaty_table(folder, derived)
    layers = treaty_graphs(folder, derived, inputs.treaties[slug])
    return {
        "key": key,
        "names": table["names"],
        "data_as_of": table["data_as_of"],
        "graphs": [_graph_file(target, f"graphs/{slug}", layer, graphs) for layer, graphs in layers.items()],
        "tables": {
            "answers": write_json(target, "tables", slug, table),
            "lines": write_json(target, "tables", f"{slug}.lines", folder.lines),
        },
    }


def _words(target: Path, ontology: Path, key: str, last: Mapping[str, Any]) -> Mapping[str, Any]:
    if last.get("key") == key:
        return last
    graphs = {"ontology": ontology_graph(ontology), "vocabulary": vocabulary_graph(ontology)}
    return {"key": key, "graphs": [_graph_file(target, "graphs", name, [graph]) for name, graph in graphs.items()], "tables": {}}


def _registers(target: Path, corpus: Corpus, key: str, last: Mapping[str, Any]) -> Mapping[str, Any]:
    if last.get("key") == key:
        return last
    graphs = {"actors": actors_graph(corpus.registers), "sources": sources_graph(corpus.registers)}
    tables = {"actors": actors_table(corpus.registers), "sources": sources_table(corpus.registers), "lines": corpus.registers.lines}
    return {
        "key": key,
        "graphs": [_graph_file(target, "graphs", name, [graph]) for name, graph in graphs.items()],
        "tables": {name: write_json(target, "tables", name, table) for name, table in tables.items()},
    }


def _graph_file(target: Path, folder: str, name: str, graphs: list[NamedGraph]) -> dict[str, Any]:
    """One file of canonical N-Quads; graphs in order of their names, so the whole file is in order too."""
    quads = {graph.iri: graph.canonical() for graph in sorted(graphs, key=lambda graph: graph.iri)}
    lines = sorted(line for lines in quads.values() for line in lines) if len(quads) > 1 else next(iter(quads.values()), [])
    return write_text(target, folder, name, ".nq", lines) | {"quads": {iri: len(lines) for iri, lines in quads.items()}}
