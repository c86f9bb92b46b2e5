"""The files of what all treaties share: actors and sources as graphs and tables."""

from pathlib import Path
from typing import Any

from kg.corpus.model import Registers
from kg.graph.quads_file import write_quads
from kg.graph.registers import actors_graph, sources_graph
from kg.graph.tables import actors_table, gazetteer_table, sources_table
from kg.manifest import write_json


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
        "graphs": [write_quads(target, "graphs", name, [graph]) for name, graph in graphs.items()],
        "tables": {name: write_json(target, "tables", name, table) for name, table in tables.items()},
    }
