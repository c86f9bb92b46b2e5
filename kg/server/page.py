"""A plain page for any node: what the graph says of it, each value one link away. The site has richer ones."""

from collections.abc import Sequence
from html import escape

from pyoxigraph import NamedNode, Triple

from kg.namespaces import BASE, PREFIXES


def page(path: str, triples: Sequence[Triple]) -> str:
    """HTML without any request to another place."""
    iri = BASE + path
    said = [(triple.predicate.value, triple.object) for triple in triples if triple.subject == NamedNode(iri)]
    incoming = [(triple.predicate.value, triple.subject) for triple in triples if triple.subject != NamedNode(iri)]
    rows = "".join(f"<tr><th scope=row>{_link(name)}</th><td>{_value(value)}</td></tr>" for name, value in said)
    back = "".join(f"<tr><th scope=row>is {_link(name)} of</th><td>{_value(value)}</td></tr>" for name, value in incoming)
    formats = " · ".join(f'<a href="/data/{escape(path)}.{ending}">{ending}</a>' for ending in ("ttl", "jsonld", "nt", "rdf"))
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(_short(iri))}</title><style>body{{font:16px/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}}"
        f"th{{text-align:left;vertical-align:top;padding-right:1rem}}td{{overflow-wrap:anywhere}}</style></head><body><main>"
        f"<h1>{escape(_short(iri))}</h1><p><code>{escape(iri)}</code></p><p>{formats}</p><table>{rows}{back}</table></main></body></html>\n"
    )


def _value(value: object) -> str:
    if isinstance(value, NamedNode):
        return _link(value.value)
    text = getattr(value, "value", str(value))
    language = getattr(value, "language", None)
    return f'<span lang="{escape(language)}">{escape(text)}</span>' if language else escape(text)


def _link(iri: str) -> str:
    place = f"/page/{iri.removeprefix(BASE)}" if iri.startswith(BASE) else iri
    return f'<a href="{escape(place)}">{escape(_short(iri))}</a>' if place.startswith(("/", "http")) else escape(iri)


def _short(iri: str) -> str:
    for prefix, base in PREFIXES.items():
        if iri.startswith(base):
            return f"{prefix}:{iri.removeprefix(base)}"
    return iri.removeprefix(BASE)
