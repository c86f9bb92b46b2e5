"""The site in another language: each message accented, so that whatever stays as it was comes from data or is marked as English."""

import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kg.answers.tables import Tables
from kg.cli.run import run
from kg.pipeline import build
from kg.places import ontology, queries
from kg.server.app import application
from kg.site import asking, folder, judged
from kg.site.assets import asset
from kg.site.folder import write_site
from kg.site.node import missing_page, node_page
from kg.site.pages import KINDS, SINGLE, book_of, page
from kg.site.shown import Shown
from kg.site.terms.lexicon import lexicon
from kg.site.texts import catalogue
from kg.site.texts.catalogue import texts
from kg.validation.report import Report
from tests.site.accents import SIGNS, accented, said

ON = "2026-04-14"
SIGN = re.compile(f"[{SIGNS}]")


@pytest.fixture(scope="module", autouse=True)
def _catalogues(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """English beside itself with accents, called French and Arabic, and a Spanish that knows one message."""
    place, english = tmp_path_factory.mktemp("texts"), (catalogue.FOLDER / "en.ftl").read_text(encoding="utf-8")
    for name, text in {"en": english, "fr": accented(english), "ar": accented(english), "es": "pair-why = Por qué\n"}.items():
        (place / f"{name}.ftl").write_text(text, encoding="utf-8")
    kept, catalogue.FOLDER = catalogue.FOLDER, place
    texts.cache_clear()
    yield
    catalogue.FOLDER = kept
    texts.cache_clear()


@pytest.fixture(scope="module")
def tables(apmbc_build: Path) -> Tables:
    return Tables(apmbc_build)


def kinds(tables: Tables) -> dict[str, str]:
    """A page of every kind, by its path."""
    book = book_of(tables, ON, "fr")
    paths = [*SINGLE, *(path for kind in KINDS.values() for path in _some(list(kind.paths(book))))]
    made = {path: page(path, tables, ON, language="fr", static=path == "validation") or "" for path in paths}
    inward = [("in", "https://w3id.org/treaty-kg/ontology/actor", "iri", "https://w3id.org/treaty-kg/id/x")]
    return {**made, "node": node_page(book, "id/x/y", inward), "missing": missing_page(book, "id/x")}


def _some(paths: list[str]) -> list[str]:
    """The first, the last and three between: kinds with one beginning hold several kinds of pages."""
    return sorted({paths[place * (len(paths) - 1) // 8] for place in range(9)})


class Read(HTMLParser):
    """What a page says in its own language, without code and without what is marked as another language."""

    VOID = frozenset({"meta", "link", "input", "br", "img", "path", "rect"})
    SHOWN = frozenset({"title", "alt", "placeholder", "aria-label", "data-filter", "data-choices", "data-since", "data-is"})

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        quiet = (
            tag in ("script", "code", "pre", "textarea", "option")
            or given.get("lang") not in (None, "fr")
            or given.get("rel") == "external"
        )
        quiet = quiet or bool(self._open and self._open[-1][1])
        if not quiet:
            self.found += [(f"{tag} {name}", value) for name, value in attrs if name in self.SHOWN and value]
        if tag not in self.VOID:
            self._open.append((tag, quiet))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Nothing is opened."""

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not (self._open and self._open[-1][1]):
            self.found.append((self._open[-1][0] if self._open else "", " ".join(data.split())))


NAMES = re.compile(r"treaty-kg|SPARQL|VoID|Turtle|JSON-LD|N-Triples|RDF/XML|(?:tkg|id|shp):[\w/-]*|https?://\S+")
"""What has the same name in all languages."""


JOINED = {("question", "td"), ("ontology", "title"), ("shapes", "h1")}
"""Where several names of the data stand in one text: answers to queries, arrows of diagrams."""


def told_by_data(tables: Tables) -> str:
    """All that the build holds, with the rules, the questions and the prefixes: names, titles, definitions, codes."""
    files = (*tables.build.rglob("*.json"), *tables.build.rglob("*.nq"), *ontology().rglob("*.ttl"), *queries().rglob("*.rq"))
    rules = lexicon(tables).rules["all"].values()
    told = [*(file.read_text(encoding="utf-8") for file in files), *(f"{each.id} {each.title} {each.why} {each.source}" for each in rules)]
    text = "\n".join(told).replace('\\"', '"')
    return f"{text}\n{text.replace('_', ' ')}".casefold()


def test_every_text_of_every_kind_of_page_is_translated_or_comes_from_data(tables: Tables) -> None:
    data, left = told_by_data(tables), set()
    for path, told in kinds(tables).items():
        parser = Read()
        parser.feed(told)
        assert '<html lang="fr">' in told and SIGN.search(told), path
        for place, text in parser.found:
            joined = r"[\s;]+" if (path.partition("/")[0], place) in JOINED else r" · |; |: |, |\n"
            parts = re.split(joined, NAMES.sub("", text))
            if not SIGN.search(text) and (
                own := [part for part in parts if re.search(r"[A-Za-z]{2}", part) and part.strip().casefold() not in data]
            ):
                left.add((path, place, *own))
    assert sorted(left) == []


def test_states_bear_the_names_of_the_language_and_what_is_english_says_so(tables: Tables) -> None:
    told = page("id/participation/apmbc/LTU", tables, ON, language="fr") or ""
    assert f"<title>Lituanie {said('and the')} Anti-Personnel" in told and f'<span class="status party">{said("party")}</span>' in told
    assert re.search(r'<li lang="en">Article <a', told) and '<p class="lead" lang="en">' in told
    states = page("states", tables, ON, language="fr") or ""
    places = [states.index(f">{name}</a>") for name in ("Afghanistan", "Lituanie", "Luxembourg")]
    assert places == sorted(places) and ">Lithuania</a>" not in states
    assert ">Lithuania</a>" in (page("states", tables, ON) or "")


def test_words_of_the_ontology_are_shown_in_the_language_if_they_have_a_label_in_it(
    tables: Tables, apmbc_data: Path, tmp_path: Path
) -> None:
    changed = tmp_path / "ontology"
    shutil.copytree(ontology(), changed)
    with (changed / "act.ttl").open("a", encoding="utf-8") as file:
        file.write('\ntkg:tally rdfs:label "décompte"@fr, "счёт"@ru .\n')
    build(apmbc_data, changed, tmp_path / "build")
    french, english = (page("ontology/tally", Tables(tmp_path / "build"), ON, language=each) or "" for each in ("fr", "en"))
    assert "<h1>décompte</h1>" in french and '<p class="lead" lang="en">' in french
    assert "<h1>tally</h1>" in english and "décompte" not in english and 'lang="en"' not in english.partition("<body")[2]
    assert '<h1 lang="en">tally</h1>' in (page("ontology/tally", tables, ON, language="fr") or "")


def test_lines_run_from_right_to_left_where_the_language_does(tables: Tables) -> None:
    told = page("id/actor/EGY", tables, ON, language="ar") or ""
    assert '<html lang="ar" dir="rtl">' in told and "<h1>مصر</h1>" in told
    assert '<html lang="en">' in (page("id/actor/EGY", tables, ON) or "")


def test_scripts_say_the_same_language(tables: Tables) -> None:
    content, _ = asset("site.js", book_of(tables, ON, "fr")) or (b"", "")
    told, _, script = content.decode().partition(";\n")
    assert (
        f'"script-all":"{said("all")}"' in told and f'"former_party":"{said("former party")}"' in told and script.startswith('"use strict"')
    )
    assert '"codes":{}' in (asset("site.js", book_of(tables, ON)) or (b"", ""))[0].decode().partition("\n")[0]


def test_a_site_in_another_language_is_another_site(tables: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "sample", lambda build, query: Shown(problem="not asked"))
    monkeypatch.setattr(judged, "judge_build", lambda build, ontology, queries: Report(()))
    monkeypatch.setattr(folder, "paths", lambda book: ["", "states", "id/treaty/apmbc"])
    write_site(tables, tmp_path / "site", ON)
    english = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert write_site(tables, tmp_path / "site", ON, "fr") == (3, 3)
    assert write_site(tables, tmp_path / "site", ON, "fr") == (3, 0)
    french = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert 'lang="en">' in english.partition("<head>")[0] and 'lang="fr">' in french.partition("<head>")[0]


def test_the_command_tells_what_a_catalogue_lacks(
    tables: Tables, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "write_site", lambda tables, target, on, language: (1, 1))
    assert run(["--build", str(tables.build), "site", str(tmp_path / "es"), "--language", "es"]) == 0
    told = capsys.readouterr().err
    assert "es.ftl: pair-views is not translated; English stands in its place" in told and "pair-why is" not in told
    assert run(["--build", str(tables.build), "site", str(tmp_path / "xx"), "--language", "xx"]) == 2
    assert 'no catalogue of the language "xx"' in capsys.readouterr().err


def test_a_server_speaks_the_language_that_it_was_started_with(tables: Tables) -> None:
    with TestClient(application(tables.build, language="fr")) as client:
        assert '<html lang="fr">' in client.get("/", headers={"accept": "text/html"}).text
        missing = client.get("/page/id/nothing", headers={"accept": "text/html"})
        assert missing.status_code == 404 and said("No such page") in missing.text
        assert said("No such day") in client.get("/page/states?on=never", headers={"accept": "text/html"}).text
