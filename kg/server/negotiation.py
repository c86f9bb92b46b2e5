"""Choosing a representation by what the client accepts (RFC 9110, section 12.5.1)."""

from collections.abc import Sequence

JSON = "application/json"
HTML = "text/html"
RDF: dict[str, str] = {
    "text/turtle": "ttl",
    "application/ld+json": "jsonld",
    "application/n-triples": "nt",
    "application/rdf+xml": "rdf",
}
"""Media types of RDF with the ending of their files; the first is preferred where all are equal."""

MOST_RANGES = 64
"""Media ranges read from one header; a longer one is cut, for nobody needs it."""


def accepted(header: str | None, offers: Sequence[str]) -> str | None:
    """The best offer for an Accept header, or ``None`` where none is acceptable.

    The most specific range decides the weight of an offer; of equal weights the
    earlier offer wins. No header accepts everything.
    """
    if header is None or not header.strip():
        return offers[0] if offers else None
    ranges = [parsed for part in header.split(",")[:MOST_RANGES] if (parsed := _range(part)) is not None]
    weighed = [(_weight(offer, ranges), -number, offer) for number, offer in enumerate(offers)]
    best = max(weighed, default=(0.0, 0, ""))
    return best[2] if best[0] > 0 else None


def wants_html(header: str | None) -> bool:
    """Whether a page is what is wanted: a browser names it, a program that takes anything does not."""
    return "html" in (header or "").lower() and accepted(header, [HTML, *RDF, JSON]) == HTML


def _range(part: str) -> tuple[str, str, float] | None:
    media, *parameters = (piece.strip().lower() for piece in part.split(";"))
    kind, slash, sub = media.partition("/")
    if media == "*":
        kind, slash, sub = "*", "/", "*"
    if not slash or not kind or not sub or (kind == "*" and sub != "*"):
        return None
    weight = next((each[2:] for each in parameters if each.startswith("q=")), "1")
    try:
        return kind, sub, min(max(float(weight), 0.0), 1.0)
    except ValueError:
        return None


def _weight(offer: str, ranges: Sequence[tuple[str, str, float]]) -> float:
    kind, _, sub = offer.partition("/")
    fitting = [((k != "*") + (s != "*"), q) for k, s, q in ranges if k in (kind, "*") and s in (sub, "*")]
    most_specific = max((specific for specific, _ in fitting), default=0)
    return max((q for specific, q in fitting if specific == most_specific), default=0.0)
