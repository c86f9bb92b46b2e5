"""A node as linked data: everything said of it, and the nodes that point to it where these are few."""

from collections.abc import Iterator

import pyoxigraph
from pyoxigraph import NamedNode, RdfFormat

from kg.publish.formats import WRITTEN, prefixes_in_order

_FORMATS = {"ttl": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD, "nt": RdfFormat.N_TRIPLES, "rdf": RdfFormat.RDF_XML}

MOST_INCOMING = 200
"""Statements that point to a node and are shown with it; a State or a treaty has many more."""


def describe(store: pyoxigraph.Store, iri: str, form: str) -> bytes | None:
    """The description of a node in a form, or ``None`` where the graph says nothing of it."""
    triples = sorted(set(_about(store, NamedNode(iri))), key=str)
    if not triples:
        return None
    prefixes = WRITTEN if form in ("ttl", "rdf") else None
    return prefixes_in_order(pyoxigraph.serialize(triples, format=_FORMATS[form], prefixes=prefixes) or b"")


def known(store: pyoxigraph.Store, iri: str) -> bool:
    """Whether the graph says anything of a node."""
    node = NamedNode(iri)
    return next(_about(store, node), None) is not None


def _about(store: pyoxigraph.Store, node: NamedNode) -> Iterator[pyoxigraph.Triple]:
    for quad in store.quads_for_pattern(node, None, None):
        yield quad.triple
    for number, quad in enumerate(store.quads_for_pattern(None, None, node)):
        if number >= MOST_INCOMING:
            return
        yield quad.triple
