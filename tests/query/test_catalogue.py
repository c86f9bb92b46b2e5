"""The catalogue: every question reads well, is bound safely, and gives the same rows on two engines."""

import re
from pathlib import Path

import pyoxigraph
import pytest
import rdflib

from kg.answers.errors import AmbiguousActor, BadDate, UnknownActor, UnknownTreaty
from kg.answers.tables import Tables
from kg.places import home
from kg.sparql.catalogue import FOLDERS, Question, catalogue, file_question, find, read_question
from kg.sparql.errors import BadParameter, CatalogueFault, UnknownQuestion
from kg.sparql.form import form_of
from kg.store import open_store
from tests.query.engines import by_oxigraph, by_rdflib, narrowed, rdflib_graph

QUERIES = home() / "queries"
QUESTIONS = catalogue(QUERIES)


@pytest.fixture(scope="module")
def graph(apmbc_build: Path) -> rdflib.Graph:
    return rdflib_graph(apmbc_build)


@pytest.fixture(scope="module")
def store(apmbc_build: Path) -> pyoxigraph.Store:
    return open_store(apmbc_build)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: f"{question.folder}/{question.name}")
def test_two_engines_give_the_same_rows(question: Question, graph: rdflib.Graph, store: pyoxigraph.Store) -> None:
    text = narrowed(question)
    assert by_oxigraph(store, text) == by_rdflib(graph, text)


@pytest.mark.parametrize("question", [each for each in QUESTIONS if each.folder == "competency"], ids=lambda question: question.name)
def test_every_answer_carries_value_day_basis_and_evidence(question: Question, store: pyoxigraph.Store) -> None:
    found = store.query(question.text, use_default_graph_as_union=True)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    assert {"value", "day", "basis", "evidence"} <= {variable.value for variable in found.variables}
    assert question.asks, "whose question it is"


@pytest.mark.parametrize("question", [each for each in QUESTIONS if each.folder == "hygiene"], ids=lambda question: question.name)
def test_the_graph_is_clean(question: Question, store: pyoxigraph.Store) -> None:
    assert by_oxigraph(store, question.text) == []


def test_hygiene_questions_can_find_a_fault() -> None:
    """One graph with a fault of each kind: no question is a sleeping guard."""
    store = pyoxigraph.Store()
    store.load((Path(__file__).parent / "faulty.ttl").read_bytes(), format=pyoxigraph.RdfFormat.TURTLE)
    asleep = [each.name for each in QUESTIONS if each.folder == "hygiene" and not by_oxigraph(store, each.text)]
    assert asleep == []


def test_all_questions_of_the_first_treaty_are_there() -> None:
    numbers = {each.number for each in QUESTIONS if each.number is not None}
    assert {*range(1, 16), *range(28, 38), 40, 43, 44} <= numbers


def test_files_stand_where_the_catalogue_looks() -> None:
    assert {path.parent.name for path in QUERIES.rglob("*.rq")} == set(FOLDERS)


@pytest.mark.parametrize("text", ["conflicts", "37", "37-conflicts"])
def test_a_question_is_found_by_name_number_or_file(text: str) -> None:
    assert find(text, QUESTIONS).number == 37


def test_a_slip_of_the_pen_gets_near_names() -> None:
    with pytest.raises(UnknownQuestion) as caught:
        find("conflict", QUESTIONS)
    assert "conflicts" in caught.value.suggestions


@pytest.mark.parametrize(("actor", "treaty"), [("LTU", "apmbc"), ("Lithuania", "Ottawa Convention"), ("lt", "APMBC"), ("LTU", "apmbc")])
def test_names_are_resolved_as_everywhere(apmbc_build: Path, actor: str, treaty: str) -> None:
    question = find("decided-notified-left", QUESTIONS)
    try:
        text = question.bound({"actor": actor, "treaty": treaty}, Tables(apmbc_build))
    except UnknownTreaty:
        pytest.fail("a name of the treaty was not understood")
    assert text == question.text, "the defaults, by other names"


def test_what_is_not_of_its_type_is_refused(apmbc_build: Path) -> None:
    tables, question = Tables(apmbc_build), find("bound-on-a-day", QUESTIONS)
    for given, error in [
        ({"actor": "Atlantis"}, UnknownActor),
        ({"actor": "Congo"}, AmbiguousActor),
        ({"treaty": "none such"}, UnknownTreaty),
        ({"on": "2025-02-30"}, BadDate),
        ({"on": "today"}, BadDate),
        ({"nothing": "1"}, BadParameter),
    ]:
        with pytest.raises(error):
            question.bound(given, tables)
    with pytest.raises(BadParameter):
        find("country-years", QUESTIONS).bound({"from_year": "2020 } DROP"}, tables)


@pytest.mark.parametrize(
    "hostile",
    [
        '" } UNION { ?s ?p ?o } #',
        "\\",
        '\\" . SERVICE <http://localhost/> { ?s ?p ?o } #',
        "line\nbreak\r\ttab",
        'VALUES ?other { "b" }',
        "ünï\u0000code",
    ],
)
def test_a_value_stays_a_value(tmp_path: Path, hostile: str) -> None:
    path = tmp_path / "own.rq"
    header = "# title: t\n# question: q\n# parameter: text=a (string: a text)\n# parameter: other=b (string: another)\n"
    path.write_text(header + 'SELECT ?text ?other { VALUES ?text { "a" } VALUES ?other { "b" } }\n', encoding="utf-8")
    text = file_question(path).bound({"text": hostile, "other": "c"})
    rows = by_oxigraph(pyoxigraph.Store(), text)
    assert [row[1] for row in rows] == ["c"]
    assert sorted(rows[0][0].split("; ")) == sorted(hostile.split("; "))
    assert form_of(text).kind == "SELECT"


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        ("# titel: x\n", 1, "no such line"),
        ("# number: 1\n# title: x\nSELECT * {}\n", 1, "# question"),
        ("# number: 2\n# title: x\n# question: y\nSELECT * {}\n", 1, "same number"),
        ("# number: 1\n# title: x\n# title: y\n# question: z\nSELECT * {}\n", 3, "# title"),
        ("# number: 1\n# title: x\n# question: y\n# asks: Z\nSELECT * {}\n", 4, '"Z"'),
        ("# number: 1\n# title: x\n# question: y\n# parameter: on\nSELECT * {}\n", 4, "name=default"),
        ("# number: 1\n# title: x\n# question: y\n# parameter: on=1 (day: d)\nSELECT * {}\n", 4, 'type "day"'),
        ("# number: 1\n# title: x\n# question: y\n# parameter: on=1 (date: d)\nSELECT * {}\n", 4, "not of its type"),
        ("# number: 1\n# title: x\n# question: y\n# parameter: n=1 (integer: d)\nSELECT * {}\n", 4, "VALUES ?n { 1 }"),
        ("# number: 1\n# title: x\n# question: y\nDROP ALL\n", 1, "update"),
    ],
)
def test_a_wrong_header_is_told_with_file_and_line(tmp_path: Path, content: str, line: int, said: str) -> None:
    path = tmp_path / "competency" / "01-x.rq"
    path.parent.mkdir()
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CatalogueFault, match=re.escape(f"competency/01-x.rq:{line}: ")) as caught:
        read_question(path)
    assert said in str(caught.value)


def test_two_questions_may_not_share_a_name(tmp_path: Path) -> None:
    for folder in ("hygiene", "explore"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.rq").write_text("# title: x\n# question: y\nASK {}\n", encoding="utf-8")
    with pytest.raises(CatalogueFault, match="two questions"):
        catalogue(tmp_path)


def test_a_file_of_ones_own_needs_no_header(tmp_path: Path) -> None:
    (tmp_path / "own.rq").write_text("# my notes\nASK {}\n", encoding="utf-8")
    assert file_question(tmp_path / "own.rq").text.endswith("ASK {}\n")
