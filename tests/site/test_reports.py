"""The page of the validation report says what ``kg validate`` says; the sources stand under their letters."""

import re
from pathlib import Path

from markupsafe import escape

from kg.answers.tables import Tables
from kg.places import ontology, queries
from kg.site.pages import SINGLE, page
from kg.validation.judge import is_judged, judge_build


def test_every_broken_rule_stands_on_the_page(apmbc_build: Path) -> None:
    told = page("validation", Tables(apmbc_build), static=True) or ""
    report = judge_build(apmbc_build, ontology(), queries=queries())
    assert is_judged(apmbc_build, ontology(), queries=queries())
    assert page("validation", Tables(apmbc_build)) is not None  # a server shows what was judged
    assert ("The graph conforms" in told) == report.conforms
    assert report.findings
    for rule in {finding.rule for finding in report.findings}:
        first = next(finding for finding in report.findings if finding.rule == rule)
        assert str(escape(first.message)) in told, rule


def test_a_server_judges_nothing(apmbc_build: Path, tmp_path: Path) -> None:
    (tmp_path / "build").symlink_to(apmbc_build)
    tables = Tables(tmp_path / "build")
    tables.manifest["key"] = "another"
    assert "has not been judged" in (page("validation", tables) or "")


def test_every_source_stands_under_its_letter(build: Path) -> None:
    tables = Tables(build)
    for name, source in list(tables.sources().items())[::20]:
        told = page(f"sources/{name[0].lower()}", tables, static=True) or ""
        assert f"<code>{name}</code>" in told and str(escape(source["title"])) in told
    assert page("sources/?", tables) is None
    assert "sources" in SINGLE


def test_reference_pages_name_acts_and_fit_a_phone(build: Path) -> None:
    tables = Tables(build)
    told = {path: page(path, tables, static=True) or "" for path in ("coverage", "conflicts", "agreement")}
    for path, text in told.items():
        assert "`" not in text and '<table class="stack"' in text and "make reference" not in text, path
        assert re.findall(r">[A-Z]{3}/\w", text) == re.findall(r">\w+_\w+<", text) == [], path
        assert 'data-is="' in text, "cells tell what they are where the head is out of sight"
    assert (
        'href="../page/id/participation/apmbc/DZA.html">Algeria: ratification <span class="day">2001-10-09</span></a>' in told["conflicts"]
    )
    assert "agrees with clause" in told["conflicts"]
