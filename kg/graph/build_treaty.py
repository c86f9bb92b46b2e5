"""All graphs of one treaty, from its folder and what was derived from it."""

from collections.abc import Mapping

from kg import namespaces
from kg.corpus.model import TreatyFolder
from kg.graph.acts import actors_of, write_acts, write_readings
from kg.graph.derived import write_derived
from kg.graph.ledger_facts import write_facts
from kg.graph.obligations import write_instances
from kg.graph.provenance import write_provenance
from kg.graph.quads import NamedGraph
from kg.graph.treaty import Provisions, write_treaty
from kg.law.derivation import Derivation
from kg.law.turns import Ledger

LAYERS = ("asserted", "derived", "provenance", "snapshot")
"""The files of a treaty; the last holds one graph per source."""


def treaty_graphs(folder: TreatyFolder, derived: Derivation, duties: Ledger, files: Mapping[str, str]) -> dict[str, list[NamedGraph]]:
    """The named graphs of a treaty by layer; ``files`` are its inputs with their digests."""
    slug = folder.slug
    asserted = NamedGraph(namespaces.graph("asserted", slug))
    provisions = Provisions(asserted)
    write_treaty(asserted, folder, provisions)
    write_acts(asserted, folder, provisions)
    write_facts(asserted, slug, folder.facts)
    following = NamedGraph(namespaces.graph("derived", slug))
    cited = Provisions(following, provisions)
    write_derived(following, derived, cited, actors_of(folder))
    write_instances(following, duties, cited)
    provenance = NamedGraph(namespaces.graph("provenance", slug))
    write_provenance(provenance, slug, files)
    snapshots: dict[str, NamedGraph] = {}
    write_readings(snapshots, folder)
    return dict(zip(LAYERS, ([asserted], [following], [provenance], list(snapshots.values())), strict=True))
