"""A client of the SDK starts ``kg mcp`` and asks it: the answers are those of the command line; nothing can be changed or reached."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters

from kg.answers.tables import Tables
from kg.claims.sent import judged_text
from kg.cli import main
from kg.corpus.faults import CorpusFaults
from kg.mcp.server import server_of
from kg.sparql.local import Limits
from tests.build.corpora import DATA, ROOT
from tests.claims.as_rdf import turtle

START = "import sys; from kg.cli import main; sys.exit(main())"
Asked = Callable[..., Any]
CLAIMS = (
    (Path(__file__).parents[1] / "claims" / "world.toml")
    .read_text(encoding="utf-8")
    .replace('events = "../../data/claims/events.csv"\n', "")
)


class Session:
    """Everything asked of one server, each call in a conversation of its own."""

    def __init__(self, build: Path) -> None:
        arguments = ["-c", START, "--build", str(build), "--quiet", "mcp"]
        self._server = StdioServerParameters(command=sys.executable, args=arguments, env={"PYTHONPATH": str(ROOT)}, cwd=ROOT)

    def all(self, *calls: tuple[str, dict[str, Any]]) -> list[tuple[bool, str]]:
        """Whether each call failed, and the text of its answer; asked one after the other of one server."""

        async def talk() -> list[tuple[bool, str]]:
            async with Client(self._server) as client:
                results = [await client.call_tool(name, given) for name, given in calls]
            return [(bool(result.is_error), "".join(part.text for part in result.content)) for result in results]

        return anyio.run(talk)

    def with_client(self, asked: Callable[[Client], Any]) -> Any:
        """What a client finds."""

        async def talk() -> Any:
            async with Client(self._server) as client:
                return await asked(client)

        return anyio.run(talk)


@pytest.fixture(scope="module")
def session(build: Path) -> Session:
    return Session(build)


def said(build: Path, capfd: pytest.CaptureFixture[str], *arguments: str) -> Any:
    """The JSON of the command line."""
    capfd.readouterr()
    main(["--build", str(build), "--quiet", *arguments, "--format", "json"])
    return json.loads(capfd.readouterr().out)


SENTENCE = "The Mine Ban Convention entered into force on 1 March 2009."
SPARQL = "SELECT (COUNT(*) AS ?n) WHERE { ?x a tkg:Treaty }"
LTU = {"actor": "Lithuania", "treaty": "Mine Ban Convention", "on": "2025-12-27"}
SAME: list[tuple[str, dict[str, Any], list[str]]] = [
    ("status", LTU, ["status", "LTU", "apmbc", "--on", "2025-12-27"]),
    (
        "status",
        {"actor": "PRK", "treaty": "npt", "on": "2004-01-01", "view": "self"},
        ["status", "PRK", "npt", "--on", "2004-01-01", "--view", "self"],
    ),
    ("explain", LTU, ["explain", "LTU", "apmbc", "--on", "2025-12-27"]),
    (
        "parties",
        {"treaty": "apmbc", "on": "2025-12-27", "member_of": "EU"},
        ["parties", "apmbc", "--on", "2025-12-27", "--member-of", "EU"],
    ),
    ("parties", {"treaty": "tpnw", "on": "2026-01-01"}, ["parties", "tpnw", "--on", "2026-01-01"]),
    ("deadlines", {"treaty": "ccm", "on": "2024-01-01"}, ["deadlines", "--treaty", "ccm", "--on", "2024-01-01"]),
    (
        "deadlines",
        {"treaty": "apmbc", "actor": "AFG", "on": "2025-01-01", "due_before": "2026-01-01", "state": "extended,pending"},
        [
            "deadlines",
            "--treaty",
            "apmbc",
            "--actor",
            "AFG",
            "--on",
            "2025-01-01",
            "--due-before",
            "2026-01-01",
            "--state",
            "extended,pending",
        ],
    ),
    ("check", {"sentence": SENTENCE}, ["check", "--draft", SENTENCE]),
    (
        "check",
        {"sentence": "Korea is a party.", "on": "2020-01-01", "treaty": "npt"},
        ["check", "--draft", "Korea is a party.", "--on", "2020-01-01", "--treaty", "npt"],
    ),
    ("query", {"query": "number-of-parties", "parameters": {"on": "2020-01-01"}}, ["query", "number-of-parties", "-p", "on=2020-01-01"]),
]


def test_tools_say_what_the_command_line_says(session: Session, build: Path, capfd: pytest.CaptureFixture[str]) -> None:
    answers = session.all(*((tool, given) for tool, given, _ in SAME))
    for (tool, given, arguments), (failed, text) in zip(SAME, answers, strict=True):
        assert not failed, (tool, given, text)
        assert json.loads(text) == said(build, capfd, *arguments), (tool, given)


def test_claims_and_queries_are_judged_as_files_are(
    session: Session, build: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "claims.toml").write_text(CLAIMS, encoding="utf-8")
    (tmp_path / "count.rq").write_text(SPARQL, encoding="utf-8")
    rdf = turtle(tmp_path / "claims.toml")
    checked, told_again, counted = session.all(
        ("check", {"claims": CLAIMS}), ("check", {"claims": rdf, "form": "ttl"}), ("query", {"query": SPARQL})
    )
    assert json.loads(checked[1]) == said(build, capfd, "check", str(tmp_path / "claims.toml"))
    assert json.loads(told_again[1]) == json.loads(checked[1])
    assert json.loads(counted[1]) == said(build, capfd, "query", str(tmp_path / "count.rq"))


WRONG = [
    ("status", {**LTU, "actor": "Korea"}, "Republic of Korea"),
    ("status", {**LTU, "treaty": "Mine Ban Conventoin"}, "did you mean: apmbc"),
    ("status", {**LTU, "on": "2025-02-30"}, "is not a day"),
    ("deadlines", {"on": "2025-01-01"}, "name an actor or a treaty"),
    ("deadlines", {"on": "2025-01-01", "treaty": "ccm", "state": "late"}, 'outcome "late" is not known'),
    ("check", {}, "give a sentence, or claims"),
    ("check", {"claims": "[[claim]]\n"}, "claims.toml:1: claim.0 has no id"),
    ("check", {"claims": 'events = "/etc/passwd"\n[[claim]]\n'}, "no file is read here"),
    ("check", {"claims": '<#f> <https://w3id.org/treaty-kg/ontology/eventTable> "/etc/passwd" .', "form": "ttl"}, "no file is read here"),
    ("check", {"claims": "x", "form": "xlsx"}, "is not read here"),
    ("query", {"query": "no-such-question"}, "no-such-question"),
    ("query", {"query": "SELECT ?s WHERE { ?s ?p"}, "line 1"),
    ("query", {"query": "DELETE WHERE { ?s ?p ?o }"}, "is an update and refused"),
    ("query", {"query": "SELECT * WHERE { SERVICE <https://example.org/sparql> { ?s ?p ?o } }"}, "SERVICE"),
    ("query", {"query": "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f }"}, "more than 8 MiB"),
]


def test_what_is_asked_wrongly_is_told_in_a_sentence(session: Session) -> None:
    for (tool, given, part), (failed, text) in zip(WRONG, session.all(*((tool, given) for tool, given, _ in WRONG)), strict=True):
        assert failed, (tool, given, text[:200])
        assert part in text, (tool, given, text[:300])
        assert "Traceback" not in text


EVENT_TABLE = "https://w3id.org/treaty-kg/ontology/eventTable"
NAMES_A_FILE = [
    ("toml", 'events = "{}"\n'),
    ("toml", '# [[\nevents = "{}"\n'),
    ("toml", 'title = "[["\nmeetings = "{}"\n'),
    ("toml", '"\\u0065vents" = "{}"\n'),
    ("ttl", f'<#f> <{EVENT_TABLE}> "{{}}" .'),
    ("ttl", f'<#f> <{EVENT_TABLE.replace("event", chr(92) + "u0065vent")}> "{{}}" .'),
    ("jsonld", f'{{{{"@id": "#f", "{EVENT_TABLE.replace("event", chr(92) + "u0065vent")}": "{{}}"}}}}'),
]


@pytest.mark.parametrize(("form", "text"), NAMES_A_FILE)
def test_no_file_is_opened_however_its_key_is_spelt(
    form: str, text: str, apmbc_build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(path: Path, *_: Any) -> Any:
        raise AssertionError(f"{path.name} was opened")

    monkeypatch.setattr("kg.claims.read.read_rows", opened)
    with pytest.raises(CorpusFaults, match="names a file, and no file is read here"):
        judged_text(text.format(tmp_path / "secret.csv"), form, Tables(apmbc_build))


def test_every_tool_only_reads(session: Session) -> None:
    async def tools(client: Client) -> Any:
        return (await client.list_tools()).tools

    found = session.with_client(tools)
    assert sorted(tool.name for tool in found) == ["check", "deadlines", "explain", "parties", "query", "status"]
    for tool in found:
        assert tool.annotations.read_only_hint
        assert tool.description
        assert all(asked.get("description") for asked in tool.input_schema["properties"].values()), tool.name


def test_the_ontology_is_there_as_resources(session: Session) -> None:
    async def read(client: Client) -> Any:
        listed = (await client.list_resources()).resources
        wanted = ("https://w3id.org/treaty-kg/ontology/module/claim", "https://w3id.org/treaty-kg/questions")
        return [str(each.uri) for each in listed], [(await client.read_resource(uri)).contents[0].text for uri in wanted]

    uris, (turtle_text, questions) = session.with_client(read)
    files = [
        *(ROOT / "ontology").glob("*.ttl"),
        *(ROOT / "ontology" / "vocabulary").glob("*.ttl"),
        *(ROOT / "ontology" / "shapes").glob("*.ttl"),
    ]
    assert len(uris) == len(set(uris)) == len(files) + 1
    assert turtle_text == (ROOT / "ontology" / "claim.ttl").read_text(encoding="utf-8")
    assert any(question["name"] == "number-of-parties" for question in json.loads(questions))
    for uri in uris:
        if uri != "https://w3id.org/treaty-kg/questions":
            assert any(f"<{uri}>" in path.read_text(encoding="utf-8") for path in files), uri


def test_without_the_sdk_the_command_says_what_is_missing(
    build: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kg.cli.conversing.find_spec", lambda _: None)
    assert main(["--build", str(build), "mcp"]) == 2
    assert "pip install 'treaty-kg[mcp]'" in capfd.readouterr().err


def test_the_claims_of_the_worked_example_need_their_tables(session: Session) -> None:
    """What the file names is not read for a stranger; the verdicts of the rest stay the same."""
    text = (DATA / "claims" / "lithuania.toml").read_text(encoding="utf-8")
    ((failed, told),) = session.all(("check", {"claims": text}))
    assert failed
    assert "no file is read here" in told


def test_a_query_that_takes_too_long_is_stopped(build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one process with the client, so that the limit can be a short one."""
    monkeypatch.setattr("kg.mcp.tools.MOST", Limits(seconds=1.0))
    server = server_of(Tables(build), ROOT / "ontology", ROOT / "queries", {})
    heavy = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"

    async def talk() -> Any:
        async with Client(server) as client:
            return await client.call_tool("query", {"query": heavy})

    result = anyio.run(talk)
    assert result.is_error
    assert "no answer within 1 seconds" in result.content[0].text
