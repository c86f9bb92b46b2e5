"""Every IRI that we mint, dereferenced: 303 from a thing to what is said of it (Cool URIs for the Semantic Web)."""

from functools import lru_cache
from urllib.parse import quote

from pyoxigraph import NamedNode, Triple
from starlette.requests import Request
from starlette.responses import Response

from kg.manifest import graphs_of
from kg.namespaces import BASE, GRAPH
from kg.server.describe import about, known, written
from kg.server.negotiation import HTML, RDF, accepted
from kg.server.protocol import Asked, BadRequest
from kg.server.site import Site, answered, problem, tag_of, tagged

SECTIONS = ("id", "ontology", "vocabulary", "shapes", "graph")
"""First segments of the IRIs that we mint."""

MOST_REMEMBERED = 4096
"""Descriptions kept ready; each is small, for incoming statements are bounded."""

_WHOLE = {"ontology/": GRAPH + "ontology", "vocabulary/": GRAPH + "vocabulary"}
"""Namespaces whose document is a whole named graph."""


class Descriptions:
    """Descriptions of nodes with their ETags; the build does not change, so what was written once is kept."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self.of = lru_cache(MOST_REMEMBERED)(self._of)
        self.known = lru_cache(MOST_REMEMBERED)(self._known)
        self.graphs = frozenset(graphs_of(site.tables.manifest))
        self.only_shown = frozenset(rule.removeprefix(BASE) for rule in site.lexicon.rules["all"])
        """Rules that are checked by code or query have a page and no RDF."""

    def _of(self, path: str, media: str) -> tuple[bytes, str] | None:
        triples = self._document(path) or about(self._site.stores, BASE + path)
        if not triples:
            return None
        told = written(triples, RDF[media], self._site.context)
        return told, tag_of(told, media)

    def _document(self, path: str) -> list[Triple]:
        """A whole document beside the graph: all shapes, or one alignment."""
        if path == "shapes/":
            quads = iter(self._site.shapes)
        else:
            quads = self._site.alignments.quads_for_pattern(None, None, None, NamedNode(BASE + path))
        return sorted({quad.triple for quad in quads}, key=str)

    def _known(self, path: str) -> bool:
        return path in (*_WHOLE, "shapes/") or BASE + path in self.graphs or known(self._site.stores, BASE + path)


def path_of(request: Request, name: str = "path") -> str:
    """The path of an IRI as it is minted: percent-encoded, whatever way the client wrote it."""
    return quote(request.path_params[name], safe="/")


async def see_other(site: Site, request: Request) -> Response:
    """303 to the page or the data that the client accepts; what names a type by its ending needs no negotiation."""
    path = quote(request.scope["path"].removeprefix("/"), safe="/")
    header = request.headers.get("accept", "")
    media = accepted(header, [HTML, *RDF] if "html" in header.lower() else [*RDF, HTML])
    if media is None:
        raise BadRequest(f"there are {', '.join([*RDF, HTML])}", 406)
    if not site.descriptions.known(path):
        if path not in site.descriptions.only_shown:
            return problem("the graph says nothing of this address", 404)
        if accepted(header, [HTML]) is None:
            raise BadRequest(f"of this rule there is {HTML}", 406)
        media = HTML
    place = f"/page/{path}" if media == HTML else f"/data/{path}.{RDF[media]}"
    return Response(status_code=303, headers={"Location": place, "Vary": "Accept", "Cache-Control": "no-cache"})


async def data(site: Site, request: Request) -> Response:
    """What is said of a thing, in the form that the ending names."""
    path, _, ending = path_of(request).rpartition(".")
    media = next((media for media, form in RDF.items() if form == ending), None)
    if media is None:
        return problem(f"data end in one of {', '.join('.' + form for form in RDF.values())}", 404)
    link = f'<{BASE}{path}>; rel="describes", </page/{path}>; rel="alternate"; type="text/html"'
    whole = _WHOLE.get(path, BASE + path)
    if whole in site.descriptions.graphs:
        return answered(request, await _graph(site, whole, ending), media, Link=link)
    found = site.descriptions.of(path, media)
    return (
        problem("the graph says nothing of this address", 404) if found is None else tagged(request, found[0], media, found[1], Link=link)
    )


async def _graph(site: Site, iri: str, ending: str) -> bytes:
    """A whole named graph: long work, so it is done where queries are done."""
    return await site.pool.answer(Asked(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{iri}> {{ ?s ?p ?o }} }}"), ending)
