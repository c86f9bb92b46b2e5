"""The embedded store: what is refused before it runs, which limits hold, what a syntax error tells."""

import time
from pathlib import Path

import pytest

from kg.sparql.errors import QueryRefused, QueryStopped, QuerySyntax
from kg.sparql.form import form_of
from kg.sparql.local import Limits, ask
from kg.sparql.worker import serve

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }",
        "SELECT * { service SILENT ?where { ?s ?p ?o } }",
        r"SELECT * { \u0053ERVICE <http://localhost/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p 'x' . SERVICE <http://localhost/> { ?s ?p 'x' } }",
        "SELECT * { # SERVICE\n SERVICE <http://localhost/#a> { } }",
        # Read as an IRI, <?b&&'> would open a text that hides the word; an engine may read an operator there.
        "SELECT * { ?a ?p ?b FILTER(?a<?b&&'>'!=?c) SERVICE <http://localhost/> { ?s ?p 'x' } }",
        "LOAD <http://localhost/data.ttl>",
        "LOAD <file:///etc/passwd>",
        "PREFIX a: <urn:a:> INSERT DATA { a:a a:b a:c }",
        "DELETE WHERE { ?s ?p ?o }",
        "CLEAR ALL",
        "DROP ALL",
        "WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "SELECT * FROM <http://localhost/data.ttl> { ?s ?p ?o }",
        "SELECT * FROM NAMED <file:///etc/passwd> { ?s ?p ?o }",
        "ASK {} #" + "x" * (1 << 20),
    ],
)
def test_what_reaches_out_or_changes_is_refused_before_it_runs(apmbc_build: Path, text: str) -> None:
    with pytest.raises(QueryRefused):
        ask(apmbc_build, text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?service { ?service ?p 'SERVICE <http://x> {}' }",
        'SELECT * { ?s ?p """a " SERVICE """ } # SERVICE',
        "PREFIX service: <urn:s:> SELECT * { ?s service:load ?o }",
        "SELECT * { ?s <urn:SERVICE> ?o }",
    ],
)
def test_a_word_in_a_name_a_text_or_a_comment_is_no_reason_to_refuse(text: str) -> None:
    assert form_of(text).kind == "SELECT"


def test_no_word_of_a_refused_query_reaches_the_engine(apmbc_build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.sparql.local._run", lambda task: pytest.fail("the engine was called"))
    with pytest.raises(QueryRefused):
        ask(apmbc_build, "SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }")


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("SELECT *\n{ ?s ?p ?o }\nLIMIT x", 3, 7),
        ("SELECT * { ?s tkg:start ?o LIMIT x", 1, 35),  # the prefixes put before the first line do not count
    ],
)
def test_a_syntax_error_gives_line_and_column_of_the_text_as_written(apmbc_build: Path, text: str, line: int, column: int) -> None:
    with pytest.raises(QuerySyntax) as caught:
        ask(apmbc_build, text)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT * WHER { ?s ?p ?o }", "line 1, column 16: expected DISTINCT"),
        ("SELECT ?s { ?s a ?o } LIMIT x", "line 1, column 29: expected one of HAVING, OFFSET, OPTIONAL, VALUES, a digit"),
        ("CONSTRUCT { ?s ?p } WHERE {}", """line 1, column 19: expected one of "$", "'", "\'\'\'", "(", "+" and 15 others"""),
        ("SELECT ?a (1 AS ?a) {}", "line 1, column 23: Duplicated variable name in SELECT"),
        ("SELECT ?s {?s ?p ?o} GROUP BY ?p", "line 1, column 33: The SELECT contains a variable that is unbound"),
    ],
)
def test_a_syntax_error_names_a_few_whole_alternatives(apmbc_build: Path, text: str, said: str) -> None:
    """The engine lists every sign and class of letters of its grammar, which nobody reads."""
    with pytest.raises(QuerySyntax) as caught:
        ask(apmbc_build, text)
    assert str(caught.value) == said


@pytest.mark.parametrize("text", ["", "HELLO", "PREFIX a: <urn:a:>"])
def test_what_is_no_query_is_a_syntax_error(apmbc_build: Path, text: str) -> None:
    with pytest.raises(QuerySyntax):
        ask(apmbc_build, text)


def test_time_ends_a_query(apmbc_build: Path) -> None:
    begun = time.monotonic()
    with pytest.raises(QueryStopped, match=r"0\.5 seconds"):
        ask(apmbc_build, ENDLESS, Limits(seconds=0.5))
    assert time.monotonic() - begun < 5


def test_memory_ends_a_query(apmbc_build: Path) -> None:
    text = "SELECT DISTINCT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?d"
    with pytest.raises(QueryStopped, match="64 MiB of memory"):
        ask(apmbc_build, text, Limits(seconds=30, memory=64 << 20))


def test_size_ends_a_query(apmbc_build: Path) -> None:
    with pytest.raises(QueryStopped, match="more than 1 MiB"):
        ask(apmbc_build, "SELECT * { ?a ?b ?c }", Limits(size=1 << 20))


def test_a_query_that_breaks_the_engine_breaks_nothing_else(apmbc_build: Path) -> None:
    with pytest.raises(QueryStopped):
        ask(apmbc_build, "ASK { FILTER(" + "!" * 100_000 + "true) }")
    assert ask(apmbc_build, "ASK { ?s ?p ?o }").boolean is True


def test_another_interpreter_answers_the_same_where_forking_is_unsafe(apmbc_build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "SELECT ?start { ?s tkg:start ?start } ORDER BY ?start LIMIT 5"
    forked = ask(apmbc_build, text)
    monkeypatch.setattr("threading.active_count", lambda: 2)
    assert ask(apmbc_build, text) == forked
    with pytest.raises(QueryStopped):
        ask(apmbc_build, ENDLESS, Limits(seconds=1))


def test_the_default_graph_is_the_union_and_each_graph_stays_addressable(apmbc_build: Path) -> None:
    assert ask(apmbc_build, "ASK { id:actor\\/LTU skos:notation 'LTU' . ?s a tkg:StatusPeriod }").boolean is True
    derived = "<https://w3id.org/treaty-kg/graph/derived/apmbc>"
    assert ask(apmbc_build, f"ASK {{ GRAPH {derived} {{ ?s a tkg:StatusPeriod }} }}").boolean is True
    assert ask(apmbc_build, f"ASK {{ GRAPH {derived} {{ ?s a tkg:Act }} }}").boolean is False
    assert ask(apmbc_build, f"ASK FROM {derived} {{ ?s a tkg:Act }}").boolean is False


def test_a_graph_comes_as_sorted_triples_each_once(apmbc_build: Path) -> None:
    answer = ask(apmbc_build, "CONSTRUCT { ?s tkg:participant ?o } WHERE { ?s tkg:participant ?o }")
    lines = answer.triples.splitlines()
    assert lines == sorted(set(lines))
    assert len(lines) == len(ask(apmbc_build, "SELECT DISTINCT ?s ?o { ?s tkg:participant ?o }").bindings) > 160


def test_values_of_a_row_are_plain(apmbc_build: Path) -> None:
    row = ask(apmbc_build, 'SELECT (1 AS ?n) (true AS ?b) ("x"@en AS ?t) ?none { }').rows[0]
    assert row == {"n": 1, "b": True, "t": "x", "none": None}


def test_without_a_build_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        ask(tmp_path, "ASK {}")


def test_a_worker_tells_a_fault_and_does_not_raise(tmp_path: Path) -> None:
    with (tmp_path / "out").open("wb") as out:
        serve({"build": str(tmp_path), "query": "ASK {}", "union": True, "seconds": 1, "memory": 1 << 30, "size": 10}, out)
    assert b'"is": "fault"' in (tmp_path / "out").read_bytes()
