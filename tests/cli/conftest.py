"""The command line called inside this process, on the build of the Mine Ban Convention."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kg.cli import main


@dataclass(frozen=True)
class Told:
    """What a command left behind."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


Asked = Callable[..., Told]


@pytest.fixture
def kg(apmbc_build: Path, capfd: pytest.CaptureFixture[str]) -> Asked:
    """Call ``kg --build <apmbc> …``."""

    def asked(*arguments: str, build: Path | None = apmbc_build) -> Told:
        capfd.readouterr()
        try:
            code = main([*(("--build", str(build)) if build else ()), *arguments])
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else 2
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return Told(code, out, err)

    return asked
