"""The description of ``/api/v1`` can be tried as it stands: its examples come from the build and have answers."""

from pathlib import Path
from urllib.parse import urlencode

import pytest

from kg.answers.tables import Tables
from kg.server.openapi import openapi
from tests.server.served import Served


@pytest.mark.parametrize("name", ["status", "explain", "parties", "deadlines"])
def test_the_examples_have_an_answer(server: Served, name: str) -> None:
    described = server.get("/api/v1/openapi.json").json()["paths"][f"/api/v1/{name}"]["get"]["parameters"]
    examples = {each["name"]: each["example"] for each in described if "example" in each and each["name"] != "member_of"}
    assert {each["name"] for each in described if each["required"]} <= set(examples)
    told = server.get(f"/api/v1/{name}?{urlencode(examples)}")
    assert told.status == 200
    assert told.json()


def test_the_examples_follow_the_build(apmbc_build: Path) -> None:
    parameters = openapi(Tables(apmbc_build))["paths"]["/api/v1/status"]["get"]["parameters"]
    assert next(each["example"] for each in parameters if each["name"] == "treaty") == "apmbc"
