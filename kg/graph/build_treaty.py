"""The graphs of one treaty, from its folder and what was derived from it."""

from collections.abc import Mapping

from kg import namespaces
from kg.corpus.model import TreatyFolder
from kg.graph.acts import actors_of, write_acts, write_readings
from kg.graph.derived import write_derived, write_end
from kg.graph.ledger_facts import write_facts
from kg.graph.obligations import write_instances
from kg.graph.provenance import write_former_record, write_provenance
from kg.graph.quads import NamedGraph
from kg.graph.treaty import Provisions, write_treaty
from kg.law.derivation import Derivation
from kg.law.turns import Ledger


def asserted_graph(folder: TreatyFolder) -> tuple[NamedGraph, Provisions]:
    """What sources say of a treaty, and the provisions described there."""
    graph = NamedGraph(namespaces.graph("asserted", folder.slug))
    provisions = Provisions(graph)
    write_treaty(graph, folder, provisions)
    write_acts(graph, folder, provisions)
    write_facts(graph, folder.slug, folder.facts)
    return graph, provisions


def derived_graph(folder: TreatyFolder, derived: Derivation, duties: Ledger, described: Provisions) -> NamedGraph:
    """What follows; provisions that the asserted graph describes are cited only."""
    graph = NamedGraph(namespaces.graph("derived", folder.slug))
    provisions = Provisions(graph, described)
    write_derived(graph, derived, provisions, actors_of(folder))
    if folder.treaty.end is None:  # what a source tells is asserted, and a treaty ends once
        write_end(graph, derived, provisions)
    write_instances(graph, duties, provisions)
    return graph


def provenance_graph(folder: TreatyFolder, files: Mapping[str, str]) -> NamedGraph:
    """From which files the graphs of a treaty were made, with their digests; and what the corpus told before a correction."""
    graph = NamedGraph(namespaces.graph("provenance", folder.slug))
    write_provenance(graph, folder.slug, files)
    for former in folder.former_acts:
        write_former_record(graph, folder.slug, former)
    return graph


def snapshot_graphs(folder: TreatyFolder) -> list[NamedGraph]:
    """What each source prints, one graph for each."""
    graphs: dict[str, NamedGraph] = {}
    write_readings(graphs, folder)
    return list(graphs.values())
