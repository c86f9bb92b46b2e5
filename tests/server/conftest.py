"""One server for all tests of what is answered; those that mistreat it start their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server.served import Served, serving


@pytest.fixture(scope="session")
def server(apmbc_build: Path) -> Iterator[Served]:
    with serving(apmbc_build) as served:
        yield served
