"""The files of a treaty: graphs as canonical N-Quads and tables as JSON, each with its digest, for the manifest."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from kg.corpus.faults import Fault
from kg.corpus.model import TreatyFolder
from kg.corpus.obligation_clauses import texts_of
from kg.graph.build_treaty import asserted_graph, derived_graph, provenance_graph, snapshot_graphs
from kg.graph.duties_table import duties_table
from kg.graph.quads import NamedGraph
from kg.graph.quads_file import write_quads
from kg.graph.tables import treaty_table
from kg.law.derivation import Derivation
from kg.law.turns import Ledger
from kg.manifest import write_json
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
        follows = write_quads(target, f"graphs/{folder.slug}", "derived", [derived_graph(folder, derived, duties, described)])
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
        "graphs": [write_quads(target, f"graphs/{slug}", layer, graphs) for layer, graphs in layers.items()],
        "tables": {
            "answers": write_json(target, "tables", slug, table),
            "duties": write_json(target, "tables", f"{slug}.duties", duties_table(duties, texts_of(folder.document), until.year)),
            "lines": write_json(target, "tables", f"{slug}.lines", folder.lines),
        },
    }
