"""``import kg``: every answer equals the JSON of the command line; queries by name, file, text and endpoint; errors by their names."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.cli import main
from kg.places import home
from tests.server.served import serving

DAY = "2025-12-27"
CLAIMS = home() / "data" / "claims" / "lithuania.toml"


@pytest.fixture(scope="module")
def graph(apmbc_build: Path) -> kg.Graph:
    return kg.open(apmbc_build)


ASKED: dict[str, tuple[Callable[[kg.Graph], Any], list[str]]] = {
    "status": (lambda graph: graph.status("Lithuania", "apmbc", DAY), ["status", "Lithuania", "apmbc", "--on", DAY]),
    "explain": (lambda graph: graph.explain("LTU", "apmbc", date(2025, 12, 26)), ["explain", "LTU", "apmbc", "--on", "2025-12-26"]),
    "parties": (lambda graph: graph.parties("apmbc", DAY, member_of="EU"), ["parties", "apmbc", "--on", DAY, "--member-of", "EU"]),
    "periods": (lambda graph: graph.periods(treaty="apmbc"), ["periods", "--treaty", "apmbc"]),
    "timeline": (lambda graph: graph.timeline(actor="LTU", treaty="apmbc"), ["timeline", "LTU", "apmbc"]),
    "deadlines": (lambda graph: graph.deadlines(DAY, actor="FIN"), ["deadlines", "--actor", "FIN", "--on", DAY]),
    "check": (lambda graph: graph.check(CLAIMS), ["check", str(CLAIMS)]),
}


@pytest.mark.parametrize(("python", "command"), ASKED.values(), ids=ASKED)
def test_python_and_the_command_line_say_the_same(
    graph: kg.Graph, capsys: pytest.CaptureFixture[str], python: Callable[[kg.Graph], Any], command: list[str]
) -> None:
    found = python(graph)
    told = [each.to_dict() for each in found] if isinstance(found, list) else found.to_dict()
    assert main([*command, "--format", "json", "--build", str(graph.build)]) in (0, 1)
    assert json.loads(json.dumps(told)) == json.loads(capsys.readouterr().out)
    assert told, "an empty answer would agree with anything"


def test_the_promised_names_are_there() -> None:
    promised = {"open", "status", "parties", "periods", "timeline", "explain", "deadlines", "whatif", "check", "query"}
    assert promised <= set(dir(kg))
    assert all(hasattr(kg.Graph, name) for name in promised - {"open"})


def test_every_name_that_the_package_lists_exists_and_stands_in_the_stub() -> None:
    stub = (home() / "kg" / "__init__.pyi").read_text(encoding="utf-8")
    for name in dir(kg):
        if name not in ("check", "deadlines", "explain", "parties", "periods", "query", "status", "timeline", "whatif"):
            assert getattr(kg, name) is not None
        assert f" {name}\n" in stub or f"def {name}(" in stub or f"{name}: " in stub, name


def test_a_question_by_name_number_file_and_text_is_one_answer(graph: kg.Graph) -> None:
    named = graph.query("bound-on-a-day", actor="Lithuania", on=date(2025, 12, 27), also_on=DAY)
    assert {(row["day"], row["value"], row["status"]) for row in named.rows} == {(DAY, False, "former_party")}
    path = home() / "queries" / "competency" / "01-bound-on-a-day.rq"
    for other in ("1", path, str(path)):
        assert graph.query(other, actor="LTU", on=DAY, also_on=DAY) == named
    assert graph.query(path.read_text(encoding="utf-8")) == graph.query("bound-on-a-day"), "the defaults"


def test_the_default_build_is_asked_by_the_module(graph: kg.Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kg, "_graph", [graph])
    assert kg.query("ASK { ?s a tkg:Treaty }").boolean is True


def test_a_graph_comes_as_triples_and_has_no_rows(graph: kg.Graph) -> None:
    answer = graph.query("CONSTRUCT WHERE { ?s a tkg:Treaty }")
    assert answer.triples.endswith(" .\n")
    for frame in (answer.to_pandas, answer.to_polars, graph.query("ASK {}").to_pandas):
        with pytest.raises(kg.QuestionError, match="rows"):
            frame()


@pytest.mark.parametrize(
    ("question", "parameters", "error", "suggested"),
    [
        ("bound", {}, kg.UnknownQuestion, "bound-on-a-day"),
        ("none.rq", {}, kg.UnknownQuestion, ""),
        (Path("none of mine.txt"), {}, kg.UnknownQuestion, ""),
        ("bound-on-a-day", {"actor": "Congo"}, kg.AmbiguousActor, "COG (Congo)"),
        ("bound-on-a-day", {"treaty": "apmb"}, kg.UnknownTreaty, "apmbc"),
        ("bound-on-a-day", {"on": "2025-02-30"}, kg.BadDate, ""),
        ("bound-on-a-day", {"when": DAY}, kg.BadParameter, "on (date)"),
        ("SELECT * { ?s ", {}, kg.QuerySyntax, ""),
        ("DELETE WHERE { ?s ?p ?o }", {}, kg.QueryRefused, ""),
        ("SELECT * { SERVICE <http://localhost/> {} }", {}, kg.QueryRefused, ""),
    ],
)
def test_what_is_asked_wrongly_is_an_error_of_ours(
    graph: kg.Graph, question: str | Path, parameters: dict[str, str], error: type[kg.QuestionError], suggested: str
) -> None:
    with pytest.raises(error) as caught:
        graph.query(question, **parameters)
    assert isinstance(caught.value, kg.QuestionError)
    assert suggested in ("", *caught.value.suggestions)


def test_a_query_without_end_is_stopped(graph: kg.Graph) -> None:
    with pytest.raises(kg.QueryStopped, match=r"0\.5 seconds"):
        graph.query("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", seconds=0.5)


def test_an_endpoint_answers_as_the_build_does_and_nothing_but_queries(graph: kg.Graph) -> None:
    with serving(graph.build) as served:
        remote = kg.open(f"{served.url}/sparql")
        assert remote.query("bound-on-a-day", actor="LTU", on=DAY) == graph.query("bound-on-a-day", actor="LTU", on=DAY)
        assert remote.query("ASK { ?s a tkg:Treaty }").boolean is True
    with pytest.raises(kg.NoBuild, match="queries alone"):
        remote.status("LTU", "apmbc", on=DAY)
    with pytest.raises(kg.EndpointError):
        remote.query("ASK {}")


def test_names_for_an_endpoint_need_a_build_and_codes_do_not(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("kg.api.remote.home", lambda: tmp_path)
    remote = kg.open("http://127.0.0.1:9/sparql")
    with pytest.raises(kg.BadParameter, match="no code"):
        remote.query("bound-on-a-day", actor="Republic of Lithuania")
    with pytest.raises(kg.EndpointError):
        remote.query("bound-on-a-day", actor="LTU")


@pytest.mark.parametrize("place", ["localhost:7878/sparql", "kg.example:80", "ftp://kg.example/sparql"])
def test_an_address_without_its_scheme_is_no_folder(place: str) -> None:
    with pytest.raises(kg.QuestionError, match="http:// or https://"):
        kg.open(place)


def test_a_scheme_may_be_written_in_capitals() -> None:
    assert type(kg.open("HTTPS://kg.example/sparql")).__name__ == "Remote"


def test_a_timeline_is_asked_as_on_the_command_line(graph: kg.Graph) -> None:
    assert graph.timeline("LTU") == graph.timeline(actor="LTU") != []
    assert graph.timeline("apmbc") == graph.timeline(treaty="apmbc") != []
    assert graph.timeline("LTU", treaty="apmbc") == graph.timeline(actor="LTU", treaty="apmbc")
    with pytest.raises(kg.QuestionError):
        graph.timeline("LTU", actor="FIN", treaty="apmbc")


def test_suppositions_in_a_list_are_told_how_to_be_given(graph: kg.Graph) -> None:
    with pytest.raises(kg.QuestionError, match=r"whatif\(\*list"):
        graph.whatif(["without LTU withdrawal apmbc 2025-06-27"], on=DAY)  # type: ignore[arg-type]
