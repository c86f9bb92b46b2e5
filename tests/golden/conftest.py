"""Golden answers: ``--rewrite-golden`` writes what the build says now; read the diff before you commit it."""

from collections.abc import Callable
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare an answer with the golden one of that name, or write it anew."""
    rewrite = request.config.getoption("--rewrite-golden")

    def compare(name: str, answer: str) -> None:
        path = FOLDER / name
        if rewrite:
            path.write_text(answer, encoding="utf-8", newline="\n")
        assert path.is_file(), f"{name} is missing; make golden writes it"
        assert answer == path.read_text(encoding="utf-8"), f"{name} differs; if the change is right, make golden"

    return compare
