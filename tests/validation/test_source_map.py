"""From a node to the line it comes from: CSV row, TOML key, Turtle subject; derived facts to the rows of the acts behind them."""

from pathlib import Path

import pyoxigraph
import pytest

from kg.answers.tables import Tables
from kg.namespaces import ID
from kg.places import ontology
from kg.validation.judge import _bases, _store
from kg.validation.parts import Parts
from kg.validation.source_map import SourceMap, lines_of
from kg.validation.turtle_lines import subject_lines
from tests.build import corpora

ACTS = "data/treaties/lanterns/acts.csv"
TREATY = "data/treaties/lanterns/treaty.toml"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = corpora.invented(tmp_path_factory.mktemp("mapped"))
    corpora.made(data)
    return data


@pytest.fixture(scope="module")
def store(data: Path) -> pyoxigraph.Store:
    parts = Parts(data.parent / "build", Tables(data.parent / "build").manifest, {})
    return _store(*(parts.own(name) for name in parts))


@pytest.fixture(scope="module")
def places(data: Path, store: pyoxigraph.Store) -> SourceMap:
    return SourceMap(lines_of(Tables(data.parent / "build")), lambda iri: _bases(store, iri), ontology())


@pytest.mark.parametrize(
    ("node", "file", "part"),
    [
        ("act/lanterns/ERE/withdrawal/2012-02-29", ACTS, "ERE,withdrawal"),
        ("actor/RUR", "data/actors.csv", "RUR,state"),
        ("source/lantern-text", "data/sources.csv", "lantern-text"),
        ("membership/LEAGUE/ERE/2002-01-01", "data/memberships.csv", "LEAGUE,ERE"),
        ("membership/LEAGUE/LIL/undated", "data/memberships.csv", "LEAGUE,LIL"),
        ("treaty/lanterns/clause/withdrawal", TREATY, "[withdrawal]"),
        ("treaty/lanterns/clause/entry-into-force", TREATY, "[entry_into_force]"),
        ("treaty/lanterns/clause/signature/1", TREATY, "[[signature]]"),
        ("treaty/lanterns/duty/keep-lit", TREATY, "[[obligation]]"),
    ],
)
def test_what_is_asserted_stands_on_its_line(node: str, file: str, part: str, data: Path, places: SourceMap) -> None:
    assert places.place_of(ID + node) == (file, corpora.line_of(data.parent / file, part))


@pytest.mark.parametrize("kind", ["status", "overlay"])
def test_what_is_derived_stands_where_the_acts_behind_it_stand(kind: str, store: pyoxigraph.Store, places: SourceMap) -> None:
    nodes = {quad.subject.value for quad in store if quad.subject.value.startswith(f"{ID}{kind}/lanterns/")}
    for node in nodes:
        file, line = places.place_of(node)
        assert file.startswith("data/treaties/lanterns"), node
        assert line, node


def test_a_period_and_its_steps_lead_to_the_row_of_the_act(data: Path, store: pyoxigraph.Store, places: SourceMap) -> None:
    row = (ACTS, corpora.line_of(data.parent / ACTS, "ERE,withdrawal"))
    period = f"{ID}status/lanterns/ERE/2013-02-28"
    assert any(quad.subject.value == period for quad in store)
    assert places.place_of(period) == row
    steps = {quad.subject.value for quad in store if quad.subject.value.startswith(f"{period}/step/")}
    assert steps
    assert {places.place_of(step)[0] for step in steps} == {ACTS}


def test_a_part_without_a_line_stands_where_its_whole_does(places: SourceMap) -> None:
    assert places.place_of(f"{ID}treaty/lanterns/article/8") == (TREATY, 1)
    assert places.place_of(f"{ID}participation/lanterns/ERE")[0].startswith("data/treaties/lanterns")


def test_a_word_stands_in_the_file_that_defines_it(places: SourceMap) -> None:
    file, line = places.place_of("https://w3id.org/treaty-kg/ontology/Treaty")
    text = (ontology().parent / file).read_text(encoding="utf-8").splitlines()
    assert text[line - 1].startswith("tkg:Treaty")


def test_what_no_file_holds_stands_nowhere(places: SourceMap) -> None:
    assert places.place_of("https://example.org/other") == ("", 0)


def test_subjects_of_turtle_stand_on_their_first_line() -> None:
    text = """@prefix ex: <https://example.org/> .
# ex:comment a ex:B .
ex:a ex:b "ex:c . ex:d ex:e" ;
  ex:f [ ex:g ex:h ] , ( ex:i ) .
<https://example.org/j> ex:k \"\"\"long .
ex:not a ex:Subject . \"\"\" .
ex:g { ex:l ex:m ex:n }
ex:a ex:o ex:p .
"""
    found = subject_lines(text)
    base = "https://example.org/"
    assert found[f"{base}a"] == 3
    assert found[f"{base}j"] == 5
    assert found[f"{base}l"] == 7
    assert not {f"{base}comment", f"{base}d", f"{base}not"} & found.keys()
