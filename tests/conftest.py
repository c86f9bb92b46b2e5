"""What tests of many folders share: the real corpus built once, whole and cut down to one treaty."""

import shutil
from pathlib import Path

import pytest

from kg.pipeline import build as build_graph
from kg.places import home, ontology


def pytest_addoption(parser: pytest.Parser) -> None:
    """``make golden`` rewrites what the golden tests compare with."""
    parser.addoption("--rewrite-golden", action="store_true", help="write golden files anew instead of comparing with them")


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build of data/ as it stands."""
    target = tmp_path_factory.mktemp("whole") / "build"
    build_graph(home() / "data", ontology(), target)
    return target


@pytest.fixture(scope="session")
def apmbc_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus with all registers and the Mine Ban Convention alone."""
    target = tmp_path_factory.mktemp("apmbc") / "data"
    shutil.copytree(home() / "data", target, ignore=shutil.ignore_patterns("treaties"))
    shutil.copytree(home() / "data" / "treaties" / "apmbc", target / "treaties" / "apmbc")
    return target


@pytest.fixture(scope="session")
def apmbc_build(apmbc_data: Path) -> Path:
    """The build of the Mine Ban Convention alone: small enough for slow engines."""
    target = apmbc_data.parent / "build"
    build_graph(apmbc_data, ontology(), target)
    return target
