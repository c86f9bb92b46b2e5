"""The JSON of every command is what its schema in docs/reference/schemas/ promises, and what the interface shows."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from kg.answers.explain import explain
from kg.answers.status import status
from kg.answers.tables import Tables
from tests.build import corpora
from tests.cli.conftest import Asked

SCHEMAS = Path(__file__).parents[2] / "docs" / "reference" / "schemas"

ANSWERS = [
    ("status", ("status", "LTU", "apmbc", "--on", "2025-12-27", "--format", "json")),
    ("status", ("status", "IND", "apmbc", "--on", "2025-12-27", "--format", "json")),
    ("status", ("status", "UKR", "apmbc", "--on", "2025-12-27", "--view", "self", "--format", "json")),
    ("status", ("status", "UKR", "apmbc", "--on", "2025-12-27", "--view", "holder:CHE", "--format", "json")),
    ("explain", ("explain", "POL", "apmbc", "--on", "2026-03-01", "--format", "json")),
    ("explain", ("explain", "USA", "apmbc", "--on", "2026-03-01", "--format", "json")),
    ("explain", ("explain", "UKR", "apmbc", "--on", "2026-03-01", "--view", "self", "--format", "json")),
    ("parties", ("parties", "apmbc", "--on", "2025-12-27", "--format", "json")),
    ("parties", ("parties", "apmbc", "--on", "2025-12-27", "--member-of", "EU", "--format", "json")),
    ("parties", ("parties", "apmbc", "--on", "1990-01-01", "--format", "json")),
    ("periods", ("periods", "--format", "json")),
    ("timeline", ("timeline", "apmbc", "--format", "json")),
    ("timeline", ("timeline", "LTU", "--format", "json")),
    ("doctor", ("doctor", "--format", "json")),
]


def schema(name: str) -> dict:
    return json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", sorted(SCHEMAS.glob("*.json")), ids=lambda path: path.stem)
def test_every_schema_is_a_schema(path: Path) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(("name", "arguments"), ANSWERS, ids=lambda value: " ".join(value) if isinstance(value, tuple) else value)
def test_answers_keep_to_their_schema(kg: Asked, name: str, arguments: tuple[str, ...]) -> None:
    told = kg(*arguments)
    assert told.code == 0
    jsonschema.validate(told.json(), schema(name), jsonschema.Draft202012Validator)


@pytest.mark.parametrize(("name", "ask"), [("status", status), ("explain", explain)], ids=["status", "explain"])
def test_every_kind_of_answer_of_the_whole_build_keeps_to_its_schema(build: Path, name: str, ask: Callable[..., dict]) -> None:
    """Of each treaty the first actor with each status and overlay, and of everyone one in many days."""
    tables, holds = Tables(build), jsonschema.Draft202012Validator(schema(name))
    asked: dict[tuple, tuple[str, str, str]] = {}
    for table in tables.treaties():
        for actor, account in table["actors"].items():
            for start, _, base, because, *_ in account["periods"]:
                asked.setdefault((table["slug"], base, because[-1].get("rule") if because else ""), (actor, table["slug"], start))
            for overlay in account["overlays"]:
                asked.setdefault((table["slug"], overlay["kind"], overlay["claimant"] is None), (actor, table["slug"], overlay["since"]))
        asked |= {(table["slug"], day): ("TWN", table["slug"], day) for day in ("1960-01-01", "1980-01-01", "2030-01-01")}
    assert len(asked) > 300
    faults = [(pair, fault.message) for pair in asked.values() for fault in holds.iter_errors(ask(tables, *pair))]
    assert faults == []


def test_a_schema_refuses_what_is_no_answer(kg: Asked) -> None:
    answer = kg("status", "LTU", "apmbc", "--on", "2025-12-27", "--format", "json").json()
    for wrong in ({**answer, "status": "gone"}, {**answer, "until": "9999-12-31T00:00"}, {k: v for k, v in answer.items() if k != "since"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema("status"), jsonschema.Draft202012Validator)


def test_the_status_of_lithuania_is_that_of_the_interface(kg: Asked) -> None:
    """Article 20(3): six months from receipt; the effective day is the first day out."""
    answer = kg("status", "LTU", "apmbc", "--on", "2025-12-27", "--format", "json").json()
    because, data_as_of = answer.pop("because"), answer.pop("data_as_of")
    assert answer == {
        "actor": "LTU",
        "treaty": "apmbc",
        "on": "2025-12-27",
        "known_on": None,
        "view": "depositary",
        "status": "former_party",
        "bound": False,
        "since": "2025-12-27",
        "until": None,
        "overlays": [],
        "other_views": [],
    }
    act, provision = because[0], because[1]
    assert (act["kind"], act["act"], act["date"]) == ("act", "withdrawal", "2025-06-27")
    assert act["iri"].endswith("/id/act/apmbc/LTU/withdrawal/2025-06-27")
    assert {"id", "title", "url"} == set(act["sources"][0])
    expected = {"kind": "provision", "provision": "20(3)", "rule": "add_period", "parameters": {"n": 6, "unit": "month"}}
    assert expected.items() <= provision.items()
    assert (provision["anchor"], provision["result"]) == ("receipt_by_depositary", "2025-12-27")
    assert data_as_of == "2026-04-14"


def test_the_day_before_lithuania_is_still_bound(kg: Asked) -> None:
    answer = kg("status", "LTU", "apmbc", "--on", "2025-12-26", "--format", "json").json()
    assert (answer["status"], answer["bound"], answer["since"], answer["until"]) == ("withdrawing", True, "2025-06-27", "2025-12-27")


def test_the_count_is_that_of_the_list_and_withdrawing_states_count(kg: Asked) -> None:
    before = kg("parties", "apmbc", "--on", "2025-12-26", "--format", "json").json()
    after = kg("parties", "apmbc", "--on", "2025-12-27", "--format", "json").json()
    assert [answer["count"] == len(answer["parties"]) for answer in (before, after)] == [True, True]
    gone = {row["actor"] for row in before["parties"]} - {row["actor"] for row in after["parties"]}
    assert gone == {"EST", "LTU", "LVA"}, "three notices of 2025-06-27"
    assert {row["actor"] for row in after["parties"] if row["status"] == "withdrawing"} == {"FIN", "POL"}


def test_ukraine_in_its_own_view_is_party_and_not_bound(kg: Asked) -> None:
    own = kg("status", "UKR", "apmbc", "--on", "2025-12-27", "--view", "self", "--format", "json").json()
    assert (own["view"], own["status"], own["bound"]) == ("self", "party", False)
    assert {"view": "depositary", "status": "party", "bound": True} in own["other_views"]
    depositary = kg("status", "UKR", "apmbc", "--on", "2025-12-27", "--format", "json").json()
    assert (depositary["status"], depositary["bound"]) == ("party", True)
    assert [(view["view"], view["bound"]) for view in depositary["other_views"]] == [("self", False)]
    assert {overlay["claimant"] for overlay in depositary["overlays"] if overlay["kind"] == "objection_pending"} >= {"CHE", "NZL"}


def test_ukraine_before_its_notification_has_one_view(kg: Asked) -> None:
    answer = kg("status", "UKR", "apmbc", "--on", "2025-07-17", "--view", "self", "--format", "json").json()
    assert (answer["bound"], answer["other_views"], answer["overlays"]) == (True, [], [])


def test_known_on_leaves_out_later_acts(kg: Asked, apmbc_data: Path) -> None:
    asked = ("--data", str(apmbc_data), "status", "LTU", "apmbc", "--on", "2026-06-01", "--format", "json")
    then = kg(*asked, "--known-on", "2025-06-26", build=None)
    assert then.code == 0, then.err
    assert (then.json()["status"], then.json()["known_on"]) == ("party", "2025-06-26")
    jsonschema.validate(then.json(), schema("status"), jsonschema.Draft202012Validator)
    after = kg(*asked, "--known-on", "2025-06-27", build=None).json()
    assert (after["status"], after["known_on"]) == ("former_party", "2025-06-27")


@pytest.mark.parametrize("broken", [False, True])
def test_reports_keep_to_their_schema(kg: Asked, tmp_path: Path, broken: bool) -> None:
    data = corpora.invented(tmp_path)
    if broken:
        corpora.edit(data / "treaties/torches/acts.csv", "RUR,accession,2003-08-31", "RUX,accession,2003-13-31")
    told = kg("--data", str(data), "validate", "--format", "json", build=None)
    jsonschema.validate(told.json(), schema("validate"), jsonschema.Draft202012Validator)
    if broken:
        assert told.code == 1
        results = told.json()["results"]
        assert {(result["rule"], result["line"]) for result in results} == {("unknown-actor", 11), ("impossible-date", 11)}
        assert all(result["file"].endswith("data/treaties/torches/acts.csv") for result in results)
        assert told.json()["counts"] == {"violation": 2, "warning": 0, "info": 0}
        assert results == sorted(results, key=lambda result: (result["severity"], result["rule"]))
