"""What every column of every table means: written as CSVW metadata and as a data package."""

import json
from collections.abc import Mapping
from typing import Any

from kg.namespaces import BASE

LICENCE = "https://creativecommons.org/licenses/by/4.0/"

_CODE = "code of the actor, or of the participation (alpha-3 where there is one)"
MEANINGS: dict[str, tuple[str, str]] = {
    "treaty": ("string", "slug of the treaty"),
    "actor": ("string", _CODE),
    "done_by": ("string", "code of the actor as it was on the day of the act"),
    "status": ("string", "code of the base status, in vocabulary/base-status"),
    "start": ("date", "first day of the period"),
    "end": ("date", "first day after the period; empty while it is open"),
    "kind": ("string", "code of the kind, in the vocabulary of that name"),
    "object": ("string", "what the act is about, in vocabulary/act-object"),
    "date": ("string", "day in ISO 8601; bounds in brackets where the day is not known"),
    "effective_published": ("string", "day of effect as a source prints it"),
    "set_aside_by": ("string", "rule by which another reading was preferred, in vocabulary/choice-rule"),
    "sources": ("string", "ids of sources, parted by semicolons"),
    "note": ("string", "remark of the curator"),
    "tally": ("string", "votes for, against and abstaining"),
    "outcome": ("string", "how it stands, in the vocabulary of that name"),
    "prepares": ("string", "the act that a domestic act prepares"),
    "act": ("string", "the act in question"),
    "of": ("string", "kind of the conflict, in vocabulary/conflict-kind"),
    "used": ("string", "the day that is used"),
    "other": ("string", "the day that another source or rule gives"),
    "rule": ("string", "rule of the choice, in vocabulary/choice-rule"),
    "name": ("string", "name in English"),
    "title": ("string", "official title"),
    "parent": ("string", "slug of the treaty that a protocol belongs to"),
    "in_force": ("date", "day of entry into force; empty where there was none"),
    "complete": ("boolean", "whether all acts are held up to the data day"),
    "data_as_of": ("date", "day up to which acts are held"),
    "year": ("gYear", "calendar year"),
    "bound_on_31_december": ("boolean", "whether bound on the last day of the year; empty where that day is after the data day"),
    "bound_on_some_day": ("boolean", "whether bound on some day of the year: the other rule for part-years"),
    "days_bound": ("integer", "number of days of the year on which bound, up to the data day"),
    "obligation": ("string", "id of the duty in its treaty"),
    "provision": ("string", "article of the treaty"),
    "trigger": ("string", "day from which time runs"),
    "deadline": ("string", "day by which it must be done, after extensions; empty where none is stated"),
    "on": ("date", "day on which the outcome is judged"),
    "fulfilled_on": ("string", "day of fulfilment"),
}
"""Columns by name: datatype of XML Schema, meaning."""

_FRICTIONLESS = {"gYear": "year"}


def csvw(columns: Mapping[str, tuple[str, ...]], keys: Mapping[str, tuple[str, ...]]) -> str:
    """CSV on the Web metadata for all tables of a folder."""
    tables = [
        {"url": f"{name}.csv", "tableSchema": {"columns": [_csvw_column(each) for each in names], **_key(keys.get(name))}}
        for name, names in columns.items()
    ]
    told = {"@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}], "dc:license": {"@id": LICENCE}, "tables": tables}
    return json.dumps(told, indent=1) + "\n"


def _csvw_column(name: str) -> dict[str, Any]:
    kind, said = MEANINGS[name]
    told: dict[str, Any] = {"name": name, "titles": name, "dc:description": said, "datatype": kind}
    return {**told, "separator": ";"} if name == "sources" else told


def _key(columns: tuple[str, ...] | None) -> dict[str, Any]:
    return {"primaryKey": list(columns)} if columns else {}


def data_package(
    columns: Mapping[str, tuple[str, ...]], keys: Mapping[str, tuple[str, ...]], files: Mapping[str, tuple[int, str]], version: str
) -> str:
    """The same for Frictionless tools, with size and hash of each file."""
    resources = [
        {
            "name": name.replace("_", "-"),
            "path": (path := f"csv/{name}.csv"),
            "profile": "tabular-data-resource",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": files[path][0],
            "hash": f"sha256:{files[path][1]}",
            "schema": {"fields": [_field(each) for each in names], "missingValues": [""], **_key(keys.get(name))},
        }
        for name, names in columns.items()
    ]
    licence = {"name": "CC-BY-4.0", "path": LICENCE, "title": "Creative Commons Attribution 4.0"}
    told = {"profile": "tabular-data-package", "name": "treaty-kg", "homepage": BASE, "version": version, "licenses": [licence]}
    return json.dumps({**told, "resources": resources}, indent=1) + "\n"


def _field(name: str) -> dict[str, str]:
    kind, said = MEANINGS[name]
    return {"name": name, "type": _FRICTIONLESS.get(kind, kind), "description": said}
