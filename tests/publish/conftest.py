"""One export for all tests of what is in it."""

from pathlib import Path

import pytest

from kg.publish.export import export
from kg.publish.formats import FORMATS


@pytest.fixture(scope="session")
def exported(apmbc_build: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("export") / "all"
    export(apmbc_build, target, (*FORMATS, "csv", "graphs", "bulk"))
    return target
