"""The shapes as rules: id, title, reason, source, severity and how to mend what breaks them."""

from pathlib import Path

import pyoxigraph

from kg.namespaces import PREFIXES, SHAPES
from kg.validation.rule import Rule

SHAPE_FILES = "shapes"
COMMON = "shapes.ttl"
"""What all shapes share, among it the prefixes of their queries."""

STYLE = "style.ttl"
"""The shapes of the ontology's own style; they judge words, not facts."""


def shapes_turtle(ontology: Path, *, style: bool = False) -> str:
    """The shapes over facts, or with ``style`` those over words, as one text."""
    folder = ontology / SHAPE_FILES
    files = [folder / COMMON, folder / STYLE] if style else [file for file in sorted(folder.glob("*.ttl")) if file.name != STYLE]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def rules_of(turtle: str) -> dict[str, Rule]:
    """Every named shape as a rule, by its IRI."""
    store = pyoxigraph.Store()
    store.load(turtle.encode(), format=pyoxigraph.RdfFormat.TURTLE)
    found: dict[str, Rule] = {}
    for row in store.query(_RULES, prefixes=PREFIXES):  # type: ignore[union-attr]
        iri = row["shape"].value
        said = {name: row[name].value if row[name] is not None else "" for name in ("title", "why", "source", "severity", "help")}
        severity = said.pop("severity").rpartition("#")[2].lower() or "violation"
        found.setdefault(iri, Rule(iri.removeprefix(SHAPES), severity=severity, iri=iri, **said))
    return found


_RULES = """
SELECT ?shape ?title ?why ?source ?severity ?help WHERE {
  { ?shape a sh:NodeShape } UNION { ?shape a sh:PropertyShape }
  FILTER(isIRI(?shape))
  OPTIONAL { ?shape rdfs:label ?title }
  OPTIONAL { ?shape rdfs:comment ?why }
  OPTIONAL { ?shape dcterms:source ?source }
  OPTIONAL { ?shape sh:severity ?severity }
  OPTIONAL { ?shape shp:help ?help }
} ORDER BY ?shape ?title ?why ?source
"""
