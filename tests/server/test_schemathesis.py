"""The OpenAPI description holds: schemathesis asks what it allows and what it does not, and every answer fits."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.server.served import Served

EXAMPLES = os.environ.get("KG_SCHEMATHESIS_EXAMPLES", "5")
"""Examples for each operation; many more before a release."""


BELOW_CHECK = ["--include-path", "/api/v1/check", "--exclude-checks", "positive_data_acceptance"]
"""A schema can say that claims are text, and not that the text is a file of claims."""


@pytest.mark.parametrize("part", [["--exclude-path", "/api/v1/check"], BELOW_CHECK], ids=["questions", "check"])
def test_nothing_that_is_asked_breaks_the_description(server: Served, tmp_path: Path, part: list[str]) -> None:
    command = [
        "run",
        f"{server.url}/api/v1/openapi.json",
        "--url",
        server.url,
        "--max-examples",
        EXAMPLES,
        "--seed",
        "1",
        "--no-color",
        *part,
    ]
    tool = Path(sys.executable).with_name("schemathesis")
    told = subprocess.run([tool, *command], capture_output=True, text=True, cwd=tmp_path, timeout=300, check=False)
    assert told.returncode == 0, told.stdout[-6000:] + told.stderr[-2000:]
