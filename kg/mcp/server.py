"""The server over standard input and output: tools that only read, and the ontology as resources."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from mcp.server import MCPServer
from mcp.types import ToolAnnotations

from kg import __version__
from kg.answers.tables import Tables
from kg.claims.model import Events
from kg.mcp.tools import Toolbox, plain
from kg.namespaces import BASE, ONTOLOGY, SHAPES, VOCABULARY
from kg.sparql.catalogue import catalogue

_READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
_SAID = (
    "Answers on arms-control treaties: who is bound by what, on which day, why, and what is due. Every answer follows from acts with "
    'sources and is of one day. "unknown" and "unverifiable" are answers: say what is missing, and do not fill the gap. Name sources.'
)


def server_of(tables: Tables, ontology: Path, queries: Path, events: Events) -> MCPServer:
    """The server over one build; ``run("stdio")`` serves until the input ends."""
    server = MCPServer("treaty-kg", title="Treaty knowledge graph", instructions=_SAID, version=__version__, log_level="ERROR")
    box = Toolbox(tables, queries, events)
    for tool in (box.status, box.explain, box.parties, box.deadlines, box.check, box.query):
        server.add_tool(plain(tool), annotations=_READS, structured_output=False)
    for iri, path in sorted(_words(ontology)):
        said = f"{path.relative_to(ontology.parent).as_posix()}, in Turtle"
        server.resource(iri, name=path.stem, description=said, mime_type="text/turtle")(_file(path))
    server.resource(f"{BASE}questions", name="questions", description="named questions for the tool query", mime_type="application/json")(
        _questions(queries)
    )
    return server


def _words(ontology: Path) -> Iterator[tuple[str, Path]]:
    """Every file of the ontology by its IRI."""
    for path in ontology.glob("*.ttl"):
        yield ONTOLOGY if path.stem == "treaty-kg" else f"{ONTOLOGY}module/{path.stem}", path
    for path in (ontology / "vocabulary").glob("*.ttl"):
        yield f"{VOCABULARY}{path.stem}", path
    for path in (ontology / "shapes").glob("*.ttl"):
        yield SHAPES.rstrip("/") if path.stem == "shapes" else f"{SHAPES}module/{path.stem}", path


def _file(path: Path) -> Callable[[], str]:
    return lambda: path.read_text(encoding="utf-8")


def _questions(queries: Path) -> Callable[[], str]:
    return lambda: json.dumps([question.to_dict() for question in catalogue(queries)], ensure_ascii=False, indent=1)
