"""The whole site once, from a disk and from a plain host, and one browser; ``make test-browser`` installs it and sets KG_BROWSER."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.answers.tables import Tables
from kg.site.folder import write_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

collect_ignore_glob = [] if os.environ.get("KG_BROWSER") else ["test_*.py"]


@pytest.fixture(scope="session")
def tables(build: Path) -> Tables:
    return Tables(build)


@pytest.fixture(scope="session")
def on(tables: Tables) -> str:
    """The day of the pages."""
    assert tables.data_as_of is not None
    return tables.data_as_of


@pytest.fixture(scope="session")
def site(tables: Tables, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The static site of the whole corpus."""
    target = tmp_path_factory.mktemp("site") / "out"
    write_site(tables, target)
    return target


@pytest.fixture(scope="session")
def host(site: Path) -> Iterator[str]:
    """The address of a host that serves the files and does nothing else."""
    with served(site) as address:
        yield address


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A folder as a plain host gives it away."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    from tests.browser.chromium import started  # noqa: PLC0415 -- Playwright is there only where these tests run

    with started() as found:
        yield found


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass
