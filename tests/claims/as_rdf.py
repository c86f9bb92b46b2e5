"""Claims in TOML told again in Turtle, for the tests: every kind of proposition in our words."""

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from kg.claims.words import KINDS, LISTED, MOMENTS, TABLES, word_of

CLASSES = {kind: name for name, kind in KINDS.items()}
SCHEMES = {
    "status": "base-status",
    "consent": "act-kind",
    "act": "act-kind",
    "domestic": "domestic-act-kind",
    "unit": "unit",
    "topic": "topic",
    "demands": "deontic-kind",
}
INSTANCES = {"actor": "actor", "treaty": "treaty", "group": "group"}
HEAD = """@prefix schema: <https://schema.org/> .
@prefix tkg: <https://w3id.org/treaty-kg/ontology/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def turtle(path: Path) -> str:
    """The whole file, every node on lines of its own."""
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    tables = [f"  tkg:{word} {_text(document[key])}" for word, key in TABLES.items() if key in document]
    head = " ;\n".join(["<#file>\n  a schema:Dataset", f"  schema:name {_text(document['title'])}", *tables]) + " .\n"
    return "\n".join([HEAD, head, *(_claim(n, claim, document) for n, claim in enumerate(document["claim"]))])


def _claim(number: int, claim: dict[str, Any], document: dict[str, Any]) -> str:
    told = claim["proposition"] if isinstance(claim["proposition"], list) else [claim["proposition"]]
    said_by = claim.get("said_by") or document["said_by"]
    lines = [
        f"<#{claim['id']}>\n  a schema:Claim",
        f"  schema:position {number}",
        f"  schema:text {_text(claim['claim'])}",
        f"  schema:datePublished {_day(claim.get('said_on') or document['said_on'])}",
        f"  schema:author [ schema:name {_text(said_by)} ]",
        *(f"  tkg:proposition [\n{_proposition(n, each)}\n  ]" for n, each in enumerate(told)),
    ]
    return " ;\n".join(lines) + " .\n"


def _proposition(number: int, told: dict[str, Any]) -> str:
    names = {listed: word for word, listed in LISTED.get(told["kind"], {}).items()}
    lines = [f"    a tkg:{CLASSES[told['kind']]}", f"    schema:position {number}"]
    return " ;\n".join([*lines, *_said({names.get(key, key): value for key, value in told.items() if key != "kind"})])


def _said(told: dict[str, Any]) -> Iterator[str]:
    for key, value in told.items():
        word = word_of(key).replace("https://w3id.org/treaty-kg/ontology/", "tkg:")
        if key in MOMENTS:
            inner = " ;\n".join(_said(value))
            yield f"    {word} [\n  a tkg:Moment ;\n{inner}\n    ]"
        else:
            values = value if isinstance(value, list) else [value]
            yield f"    {word} {', '.join(_value(key, each) for each in values)}"


def _value(key: str, value: Any) -> str:
    if key in SCHEMES:
        return f"<https://w3id.org/treaty-kg/vocabulary/{SCHEMES[key]}/{value}>"
    if key in INSTANCES:
        return f"<https://w3id.org/treaty-kg/id/{INSTANCES[key]}/{value}>"
    if isinstance(value, bool):
        return str(value).lower()
    return _day(value) if isinstance(value, date) else str(value) if isinstance(value, int) else _text(value)


def _day(value: date) -> str:
    return f'"{value.isoformat()}"^^xsd:date'


def _text(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
