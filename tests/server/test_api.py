"""``/api/v1`` gives the answers of the command line; feeds, health and pages stand beside it."""

import io
import json
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from kg.answers.tables import Tables
from kg.site.pages import page
from tests.server.served import Served


def test_status_is_that_of_the_interface(server: Served) -> None:
    told = server.get("/api/v1/status?actor=LTU&treaty=apmbc&on=2025-12-27").json()
    assert (told["status"], told["bound"], told["since"]) == ("former_party", False, "2025-12-27")
    assert [reason["kind"] for reason in told["because"]][:2] == ["act", "provision"]


def test_every_question_answers(server: Served, apmbc_build: Path) -> None:
    day = "on=2025-12-27"
    assert server.get(f"/api/v1/parties?treaty=apmbc&{day}").json()["count"] > 150
    assert {each["actor"] for each in server.get("/api/v1/periods?actor=Finland").json()} == {"FIN"}
    assert server.get(f"/api/v1/explain?actor=LTU&treaty=apmbc&{day}").json()["says"]
    due = server.get(f"/api/v1/deadlines?treaty=apmbc&{day}&state=overdue,pending").json()
    assert {each["outcome"] for each in due} <= {"overdue", "pending"}
    assert server.get("/healthz").json()["data_as_of"] == Tables(apmbc_build).data_as_of


@pytest.mark.parametrize(
    ("target", "status"),
    [
        ("status?actor=LTU&treaty=apmbc", 400),  # no day, and none is assumed
        ("status?actor=LTU&treaty=apmbc&on=2025-02-30", 400),
        ("status?actor=Korea&treaty=apmbc&on=2025-01-01", 400),  # two States
        ("status?actor=Atlantis&treaty=apmbc&on=2025-01-01", 404),
        ("status?actor=LTU&treaty=nothing&on=2025-01-01", 404),
        ("parties?treaty=apmbc&on=2025-01-01&member_of=nothing", 404),
        ("deadlines?on=2025-01-01&state=nothing", 400),
        ("nothing", 404),
    ],
)
def test_wrong_questions_are_told_in_a_sentence(server: Served, target: str, status: int) -> None:
    told = server.get(f"/api/v1/{target}")
    assert told.status == status
    assert told.json()["error"]


def test_ambiguous_names_come_with_their_candidates(server: Served) -> None:
    told = server.get("/api/v1/status?actor=Korea&treaty=apmbc&on=2025-01-01").json()
    assert len(told["suggestions"]) == 2


def test_description_names_every_question(server: Served) -> None:
    told = server.get("/api/v1/openapi.json").json()
    assert {path.rpartition("/")[2] for path in told["paths"]} >= {"status", "explain", "parties", "periods", "deadlines"}


def test_feed_is_atom_and_the_same_each_time(server: Served) -> None:
    first = server.get("/feed.atom")
    root = ET.fromstring(first.body)
    ids = [entry.findtext("{http://www.w3.org/2005/Atom}id") for entry in root.iter("{http://www.w3.org/2005/Atom}entry")]
    assert len(ids) == len(set(ids)) > 0
    assert server.get("/feed.atom").body == first.body
    links = {entry.find("{http://www.w3.org/2005/Atom}link").get("href") for entry in root.iter("{http://www.w3.org/2005/Atom}entry")}
    assert {server.get(urlsplit(link).path).status for link in links} == {200}, "acts and statuses have no pages; where they are told has"


def test_calendar_holds_open_deadlines(server: Served) -> None:
    from icalendar import Calendar  # noqa: PLC0415

    told = server.get("/deadlines.ics?treaty=apmbc&on=2025-12-27&state=pending,overdue")
    events = Calendar.from_ical(told.body.decode()).walk("VEVENT")
    assert told.media == "text/calendar"
    assert events
    assert all(event["uid"].endswith("@treaty-kg") for event in events)
    for path, calendar in (("id/treaty/apmbc", "deadlines.ics?treaty=apmbc"), ("id/actor/MRT", "deadlines.ics?actor=MRT")):
        assert f'href="../../../{calendar}"' in server.get(f"/page/{path}").body.decode()
        assert Calendar.from_ical(server.get(f"/{calendar}").body.decode()).walk("VEVENT")


class Linked(HTMLParser):
    """The addresses that a page loads without being asked, and what it leads to."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        addresses = [value or "" for name, value in attrs if name in ("src", "href", "data")]
        if tag in ("script", "img", "iframe", "source", "object", "embed") or said.get("rel") == "stylesheet":
            self.loaded += addresses
        elif tag in ("a", "link"):
            self.links += addresses


@pytest.mark.parametrize("path", ["/", "/page/id/actor/LTU", "/page/id/treaty/apmbc", "/page/ontology/"])
def test_pages_ask_nothing_of_another_place(server: Served, path: str) -> None:
    told, linked = server.get(path), Linked()
    linked.feed(told.body.decode())
    assert linked.loaded
    for address in linked.loaded:
        loaded = server.get(urljoin(f"http://here{path}", address).removeprefix("http://here"))
        assert (loaded.status, loaded.media in ("text/css", "text/javascript", "image/svg+xml")) == (200, True)
    rules = told.headers["content-security-policy"]
    assert "default-src 'none'" in rules and "http" not in rules and "unsafe" not in rules


def test_a_page_tells_of_the_day_that_is_asked_for(server: Served) -> None:
    last, first = (server.get(f"/page/id/participation/apmbc/LTU?on={day}").body.decode() for day in ("2025-12-26", "2025-12-27"))
    assert '<dd><span class="status withdrawing">' in last
    assert '<dd><span class="status former_party">' in first
    assert 'href="../../../../page/id/treaty/apmbc?on=2025-12-26' in last  # the day goes with the reader
    assert server.get("/page/id/treaty/apmbc?on=2025-13-01").status == 400
    assert server.get("/page/id/treaty/apmbc?on=9999-12-31").status == 400
    assert server.get("/?on=").status == 200


def test_who_reads_pages_is_told_in_a_page_that_there_is_none(server: Served) -> None:
    told = server.get("/page/id/actor/XXX", Accept="text/html,*/*;q=0.8")
    assert (told.status, told.media) == (404, "text/html")
    assert b"No such page" in told.body and b"No such page" not in server.get("/page/id/actor/XXX").body


def test_pages_are_those_of_the_site(server: Served, apmbc_build: Path) -> None:
    tables = Tables(apmbc_build)
    for path in ("", "states", "obligations", "id/treaty/apmbc", "id/actor/LTU", "id/participation/apmbc/LTU", "ledger/apmbc"):
        assert server.get(f"/page/{path}" if path else "/").body.decode() == page(path, tables)
    assert b"tkg:WithdrawalClause" in server.get("/page/id/treaty/apmbc/clause/withdrawal").body  # no page of its own, and still one


def test_a_page_shows_text_as_text(server: Served) -> None:
    told = server.get("/page/%3Cscript%3Ealert(1)%3C/script%3E")
    assert told.status == 404
    assert b"<script" not in told.body


def test_home_leads_to_everything(server: Served) -> None:
    linked = Linked()
    linked.feed(server.get("/").body.decode())
    for place in ("/page/sparql", "/api/v1/openapi.json", "/dataset", "/feed.atom", "/deadlines.ics", "/page/id/treaty/apmbc"):
        assert f".{place}" in linked.links
        assert server.get(place).status == 200


def test_context_is_json_ld(server: Served) -> None:
    told = server.get("/context.jsonld")
    assert told.media == "application/ld+json"
    assert json.load(io.BytesIO(told.body))["@context"]["ofParticipation"] == {"@id": "tkg:ofParticipation", "@type": "@id"}


CLAIM = """said_on = 2026-01-10
[[claim]]
id = "left"
claim = "Lithuania is a party to the Mine Ban Convention."
proposition = {proposition}
"""


def test_claims_are_not_a_way_to_files(server: Served) -> None:
    for key in ("events", "meetings"):
        told = server.ask("POST", "/api/v1/check", f'{key} = "/etc/passwd"\n'.encode(), Content_Type="text/plain")
        assert told.status == 400
        assert "no file is read here" in told.json()["error"]
        assert b"root:" not in told.body


def test_faults_of_claims_are_told_all_at_once_without_a_path_of_the_server(server: Served) -> None:
    told = server.ask("POST", "/api/v1/check", CLAIM.replace("{proposition}", "{ kind = 'nothing' }").encode(), Content_Type="text/plain")
    assert told.status == 400
    assert told.json()["faults"]
    assert all(fault.startswith("claims.toml:") for fault in told.json()["faults"])
    assert server.ask("POST", "/api/v1/check", b"\xff", Content_Type="text/plain").status == 400
    assert server.get("/api/v1/check").status == 405


def test_claims_are_judged(server: Served) -> None:
    span = 'start = { actor = "LTU", treaty = "apmbc", act = "withdrawal" }, end = { day = 2025-12-27 }'
    interval = f'{{ kind = "interval", {span}, n = 6, unit = "month" }}'
    told = server.ask("POST", "/api/v1/check", CLAIM.replace("{proposition}", interval).encode(), Content_Type="text/plain")
    assert [(each["id"], each["verdict"]) for each in told.json()] == [("left", "supported")]


def test_a_parameter_that_is_not_known_is_refused(server: Served) -> None:
    told = server.get("/api/v1/deadlines?on=2025-12-27&treatty=apmbc")
    assert told.status == 400 and told.json()["suggestions"][:2] == ["on", "treaty"]
    known = server.get("/api/v1/status?actor=LTU&treaty=apmbc&on=2025-12-27&known_on=2025-01-01")
    assert known.status == 400 and "--known-on" in known.json()["error"]
    assert server.get("/deadlines.ics?treatty=apmbc").status == 400
    assert server.get("/feed.atom?treaty=apmbc").status == 400


@pytest.mark.parametrize(
    "target", ["api/v1/status?treaty=apmbc&on=2025-12-27&actor=", "page/id/treaty/apmbc?on=", "api/v1/", "data/x.ttl?on="]
)
def test_what_was_written_is_quoted_in_short(server: Served, target: str) -> None:
    told = server.get(f"/{target}{'x' * 5000}")
    assert told.status in (400, 404)
    assert b"x" * 81 not in told.body
