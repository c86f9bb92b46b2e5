"""``kg publish``: a build made the content of a store, graph by graph, and only those graphs that changed.

What the store holds is told by one graph in it, ``graph/publication``: the hash
and size of each graph that was written whole and read back. A graph is taken
from that list before it is touched and set on it when it has been verified, so
a run that is cut off anywhere leaves a list that is true, and the next run
completes it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kg.namespaces import GRAPH, PREFIXES
from kg.publish.graphs import Content, difference
from kg.publish.target import Target
from kg.sparql.errors import EndpointError

PUBLICATION = f"{GRAPH}publication"
"""The graph that says what a store holds."""

_IDENTIFIER, _TRIPLES = f"{PREFIXES['dcterms']}identifier", f"{PREFIXES['void']}triples"
_INTEGER = f"{PREFIXES['xsd']}integer"


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be done to one graph: ``add``, ``replace`` or ``remove``."""

    kind: str
    iri: str
    content: Content


def published(target: Target) -> dict[str, tuple[str, int]]:
    """Hash and size of each graph that the store is said to hold."""
    text = f"SELECT ?g ?digest ?n WHERE {{ GRAPH <{PUBLICATION}> {{ ?g <{_IDENTIFIER}> ?digest ; <{_TRIPLES}> ?n }} }}"
    return {row["g"]: (row["digest"].removeprefix("sha256:"), int(row["n"])) for row in target.rows(text)}


def plan(graphs: Mapping[str, Content], held: Mapping[str, tuple[str, int]]) -> list[Change]:
    """What makes the store hold these graphs; graphs of other hosts in it are left alone."""
    changes = [
        Change("replace" if iri in held else "add", iri, content)
        for iri, content in graphs.items()
        if held.get(iri) != (content.digest, len(content))
    ]
    return changes + [Change("remove", iri, Content(())) for iri in sorted(held) if iri not in graphs and iri.startswith(GRAPH)]


def preview(target: Target, changes: list[Change]) -> Iterator[tuple[Change, list[str], list[str]]]:
    """Each change with the lines that would go and come; the store is only read."""
    for change in changes:
        yield change, *difference(target.graph(change.iri), change.content)


def push(target: Target, graphs: Mapping[str, Content], done: Callable[[Change], None] = lambda _: None) -> list[Change]:
    """Make the store hold these graphs; return what was done. Raises EndpointError, after which a rerun goes on."""
    held = published(target)
    changes = plan(graphs, held)
    if changes:
        touched = {change.iri for change in changes}
        held = {iri: told for iri, told in held.items() if iri not in touched}
        _tell(target, held)
    for change in changes:
        target.put(change.iri, change.content)
        verify(target, change)
        if change.content.lines:
            held[change.iri] = (change.content.digest, len(change.content))
            _tell(target, held)
        done(change)
    return changes


def verify(target: Target, change: Change) -> None:
    """That the store counts and gives back what was sent; raises EndpointError with the first lines that differ."""
    rows = target.rows(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{change.iri}> {{ ?s ?p ?o }} }}")
    counted = int(rows[0]["n"]) if rows else 0
    if counted != len(change.content):
        raise EndpointError(f"the store counts {counted} statements in <{change.iri}>, {len(change.content)} were sent; run again")
    back = target.graph(change.iri)
    gone, come = ([], []) if back.digest == change.content.digest else difference(change.content, back)
    if gone or come:
        said = "; ".join(line.strip() for line in (*(f"- {line}" for line in gone[:2]), *(f"+ {line}" for line in come[:2])))
        raise EndpointError(f"the store gives back other statements than were sent to <{change.iri}> ({len(gone)} differ): {said}")


def _tell(target: Target, held: Mapping[str, tuple[str, int]]) -> None:
    """Write the list of what the store holds."""
    lines = []
    for iri, (digest, count) in sorted(held.items()):
        lines += [f'<{iri}> <{_IDENTIFIER}> "sha256:{digest}" .\n', f'<{iri}> <{_TRIPLES}> "{count}"^^<{_INTEGER}> .\n']
    target.put(PUBLICATION, Content(tuple(lines)))
