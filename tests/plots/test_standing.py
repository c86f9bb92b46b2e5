"""Drawings tell what kg answers: statuses on maps, numbers on lines, on every kind of day."""

import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from kg.answers.lists import parties
from kg.answers.status import existed_on, status
from kg.answers.tables import Tables
from kg.law.vocabulary import BaseStatus
from kg.plots import steps
from kg.plots.lines import line_of, parties_over_time
from kg.plots.palette import LOOKS, STEPS, UNSAID, pattern_id
from kg.plots.places import other_land, places
from kg.plots.standing import bounds, changes, standing_of
from kg.plots.world import by_number, by_status, limits_of, spans_of, status_legend

DAYS = ("1997-12-03", "1999-03-01", "2025-12-26", "2025-12-27", "2026-04-14", "2026-04-15", "2030-01-01")


@pytest.fixture(scope="module")
def tables(apmbc_build: Path) -> Tables:
    return Tables(apmbc_build)


def test_every_status_has_a_look_of_its_own() -> None:
    assert set(LOOKS) == set(BaseStatus)
    assert len({(look.ground, look.ink, look.motif) for look in LOOKS.values()}) == len(LOOKS)


def test_looks_of_one_ground_differ_by_motif_so_that_a_grey_print_tells_them_apart() -> None:
    for ground in {look.ground for look in LOOKS.values()}:
        motifs = [look.motif for look in LOOKS.values() if look.ground == ground]
        assert len(set(motifs)) == len(motifs)


@pytest.mark.parametrize("day", DAYS)
def test_the_map_has_the_status_that_kg_answers(tables: Tables, day: str) -> None:
    standing = standing_of(tables, "apmbc", day)
    states = {code for code, told in tables.actors()["actors"].items() if told["kind"] == "state" and existed_on(told, day)}
    assert states <= set(standing)
    assert {code: status(tables, code, "apmbc", day)["status"] for code in standing} == standing


def test_every_state_is_somewhere_on_the_map(tables: Tables) -> None:
    drawn = {each.code for each in places(tables.gazetteer())}
    assert {code for code, told in tables.actors()["actors"].items() if told["kind"] == "state"} <= drawn


def test_each_shape_is_filled_with_the_look_of_its_status(tables: Tables) -> None:
    standing = standing_of(tables, "apmbc", "2025-12-27")
    drawn = by_status(tables.gazetteer(), standing)
    for each in places(tables.gazetteer()):
        if each.marker and each.code in standing:
            x, y = each.marker
            assert f'fill="url(#{pattern_id(standing[each.code])})" cx="{x}" cy="{y}"' in drawn
        if each.path and each.code in standing:
            assert f'fill="url(#{pattern_id(standing[each.code])})" d="{each.path}"' in drawn


def test_a_legal_person_of_the_past_is_on_the_map_only_while_it_has_a_status(build: Path) -> None:
    whole = Tables(build)
    assert standing_of(whole, "cppnm", "1990-10-02")["DDR"] == "party"
    assert "DDR" not in standing_of(whole, "cppnm", "1979-10-26")
    assert "DDR" not in standing_of(whole, "apmbc", "2020-01-01")


def test_a_state_is_on_no_map_of_a_day_before_it_existed(build: Path) -> None:
    """South Sudan is a State since 2011-07-09; the Russian Federation continues the Soviet Union, which was there in 1970."""
    whole = Tables(build)
    assert "SSD" not in standing_of(whole, "bwc", "2011-07-08")
    assert "SSD" in standing_of(whole, "bwc", "2011-07-09")
    early, late = (set(standing_of(whole, "gp1925", day)) for day in ("1925-06-17", "2020-01-01"))
    assert len(early) < 90 and len(late) > 190
    before = set(standing_of(whole, "apmbc", "1985-01-01"))
    assert "RUS" in before and "KAZ" not in before


def test_land_of_which_nothing_is_said_looks_like_no_status(tables: Tables) -> None:
    """Greenland is nobody's in the register; ``none`` is a statement, that somebody has done nothing."""
    assert UNSAID not in LOOKS.values() and UNSAID.ground not in {look.ground for look in LOOKS.values()} | set(STEPS)
    other = f'<path fill="url(#{pattern_id("unsaid")})" d="{other_land(tables.gazetteer())}"/>'
    standing = standing_of(tables, "apmbc", "2010-01-01")
    drawn = by_status(tables.gazetteer(), standing)
    [sudan] = [each for each in places(tables.gazetteer()) if each.code == "SSD"]
    for told in (drawn, by_number(tables.gazetteer(), {"LTU": 6}, limits_of(26))):
        assert f'<pattern id="{pattern_id("unsaid")}"' in told and other in told
        assert f'<path fill="url(#{pattern_id("unsaid")})" d="{sudan.path}"' in told
    assert status_legend(standing)[-1] == (f"url(#{pattern_id('unsaid')})", "no statement")


def test_the_slider_reaches_from_adoption_to_the_last_known_change(build: Path) -> None:
    whole = Tables(build)
    assert bounds(whole.treaty("gp1925"))[0] == "1925-06-17"
    first, last = bounds(whole.treaty("tpnw"))
    assert first == "2017-07-07"
    assert last == changes(whole.treaty("tpnw"))[-1] > whole.treaty("tpnw")["data_as_of"]


def test_the_steps_are_the_counts_of_kg_parties_on_the_day_and_before(tables: Tables) -> None:
    told = steps.parties_by_day(tables.treaty("apmbc"))
    for day, number in told:
        assert parties(tables, "apmbc", day)["count"] == number
        before = (date.fromisoformat(day) - timedelta(1)).isoformat()
        assert parties(tables, "apmbc", before)["count"] == steps.number_on(told, before)


def test_a_line_ends_where_the_list_of_acts_ends_and_says_the_number_there(tables: Tables) -> None:
    line = line_of(tables.treaty("apmbc"), "2030-01-01")
    assert line.until == tables.treaty("apmbc")["data_as_of"]
    drawn = parties_over_time([line], "2030-01-01")
    assert re.findall(r"<tspan[^>]*>(\d+)</tspan>", drawn) == [str(parties(tables, "apmbc", line.until)["count"])]


def test_a_line_says_how_many_no_count_has(build: Path) -> None:
    table = Tables(build).treaty("ccw-p1")
    line = line_of(table, "2022-10-04")
    unknown = [code for code in table["actors"] if status(Tables(build), code, "ccw-p1", "2022-10-04")["status"] == "unknown"]
    assert line.unknown == len(unknown) > 0
    assert f"and {len(unknown)} unknown" in parties_over_time([line], "2022-10-04")


def test_a_treaty_without_parties_yet_is_named_and_no_line_is_drawn(build: Path) -> None:
    drawn = parties_over_time([line_of(Tables(build).treaty("ctbt"), "2026-01-01")], "2026-01-01")
    assert "stroke-dasharray" not in drawn and 'd=""' not in drawn
    assert re.findall(r"<tspan[^>]*>(\d+)", drawn) == ["0"]


def test_names_of_lines_that_end_together_do_not_lie_upon_each_other(build: Path) -> None:
    whole = Tables(build)
    drawn = parties_over_time([line_of(whole.treaty(slug), "2026-08-22") for slug in whole.slugs], "2026-08-22")
    heights = sorted(float(y) for y in re.findall(r'y="([\d.]+)" font-size="15" fill="#1b2127"', drawn))
    assert len(heights) == len(whole.slugs)
    assert all(lower - upper >= 20 for upper, lower in pairwise(heights))
    assert heights[0] > 57, "below the line under the title"


def test_steps_of_a_number_leave_none_out_and_begin_at_one() -> None:
    assert limits_of(0) == () and spans_of(0) == []
    assert limits_of(3) == (1, 2, 3) and spans_of(3) == [(1, 1), (2, 2), (3, 3)]
    assert spans_of(26) == [(1, 5), (6, 10), (11, 15), (16, 20), (21, 26)]
    drawn = by_number({"LTU": {"numeric": "", "latitude": 55.0, "longitude": 24.0}}, {"LTU": 6}, limits_of(26))
    assert '<circle fill="#8fc3e6"' in drawn


def test_scales_have_round_numbers_and_years() -> None:
    assert steps.levels(166) == [0, 50, 100, 150]
    assert steps.levels(3) == [0, 1, 2, 3]
    assert steps.years("1997-12-03", "2026-04-14") == [(year, f"{year}-01-01") for year in (2000, 2005, 2010, 2015, 2020, 2025)]
    assert steps.years("2000-01-01", "2000-06-01") == [(2000, "2000-01-01")]
