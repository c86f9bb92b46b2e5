"""The ledger's files are read whole; every stated deadline is reproduced or stands beside the one used, by a rule."""

import shutil
from pathlib import Path

import pytest

from kg.corpus.faults import Ledger
from kg.corpus.ledger_files import read_facts, read_meetings
from kg.corpus.shelf import Shelf, obligations_in
from kg.law.chains import Link
from kg.law.days import Day
from kg.law.facts import DeadlineFact, Facts
from kg.law.obligation_findings import findings_of
from kg.law.vocabulary import AmountState, DeadlineStanding
from tests.law import ledger

SLUGS = tuple(sorted(path.parent.name for path in (ledger.DATA / "treaties").glob("*/deadlines.csv")))


def broken(tmp_path: Path, name: str, *rows: str) -> list[tuple[int, str]]:
    """The faults of one file of the Mine Ban Convention that holds these rows."""
    read, noted = ledger.corpus("apmbc"), Ledger(tmp_path)
    header = (ledger.FOLDER / name).read_text(encoding="utf-8").splitlines()[0]
    (tmp_path / name).write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    folder = read.treaties["apmbc"]
    read_facts(Shelf(tmp_path, "apmbc", obligations_in(folder.document), read.registers, noted, {}))
    (tmp_path / name).unlink()
    return sorted((fault.line, fault.rule) for fault in noted.faults)


def link_of(fact: DeadlineFact, slug: str) -> Link:
    chain = ledger.instance(slug, fact.actor, fact.obligation).chain
    return next(link for link in (*chain.links, *chain.requests) if fact.id in link.facts)


def agrees(used: Day | None, told: Day) -> bool:
    return used is not None and told.earliest <= used.earliest and used.latest <= told.latest


def test_there_is_a_ledger_for_mines_cluster_munitions_and_chemical_weapons() -> None:
    assert SLUGS == ("apmbc", "ccm", "cwc")


@pytest.mark.parametrize("slug", SLUGS)
def test_every_stated_deadline_is_reproduced_or_stands_beside_the_one_used(slug: str) -> None:
    stated = [fact for fact in ledger.facts(slug).deadlines if fact.deadline is not None]
    assert len(stated) > 6
    for fact in stated:
        assert fact.deadline is not None
        link = link_of(fact, slug)
        if fact.set_aside_by is None:
            assert agrees(link.until, fact.deadline), fact.id
        else:
            assert (fact.deadline, fact.set_aside_by) in [(reading.day, reading.rule) for reading in link.readings], fact.id


def test_the_deadlines_told_twice_are_these() -> None:
    aside = {
        (slug, fact.actor, str(link_of(fact, slug).until), str(fact.deadline), str(fact.set_aside_by))
        for slug in SLUGS
        for fact in ledger.facts(slug).deadlines
        if fact.set_aside_by is not None
    }
    assert aside == {
        ("apmbc", "ARG", "2020-01-01", "2020-03-01", "official_record"),
        ("apmbc", "KHM", "2020-01-01", "2019-12-31", "agrees_with_clause"),
        ("apmbc", "MOZ", "2014-12-31", "2015-01-01", "official_record"),
        ("apmbc", "YEM", "2028-03-01", "2028-03-31", "day_of_prior_deadline"),
        ("ccm", "SVK", "2024-01-01", "2023-12-31", "agrees_with_clause"),
    }


@pytest.mark.parametrize("slug", SLUGS)
def test_only_completions_before_the_treaty_are_left_as_findings(slug: str) -> None:
    found = {(f.rule, f.about) for f in findings_of(ledger.facts(slug), ledger.instances(slug).values())}
    early = {"apmbc": "apmbc/MLI/stockpile-destruction", "ccm": "ccm/ECU/stockpile-destruction"}
    assert found == ({("completion-before-bound", early[slug])} if slug in early else set())


def test_requests_without_an_outcome_carry_no_deadline() -> None:
    asked = [f for slug in SLUGS for f in ledger.facts(slug).deadlines if f.standing is DeadlineStanding.REQUESTED]
    assert {"apmbc/AGO/mined-area-clearance/3", "apmbc/ETH/mined-area-clearance/3", "ccm/IRQ/clearance/1"} <= {f.id for f in asked}
    assert all(f.deadline is None for f in asked)


def test_editions_that_differ_are_observations_of_their_own() -> None:
    totals = {
        (o.edition, o.amount)
        for o in ledger.facts("apmbc").observations
        if o.kind == "casualties" and not o.actor and o.on is not None and o.on.text == "2016"
    }
    assert totals == {("LM2017", "8605"), ("LM2018", "9437")}


def test_none_not_found_and_not_reported_are_three_values() -> None:
    facts: Facts = ledger.facts("apmbc")
    states = {(o.actor, str(o.kind), o.state) for o in facts.observations}
    assert ("THA", "retained", AmountState.NONE) in states
    assert ("AGO", "survivors", AmountState.NOT_REPORTED) in states
    assert ("ETH", "survivors", AmountState.NOT_FOUND) in states
    assert all(bool(o.amount) == (o.state is AmountState.REPORTED) for o in facts.observations)


def test_all_faults_of_the_deadlines_are_told_at_once_with_their_lines(tmp_path: Path) -> None:
    assert broken(
        tmp_path,
        "deadlines.csv",
        "XXX,mined-area-clearance,1,extension,granted,2015-01-01,,,,,apmbc-text,,",
        "MOZ,no-such-duty,1,extension,granted,2015-01-01,,,,,apmbc-text,,",
        "MOZ,mined-area-clearance,1,extension,granted,2015-01-01,,,apmbc-99msp,,apmbc-text,,",
        "MOZ,mined-area-clearance,2,extension,given,2015-02-30,,,,,nowhere,,",
        "MOZ,mined-area-clearance,3,extension,requested,2015-01-01,,,,,apmbc-text,,",
        "MOZ,assistance,1,extension,granted,2015-01-01,,,,,apmbc-text,,",
        "MOZ,mined-area-clearance,first,extension,granted,2015-01-01,,,,,,,",
        "MOZ,mined-area-clearance,1,extension,granted,2016-01-01,,,,,apmbc-text,,",
    ) == [
        (2, "unknown-actor"),
        (3, "unknown-obligation"),
        (4, "unknown-meeting"),
        (5, "impossible-date"),
        (5, "unknown-code"),
        (5, "unknown-source"),
        (6, "deadline-not-granted"),
        (7, "deadline-on-standing-duty"),
        (8, "missing-source"),
        (8, "not-a-number"),
        (9, "duplicate-deadline"),
    ]


def test_faults_of_the_other_files_are_told_with_their_lines(tmp_path: Path) -> None:
    assert broken(
        tmp_path,
        "fulfilments.csv",
        "MOZ,mined-area-clearance,,,,declared,,apmbc-text,",
        "MOZ,mined-area-clearance,2015,,,done,maybe,apmbc-text,",
    ) == [(2, "missing-date"), (3, "unknown-code"), (3, "unknown-code")]
    assert broken(tmp_path, "statements.csv", "MOZ,mined-area-clearance,perhaps,,apmbc-text,") == [(2, "missing-date"), (2, "unknown-code")]
    assert broken(
        tmp_path, "reports.csv", "MOZ,annual-report,2010,,not_submitted,,,,apmbc-text,", ",annual-report,,,submitted,,,,apmbc-text,"
    ) == [
        (2, "missing-date"),
        (3, "unknown-actor"),
    ]
    assert broken(
        tmp_path,
        "observations.csv",
        "MOZ,retained,reported,0,mines,2010,as_told,,apmbc-text,",
        "MOZ,retained,none,5,mines,2010,as_told,,apmbc-text,",
        "MOZ,retained,not_found,,mines,2010,as_told,,apmbc-text,",
    ) == [(2, "amount-and-state"), (3, "amount-and-state")]


def test_a_meeting_needs_a_start_and_a_host_that_exists(tmp_path: Path) -> None:
    read, noted, path = ledger.corpus("apmbc"), Ledger(tmp_path), tmp_path / "meetings.csv"
    shutil.copy(ledger.DATA / "meetings.csv", path)
    with path.open("a", encoding="utf-8") as handle:
        handle.write("a-1,nowhere,A meeting,Geneva,XYZ,,,nowhere,\napmbc-1msp,apmbc,Again,,,1999-05-03,,isu-cal,\n")
    first = len(path.read_text(encoding="utf-8").splitlines()) - 1
    found = read_meetings(path, read.registers, noted, {})
    assert {rule for _, rule in ((f.line, f.rule) for f in noted.faults if f.line == first)} == {
        "missing-date",
        "unknown-actor",
        "unknown-source",
    }
    assert [f.rule for f in noted.faults if f.line == first + 1] == ["duplicate-code"]
    assert str(found["apmbc-9msp"].days) == "[2008-11-24..2008-11-28]"
