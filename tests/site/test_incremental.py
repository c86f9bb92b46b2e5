"""A site over an earlier one: what changed is made anew, what did not is the same file, and the bytes are those of a whole one."""

import csv
import shutil
from pathlib import Path

import pytest

from kg.answers.tables import Tables
from kg.pipeline import build
from kg.places import home, ontology
from kg.site import asking, hands, judged
from kg.site.folder import MARK, write_site
from kg.site.pages import group_of
from kg.site.shown import Shown
from kg.validation.report import Report

TREATIES = ("ccw", "ccw-p1", "inf", "newstart", "salt1")
ON = "2026-04-14"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of a convention with one of its protocols, and of three treaties that ended."""
    target = tmp_path_factory.mktemp("some") / "data"
    shutil.copytree(home() / "data", target, ignore=shutil.ignore_patterns("treaties"))
    for slug in TREATIES:
        shutil.copytree(home() / "data" / "treaties" / slug, target / "treaties" / slug)
    return target


@pytest.fixture(autouse=True)
def _nothing_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Queries and rules are not what is tested here."""
    monkeypatch.setattr(asking, "sample", lambda build, query: Shown(problem="not asked"))
    monkeypatch.setattr(judged, "judge_build", lambda build, ontology, queries: Report(()))


def tables_of(data: Path) -> Tables:
    build(data, ontology(), data.parent / "build")
    return Tables(data.parent / "build")


def remark(acts: Path, text: str) -> None:
    """Give the last act of a file another remark."""
    with acts.open(encoding="utf-8", newline="") as told:
        head, *rows = csv.reader(told)
    rows[-1][head.index("note")] = text
    with acts.open("w", encoding="utf-8", newline="") as told:
        csv.writer(told, lineterminator="\n").writerows([head, *rows])


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def places(folder: Path) -> dict[str, int]:
    return {str(path.relative_to(folder)): path.stat().st_ino for path in (folder / "page" / "id").rglob("*.html")}


def test_only_what_a_change_reaches_is_made_anew(data: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    pages, made = write_site(tables_of(data), site, ON)
    assert made == pages
    before = places(site)
    remark(data / "treaties" / "inf" / "acts.csv", "A remark that was not there.")
    tables = tables_of(data)
    pages, made = write_site(tables, site, ON)
    after = places(site)
    moved = {path for path in after if after[path] != before.get(path)}
    assert "page/id/treaty/inf.html" in moved and "page/id/participation/inf/USA.html" in moved and "page/id/actor/RUS.html" in moved
    assert all("/ccw" not in path and "/salt1" not in path for path in moved)
    assert "page/id/actor/LTU.html" in after and "page/id/actor/LTU.html" not in moved
    assert 0 < len(moved) < made < pages
    told = [path.read_text(encoding="utf-8") for path in (site / "page/id/participation/inf").iterdir()]
    assert any("A remark that was not there." in text for text in told)
    whole = tmp_path / "whole"
    write_site(tables, whole, ON)
    assert files(site) == files(whole)
    assert write_site(tables, site, ON)[1] == 0


def test_a_page_that_was_lost_is_made_again(data: Path, tmp_path: Path) -> None:
    site, tables = tmp_path / "site", tables_of(data)
    write_site(tables, site, ON)
    kept = files(site)
    (site / "page/id/participation/salt1/USA.html").unlink()
    (site / MARK).write_text((site / MARK).read_text(encoding="utf-8").replace('"": "', '"": "another '), encoding="utf-8")
    write_site(tables, site, ON)
    assert files(site) == kept


def test_the_pages_of_a_treaty_tell_of_the_last_day_that_is_known_unless_another_is_asked_for(data: Path, tmp_path: Path) -> None:
    tables = tables_of(data)
    last = tables.treaty("ccw-p1")["data_as_of"]
    later = tables.data_as_of
    assert last < later
    for on, told in ((None, last), (later, later)):
        write_site(tables, tmp_path / "site", on)
        text = (tmp_path / "site/page/id/treaty/ccw-p1.html").read_text(encoding="utf-8")
        assert f'Statuses on <time datetime="{told}">' in text
        assert (f"ends on {last}, so this page tells of that day" in text) == (told == last)
        assert f'Statuses on <time datetime="{later}">' in (tmp_path / "site/index.html").read_text(encoding="utf-8")


def test_every_page_belongs_to_the_group_it_is_made_from() -> None:
    assert group_of("id/participation/inf/USA") == group_of("id/treaty/inf") == group_of("ledger/inf") == "treaty/inf"
    assert group_of("id/actor/USA") == "actor/USA"
    assert group_of("") == group_of("obligations") == group_of("question/withdrawals") == ""


def test_one_process_and_several_write_the_same_bytes(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tables = tables_of(data)
    for name, hands_there_are in (("one", 1), ("three", 3)):
        monkeypatch.setattr(hands, "_hands", lambda number=hands_there_are: number)
        pages, made = write_site(tables, tmp_path / name, ON)
        assert made == pages
    assert files(tmp_path / "one") == files(tmp_path / "three")
