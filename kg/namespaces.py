"""The IRIs of the graph: the prefixes in use, and the one place where IRIs of instances are minted.

Instance IRIs are readable and stable: ``id/act/apmbc/LTU/withdrawal/2025-06-27``
(``/2`` for a second act of that kind and day). No version stands in a namespace.
"""

import re

BASE = "https://w3id.org/treaty-kg/"
ONTOLOGY = f"{BASE}ontology/"
VOCABULARY = f"{BASE}vocabulary/"
SHAPES = f"{BASE}shapes/"
ID = f"{BASE}id/"
GRAPH = f"{BASE}graph/"
DATASET = f"{BASE}dataset"

PREFIXES: dict[str, str] = {
    "tkg": ONTOLOGY,
    "id": ID,
    "shp": SHAPES,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "sh": "http://www.w3.org/ns/shacl#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "void": "http://rdfs.org/ns/void#",
    "wd": "http://www.wikidata.org/entity/",
    "euc": "http://publications.europa.eu/resource/authority/country/",
}
"""Prefixes for queries, Turtle and JSON-LD; the order is that of a reader's interest."""

_NUMBERS = re.compile(r"[^()\s,;]+")
_PLAIN = re.compile(r"[A-Za-z0-9_.~/-]*").fullmatch


def mint(kind: str, *parts: str) -> str:
    """The IRI of an instance; each part is one path segment or several parted by ``/``."""
    return f"{ID}{kind}/{_path(parts)}"


def concept(scheme: str, code: str) -> str:
    """The IRI of a concept; its last segment is the code of the CSV and TOML files."""
    return f"{VOCABULARY}{scheme}/{code}"


def graph(*parts: str) -> str:
    """The IRI of a named graph."""
    return f"{GRAPH}{_path(parts)}"


def _path(parts: tuple[str, ...]) -> str:
    """Parts as a path; nearly all are of letters and digits, and need no quoting."""
    path = "/".join(parts)
    if _PLAIN(path):
        return path
    from urllib.parse import quote  # noqa: PLC0415 -- hardly ever needed, and slow to import

    return quote(path, safe="/")


def article_path(provision: str) -> str:
    """The path of a provision: its numbers in order, ``20/3`` for ``20(3)`` and ``5/3-6`` for ``5(3)-(6)``."""
    return "/".join(_NUMBERS.findall(provision.replace(")-(", "-"))) or "preamble"


def provision(treaty: str, text: str) -> str:
    """The IRI of a provision of a treaty."""
    return mint("treaty", treaty, "article", article_path(text))
