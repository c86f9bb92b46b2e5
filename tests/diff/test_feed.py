"""The feed of a build: events in law by the words of the legal diff, newest first, and nothing that is only told."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from kg.answers.tables import Tables
from kg.namespaces import BASE
from kg.publish.feed import MOST_ENTRIES, atom
from kg.site.pages import book_of, paths
from tests.build import corpora
from tests.diff.pairs import acts, row, tables_of

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(tables: Tables) -> list[tuple[str, str, str]]:
    """Day, title and id of every entry."""
    root = ET.fromstring(atom(tables, "http://localhost"))
    texts = [[each.findtext(f"{ATOM}{name}") or "" for name in ("updated", "title", "id")] for each in root.iter(f"{ATOM}entry")]
    return [(day[:10], title, id_) for day, title, id_ in texts]


def test_an_event_is_told_on_its_day(tmp_path: Path) -> None:
    told = entries(tables_of(tmp_path))
    assert ("2012-02-29", "Erewhon: notice of withdrawal on 2012-02-29, with effect on 2013-02-28 (Lantern Convention)") in [
        t[:2] for t in told
    ]
    assert ("2011-05-05", "Lilliput: left; the first day out is 2011-05-05 (Lantern Convention)") in [t[:2] for t in told]
    assert ("2001-09-30", "enters into force on 2002-03-30 (Lantern Convention)") in [t[:2] for t in told], (
        "known from the third consent on"
    )
    assert not any("Erewhon: left" in title for _, title, _ in told), "the list ends before its day of effect"
    days = [day for day, _, _ in told]
    assert days == sorted(days, reverse=True)


def test_what_the_diff_calls_an_event_is_an_entry_and_a_reading_is_none(tmp_path: Path) -> None:
    before = {id_ for _, _, id_ in entries(tables_of(tmp_path / "old"))}
    after = entries(
        tables_of(tmp_path / "new", lambda data: row(acts(data, "torches"), "BOR,ratification,2012-12-30,treaty,wal,,gazette,"))
    )
    (new,) = [each for each in after if each[2] not in before]
    assert new[1] == "Borduria: ratification on 2012-12-30, in force for it 2013-06-30 (Torch Convention)"


def test_ids_differ_and_the_bytes_are_the_same_each_time(build: Path) -> None:
    tables = Tables(build)
    told = entries(tables)
    assert len(told) == MOST_ENTRIES == len({id_ for _, _, id_ in told})
    assert atom(tables, "http://localhost") == atom(Tables(build), "http://localhost")


def test_every_link_is_a_page_of_the_site(build: Path, tmp_path: Path) -> None:
    for tables in (Tables(build), tables_of(tmp_path)):
        pages = {f"{BASE}page/{path}" for path in paths(book_of(tables, tables.data_as_of or ""))}
        root = ET.fromstring(atom(tables, BASE.rstrip("/")))
        links = [link.get("href") for entry in root.iter(f"{ATOM}entry") for link in entry.iter(f"{ATOM}link")]
        assert len(links) > 5
        assert set(links) <= pages


@pytest.mark.parametrize("name", ["Lithuania", "Finland", "Poland"])
def test_the_withdrawals_of_2025_are_in_the_feed(build: Path, name: str) -> None:
    told = [title for _, title, _ in entries(Tables(build))]
    assert any(title.startswith(f"{name}: left") for title in told)


def test_a_build_without_a_treaty_in_force_has_a_feed_too(tmp_path: Path) -> None:
    def nobody(data: Path) -> None:
        for slug in ("lanterns", "lanterns-p1", "torches"):
            header = acts(data, slug).read_text(encoding="utf-8").splitlines()[0]
            corpora.write(acts(data, slug), f"{header}\n")

    assert entries(tables_of(tmp_path, nobody)) == []
