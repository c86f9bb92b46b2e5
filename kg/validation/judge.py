"""Everything that can be wrong with a graph, in one list: by SHACL, by hygiene queries, by law; only what changed is judged again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph

from kg.answers.tables import Tables
from kg.corpus.faults import Fault
from kg.corpus.fingerprints import digest_of
from kg.namespaces import PREFIXES
from kg.validation.catalogue import catalogue
from kg.validation.engines import Engine, Result, edition_of, engine_of
from kg.validation.finding import Finding, of_fault
from kg.validation.hygiene import Hygiene, read_hygiene
from kg.validation.memory import Judged, recall, remember
from kg.validation.parts import SHARED, Parts, subjects_of
from kg.validation.report import Report
from kg.validation.rule import Rule
from kg.validation.shapes import shapes_turtle
from kg.validation.source_map import SourceMap, lines_of
from kg.validation.undeclared import declared_in, undeclared

Judgement = tuple[Result, tuple[str, ...]]
"""A result, and the acts behind the node it is about."""

AT_ONCE = 50_000
"""So many statements of their own are judged in one run of the engine."""


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What a graph is judged by: shapes over facts and over words, queries, and the engine."""

    facts: str
    words: str
    hygiene: tuple[Hygiene, ...]
    engine: Engine
    edition: str


def yardstick(ontology: Path, queries: Path | None, engine: str = "auto") -> Yardstick:
    """All shapes and queries of a checkout."""
    facts, words = shapes_turtle(ontology), shapes_turtle(ontology, style=True)
    hygiene = tuple(read_hygiene(queries))
    program = [file.read_text(encoding="utf-8") for file in sorted(Path(__file__).parent.glob("*.py"))]
    edition = digest_of((edition_of(engine), facts, words, *(each.text for each in hygiene), *program))
    return Yardstick(facts, words, hygiene, engine_of(engine), edition)


def judge_build(build: Path, ontology: Path, engine: str = "auto", queries: Path | None = None) -> Report:
    """Judge the graph of a build beside what the law found; the report is sorted, worst first."""
    tables, by = Tables(build), yardstick(ontology, queries, engine)
    judged = judge_parts(build, tables, by)
    bases = {result.focus: acts for each in judged.values() for result, acts in each.results}
    source_map = SourceMap(lines_of(tables), lambda iri: bases.get(iri, ()), ontology)
    rules = catalogue(ontology, queries)
    of_law = (of_fault(Fault(**told)) for table in tables.treaties() for told in table["findings"])
    results = dict.fromkeys(result for each in judged.values() for result, _ in each.results)
    of_graph = (_finding(result, rules, source_map) for result in results)
    findings = sorted((*of_law, *of_graph), key=lambda finding: finding.order)
    return Report(tuple(findings), {rule.id: rule for rule in rules.values()})


def is_judged(build: Path, ontology: Path, engine: str = "auto", queries: Path | None = None) -> bool:
    """Whether every part of a build was judged by this yardstick before, so that its report costs little."""
    known, by = recall(build), yardstick(ontology, queries, engine)
    parts = Parts(build, Tables(build).manifest, {name: (each.digest, each.rests_on) for name, each in known.items()})
    return all(name in known and known[name].key == parts.key_of(name, by.edition) for name in parts)


def judge_parts(build: Path, tables: Tables, by: Yardstick) -> dict[str, Judged]:
    """Every part of a build as judged now or, where nothing it rests on changed, as remembered."""
    known = recall(build)
    parts = Parts(build, tables.manifest, {name: (each.digest, each.rests_on) for name, each in known.items()})
    keys = {name: parts.key_of(name, by.edition) for name in parts}
    found = {name: known[name] for name, key in keys.items() if name in known and known[name].key == key}
    for batch in batches([name for name in parts if name not in found], parts):
        for name, judgements in judge_batch(batch, parts, by).items():
            found[name] = Judged(parts[name].digest, parts[name].rests_on, keys[name], judgements)
    if found != known:
        remember(build, found)
    return found


def batches(names: Iterable[str], parts: Parts) -> Iterator[list[str]]:
    """Parts that are judged at once: one run costs less than several, and a run over everything takes much memory."""
    batch: list[str] = []
    for name in names:
        if batch and (SHARED in batch or sum(parts[each].size for each in (*batch, name)) > AT_ONCE):
            yield batch
            batch = []
        batch.append(name)
    if batch:
        yield batch


def judge_batch(names: list[str], parts: Parts, by: Yardstick) -> dict[str, tuple[Judgement, ...]]:
    """Each part of a batch; results about nodes of another part are left to that part."""
    owned = {name: parts.own(name) for name in names}
    store = _store(*owned.values(), parts.beneath(names))
    results = [*by.engine(store, by.facts), *(result for each in by.hygiene for result in each.results(store))]
    if SHARED in names:
        results += by.engine(store, by.words)
    judged = [(result, _bases(store, result.focus)) for result in sorted(set(results))]
    declared = declared_in(parts.own(SHARED))
    found = {}
    for name, own in owned.items():
        foci = subjects_of(own)
        mine = [each for each in judged if each[0].focus in foci]
        found[name] = (*mine, *((result, ()) for result in undeclared(own, declared)))
        parts.forget(name)
    return found


def _store(*texts: str) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    for text in texts:
        store.bulk_load(text.encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    return store


_BEHIND = ("prov:wasDerivedFrom", "prov:used", "tkg:about")


def _bases(store: pyoxigraph.Store, iri: str) -> tuple[str, ...]:
    """The acts behind a node, and those behind the steps it was derived by."""
    if not iri.startswith("http"):
        return ()
    found = [node for name in _BEHIND for node in _objects(store, iri, name)]
    steps = [node for step in _objects(store, iri, "tkg:step") for node in _objects(store, step, "prov:used")]
    held = pyoxigraph.NamedNode(f"{PREFIXES['tkg']}step")
    quads = store.quads_for_pattern(None, held, pyoxigraph.NamedNode(iri))
    above = [quad.subject.value for quad in quads if isinstance(quad.subject, pyoxigraph.NamedNode)]
    return tuple(dict.fromkeys((*found, *steps, *(node for each in above for node in _objects(store, each, "prov:wasDerivedFrom")))))


def _objects(store: pyoxigraph.Store, iri: str, name: str) -> list[str]:
    prefix, _, local = name.partition(":")
    quads = store.quads_for_pattern(pyoxigraph.NamedNode(iri), pyoxigraph.NamedNode(PREFIXES[prefix] + local), None)
    return sorted(quad.object.value for quad in quads if isinstance(quad.object, pyoxigraph.NamedNode))


def _finding(result: Result, rules: dict[str, Rule], source_map: SourceMap) -> Finding:
    rule = rules.get(result.shape) or Rule(result.shape or result.component)
    file, line = source_map.place_of(result.focus)
    message = "; ".join(result.messages) or rule.title or result.component
    return Finding(rule.id, result.severity, message, result.focus, result.path, result.value, file, line, rule.help, result.component)
