"""A node as linked data: everything said of it, and the nodes that point to it where these are few."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pyoxigraph
from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple

from kg.publish.context import document
from kg.publish.formats import WRITTEN, prefixes_in_order

_FORMATS = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "rdf": RdfFormat.RDF_XML}

MOST_INCOMING = 200
"""Statements that point to a node and are shown with it; a State or a treaty has many more."""

Stores = Sequence[pyoxigraph.Store]


def about(stores: Stores, iri: str) -> list[Triple]:
    """What is said of a node, in order."""
    return sorted({triple for store in stores for triple in _about(store, NamedNode(iri))}, key=str)


def statements(stores: Stores, iri: str) -> list[tuple[str, str, str, str]]:
    """The same as plain values: direction, predicate, kind of value with its language, value."""
    found = []
    for triple in about(stores, iri):
        if triple.subject == NamedNode(iri):
            value = triple.object
            kind = "iri" if isinstance(value, NamedNode) else getattr(value, "language", None) or "text"
            found.append(("out", triple.predicate.value, kind, str(getattr(value, "value", value))))
        elif isinstance(triple.subject, NamedNode):
            found.append(("in", triple.predicate.value, "iri", triple.subject.value))
    return found


def written(triples: Sequence[Triple], form: str, context: Mapping[str, Any]) -> bytes:
    """Triples in a form, the same bytes for the same triples."""
    if form == "jsonld":
        return document(triples, context)
    told = "".join(map(str, triples))
    prefixes = {name: iri for name, iri in WRITTEN.items() if iri in told} if form in ("ttl", "rdf") else None
    return prefixes_in_order(pyoxigraph.serialize(triples, format=_FORMATS[form], prefixes=prefixes) or b"")


def known(stores: Stores, iri: str) -> bool:
    """Whether the graph says anything of a node."""
    node = NamedNode(iri)
    return any(next(_about(store, node), None) is not None for store in stores)


def _about(store: pyoxigraph.Store, node: NamedNode | BlankNode) -> Iterator[Triple]:
    """Nodes without a name are told with the node that holds them."""
    for quad in store.quads_for_pattern(node, None, None):
        yield quad.triple
        if isinstance(quad.object, BlankNode):
            yield from _about(store, quad.object)
    if isinstance(node, NamedNode):
        for _, quad in zip(range(MOST_INCOMING), store.quads_for_pattern(None, None, node), strict=False):
            if isinstance(quad.subject, NamedNode):
                yield quad.triple
