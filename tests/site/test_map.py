"""The page of a map: the table is what kg answers, the story has what the script needs, names stand in six languages."""

import json
import re
from pathlib import Path

import pytest

import kg.site
from kg.answers.lists import parties
from kg.answers.status import status
from kg.answers.tables import Tables
from kg.plots import outlines as module
from kg.plots.outlines import outlines
from kg.plots.palette import LOOKS
from kg.plots.standing import changes
from kg.site.assets import asset
from kg.site.drawings import drawing, drawings
from kg.site.pages import book_of, page

ON = "2025-12-27"
_ROW = re.compile(r'<tr data-code="(\w+)">.*?</tr>')


@pytest.fixture(scope="module")
def tables(apmbc_build: Path) -> Tables:
    return Tables(apmbc_build)


@pytest.fixture(scope="module")
def told(tables: Tables) -> str:
    found = page("map/apmbc", tables, ON)
    assert found is not None
    return found


def test_each_row_says_what_kg_status_says(tables: Tables, told: str) -> None:
    rows = {found[1]: found[0] for found in _ROW.finditer(told)}
    assert len(rows) >= 197
    for code, row in rows.items():
        answer = status(tables, code, "apmbc", ON)
        assert f'<span class="status {answer["status"]}">' in row, code
        assert answer["since"] is None or f'<td class="day">{answer["since"]}</td>' in row, code


def test_the_number_of_parties_is_that_of_kg_parties(tables: Tables, told: str) -> None:
    assert f'<strong id="bound">{parties(tables, "apmbc", ON)["count"]}</strong>' in told


def test_the_story_holds_every_period_and_cannot_end_its_element(tables: Tables, told: str) -> None:
    text = re.findall(r'<script type="application/json" id="story">(.*?)</script>', told)[0]
    story = json.loads(text)
    assert "<" not in text
    accounts = tables.treaty("apmbc")["actors"]
    assert story["periods"] == {code: [[*period[:3], period[4]] for period in account["periods"]] for code, account in accounts.items()}
    assert story["first"] == "1997-09-18" and story["known"] == "2026-04-14"
    assert story["states"]["SSD"] == [["2011-07-09", None]] and story["states"]["LTU"] == story["states"]["RUS"] == [], (
        "who was there all the time"
    )


def test_the_slider_reaches_the_day_of_the_data_and_what_is_known_to_come(build: Path) -> None:
    whole = Tables(build)
    assert whole.data_as_of is not None
    for slug in ("gp1925", "apmbc", "tpnw"):
        found = page(f"map/{slug}", whole) or ""
        table = whole.treaty(slug)
        last = max(whole.data_as_of, table["data_as_of"] or "", *changes(table)[-1:])
        assert f'"last":"{last}"' in found and f'max="{last}"' in found, slug
    assert table["data_as_of"] < changes(table)[-1], "a change that is known to come"


def test_a_map_says_that_outlines_are_those_of_today(told: str) -> None:
    assert "are those of today, on every day" in told


def test_the_table_has_the_colours_of_the_map() -> None:
    style = (Path(kg.site.__file__).parent / "static" / "map.css").read_text(encoding="utf-8")
    by_day = dict(re.findall(r"(--[\w-]+): (#\w+)", style.partition("@media")[0]))
    for code in LOOKS.keys() - {"none"}:
        [found] = re.findall(rf"#standing \.{code}::before {{ background: (.*?); }}", style)
        colours = re.sub(r"var\((--[\w-]+)\)", lambda name: by_day[name[1]], found)
        assert LOOKS[code].ground in colours, code
        assert LOOKS[code].motif == "plain" or LOOKS[code].ink in colours, code
    assert by_day["--none"] == LOOKS["none"].ground


def test_a_page_with_its_table_stays_small(build: Path) -> None:
    whole = Tables(build)
    for slug in whole.slugs:
        assert len((page(f"map/{slug}", whole) or "").encode()) < 150_000, slug


def test_nothing_on_the_page_needs_an_inline_style_or_script(told: str) -> None:
    assert " style=" not in told and " onclick=" not in told
    assert [kind for kind in re.findall(r"<script(?! src)([^>]*)>", told) if "json" not in kind] == []


def test_every_map_says_that_it_claims_nothing_about_borders(told: str, tables: Tables) -> None:
    for each in (told, page("map", tables, ON) or "", page("", tables, ON) or ""):
        assert "nothing is claimed about borders" in each


def test_without_outlines_the_page_says_so(tables: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ATLAS", tmp_path / "missing.json")
    outlines.cache_clear()
    try:
        found = page("map/apmbc", tables, ON) or ""
        drawn = drawing(f"map/apmbc/{ON}.svg", book_of(tables, ON)) or ""
    finally:
        outlines.cache_clear()
    assert "make assets" in found
    assert drawn.count("<circle") >= 197


def test_drawings_are_named_by_treaty_and_day_and_by_nothing_else(tables: Tables) -> None:
    book = book_of(tables, ON)
    assert drawings(book) == [f"map/{ON}.svg", f"map/apmbc/{ON}.svg"]
    assert all(asset(name, book) for name in drawings(book))
    for name in ("map/apmbc/2025-02-30.svg", "map/apmbc/20251227.svg", "map/nothing/2025-12-27.svg", "map/x.svg", "map/apmbc/x/y.svg"):
        assert drawing(name, book) is None, name


def test_the_script_of_outlines_holds_no_path_of_a_page(tables: Tables, told: str) -> None:
    found = asset("world.js", book_of(tables, ON))
    assert found is not None and found[0].startswith(b"window.treatyKgWorld=")
    assert told.count("<path") < 30


def test_a_state_is_named_in_the_six_languages_with_their_direction(tables: Tables) -> None:
    found = page("id/actor/EGY", tables, ON) or ""
    assert '<bdi lang="ar" dir="rtl">مصر</bdi>' in found
    for tag, name in (("zh", "埃及"), ("en", "Egypt"), ("fr", "Égypte"), ("ru", "Египет"), ("es", "Egipto")):
        assert f'<bdi lang="{tag}">{name}</bdi>' in found
    assert "babel-cldr" in found and "dh-country-codes" in found, "the sources of the names"


def test_a_name_that_no_source_gives_is_absent(tables: Tables) -> None:
    found = page("id/actor/ZAN", tables, ON) or ""
    assert re.findall(r'<bdi lang="(\w+)"', found) == ["en"]


def test_the_chart_says_in_words_and_as_a_table_what_it_draws(tables: Tables) -> None:
    found = page("id/treaty/apmbc", tables, ON) or ""
    count = parties(tables, "apmbc", ON)["count"]
    assert f'<desc id="chart-told">{count} on {ON}; at most 166, first on 2025-12-01.' in found
    assert f"<tr><td>{ON}</td><td>{count}</td></tr>" in found
    assert "<tr><td>2024</td>" in found or "<tr><td>2018</td>" in found
