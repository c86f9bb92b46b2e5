"""The SPARQL 1.1 Protocol, query operation: what a request asks, and in which form the answer goes back."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from kg.server.negotiation import accepted

MOST_BODY = 1 << 20
"""Bytes of a request body that are read: 1 MiB, as for a query text."""

MOST_FIELDS = 64
"""Fields of a form or query string that are read."""

BINDINGS = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
"""Media types for SELECT and ASK; the first is preferred."""

GRAPHS = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdf",
}
"""Media types for CONSTRUCT and DESCRIBE."""


class BadRequest(Exception):  # noqa: N818 -- said as HTTP says it
    """A request that the protocol does not allow, with the status that says so.

    ``cut`` where its body is not read to the end: the connection can then say nothing more.
    """

    def __init__(self, message: str, status: int = 400, *, cut: bool = False) -> None:
        super().__init__(message)
        self.status, self.cut = status, cut


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with the graphs that the request names for it."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    union: bool = True
    """Whether the default graph is the union of all named ones: where neither request nor query names graphs."""


def asked(method: str, query_string: bytes, content_type: str, body: bytes) -> Asked | None:
    """What a request asks (section 2.1); ``None`` for a bare GET, which asks for the service description.

    Raises BadRequest for anything else than one query.
    """
    fields = _fields(query_string)
    if method != "POST":
        return _from_fields(fields) if fields else None
    media = content_type.partition(";")[0].strip().lower()
    if media == "application/x-www-form-urlencoded":
        return _from_fields([*_fields(body), *fields])
    if media == "application/sparql-query":
        if any(name == "query" for name, _ in fields):
            raise BadRequest("the query stands both in the body and in the address")
        return _from_fields([("query", _text(body)), *fields])
    if media == "application/sparql-update":
        raise BadRequest("updates are refused: the graph is changed in its data alone", 403)
    raise BadRequest(f'a body of type "{media or "none"}" is not read; send a form or application/sparql-query', 415)


def _from_fields(fields: Sequence[tuple[str, str]]) -> Asked:
    if any(name == "update" for name, _ in fields):
        raise BadRequest("updates are refused: the graph is changed in its data alone", 403)
    queries = [value for name, value in fields if name == "query"]
    if len(queries) != 1:
        raise BadRequest(f"exactly one query is needed, {len(queries)} were sent")
    default = tuple(value for name, value in fields if name == "default-graph-uri")
    named = tuple(value for name, value in fields if name == "named-graph-uri")
    return Asked(queries[0], default, named, union=not default and not named)


def _fields(raw: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(_text(raw), keep_blank_values=True, strict_parsing=bool(raw), errors="strict", max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise BadRequest(f"the fields cannot be read ({error})") from None


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        raise BadRequest("the request is not UTF-8") from None


def form_for(accept: str | None, is_graph: bool, named: str | None = None) -> tuple[str, str]:
    """The media type and form of an answer, which a link may name instead of a header; raises BadRequest where nothing fits."""
    offers = GRAPHS if is_graph else BINDINGS
    if named is not None:
        if named not in offers.values():
            raise BadRequest(f"this answer has no such format; it comes as {', '.join(dict.fromkeys(offers.values()))}")
        return next((media, form) for media, form in offers.items() if form == named)
    media = accepted(accept, list(offers))
    if media is None:
        raise BadRequest(f"none of the accepted types fits; this answer comes as {', '.join(offers)}", 406)
    return media, offers[media]
