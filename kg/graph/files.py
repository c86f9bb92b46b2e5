"""The files of a build: graphs as canonical N-Quads and tables as JSON, each with its digest, for the manifest."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from kg.corpus.faults import Fault
from kg.corpus.model import Registers, TreatyFolder
from kg.corpus.obligation_clauses import texts_of
from kg.graph.build_treaty import asserted_graph, derived_graph, provenance_graph, snapshot_graphs
from kg.graph.duties_table import duties_table
from kg.graph.quads import NamedGraph
from kg.graph.registers import actors_graph, sources_graph
from kg.graph.tables import actors_table, gazetteer_table, sources_table, treaty_table
from kg.graph.words import ontology_graph, vocabulary_graph
from kg.law.derivation import Derivation
from kg.law.turns import Ledger
from kg.manifest import write_json, write_text
from kg.meanwhile import meanwhile


def write_treaty_files(
    target: Path,
    folder: TreatyFolder,
    derived: Derivation,
    duties: Ledger,
    faults: Iterable[Fault],
    inputs: Mapping[str, str],
    key: str,
    until: date,
) -> dict[str, Any]:
    """Everything of one treaty; ``faults`` are what the law finds, ``inputs`` the files it follows from with their digests.

    ``until`` is the day up to which the duties were judged.
    """
    asserted, described = asserted_graph(folder)
    with meanwhile(lambda: _told_files(target, folder, asserted, derived, duties, faults, inputs, until)) as others:
        follows = _graph_file(target, f"graphs/{folder.slug}", "derived", [derived_graph(folder, derived, duties, described)])
        made = others()
    graphs = sorted((follows, *made.pop("graphs")), key=lambda file: str(file["file"]))
    return {"key": key, "graphs": graphs, **made}


def _told_files(
    target: Path,
    folder: TreatyFolder,
    asserted: NamedGraph,
    derived: Derivation,
    duties: Ledger,
    faults: Iterable[Fault],
    inputs: Mapping[str, str],
    until: date,
) -> dict[str, Any]:
    """The tables, and the graphs of what is told rather than follows."""
    slug, table = folder.slug, treaty_table(folder, derived, faults)
    layers = {"asserted": [asserted], "provenance": [provenance_graph(folder, inputs)], "snapshot": snapshot_graphs(folder)}
    return {
        "names": table["names"],
        "data_as_of": table["data_as_of"],
        "graphs": [_graph_file(target, f"graphs/{slug}", layer, graphs) for layer, graphs in layers.items()],
        "tables": {
            "answers": write_json(target, "tables", slug, table),
            "duties": write_json(target, "tables", f"{slug}.duties", duties_table(duties, texts_of(folder.document), until.year)),
            "lines": write_json(target, "tables", f"{slug}.lines", folder.lines),
        },
    }


def write_word_files(target: Path, ontology: Path, key: str) -> dict[str, Any]:
    """The ontology with its vocabularies."""
    graphs = {"ontology": ontology_graph(ontology), "vocabulary": vocabulary_graph(ontology)}
    return {"key": key, "graphs": [_graph_file(target, "graphs", name, [graph]) for name, graph in graphs.items()], "tables": {}}


def write_register_files(target: Path, registers: Registers, key: str) -> dict[str, Any]:
    """Actors and sources."""
    graphs = {"actors": actors_graph(registers), "sources": sources_graph(registers)}
    tables = {
        "actors": actors_table(registers),
        "gazetteer": gazetteer_table(registers),
        "sources": sources_table(registers),
        "lines": registers.lines,
    }
    return {
        "key": key,
        "graphs": [_graph_file(target, "graphs", name, [graph]) for name, graph in graphs.items()],
        "tables": {name: write_json(target, "tables", name, table) for name, table in tables.items()},
    }


def _graph_file(target: Path, folder: str, name: str, graphs: list[NamedGraph]) -> dict[str, Any]:
    """One file of canonical N-Quads; graphs in order of their names, so the whole file is in order too."""
    texts = {graph.iri: graph.canonical() for graph in sorted(graphs, key=lambda graph: graph.iri)}
    whole = next(iter(texts.values()), "") if len(texts) < 2 else "".join(sorted(_lines(texts.values())))
    return write_text(target, folder, name, ".nq", whole) | {"quads": {iri: text.count("\n") for iri, text in texts.items()}}


def _lines(texts: Iterable[str]) -> Iterable[str]:
    """The lines of texts; a quad ends with a line feed and holds none."""
    return (f"{line}\n" for text in texts for line in text.split("\n") if line)
