"""The static site of one treaty: what it links to, what it says, what it asks for, that it is the same each time."""

import json
import os
import re
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph
import pytest
from icalendar import Calendar
from pyoxigraph import RdfFormat

from kg.answers.deadlines import deadlines, first_of
from kg.answers.lists import parties
from kg.answers.status import status
from kg.answers.tables import Tables
from kg.namespaces import BASE
from kg.site.addresses import file_of
from kg.site.folder import write_site
from kg.site.pages import page
from kg.site.templating import json_ld, link
from kg.store import open_store

ON = "2026-04-14"
_LINK = re.compile(r'\b(?:href|src|action)="([^"]*)"')
_PLACE = re.compile(r'\bid="([^"]*)"')


@pytest.fixture(scope="module")
def tables(apmbc_build: Path) -> Tables:
    return Tables(apmbc_build)


@pytest.fixture(scope="module")
def site(tables: Tables, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("site") / "out"
    write_site(tables, target, ON)
    return target


def test_every_internal_link_leads_to_a_place(site: Path) -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    places = {path: _PLACE.findall(text) for path, text in texts.items()}
    assert [path for path, found in places.items() if len(found) != len(set(found))] == []
    lost = []
    for path, text in texts.items():
        for address in {each for each in _LINK.findall(text) if not each.startswith(("https://", "http://"))}:
            file, _, place = address.partition("#")
            target = Path(os.path.normpath(path.parent / file)) if file else path
            if not target.is_file() or (place and place not in places[target]):
                lost.append((str(path.relative_to(site)), address))
    assert len(texts) > 300 and lost == []


def test_the_ledger_tells_the_day_of_fulfilment_and_the_deadline_apart(site: Path, tables: Tables) -> None:
    text = (site / file_of("ledger/apmbc")).read_text(encoding="utf-8")
    done = [duty for duty in deadlines(tables, ON, slug="apmbc", standing=False) if duty["fulfilled_on"] and duty["deadline"]]
    assert len(done) > 30
    for duty in done:
        assert f"{duty['outcome'].replace('_', ' ')} {duty['fulfilled_on']}<small>due {duty['deadline']}</small>" in text, duty["id"]


@pytest.mark.parametrize("slug", ["cwc", "apmbc", "npt", "bwc", "ctbt"])
def test_the_largest_tables_of_obligations_stay_below_what_a_page_may_weigh(build: Path, slug: str) -> None:
    assert len((page(f"ledger/{slug}", Tables(build)) or "").encode()) < 150_000


@pytest.mark.parametrize("on", ["2012-01-01", "2021-09-01", "2022-01-01", "2025-06-30"])
def test_the_page_of_all_deadlines_stays_readable_on_any_day(build: Path, on: str) -> None:
    text = page("obligations", Tables(build), on) or ""
    assert len(text.encode()) < 150_000
    days = re.findall(r'data-is="due"><span class="day">([^<]*)', text[text.index('id="known"') :])
    assert days == sorted(days, key=first_of, reverse=True)


def test_a_treaty_has_its_data_beside_its_page_in_every_format(site: Path, tables: Tables) -> None:
    text = (site / file_of("id/treaty/apmbc")).read_text(encoding="utf-8")
    told = set()
    for ending, form in (("ttl", RdfFormat.TURTLE), ("jsonld", RdfFormat.JSON_LD), ("nt", RdfFormat.N_TRIPLES), ("rdf", RdfFormat.RDF_XML)):
        assert f'data/apmbc.{ending}"' in text
        triples = {str(quad.triple) for quad in pyoxigraph.parse(path=site / f"data/apmbc.{ending}", format=form)}
        told.add(frozenset(triples))
    assert len(told) == 1, "every format says the same"
    store = open_store(tables.build)
    layers = " ".join(f"<{BASE}graph/{layer}/apmbc>" for layer in ("asserted", "derived"))
    query = f"SELECT DISTINCT ?s ?p ?o WHERE {{ VALUES ?g {{ {layers} }} GRAPH ?g {{ ?s ?p ?o }} }}"
    assert next(iter(told)) == {f"{s} {p} {o}" for s, p, o in store.query(query)}


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    loads = re.compile(r'<(?:script|img|iframe|source)[^>]*src="([^"]*)"|<link rel="stylesheet" href="([^"]*)"|url\((?!#)|@import')
    for path in (*site.rglob("*.html"), *site.rglob("*.css")):
        for found in loads.finditer(path.read_text(encoding="utf-8")):
            assert (found[1] or found[2] or "http:").startswith("../") or (found[1] or found[2]).startswith("./"), (path, found[0])


def test_every_page_tells_machines_what_it_is(site: Path) -> None:
    addresses = []
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        told = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)[0])
        canonical = re.findall(r'<link rel="canonical" href="([^"]*)">', text)
        assert told["@context"]["@vocab"] == "https://schema.org/" and told["@id"].startswith(BASE), path
        assert told.get("name"), path
        assert not re.search(r">_:\w", text), path  # a node without a name has another label each time
        assert re.findall(r'<meta property="og:title" content="([^"]+)">', text) and canonical[0].startswith(BASE)
        assert re.findall(r'<meta property="og:url" content="([^"]+)">', text) == canonical
        addresses += canonical
    listed = re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    assert sorted(listed) == sorted(addresses) and len(set(listed)) == len(listed)


def test_home_is_a_dataset_and_the_sitemap_has_the_day_of_the_data(site: Path, tables: Tables) -> None:
    told = json.loads(
        re.findall(r'<script type="application/ld\+json">(.*?)</script>', (site / "index.html").read_text(encoding="utf-8"))[0]
    )
    assert told["@type"] == "Dataset" and told["license"].startswith("https://") and told["dateModified"] == tables.data_as_of
    assert f"<lastmod>{tables.data_as_of}</lastmod>" in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_every_question_of_the_catalogue_has_a_line_with_a_link(site: Path) -> None:
    told = (site / "page" / "questions.html").read_text(encoding="utf-8")
    assert re.findall(r'<li value="(\d+)"[^>]*><a href', told) == [str(number) for number in range(1, 45)]


def test_strips_have_a_key_with_titles_and_marks(site: Path) -> None:
    told = (site / "page" / "id" / "actor" / "LTU.html").read_text(encoding="utf-8")
    assert "<title>party from 2003-11-01 to 2025-06-27</title>" in told
    drawn = set(re.findall(r'<rect class="(\w+)" x=', told))
    assert set(re.findall(r'<rect class="(\w+)" width="30"', told)) == drawn and "Marks stand at the beginning of " in told


def test_feed_and_calendar_lie_beside_the_pages(site: Path) -> None:
    entries = ElementTree.parse(site / "feed.atom").getroot().findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) > 10
    events = Calendar.from_ical((site / "deadlines.ics").read_text(encoding="utf-8")).walk("VEVENT")
    assert len(events) > 10


def test_pages_say_what_the_answers_say(tables: Tables) -> None:
    table = page("id/treaty/apmbc", tables, ON) or ""
    assert f"<strong>{parties(tables, 'apmbc', ON)['count']}</strong> parties" in table
    for code in list(tables.treaty("apmbc")["actors"])[::9]:
        told, answer = page(f"id/participation/apmbc/{code}", tables, ON) or "", status(tables, code, "apmbc", ON)
        assert f'<dd><span class="status {answer["status"]}">' in told
        assert answer["since"] in told
        for duty in deadlines(tables, ON, slug="apmbc", actor=code, standing=False):
            assert duty["deadline"] is None or duty["deadline"] in told


def test_the_same_build_gives_the_same_bytes_and_an_unchanged_site_is_kept(tables: Tables, site: Path, tmp_path: Path) -> None:
    write_site(Tables(tables.build), tmp_path / "again", ON)
    first, again = ({p.relative_to(root): p.read_bytes() for p in root.rglob("*") if p.is_file()} for root in (site, tmp_path / "again"))
    assert first == again
    assert write_site(tables, site, ON)[1] == 0


def test_what_a_name_holds_is_never_markup(apmbc_build: Path) -> None:
    hostile = Tables(apmbc_build)
    hostile.actors()["actors"]["LTU"]["name"] = '</script><script>alert("x")</script>'
    told = page("id/participation/apmbc/LTU", hostile, ON) or ""
    assert "<script>alert" not in told and "&lt;script&gt;alert" in told
    assert "<" not in json_ld({"name": "</script>"}, "x")
    assert link("javascript:alert(1)") == "" and link("https://example.org/") == "https://example.org/"


def test_no_address_leaves_the_folder() -> None:
    for path in ("../x", "id/../../x", "/etc/passwd", "id//x", "."):
        with pytest.raises(ValueError, match="no address"):
            file_of(path)


def test_a_folder_with_something_else_is_refused(tables: Tables, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write_site(tables, tmp_path, ON)
    assert (tmp_path / "letter.txt").read_text(encoding="utf-8") == "mine"
