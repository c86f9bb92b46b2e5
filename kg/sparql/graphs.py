"""The graph of a CONSTRUCT or DESCRIBE, written in any RDF format: the same bytes for the same graph."""

import pyoxigraph

from kg.publish.formats import FORMATS, WRITTEN, prefixes_in_order


def written(triples: str, form: str) -> str:
    """Triples in N-Triples, in the format of that name on the command line."""
    rdf = FORMATS[form]
    statements = pyoxigraph.parse(triples.encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    source = statements if rdf.supports_datasets else (quad.triple for quad in statements)
    prefixes = WRITTEN if form in ("ttl", "trig", "rdfxml") else None
    return prefixes_in_order(pyoxigraph.serialize(source, format=rdf, prefixes=prefixes) or b"").decode()
