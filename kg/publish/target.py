"""A store that graphs are published to, reached by the Graph Store Protocol or by SPARQL Update."""

from dataclasses import dataclass
from urllib.parse import urlencode

import pyoxigraph

from kg.publish.graphs import Content, content_of, parts
from kg.publish.wire import send
from kg.sparql.errors import EndpointError

MOST_UPDATE = 1 << 20
"""Characters of one update; stores bound the length of what they read."""

_RESULTS = pyoxigraph.QueryResultsFormat.JSON
_RDF = {"application/n-triples": pyoxigraph.RdfFormat.N_TRIPLES, "text/plain": pyoxigraph.RdfFormat.N_TRIPLES}
_RDF |= {"text/turtle": pyoxigraph.RdfFormat.TURTLE, "application/rdf+xml": pyoxigraph.RdfFormat.RDF_XML}
_RDF |= {"application/x-turtle": pyoxigraph.RdfFormat.TURTLE, "text/rdf+n3": pyoxigraph.RdfFormat.TURTLE}


@dataclass(frozen=True, slots=True)
class Target:
    """The addresses of a store: queries, and either graphs (Graph Store Protocol) or updates."""

    query: str
    graph_store: str | None = None
    update: str | None = None
    seconds: float = 60.0

    def rows(self, text: str) -> list[dict[str, str]]:
        """The rows of a SELECT."""
        came = self._ask(text, "application/sparql-results+json")
        try:
            found = pyoxigraph.parse_query_results(came, format=_RESULTS)
            if not isinstance(found, pyoxigraph.QuerySolutions):
                raise EndpointError(f"{self.query} answered a SELECT with a truth value")
            names = [variable.value for variable in found.variables]
            return [{name: row[name].value for name in names if row[name] is not None} for row in found]
        except SyntaxError as error:
            raise EndpointError(f"{self.query} gave no results in JSON ({error}): {came[:100]!r}") from None

    def graph(self, iri: str) -> Content:
        """What the store holds in a graph; nothing where there is no such graph."""
        if self.graph_store:
            came = send("GET", self._place(iri), None, {"Accept": "application/n-triples, text/turtle;q=0.5"}, self.seconds)
            return Content(()) if came.status == 404 else self._read(came.media, came.body)
        text = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{iri}> {{ ?s ?p ?o }} }}"
        return self._read("application/n-triples", self._ask(text, "application/n-triples"))

    def put(self, iri: str, content: Content) -> None:
        """Make a graph hold exactly this; empty content removes it."""
        if self.graph_store:
            body = "".join(content.lines).encode()
            method, data = ("PUT", body) if content.lines else ("DELETE", None)
            came = send(method, self._place(iri), data, {"Content-Type": "application/n-triples"} if data else {}, self.seconds)
            if came.status == 404 and data:
                raise EndpointError(f"there is no graph store at {self.graph_store} (HTTP 404)")
            return
        self._change(f"DROP SILENT GRAPH <{iri}>")
        for piece in parts(content.lines, MOST_UPDATE):
            self._change(f"INSERT DATA {{ GRAPH <{iri}> {{\n{piece}}} }}")

    def _place(self, iri: str) -> str:
        return f"{self.graph_store}?{urlencode({'graph': iri})}"

    def _read(self, media: str, body: bytes) -> Content:
        if media not in _RDF:
            raise EndpointError(f"{self.graph_store or self.query} sent {media} where RDF was asked for: {body[:100]!r}")
        try:
            return content_of(body, _RDF[media])
        except SyntaxError as error:
            raise EndpointError(f"{self.graph_store or self.query} sent RDF that cannot be read ({error})") from None

    def _ask(self, text: str, accept: str) -> bytes:
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": accept}
        came = send("POST", self.query, urlencode({"query": text}).encode(), headers, self.seconds)
        if came.status == 404:
            raise EndpointError(f"there is no SPARQL endpoint at {self.query} (HTTP 404)")
        if came.media == "text/html":
            raise EndpointError(f"{self.query} answered with a page for people; is this the address of the SPARQL endpoint?")
        return came.body

    def _change(self, text: str) -> None:
        came = send("POST", str(self.update), urlencode({"update": text}).encode(), _FORM, self.seconds)
        if came.status == 404:
            raise EndpointError(f"there is nothing at {self.update} to send updates to (HTTP 404)")


_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def target_of(endpoint: str, graph_store: str | None, update: str | None, seconds: float) -> Target:
    """The addresses of a store; where only queries are named, updates go beside them as common stores have it."""
    if graph_store or update:
        return Target(endpoint, graph_store, update, seconds)
    if endpoint.endswith("/query"):
        return Target(endpoint, endpoint.removesuffix("/query") + "/store", None, seconds)
    return Target(endpoint, None, endpoint, seconds)
