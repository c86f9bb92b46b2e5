"""The OpenAPI description holds: schemathesis asks what it allows and what it does not, and every answer fits."""

import os
import subprocess
import sys
from pathlib import Path

from tests.server.served import ROOT, Served

EXAMPLES = os.environ.get("KG_SCHEMATHESIS_EXAMPLES", "5")
"""Examples for each operation; many more before a release."""


def test_nothing_that_is_asked_breaks_the_description(server: Served, tmp_path: Path) -> None:
    command = ["run", f"{server.url}/api/v1/openapi.json", "--url", server.url, "--max-examples", EXAMPLES, "--seed", "1", "--no-color"]
    tool = Path(sys.executable).with_name("schemathesis")
    told = subprocess.run([tool, *command], capture_output=True, text=True, cwd=tmp_path, timeout=300, check=False, env=_environment())
    assert told.returncode == 0, told.stdout[-6000:] + told.stderr[-2000:]


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "SCHEMATHESIS_HOOKS": ""}
