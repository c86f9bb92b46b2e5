"""The JSON-LD context: one term for each word of the ontology, typed by its range; and graphs written with it.

A document carries those terms of the context that it uses, so that a reader needs
to fetch nothing; the whole context is published at ``/context.jsonld``.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.namespaces import ONTOLOGY, PREFIXES

CONTEXT = "context.jsonld"
"""The name of the published context, under the base IRI."""

Context = Mapping[str, Any]

_RDFS, _OWL, _XSD = PREFIXES["rdfs"], PREFIXES["owl"], PREFIXES["xsd"]
_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_NATIVE = {f"{_XSD}boolean": {"true": True, "false": False}}


def context_of(store: pyoxigraph.Store) -> dict[str, Any]:
    """The context that the ontology of a store gives: prefixes, then properties and classes by their local names."""
    terms: dict[str, Any] = dict(PREFIXES)
    for kind in ("DatatypeProperty", "ObjectProperty", "AnnotationProperty", "Class"):
        for quad in store.quads_for_pattern(None, _TYPE, NamedNode(_OWL + kind)):
            if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(ONTOLOGY):
                name = quad.subject.value.removeprefix(ONTOLOGY)
                if name and "/" not in name and name not in PREFIXES:
                    terms[name] = _term(store, quad.subject, kind, name)
    return {"@version": 1.1, **dict(sorted(terms.items()))}


def _term(store: pyoxigraph.Store, word: NamedNode, kind: str, name: str) -> Any:
    if kind == "ObjectProperty":
        return {"@id": f"tkg:{name}", "@type": "@id"}
    ranges = [
        quad.object.value for quad in store.quads_for_pattern(word, NamedNode(_RDFS + "range"), None) if isinstance(quad.object, NamedNode)
    ]
    if kind == "DatatypeProperty" and len(ranges) == 1 and ranges[0].startswith(_XSD) and ranges[0] != f"{_XSD}string":
        return {"@id": f"tkg:{name}", "@type": f"xsd:{ranges[0].removeprefix(_XSD)}"}
    return f"tkg:{name}"


def document(triples: Iterable[Triple], context: Context) -> bytes:
    """Triples as compact JSON-LD, in the order of their subjects, predicates and objects."""
    nodes: dict[str, dict[str, Any]] = {}
    used: set[str] = set()
    for triple in sorted(triples, key=str):
        node = nodes.setdefault(_iri(triple.subject, used), {})
        if triple.predicate == _TYPE and isinstance(triple.object, NamedNode):
            node.setdefault("@type", []).append(_word(triple.object.value, context, used))
        else:
            name = _word(triple.predicate.value, context, used)
            node.setdefault(name, []).append(_value(triple.object, context.get(name), used))
    graph = [{"@id": name, **{key: _single(values) for key, values in node.items()}} for name, node in nodes.items()]
    shown = {name: context[name] for name in sorted(used | _prefixes_in(used, context)) if name in context}
    told = {"@context": {"@version": 1.1, **shown}, **(graph[0] if len(graph) == 1 else {"@graph": graph})}
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


def _single(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _prefixes_in(used: set[str], context: Context) -> set[str]:
    """Prefixes that the definitions of terms are written with."""
    said = [context[name] for name in used if name in context]
    texts = [text for each in said for text in (each.values() if isinstance(each, dict) else [each])]
    return {text.partition(":")[0] for text in texts if text.partition(":")[0] in PREFIXES}


def _word(iri: str, context: Context, used: set[str]) -> str:
    """A property or class by its term, else shortened by a prefix."""
    name = iri.removeprefix(ONTOLOGY)
    if name != iri and name in context:
        used.add(name)
        return name
    return _short(iri, used)


def _short(iri: str, used: set[str]) -> str:
    for prefix, base in PREFIXES.items():
        local = iri.removeprefix(base)
        if local != iri and local and not local.startswith("//"):
            used.add(prefix)
            return f"{prefix}:{local}"
    return iri


def _iri(node: Any, used: set[str]) -> str:
    return f"_:{node.value}" if isinstance(node, BlankNode) else _short(node.value, used)


def _value(value: Any, term: Any, used: set[str]) -> Any:
    """A value as the definition of its term lets it be written: bare where that says its type, whole where not."""
    typed = term.get("@type") if isinstance(term, dict) else None
    if not isinstance(value, Literal):
        name = _iri(value, used)
        return name if typed == "@id" else {"@id": name}
    if value.language:
        return {"@language": value.language, "@value": value.value}
    datatype = value.datatype.value
    if typed and typed == f"xsd:{datatype.removeprefix(_XSD)}":
        return _NATIVE.get(datatype, {}).get(value.value, value.value)
    if datatype == f"{_XSD}string":
        return {"@value": value.value} if typed else value.value
    return {"@type": _short(datatype, used), "@value": value.value}
