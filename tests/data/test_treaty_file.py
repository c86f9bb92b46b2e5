"""treaty.toml is read whole and strictly, for every treaty, and every fault in it is told with its line."""

from collections.abc import Collection
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from kg.corpus.clause_file import read_treaty
from kg.corpus.faults import Ledger
from kg.corpus.files import read_document, read_rows
from kg.law.clauses import ObligationTemplate, Treaty
from kg.law.date_rules import result_of
from kg.law.deadlines import first_deadline
from kg.law.provisions import is_provision, treaty_of
from kg.law.vocabulary import ActKind, Anchor, ConditionKind, DeadlineKind, EndCause, Floor, Pivot, Proviso, Unit
from kg.namespaces import article_path
from tests.law import apmbc

FILE = apmbc.FOLDER / "treaty.toml"
DATA = FILE.parents[2]
SLUGS = sorted(path.parent.name for path in DATA.glob("treaties/*/treaty.toml"))


def read(path: Path, sources: Collection[str] | None = None) -> tuple[Treaty | None, Ledger]:
    ledger = Ledger(path.parents[2])
    document = read_document(path, ledger)
    return (read_treaty(document, ledger, sources) if document else None), ledger


@cache
def sources() -> frozenset[str]:
    return frozenset(row["source"] for row in read_rows(DATA / "sources.csv", ("source",), Ledger(DATA)))


@cache
def of(slug: str) -> Treaty:
    treaty, _ = read(DATA / "treaties" / slug / "treaty.toml")
    assert treaty is not None
    return treaty


def duty(slug: str, name: str) -> ObligationTemplate:
    return next(o for o in of(slug).obligations if o.id == name)


def broken(tmp_path: Path, old: str, new: str, slug: str = "apmbc") -> tuple[int, str, str]:
    text = (DATA / "treaties" / slug / "treaty.toml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "treaties" / slug / "treaty.toml"
    path.parent.mkdir(parents=True)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    _, ledger = read(path, sources())
    (fault,) = ledger.faults
    return fault.line, fault.rule, fault.help


def line_of(text: str) -> int:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.startswith(text))


@pytest.mark.parametrize("slug", SLUGS)
def test_every_file_is_read_without_fault_and_names_registered_sources(slug: str) -> None:
    treaty, ledger = read(DATA / "treaties" / slug / "treaty.toml", sources())
    assert ledger.faults == []
    assert treaty is not None
    assert len({o.id for o in treaty.obligations}) == len(treaty.obligations) > 0


def test_forty_two_instruments_lay_down_172_obligations() -> None:
    assert len(SLUGS) == 42
    assert sum(len(of(slug).obligations) for slug in SLUGS) == 172


def test_the_file_has_the_clauses_used_by_the_law_tests() -> None:
    treaty, by_hand = of("apmbc"), apmbc.treaty()
    assert (treaty.entry_into_force, treaty.later_consent, treaty.withdrawal) == (
        by_hand.entry_into_force,
        by_hand.later_consent,
        by_hand.withdrawal,
    )
    assert len(treaty.obligations) == 14


@pytest.mark.parametrize("slug", SLUGS)
def test_the_day_announced_follows_from_the_trigger_by_the_clause(slug: str) -> None:
    """VCLT 24(1): the announced day is the trigger day moved by the rule, never before the floor."""
    clause = of(slug).entry_into_force
    if clause.triggered is None:
        assert slug in {"ctbt", "gp1925", "tlatelolco", "semei", "cifta"}, "no source gives the trigger of these"
        return
    computed = result_of(clause.rule, clause.triggered)
    assert max(computed, clause.not_before or computed) == clause.announced


@pytest.mark.parametrize("slug", SLUGS)
def test_an_expected_deadline_follows_from_the_entry_into_force_of_the_treaty(slug: str) -> None:
    for obligation in of(slug).obligations:
        if obligation.deadline.expected is not None:
            in_force = of(slug).entry_into_force.announced
            assert in_force is not None
            assert first_deadline(obligation.deadline, {Anchor.TREATY_EIF: in_force}) == obligation.deadline.expected


@pytest.mark.parametrize(
    ("slug", "deposit", "bound", "pivot"),
    [
        ("ccm", date(2015, 8, 31), date(2016, 2, 1), Pivot.TRIGGER_DEPOSIT),
        ("ccw-p5", date(2006, 10, 31), date(2007, 4, 30), Pivot.TRIGGER_DEPOSIT),
        ("ccw-p4", date(2002, 8, 30), date(2003, 2, 28), Pivot.TRIGGER_DEPOSIT),
        ("tpnw", date(2021, 2, 18), date(2021, 5, 19), Pivot.TRIGGER_DEPOSIT),
        ("att", date(2015, 5, 20), date(2015, 8, 18), Pivot.ENTRY_INTO_FORCE),
        ("openskies", date(2003, 8, 21), date(2003, 10, 20), Pivot.ENTRY_INTO_FORCE),
        ("ost", date(2020, 9, 29), date(2020, 9, 29), Pivot.ENTRY_INTO_FORCE),
        ("tlatelolco", date(1994, 5, 30), date(1994, 5, 30), Pivot.NONE),
    ],
)
def test_published_days_of_effect_follow_from_the_clause_on_later_consent(slug: str, deposit: date, bound: date, pivot: Pivot) -> None:
    later = of(slug).later_consent
    assert later is not None
    assert (later.pivot, result_of(later.rule, deposit)) == (pivot, bound)


@pytest.mark.parametrize(
    ("slug", "notice", "out"),
    [
        ("ccm", date(2024, 9, 6), date(2025, 3, 6)),
        ("moon", date(2023, 1, 5), date(2024, 1, 5)),
        ("inf", date(2019, 2, 2), date(2019, 8, 2)),
        ("abm", date(2001, 12, 13), date(2002, 6, 13)),
    ],
)
def test_published_days_of_withdrawal_follow_from_the_notice(slug: str, notice: date, out: date) -> None:
    clause = of(slug).withdrawal
    assert clause is not None
    assert result_of(clause.rule, notice) == out


def test_each_condition_for_entry_into_force_is_read_with_its_parameters() -> None:
    conditions = {slug: of(slug).entry_into_force.condition for slug in SLUGS}
    assert (conditions["cwc"].kind, conditions["cwc"].n) == (ConditionKind.COUNT, 65)
    assert (conditions["npt"].kind, conditions["npt"].others) == (ConditionKind.NAMED_PLUS_COUNT, 40)
    assert (conditions["bwc"].n, conditions["bwc"].named) == (22, {"GBR", "RUS", "USA"}), "XIV(3): 22 with the depositaries among them"
    assert (conditions["ctbt"].kind, len(conditions["ctbt"].named)) == (ConditionKind.ALL_OF_NAMED, 44), "Annex 2 names 44"
    assert (conditions["antarctic"].kind, len(conditions["antarctic"].named)) == (ConditionKind.ALL_SIGNATORIES, 12)
    assert (conditions["openskies"].kind, len(conditions["openskies"].named)) == (ConditionKind.CATEGORY, 11), "quotas of Annex A"
    amended = conditions["cppnm-amendment"]
    assert (amended.kind, amended.numerator, amended.denominator) == (ConditionKind.FRACTION, 2, 3)
    assert (conditions["start1"].kind, len(conditions["start1"].named)) == (ConditionKind.EXCHANGE, 5), "Lisbon Protocol"
    zone = conditions["tlatelolco"]
    assert (zone.kind, len(zone.requires), zone.waivable) == (ConditionKind.PER_STATE_CONDITIONS, 4, True)


def test_two_years_after_opening_neither_cwc_nor_ctbt_could_be_in_force_earlier() -> None:
    assert of("cwc").entry_into_force.not_before == date(1995, 1, 13)
    assert of("ctbt").entry_into_force.not_before == date(1998, 9, 24)
    assert of("ctbt").entry_into_force.announced is None


def test_an_accession_to_the_geneva_protocol_counts_from_its_notification() -> None:
    later = of("gp1925").later_consent
    assert later is not None and later.accession is not None
    assert (later.rule.anchor, later.accession.anchor) == (Anchor.DEPOSIT, Anchor.NOTIFICATION)


def test_protocols_and_amendments_never_bind_before_their_parent() -> None:
    children = [slug for slug in SLUGS if of(slug).parent]
    assert children == ["ccw-aa1", "ccw-ap2", "ccw-p1", "ccw-p2", "ccw-p3", "ccw-p4", "ccw-p5", "cppnm-amendment"]
    for slug in children:
        later, consent = of(slug).later_consent, of(slug).consent
        assert later is not None and later.floors == {Floor.PARENT_STATE_EIF}
        assert consent is not None and consent.requires == of(slug).parent
    consent = of("ccw-p4").consent
    assert consent is not None and consent.others == {ActKind.CONSENT_TO_BE_BOUND}


def test_clauses_on_withdrawal_tell_notice_proviso_and_earliest_notice() -> None:
    tpnw, ccw, space, cfe = (of(slug).withdrawal for slug in ("tpnw", "ccw-p2", "ost", "cfe"))
    assert tpnw is not None and (tpnw.rule.n, tpnw.rule.unit, tpnw.proviso) == (12, Unit.MONTH, Proviso.ANY_ARMED_CONFLICT_FROM_EXPIRY)
    assert ccw is not None and ccw.proviso is Proviso.ARMED_CONFLICT_OR_OCCUPATION_AT_EXPIRY
    assert space is not None and (space.earliest_notice_n, space.earliest_notice_unit) == (1, Unit.YEAR), "XVI: none in the first year"
    assert cfe is not None and cfe.rule.at_least
    assert result_of(cfe.rule, date(2023, 6, 9)) == date(2023, 11, 6), "150 days; the depositary published the day after"
    assert of("gp1925").withdrawal is None and "withdrawal" not in of("gp1925").unread
    assert of("kinshasa").withdrawal is None and "withdrawal" in of("kinshasa").unread, "not read is not the same as no clause"


def test_ended_treaties_tell_day_and_cause() -> None:
    ended = {slug: (end.on, end.cause) for slug in SLUGS if (end := of(slug).end)}
    assert ended == {
        "abm": (date(2002, 6, 13), EndCause.WITHDRAWAL),
        "inf": (date(2019, 8, 2), EndCause.WITHDRAWAL),
        "newstart": (date(2026, 2, 5), EndCause.EXPIRY),
        "salt1": (date(1977, 10, 3), EndCause.EXPIRY),
        "sort": (date(2011, 2, 5), EndCause.SUPERSESSION),
        "start1": (date(2009, 12, 5), EndCause.EXPIRY),
    }


def test_deadlines_of_every_kind_are_read_with_their_parameters() -> None:
    start = duty("npt", "csa-start").deadline
    assert (start.kind, [rule.anchor for rule in start.rules]) == (DeadlineKind.LATEST_OF, [Anchor.TREATY_EIF, Anchor.DEPOSIT])
    assert result_of(start.rules[0], date(1970, 3, 5)) == date(1970, 9, 1)
    declared, kept = duty("ccm", "declare-complete").deadline, duty("att", "records").deadline
    assert (declared.kind, declared.body) == (DeadlineKind.NEXT_MEETING, "Meeting of the States Parties")
    assert kept.interval is not None and (kept.kind, kept.interval.n) == (DeadlineKind.RETENTION, 10)
    assert duty("tlatelolco", "semiannual").deadline.kind is DeadlineKind.PERIODIC
    assert duty("antarctic", "notify").deadline.kind is DeadlineKind.EVENT
    assert duty("tpnw", "removal").deadline.kind is DeadlineKind.DECISION
    assert duty("sort", "reduce").deadline.on == date(2012, 12, 31)
    assert duty("cwc", "finish-destruction").deadline.late_joiner == "IV(8)"


def test_what_no_source_confirms_stays_marked() -> None:
    assert set(of("bangkok").unconfirmed) >= {"consent", "withdrawal", "signature.0"}
    assert duty("bangkok", "csa").unconfirmed
    assert of("apmbc").unconfirmed == {}
    for slug in SLUGS:
        notes = (DATA / "treaties" / slug / "notes.md").read_text(encoding="utf-8")
        marked = len(of(slug).unconfirmed) + sum(bool(o.unconfirmed) for o in of(slug).obligations)
        assert notes.count("\n- Unconfirmed: ") + notes.count("\n- Not read, so not known: ") >= marked


def test_published_deadlines_follow_from_the_state_s_entry_into_force() -> None:
    rules = {o.id: o.deadline for o in of("apmbc").obligations}
    published = [
        ("initial-report", date(2006, 6, 1), date(2006, 11, 28)),
        ("stockpile-destruction", date(2006, 6, 1), date(2010, 6, 1)),
        ("mined-area-clearance", date(2006, 6, 1), date(2016, 6, 1)),
        ("initial-report", date(2011, 7, 9), date(2012, 1, 5)),
        ("mined-area-clearance", date(2011, 7, 9), date(2021, 7, 9)),
        ("stockpile-destruction", date(2004, 3, 1), date(2008, 3, 1)),
    ]
    for obligation, since, deadline in published:
        assert first_deadline(rules[obligation], {Anchor.STATE_EIF: since}) == deadline
    assert first_deadline(rules["assistance"], {Anchor.STATE_EIF: date(2006, 6, 1)}) is None


def test_a_missing_article_is_told_with_its_line(tmp_path: Path) -> None:
    assert broken(tmp_path, 'provision = "17(1)"\n', "")[:2] == (line_of("[entry_into_force]"), "missing-key")


def test_an_obligation_without_article_is_told(tmp_path: Path) -> None:
    assert broken(tmp_path, 'provision = "1(1)(a)"\n', "")[:2] == (line_of("[[obligation]]"), "missing-key")


def test_a_clause_without_source_is_told(tmp_path: Path) -> None:
    assert broken(tmp_path, 'provision = "19"\nsource = "apmbc-text"\n', 'provision = "19"\n')[:2] == (
        line_of("[reservations]"),
        "missing-key",
    )


def test_a_source_that_is_not_registered_is_told_with_the_nearest_one(tmp_path: Path) -> None:
    line, rule, mend = broken(tmp_path, 'provision = "19"\nsource = "apmbc-text"', 'provision = "19"\nsource = "apmbc-txt"')
    assert (line, rule, mend) == (line_of('provision = "19"') + 1, "unknown-source", "did you mean apmbc-text?")


def test_a_misspelt_key_is_told_with_the_nearest_one(tmp_path: Path) -> None:
    assert broken(tmp_path, "triggered =", "trigered =") == (line_of("triggered ="), "unknown-key", "did you mean triggered?")


def test_a_misspelt_key_of_an_inner_table_is_told(tmp_path: Path) -> None:
    line, rule, mend = broken(tmp_path, 'covers = "previous_calendar_year"', 'cover = "previous_calendar_year"')
    assert (rule, mend) == ("unknown-key", "did you mean covers?")
    assert line == line_of('deadline = { kind = "annual"')


def test_two_provisions_in_one_text_are_told(tmp_path: Path) -> None:
    assert broken(tmp_path, 'provision = "19"', 'provision = "19, 20"')[:2] == (line_of('provision = "19"'), "provision-unreadable")


def test_an_unknown_pivot_is_told_with_its_line(tmp_path: Path) -> None:
    assert broken(tmp_path, 'pivot = "trigger_deposit"', 'pivot = "later"')[:2] == (line_of("pivot"), "unknown-code")


def test_an_unknown_topic_is_told_with_its_line(tmp_path: Path) -> None:
    assert broken(tmp_path, 'topic = "use"', 'topic = "usage"')[:2] == (line_of('topic = "use"'), "unknown-code")


def test_a_month_that_does_not_exist_makes_the_file_unreadable(tmp_path: Path) -> None:
    assert broken(tmp_path, "announced = 1999-03-01", "announced = 1999-13-01")[:2] == (line_of("announced ="), "toml-unreadable")


@pytest.mark.parametrize(
    ("text", "path"),
    [("20(3)", "20/3"), ("XVI(2)", "XVI/2"), ("Annex 1-A(3)", "Annex/1-A/3"), ("IV(7)(a)", "IV/7/a"), ("5(3)-(6)", "5/3-6"), ("2A", "2A")],
)
def test_a_provision_is_read_into_its_path(text: str, path: str) -> None:
    assert is_provision(text)
    assert article_path(text) == path


@pytest.mark.parametrize("text", ["", "—", "XIV(1), XV", "Article 5", "see above", "20(3"])
def test_what_is_not_one_provision_is_refused(text: str) -> None:
    assert not is_provision(text)


def test_a_protocol_cites_the_provisions_of_its_convention() -> None:
    assert treaty_of("ccw-p4", of("ccw-p4").entry_into_force.provision) == ("ccw", "5(3)")
    assert treaty_of("ccw-p4", "1") == ("ccw-p4", "1")
