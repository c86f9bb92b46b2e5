"""Who reads rather than computes asks the graph on pages, with and without a script."""

import csv
import html
import io
import re
import shlex
from pathlib import Path
from urllib.parse import quote

import pytest

from kg.site.asking import FIRST_QUERY, questions
from kg.site.assets import EDITOR, asset, editor_files
from kg.site.shown import joined, shown
from kg.sparql.answer import Answer, Term
from kg.sparql.local import ask
from tests.server.served import Served

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s a tkg:Treaty }"


def test_a_browser_is_led_from_the_endpoint_to_the_page(server: Served) -> None:
    told = server.query(COUNT, BROWSER)
    assert (told.status, told.headers["location"]) == (303, f"/page/sparql?query={quote(COUNT)}")
    assert "accept" in told.headers["vary"].lower()
    assert "<td>1</td>" in server.get(told.headers["location"]).body.decode()
    assert server.get("/sparql", Accept=BROWSER).headers["location"] == "/page/sparql"
    assert server.query(COUNT, "*/*").status == 200  # a program that takes anything is answered


def test_a_link_may_name_the_format(server: Served) -> None:
    told = server.query(COUNT, BROWSER, "&format=csv")
    assert (told.status, told.media) == (200, "text/csv")
    assert list(csv.reader(io.StringIO(told.body.decode()))) == [["n"], ["1"]]
    assert server.query("CONSTRUCT WHERE { ?s a tkg:Treaty }", BROWSER, "&format=ttl").media == "text/turtle"
    assert server.query(COUNT, BROWSER, "&format=exe").status == 400


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("ASK { ?s a tkg:Treaty }", "Yes."),
        ("ASK { ?s a tkg:Nothing }", "No."),
        ("SELECT ?s WHERE { ?s a tkg:Nothing }", "No rows."),
        ("CONSTRUCT WHERE { ?s a tkg:WithdrawalClause }", "a tkg:WithdrawalClause"),
        ("SELECT * WHERE { ?s a tkg:Treaty }", 'href="../page/id/treaty/apmbc"'),
        ('SELECT ("</td><script>" AS ?x) {}', "&lt;/td&gt;&lt;script&gt;"),
        ('SELECT ("zebra; apple" AS ?x) {}', "zebra; apple"),  # a text is shown as it was answered
    ],
)
def test_every_form_of_answer_is_shown(server: Served, query: str, said: str) -> None:
    told = server.get(f"/page/sparql?query={quote(query)}")
    assert (told.status, told.media) == (200, "text/html")
    assert said in told.body.decode()


def test_what_is_wrong_is_said_on_the_page_and_not_remembered(server: Served) -> None:
    told = server.get(f"/page/sparql?query={quote('SELECT * WHERE {')}")
    assert (told.status, told.headers["cache-control"]) == (400, "no-store")
    body = told.body.decode()
    assert "line 1" in body and "SELECT * WHERE {</textarea>" in body
    assert server.get("/page/sparql?query=a&query=b").status == 400
    assert server.get(f"/page/sparql?query={quote('SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }')}").status == 400


def test_a_question_is_asked_in_place_with_the_values_given(server: Served, apmbc_build: Path) -> None:
    question = questions()["number-of-parties"]
    for on in ("2025-12-26", "2025-12-27"):
        told = server.get(f"/page/question/{question.name}?treaty=apmbc&on={on}").body.decode()
        rows = ask(apmbc_build, question.bound({"treaty": "apmbc", "on": on})).rows
        shown = re.findall(r"<td>(\d+)</td>", told)
        assert rows and [str(row["value"]) for row in rows] == shown
    assert server.get(f"/page/question/{question.name}?on=tomorrow").status == 400
    assert server.get("/page/question/none").status == 404


def test_a_value_that_is_wrong_is_told_beside_the_question(server: Served) -> None:
    told = server.get("/page/question/number-of-parties?treaty=apmbc&on=tomorrow", Accept=BROWSER)
    assert (told.status, told.media, told.headers["cache-control"]) == (400, "text/html", "no-store")
    assert 'value="tomorrow"' in told.body.decode() and "YYYY-MM-DD" in told.body.decode()
    assert server.get("/page/question/number-of-parties?treaty=nothing", Accept=BROWSER).status == 400


def test_what_asks_nothing_leaves_the_form(server: Served) -> None:
    for more in ("on=2025-12-27", "foo=1"):
        told = server.get(f"/page/sparql?{more}", Accept=BROWSER)
        assert told.status == 200 and "<textarea" in told.body.decode()
    assert server.get("/page/sparql?update=x", Accept=BROWSER).status == 403


def test_the_command_can_be_copied_into_a_shell(server: Served) -> None:
    told = server.get(f"/page/question/number-of-parties?treaty={quote('Anti-Personnel Mine Ban Convention')}").body.decode()
    command = html.unescape(re.search(r"<code>(kg query .*?)</code>", told)[1])  # type: ignore[index]
    assert "treaty=Anti-Personnel Mine Ban Convention" in shlex.split(command)
    name, question = next((name, each) for name, each in questions().items() if any(not one.default for one in each.parameters.values()))
    command = re.search(r"<code>kg query .*?</code>", server.get(f"/page/question/{name}?").body.decode())[0]  # type: ignore[index]
    for one in question.parameters.values():
        assert (f"{one.name}=" in command) == bool(one.default)


def test_only_what_an_engine_joined_is_put_in_order() -> None:
    query = 'SELECT ?name (GROUP_CONCAT(DISTINCT COALESCE(?s, ""); SEPARATOR="; ") AS ?evidence) {}'
    row: dict[str, Term] = {name: {"type": "literal", "value": "zebra; apple"} for name in ("name", "evidence")}
    told = shown(Answer("SELECT", ("name", "evidence"), (row,)), joined(query))
    assert [cell.text for cell in told.rows[0]] == ["zebra; apple", "apple; zebra"]


def test_what_stands_in_the_editor_at_first_has_an_answer(apmbc_build: Path) -> None:
    rows = ask(apmbc_build, FIRST_QUERY).rows
    assert [(row["name"], row["inForce"]) for row in rows] == [("Anti-Personnel Mine Ban Convention", "1999-03-01")]


def test_the_editor_asks_nothing_of_another_place(server: Served) -> None:
    body = server.get("/page/sparql").body.decode()
    assert "<textarea" in body  # what is there without a script
    assert all((f"assets/{name}" in body) == bool(editor_files()) for name in EDITOR)
    rules = server.get("/page/sparql").headers["content-security-policy"]
    assert "script-src 'self';" in rules and "connect-src 'self';" in rules and "http" not in rules
    assert server.get("/page/assets/prefixes.json").json()["tkg"] == "https://w3id.org/treaty-kg/ontology/"
    assert server.get("/page/assets/sparql.js").media == "text/javascript"
    assert server.get("/page/assets/..%2f..%2fpages.py").status == 404


def test_no_file_beside_the_assets_is_given_away() -> None:
    assert asset("../pages.py", None) is None  # type: ignore[arg-type]


def test_a_day_that_is_none_is_told_on_a_page(server: Served) -> None:
    told = server.get("/page/id/treaty/apmbc?on=tomorrow", Accept=BROWSER)
    assert (told.status, told.media, told.headers["cache-control"]) == (400, "text/html", "no-store")
    assert "YYYY-MM-DD" in told.body.decode() and "<h1" in told.body.decode()
    assert server.get("/page/id/treaty/apmbc?on=1492-01-01", Accept=BROWSER).media == "text/html"
    assert server.get("/page/id/treaty/apmbc?on=tomorrow", Accept="application/json").media == "application/json"


def test_a_reader_claims_a_status_and_is_told_the_verdict(server: Served) -> None:
    assert '<select name="actor">' in server.get("/page/claims").body.decode()
    claim = "/page/claims?actor=LTU&treaty=apmbc&day={}&status={}"
    for day, status, verdict in (
        ("2025-12-26", "bound", "supported"),
        ("2025-12-27", "bound", "refuted"),
        ("2025-12-27", "not_bound", "supported"),
        ("2025-12-27", "signatory", "refuted"),
    ):
        told = server.get(claim.format(day, status))
        assert told.status == 200 and f'<span class="status {verdict}">' in told.body.decode(), (day, status)
    assert "id/participation/apmbc/LTU" in told.body.decode()
    wrong = server.get("/page/claims?actor=%3Cscript%3E&treaty=apmbc&status=bound&day=never", Accept=BROWSER)
    assert wrong.status == 400 and "<script>" not in wrong.body.decode().partition("<main")[2]
    assert "Nothing known was given for: actor, day." in wrong.body.decode()
