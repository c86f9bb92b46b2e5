"""The forms of a difference: JSON by its schema, a section of a changelog, a feed; all by the same sentences."""

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from kg.answers.tables import Tables
from kg.diff.answer import diff
from kg.diff.forms import as_atom, as_markdown, as_text
from kg.diff.said import KINDS, Names
from tests.build import corpora
from tests.build.corpora import ROOT
from tests.diff.pairs import acts, clauses, coverage, row, tables_of

SCHEMA = json.loads((ROOT / "docs" / "reference" / "schemas" / "diff.json").read_text(encoding="utf-8"))
ATOM = "{http://www.w3.org/2005/Atom}"


def _edited(data: Path) -> None:
    corpora.edit(acts(data), "RUR,accession,2003-08-31", "RUR,accession,2003-07-31")
    corpora.edit(clauses(data, "torches"), "n = 1, unit", "n = 2, unit")
    corpora.edit(coverage(data), "2012-12-31", "2013-12-31")
    row(acts(data), "BOR,ratification,2013-02-01,treaty,wal,,gazette,")
    with (data / "memberships.csv").open("a", encoding="utf-8") as file:
        file.write("LEAGUE,SYL,member,2013-01-01,,gazette,,\n")


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Tables, Tables]:
    root = tmp_path_factory.mktemp("forms")
    return tables_of(root / "old"), tables_of(root / "new", _edited)


@pytest.fixture(scope="module")
def answer(pair: tuple[Tables, Tables]) -> dict[str, Any]:
    return diff(*pair, ("v1", "v2"))


def test_json_keeps_to_its_schema(answer: dict[str, Any], pair: tuple[Tables, Tables]) -> None:
    for each in (answer, diff(pair[1], pair[0], ("v2", "v1")), diff(pair[0], pair[0], ("v1", "v1"))):
        jsonschema.validate(each, SCHEMA, jsonschema.Draft202012Validator)
    assert set(SCHEMA["$defs"]["change"]["properties"]["kind"]["enum"]) == set(KINDS)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**answer, "changes": [{**answer["changes"][0], "class": "rumour"}]}, SCHEMA, jsonschema.Draft202012Validator)


def test_the_real_corpus_against_one_of_its_treaties_alone(build: Path, apmbc_build: Path) -> None:
    answer = diff(Tables(apmbc_build), Tables(build), ("one", "all"))
    jsonschema.validate(answer, SCHEMA, jsonschema.Draft202012Validator)
    assert {(c["kind"], c["change"], c["class"]) for c in answer["changes"]} == {("treaty", "new", "addition")}
    assert len(answer["changes"]) == 41


@pytest.mark.parametrize("form", [as_text, as_markdown])
def test_every_difference_is_told_under_its_class(
    answer: dict[str, Any], pair: tuple[Tables, Tables], form: Callable[[dict[str, Any], Names], str]
) -> None:
    text = form(answer, Names(*pair))
    parts = {name: text.index(name) for name in ("Events", "Corrections", "Additions")}
    assert sorted(parts.values()) == list(parts.values())
    found = {"event": text[: parts["Corrections"]], "correction": text[parts["Corrections"] : parts["Additions"]]}
    for change in answer["changes"]:
        if change["kind"] != "obligation":
            assert change["says"] in found.get(change["class"], text[parts["Additions"] :])
    assert "Syldavia: member of LEAGUE since 2013-01-01" in found["event"]
    assert "Borduria: owes from 2013-08-01 keep-lit" in found["event"]
    assert "Ruritania: accession of 2003-08-31: date 2003-08-31 -> 2003-07-31" in found["correction"]


def test_markdown_is_a_section_with_a_list_under_each_treaty(answer: dict[str, Any], pair: tuple[Tables, Tables]) -> None:
    lines = as_markdown(answer, Names(*pair)).splitlines()
    assert lines[0] == "## v2"
    assert "**Lantern Convention**" in lines
    assert all(line.startswith(("## ", "### ", "**", "- ", "v1 ")) or not line for line in lines)


def test_the_feed_is_atom_with_a_name_for_every_entry(answer: dict[str, Any], pair: tuple[Tables, Tables]) -> None:
    root = ET.fromstring(as_atom(answer, Names(*pair)))
    entries = list(root.iter(f"{ATOM}entry"))
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(ids) == len(set(ids)) == len(answer["changes"])
    categories = [entry.find(f"{ATOM}category") for entry in entries]
    assert {each.get("term") for each in categories if each is not None} == {"event", "correction", "addition"}
    days = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
    assert days == sorted(days, reverse=True)


def test_the_same_builds_give_the_same_bytes(pair: tuple[Tables, Tables], answer: dict[str, Any]) -> None:
    again = diff(Tables(pair[0].build), Tables(pair[1].build), ("v1", "v2"))
    assert json.dumps(again) == json.dumps(answer)
