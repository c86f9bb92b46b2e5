"""One query evaluated to bytes inside a worker, with a bound on how many."""

import io

import pyoxigraph
from pyoxigraph import NamedNode, QueryResultsFormat, RdfFormat

from kg.namespaces import PREFIXES
from kg.publish.formats import WRITTEN, prefixes_in_order
from kg.server.protocol import Asked

_BINDINGS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
_GRAPHS = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD, "rdf": RdfFormat.RDF_XML}


class TooLarge(Exception):  # noqa: N818 -- the answer, not the program, is at fault
    """An answer with more bytes than are sent."""


class _Bounded(io.BytesIO):
    """Bytes up to a bound."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, chunk: object) -> int:
        if self.tell() > self._most:
            raise TooLarge
        return super().write(chunk)  # type: ignore[arg-type]


def evaluate(store: pyoxigraph.Store, question: Asked, form: str, most: int) -> bytes:
    """The answer to a query in a form; over the graphs that the request names, else those that the query does.

    Raises SyntaxError for text that is no query, TooLarge for an answer above the bound.
    """
    if question.default_graphs or question.named_graphs:
        results = store.query(
            question.query,
            prefixes=PREFIXES,
            default_graph=[NamedNode(iri) for iri in question.default_graphs],
            named_graphs=[NamedNode(iri) for iri in question.named_graphs],
        )
    else:
        results = store.query(question.query, prefixes=PREFIXES, use_default_graph_as_union=question.union)
    written = _Bounded(most)
    if not isinstance(results, pyoxigraph.QueryTriples):
        results.serialize(written, format=_BINDINGS[form])
        return written.getvalue()
    distinct = sorted({str(triple): triple for triple in results}.items())
    prefixes = WRITTEN if form in ("ttl", "rdf") else None
    pyoxigraph.serialize([triple for _, triple in distinct], written, format=_GRAPHS[form], prefixes=prefixes)
    return prefixes_in_order(written.getvalue())
