"""Everything that can be wrong with a corpus, in one list: faults of files, faults of law, faults of the graph."""

from pathlib import Path

import pyoxigraph

from kg.answers.tables import Tables
from kg.corpus.faults import Fault
from kg.manifest import graph_files
from kg.namespaces import PREFIXES, SHAPES
from kg.validation.engines import Result, engine_of
from kg.validation.finding import Finding, of_fault
from kg.validation.report import Report
from kg.validation.rule import Rule
from kg.validation.shapes import rules_of, shapes_turtle
from kg.validation.source_map import SourceMap, lines_of


def judge_build(build: Path, ontology: Path, engine: str = "auto") -> Report:
    """Judge the graph of a build by all shapes, beside what the law found; the report is sorted, worst first."""
    tables, turtle = Tables(build), shapes_turtle(ontology)
    store = merged(build, tables)
    results = engine_of(engine)(store, turtle)
    source_map = SourceMap(lines_of(tables), lambda iri: _bases(store, iri))
    rules = rules_of(turtle)
    of_law = (of_fault(Fault(**told)) for table in tables.treaties() for told in table["findings"])
    of_graph = (_finding(result, rules, source_map) for result in results)
    findings = sorted((*of_law, *of_graph), key=lambda finding: finding.order)
    return Report(tuple(findings), {rule.id: rule for rule in rules.values()})


def merged(build: Path, tables: Tables) -> pyoxigraph.Store:
    """All graphs of a build as one default graph in memory, which is what shapes speak of."""
    store = pyoxigraph.Store()
    for file in graph_files(tables.manifest):
        text = (build / file["file"]).read_text(encoding="utf-8")
        for iri in file["quads"]:
            text = text.replace(f" <{iri}> .\n", " .\n")
        store.bulk_load(text.encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    return store


def _bases(store: pyoxigraph.Store, iri: str) -> list[str]:
    if not iri.startswith("http"):
        return []
    derived = pyoxigraph.NamedNode(f"{PREFIXES['prov']}wasDerivedFrom")
    found = (quad.object for quad in store.quads_for_pattern(pyoxigraph.NamedNode(iri), derived, None))
    return [node.value for node in found if isinstance(node, pyoxigraph.NamedNode)]


def _finding(result: Result, rules: dict[str, Rule], source_map: SourceMap) -> Finding:
    rule = rules.get(result.shape, Rule(result.shape.removeprefix(SHAPES) or result.component))
    file, line = source_map.place_of(result.focus)
    message = "; ".join(result.messages) or rule.title or result.component
    return Finding(rule.id, result.severity, message, result.focus, result.path, result.value, file, line, rule.help, result.component)
