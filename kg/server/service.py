"""The service description of the endpoint (SPARQL 1.1 Service Description)."""

import pyoxigraph
from pyoxigraph import RdfFormat

from kg.namespaces import DATASET
from kg.publish.formats import prefixes_in_order

_FORMATS = {"ttl": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD, "nt": RdfFormat.N_TRIPLES, "rdf": RdfFormat.RDF_XML}
_FORMAT_IRIS = ("Turtle", "N-Triples", "JSON-LD", "RDF_XML", "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV")
_SD = "http://www.w3.org/ns/sparql-service-description#"


def service_description(origin: str, form: str) -> bytes:
    """What the endpoint understands, and that its default graph is the union of all named ones."""
    formats = "".join(f"; sd:resultFormat <http://www.w3.org/ns/formats/{name}>" for name in _FORMAT_IRIS)
    turtle = (
        f"@prefix sd: <{_SD}> .\n"
        f"<{origin}/sparql> a sd:Service ; sd:endpoint <{origin}/sparql> ; sd:supportedLanguage sd:SPARQL11Query ; "
        f"sd:feature sd:UnionDefaultGraph {formats} ; sd:defaultDataset <{DATASET}> .\n"
        f"<{DATASET}> a sd:Dataset .\n"
    )
    quads = pyoxigraph.parse(turtle.encode(), format=RdfFormat.TURTLE)
    triples = sorted((quad.triple for quad in quads), key=str)
    prefixes = {"sd": _SD} if form in ("ttl", "rdf") else None
    return prefixes_in_order(pyoxigraph.serialize(triples, format=_FORMATS[form], prefixes=prefixes) or b"")
