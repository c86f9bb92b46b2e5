"""The description of ``/api/v1`` in OpenAPI 3.1, made from the same tables that answer."""

from typing import Any

from kg import __version__
from kg.server.answers import PARAMETERS

_TITLES = {
    "status": "the status of an actor towards a treaty on a day",
    "explain": "the proof of a status, step by step",
    "parties": "who is bound by a treaty on a day, and the count",
    "periods": "all derived periods",
}
_LICENCE = {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"}
_PROBLEM = {
    "type": "object",
    "required": ["error"],
    "properties": {"error": {"type": "string"}, "suggestions": {"type": "array", "items": {"type": "string"}}},
}


def openapi() -> dict[str, Any]:
    """The whole description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Knowledge graph of arms-control law",
            "version": __version__,
            "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
        },
        "paths": {f"/api/v1/{name}": {"get": _operation(name)} for name in PARAMETERS},
    }


def _operation(name: str) -> dict[str, Any]:
    problem = {"content": {"application/json": {"schema": _PROBLEM}}}
    schema: dict[str, Any] = {"type": "array", "items": {"type": "object"}} if name == "periods" else {"type": "object"}
    return {
        "operationId": name,
        "summary": _TITLES[name],
        "parameters": [_parameter(each, needed, said) for each, (needed, said) in PARAMETERS[name].items()],
        "responses": {
            "200": {"description": _TITLES[name], "content": {"application/json": {"schema": schema}}},
            "400": {"description": "the question is not well put", **problem},
            "404": {"description": "no such actor, treaty or group", **problem},
            "405": {"description": "only GET and HEAD are answered", **problem},
        },
    }


def _parameter(name: str, needed: bool, said: str) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": 200}
    if name == "on":
        schema |= {"format": "date"}
    return {"name": name, "in": "query", "required": needed, "description": said, "schema": schema}
