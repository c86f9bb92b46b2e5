"""What a static site holds for programs: all that is told of a treaty and follows, in every format, as a server gives it."""

from pathlib import Path
from typing import Any

from kg.answers.tables import Tables
from kg.publish import formats

ENDINGS = {"ttl": "ttl", "jsonld": "jsonld", "nt": "nt", "rdf": "rdfxml"}
"""Formats by the endings of their files."""

_LAYERS = ("asserted", "derived")


def data_names(slug: str) -> list[str]:
    """The files of a treaty, in the folder of the site."""
    return [f"data/{slug}.{ending}" for ending in ENDINGS]


def data_of(tables: Tables, name: str) -> bytes:
    """The content of one of them."""
    slug, _, ending = name.removeprefix("data/").rpartition(".")
    return formats.statements_in(tables.build, _graphs(tables, slug), ENDINGS[ending])


def data_made_from(tables: Tables, slug: str) -> tuple[str | bytes, ...]:
    """What the files of a treaty follow from."""
    return (*(str(file["file"]) for file in _graphs(tables, slug)), Path(formats.__file__).read_bytes())


def _graphs(tables: Tables, slug: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tables.manifest["treaties"][slug]["graphs"]
    return [file for file in found if any(f"/{layer}-" in file["file"] for layer in _LAYERS)]
