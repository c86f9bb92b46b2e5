"""Proofs in words: a reader of sentences need not know that a code is a State, or a view."""

import re
from pathlib import Path

import pytest

from kg.answers.tables import Tables
from kg.answers.words import view_said
from kg.api import Graph
from kg.cli.asking import proof

_CODE = re.compile(r"\b[A-Z]{3}\b|holder:|view self")


@pytest.fixture(scope="module")
def tables(build: Path) -> Tables:
    return Tables(build)


@pytest.mark.parametrize(
    ("view", "said"),
    [
        ("depositary", "the view of the depositary"),
        ("self", "its own view"),
        ("holder:CHE", "the view of Switzerland"),
        ("holder:three-months-from-2003", 'the reading "three months from 2003"'),
    ],
)
def test_a_view_is_told_by_whose_it_is(tables: Tables, view: str, said: str) -> None:
    assert view_said(tables, view) == said


@pytest.mark.parametrize(("actor", "treaty"), [("PRK", "npt"), ("UKR", "apmbc"), ("LTU", "apmbc")])
def test_no_code_stands_in_a_sentence(build: Path, tables: Tables, actor: str, treaty: str) -> None:
    told = Graph(build).explain(actor, treaty, "2026-01-01")
    for said in (told.says, told.why_still or "", told.why_not or "", *(step["says"] for step in told.because)):
        assert not _CODE.search(said), said
    lines = [line for line in proof(told.to_dict(), tables).splitlines() if not line.lstrip().startswith("source:")]
    assert not [line for line in lines if _CODE.search(line)]


def test_the_views_on_a_contested_notice_are_told_in_words(build: Path) -> None:
    """NPT X(1): the State holds that its notice of 1993 ran on; a reading of scholars counts three months from 2003."""
    told = Graph(build).explain("PRK", "npt", "2026-01-01")
    said = 'that it is not bound is its own view and the reading "three months from 2003", which the status on record does not follow'
    assert said in (told.why_still or "")
