"""The description of ``/api/v1`` in OpenAPI 3.1, made from the same tables that answer."""

from collections.abc import Mapping
from typing import Any

from kg import __version__
from kg.answers.deadlines import OUTCOMES
from kg.answers.lists import parties
from kg.answers.tables import Tables
from kg.server.answers import PARAMETERS, STANDING

_TITLES = {
    "status": "the status of an actor towards a treaty on a day",
    "explain": "the proof of a status, step by step",
    "parties": "who is bound by a treaty on a day, and the count",
    "periods": "all derived periods",
    "deadlines": "obligations with their deadlines and outcomes on a day",
}
_LICENCE = {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"}
_PROBLEM = {
    "type": "object",
    "required": ["error"],
    "properties": {"error": {"type": "string"}, "suggestions": {"type": "array", "items": {"type": "string"}}},
}


def openapi(tables: Tables) -> dict[str, Any]:
    """The whole description, with examples from the build."""
    examples = _examples(tables)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Knowledge graph of arms-control law",
            "version": __version__,
            "license": _LICENCE,
        },
        "paths": {**{f"/api/v1/{name}": {"get": _operation(name, examples)} for name in PARAMETERS}, "/api/v1/check": {"post": _check()}},
    }


def _operation(name: str, examples: Mapping[str, str]) -> dict[str, Any]:
    problem = {"content": {"application/json": {"schema": _PROBLEM}}}
    one: dict[str, Any] = {"type": "object", "required": _REQUIRED[name]}
    schema: dict[str, Any] = {"type": "array", "items": one} if name in ("periods", "deadlines") else one
    return {
        "operationId": name,
        "summary": _TITLES[name],
        "parameters": [_parameter(each, needed, said, examples) for each, (needed, said) in PARAMETERS[name].items()],
        "responses": {
            "200": {"description": _TITLES[name], "content": {"application/json": {"schema": schema}}},
            "400": {"description": "the question is not well put", **problem},
            "404": {"description": "no such actor, treaty or group", **problem},
            "405": {"description": "only GET and HEAD are answered", **problem},
        },
    }


def _check() -> dict[str, Any]:
    """Claims are sent as they stand in a file; their form is told by the guide to ``kg check``."""
    one = {"type": "object", "required": ["id", "claim", "verdict", "on", "answer", "corrected", "evidence"]}
    said = "a verdict for each claim"
    problem = {"content": {"application/json": {"schema": _PROBLEM}}}
    return {
        "operationId": "check",
        "summary": said,
        "requestBody": {"required": True, "content": {"text/plain": {"schema": {"type": "string", "maxLength": 1 << 20}}}},
        "responses": {
            "200": {"description": said, "content": {"application/json": {"schema": {"type": "array", "items": one}}}},
            "400": {"description": "the claims cannot be read", **problem},
            "405": {"description": "only POST is answered", **problem},
            "413": {"description": "the body is too large", **problem},
        },
    }


_STATUS = [
    "actor",
    "treaty",
    "on",
    "known_on",
    "view",
    "status",
    "bound",
    "since",
    "until",
    "overlays",
    "other_views",
    "because",
    "data_as_of",
]
_REQUIRED = {
    "status": _STATUS,
    "explain": [*_STATUS, "says"],
    "parties": ["treaty", "on", "count", "parties", "disputed", "disputed_entities", "unknown"],
    "periods": ["treaty", "actor", "status", "start", "end"],
    "deadlines": ["actor", "treaty", "obligation", "provision", "trigger", "deadline", "chain", "outcome", "fulfilled_on", "sources"],
}
"""What every answer holds; it may hold more."""

_FORMS: dict[str, dict[str, Any]] = {
    "on": {"format": "date"},
    "due_before": {"format": "date"},
    "standing": {"enum": list(STANDING)},
    "state": {"pattern": f"^({'|'.join(OUTCOMES)})(,({'|'.join(OUTCOMES)}))*$"},
    "view": {"pattern": "^(depositary|self|holder:.+)$"},
}


def _parameter(name: str, needed: bool, said: str, examples: Mapping[str, str]) -> dict[str, Any]:
    schema = {"type": "string", "minLength": 1, "maxLength": 200, **_FORMS.get(name, {})}
    told = {"name": name, "in": "query", "required": needed, "description": said, "schema": schema}
    return {**told, "example": examples[name]} if name in examples else told


def _examples(tables: Tables) -> dict[str, str]:
    """The first treaty with a party on the data day, that party, and a group."""
    on = tables.data_as_of or ""
    bound = ((slug, parties(tables, slug, on)["parties"]) for slug in tables.slugs if on)
    pair = next(({"treaty": slug, "actor": found[0]["actor"], "on": on} for slug, found in bound if found), {})
    group = next(iter(sorted(tables.actors()["groups"])), None)
    return {**pair, **({"member_of": group} if group else {})}
