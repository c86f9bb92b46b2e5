"""What has no page of its own bears a title in words."""

from pathlib import Path

import pytest

from kg.answers.tables import Tables
from kg.namespaces import PREFIXES
from kg.site.node import Statement, title_of
from kg.site.pages import book_of


@pytest.mark.parametrize(
    ("path", "said", "title"),
    [
        (
            "id/act/apmbc/AFG/accession/2002-09-11",
            [],
            "Act: Afghanistan and the Anti-Personnel Mine Ban Convention (accession, 2002-09-11)",
        ),
        ("id/coverage/apmbc", [], "Coverage: Anti-Personnel Mine Ban Convention"),
        ("id/status/apmbc/LTU/2003-11-01", [], "Status: Lithuania and the Anti-Personnel Mine Ban Convention (2003-11-01)"),
        ("id/x/y", [("out", PREFIXES["rdfs"] + "label", "fr", "un"), ("out", PREFIXES["rdfs"] + "label", "en", "one")], "one"),
        ("id/x/y", [("in", PREFIXES["rdfs"] + "label", "en", "another")], "id:x/y"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_node_is_called_by_what_it_is(apmbc_build: Path, path: str, said: list[Statement], title: str) -> None:
    assert title_of(book_of(Tables(apmbc_build), "2026-04-14"), path, said) == title
