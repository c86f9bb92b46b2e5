"""Nothing beyond the last day of a list of acts is refuted because it is not on the list."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.answers.status import absent_on
from kg.answers.tables import Tables
from kg.claims.comparing import Comparison
from kg.claims.judge import found_of
from kg.claims.model import Found, Verdict
from kg.claims.propositions import ConsentKind, Count, Counted, Dated, DateOf, EverParty, Interval, Moment, Order, Proposition, StatusOn
from kg.law.vocabulary import ActKind, BaseStatus, Unit
from kg.pipeline import build as build_graph
from tests.build import corpora

Judge = Callable[[Proposition, str], Found]


@pytest.fixture(scope="module")
def whole(build: Path) -> Tables:
    return Tables(build)


@pytest.fixture(scope="module")
def judged(whole: Tables) -> Judge:
    return lambda proposition, said_on: found_of(proposition, said_on, whole, {})[0]


def act(actor: str, treaty: str, kind: ActKind, *, effect: bool = False) -> Moment:
    return Moment(actor=actor, treaty=treaty, act=kind, effect=effect)


ENDS_EARLY = [
    (DateOf(act("LTU", "ccw-p4", ActKind.WITHDRAWAL), "2020"), "2026-01-01", "the list of Protocol IV ends in 2016"),
    (DateOf(act("MHL", "moon", ActKind.ACCESSION), "2018"), "2026-01-01", "the list of the Moon Agreement ends in 2014"),
    (
        DateOf(act("SSD", "cwc", ActKind.ACCESSION), "2021-06-01"),
        "2026-01-01",
        "the list of the Chemical Weapons Convention ends in July 2020",
    ),
    (DateOf(act("SGP", "ccm", ActKind.ACCESSION), "2025"), "2026-01-01", "the list of the Convention on Cluster Munitions ends in 2024"),
    (DateOf(act("SGP", "ccm", ActKind.ACCESSION), "2024"), "2026-01-01", "a part of 2024 lies beyond it"),
    (DateOf(act("USA", "kinshasa", ActKind.ACCESSION, effect=True), "2023"), "2026-01-01", "an effect after the list"),
    (DateOf(Moment(treaty="ctbt", of=Dated.ENTRY_INTO_FORCE), "2027"), "2026-01-01", "who knows"),
    (
        Interval(act("MHL", "moon", ActKind.ACCESSION), Moment(day="2018-01-01"), 1, Unit.MONTH),
        "2018-06-01",
        "no end of the list is known to the start",
    ),
    (Order(act("MHL", "moon", ActKind.ACCESSION), Moment(day="2018-01-01")), "2018-06-01", "may have come first"),
    (EverParty("moon", ("MHL",), True), "2018-06-01", "it may have joined"),
    (EverParty("moon", ("MHL",), False), "2018-06-01", "it may have joined"),
    (ConsentKind("moon", "MHL", ActKind.ACCESSION), "2018-06-01", "it may have joined"),
    (StatusOn("ccw-p4", ("LTU",), bound=False), "2018-06-01", "it may have left"),
    (Count("tpnw", Counted.PARTIES, Comparison.EXACTLY, 10), "2026-09-01", "others may have joined"),
    (DateOf(act("FRA", "apmbc", ActKind.DECLARATION), "1998"), "2026-01-01", "a list of acts is no list of declarations"),
    (DateOf(act("BEL", "antarctic", ActKind.SIGNATURE), "1959-12-01"), "2020-01-01", "the list has no signatures"),
    (Count("npt", Counted.PARTIES, Comparison.EXACTLY, 191), "2018-03-15", "the published count leaves out one that another list has"),
    (Count("npt", Counted.PARTIES, Comparison.EXACTLY, 192), "2018-03-15", "a list that has one more is no count of all"),
    (Count("npt", Counted.PARTIES, Comparison.EXACTLY, 191), "2018-01-01", "what is no State to some is none to them on any day"),
    (Count("antarctic", Counted.SIGNATORIES, Comparison.EXACTLY, 11), "2020-01-01", "the list has no signatures to count"),
    (StatusOn("antarctic", ("BEL",), frozenset({BaseStatus.NONE}), on="1960-01-01"), "2020-01-01", "it may have signed"),
    (EverParty("enmod", ("DDR",), False), "1989-01-01", "lists of today do not name States that have dissolved"),
    (StatusOn("npt", ("DDR",), bound=False), "1989-01-01", "nor does this one"),
    (Count("npt", Counted.PARTIES, Comparison.EXACTLY, 123), "1985-01-01", "some that have dissolved may have been parties"),
    (DateOf(act("USA", "ost", ActKind.SIGNATURE), "1967-01-27"), "2026-01-01", "no list of signatures"),
]


@pytest.mark.parametrize(("proposition", "said_on", "reason"), ENDS_EARLY, ids=[each[2] for each in ENDS_EARLY])
def test_what_a_list_does_not_reach_is_not_refuted(judged: Judge, proposition: Proposition, said_on: str, reason: str) -> None:
    found = judged(proposition, said_on)
    assert found.verdict is Verdict.UNVERIFIABLE, (reason, found.answer)
    assert found.missing


REACHED = [
    (Count("npt", Counted.PARTIES, Comparison.AT_LEAST, 191, on="2018-03-15"), Verdict.SUPPORTED, "whoever is counted, 191 are"),
    (Count("npt", Counted.PARTIES, Comparison.EXACTLY, 250, on="2018-03-15"), Verdict.REFUTED, "whoever is counted, 250 are not"),
    (DateOf(act("PRK", "npt", ActKind.WITHDRAWAL, effect=True), "2003-04-10"), Verdict.UNVERIFIABLE, "positions differ on whether it left"),
    (DateOf(act("PRK", "npt", ActKind.WITHDRAWAL, effect=True), "1993-06-12"), Verdict.UNVERIFIABLE, "and the notice of 1993 was revoked"),
    (DateOf(act("USA", "inf", ActKind.WITHDRAWAL, effect=True), "2019-08-02"), Verdict.SUPPORTED, "the treaty ended with it"),
    (
        DateOf(act("LTU", "ccm", ActKind.WITHDRAWAL, effect=True), "2025-03-06"),
        Verdict.SUPPORTED,
        "the effect of a notice that the list has, though it lies beyond",
    ),
    (DateOf(act("MHL", "moon", ActKind.ACCESSION), "2013"), Verdict.REFUTED, "the list reaches 2013"),
    (DateOf(act("USA", "apmbc", ActKind.SIGNATURE), "2025"), Verdict.REFUTED, "whole 2025 is on the list"),
    (DateOf(act("RUS", "ctbt", ActKind.WITHDRAWAL), "2023-11-03"), Verdict.REFUTED, "the ratification was withdrawn, not the treaty left"),
    (DateOf(act("RUS", "ctbt", ActKind.WITHDRAWAL_OF_INSTRUMENT), "2023-11-03"), Verdict.SUPPORTED, "the ratification was withdrawn"),
    (EverParty("apmbc", ("LTU",), True), Verdict.SUPPORTED, "what has been stays so, also beyond the list"),
    (EverParty("apmbc", ("LTU",), False), Verdict.OUTDATED, "what has been stays so, also beyond the list"),
    (EverParty("apmbc", ("DDR",), False, by="2026-01-01"), Verdict.SUPPORTED, "it had ended before the Convention was adopted"),
    (StatusOn("inf", ("RUS",), bound=False), Verdict.SUPPORTED, "the treaty had ended"),
    (StatusOn("start1", ("KAZ",), bound=False), Verdict.SUPPORTED, "ended after the last day of its list"),
    (Count("inf", Counted.PARTIES, Comparison.EXACTLY, 0), Verdict.SUPPORTED, "the treaty had ended"),
    (
        Count("att", Counted.PARTIES, Comparison.AT_LEAST, 110, on="2026-01-01"),
        Verdict.SUPPORTED,
        "so many are on record, whatever is missing",
    ),
    (
        Count("att", Counted.PARTIES, Comparison.FEWER_THAN, 100, on="2026-01-01"),
        Verdict.REFUTED,
        "so many are on record, whatever is missing",
    ),
    (Count("att", Counted.PARTIES, Comparison.AT_MOST, 150, on="2026-01-01"), Verdict.UNVERIFIABLE, "the list is not complete"),
    (Count("ccw-p2", Counted.PARTIES, Comparison.EXACTLY, 30, on="1994-01-01"), Verdict.UNVERIFIABLE, "most days are known within bounds"),
    (Count("ccw-p2", Counted.PARTIES, Comparison.AT_MOST, 150, on="1994-01-01"), Verdict.SUPPORTED, "not more than are listed"),
]


@pytest.mark.parametrize(("proposition", "verdict", "reason"), REACHED, ids=[f"{each[2]} [{n}]" for n, each in enumerate(REACHED)])
def test_what_is_known_is_judged_whatever_lies_beyond(judged: Judge, proposition: Proposition, verdict: Verdict, reason: str) -> None:
    found = judged(proposition, "2026-11-24")
    assert found.verdict is verdict, (reason, found.answer)


def test_a_state_that_a_published_count_leaves_out_is_open_on_the_day_of_that_count_alone(tmp_path: Path) -> None:
    data = corpora.real(tmp_path, "npt")
    corpora.edit(data / "treaties" / "npt" / "coverage.toml", 'not_counted = ["TWN"]', 'not_counted = ["CHE"]')
    corpora.made(data)
    tables = Tables(data.parent / "build")
    verdicts = [
        found_of(Count("npt", Counted.PARTIES, Comparison.EXACTLY, 192, on=on), "2026-01-01", tables, {})[0].verdict
        for on in ("2018-03-14", "2018-03-15", "2018-03-16")
    ]
    assert verdicts == [Verdict.SUPPORTED, Verdict.UNVERIFIABLE, Verdict.SUPPORTED]


# -- cutting the corpus --

SLUGS = ("apmbc", "att", "bwc", "ccm", "ctbt", "inf", "newstart")
CUTS = ("1999-06-30", "2010-12-31", "2020-06-30", "2025-07-05")


class Cut(Tables):
    """A build from the acts known on a day whose lists of acts end on that day."""

    def __init__(self, build: Path, day: str) -> None:
        super().__init__(build)
        self.day = day
        self._cut: dict[str, dict[str, Any]] = {}

    def treaty(self, slug: str) -> dict[str, Any]:
        if slug not in self._cut:
            table = super().treaty(slug)
            ended = table["ended_on"] if (table["ended_on"] or "9") <= self.day else None
            acts = [each for each in table["acts"] if each["earliest"] <= self.day]
            self._cut[slug] = {**table, "ended_on": ended, "acts": acts}
        return self._cut[slug]


@pytest.fixture(scope="module")
def cuts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Tables]:
    data = corpora.real(tmp_path_factory.mktemp("cut"), *SLUGS)
    for day in CUTS:
        build_graph(data, corpora.ONTOLOGY, data.parent / day, known_on=date.fromisoformat(day))
    build_graph(data, corpora.ONTOLOGY, data.parent / "whole")
    return {"whole": Tables(data.parent / "whole"), **{day: Cut(data.parent / day, day) for day in CUTS}}


ACTORS = ("LTU", "FIN", "USA", "RUS", "CHN", "MHL", "OMN", "LBN", "TON", "SSD", "FRA", "NAM", "PSE", "KAZ")
KINDS = (ActKind.SIGNATURE, ActKind.RATIFICATION, ActKind.ACCESSION, ActKind.WITHDRAWAL, ActKind.DECLARATION)
DAYS = st.dates(date(1980, 1, 1), date(2027, 12, 31)).map(date.isoformat)


@st.composite
def moments(draw: st.DrawFn, *, effect: bool = False) -> Moment:
    return act(draw(st.sampled_from(ACTORS)), draw(st.sampled_from(SLUGS)), draw(st.sampled_from(KINDS)), effect=effect)


@st.composite
def propositions(draw: st.DrawFn) -> Proposition:
    slug, actor, day = draw(st.sampled_from(SLUGS)), draw(st.sampled_from(ACTORS)), draw(DAYS)
    claimed = draw(st.sampled_from((day, day[:7], day[:4])))
    return draw(
        st.one_of(
            st.builds(DateOf, moments(), st.just(claimed)),
            st.builds(DateOf, moments(effect=True), st.just(claimed)),
            st.just(DateOf(Moment(treaty=slug, of=Dated.ENTRY_INTO_FORCE), claimed)),
            st.just(StatusOn(slug, (actor,), bound=draw(st.booleans()), on=day)),
            st.just(StatusOn(slug, (actor,), frozenset({draw(st.sampled_from(BaseStatus))}), on=day)),
            st.just(EverParty(slug, (actor,), draw(st.booleans()))),
            st.just(ConsentKind(slug, actor, draw(st.sampled_from((ActKind.RATIFICATION, ActKind.ACCESSION))))),
            st.just(Count(slug, draw(st.sampled_from(Counted)), draw(st.sampled_from(Comparison)), draw(st.integers(0, 190)), on=day)),
            st.builds(Order, moments(), moments()),
            st.builds(Interval, moments(), moments(), st.integers(1, 12), st.just(Unit.MONTH), st.sampled_from(Comparison)),
        )
    )


def depends_on_what_came_later(tables: Tables, proposition: Proposition, said_on: str, cut: str) -> bool:
    """A second act of the same kind rewrites what was rightly said before; and a claim may foretell what was not yet done."""
    match proposition:
        case Order(first, then) | Interval(first, then):
            return any(_done_again(tables, moment, cut) or any(day > said_on for day in _days(tables, moment)) for moment in (first, then))
        case DateOf(moment) if moment.act is not None:
            return _done_again(tables, moment, cut)
        case ConsentKind():
            kinds = (proposition.consent, ActKind.WITHDRAWAL)  # who leaves may come back by another kind of act
            moments = [act(proposition.actor, proposition.treaty, kind) for kind in kinds]
            return any(day > cut for moment in moments for day in _days(tables, moment))
        case StatusOn() | EverParty() | Count():
            return _dated_back(tables, proposition, cut)
    return False


def _dated_back(tables: Tables, proposition: StatusOn | EverParty | Count, cut: str) -> bool:
    """A succession rewrites what held before its notice (VCSST 23)."""
    actors = None if isinstance(proposition, Count) else proposition.actors
    acts = tables.treaty(proposition.treaty)["acts"]
    return any(a["kind"] == ActKind.SUCCESSION and a["earliest"] > cut and (actors is None or a["actor"] in actors) for a in acts)


def _done_again(tables: Tables, moment: Moment, cut: str) -> bool:
    days = _days(tables, moment)
    return any(day <= cut for day in days) and any(day > cut for day in days)


def _days(tables: Tables, moment: Moment) -> list[str]:
    return [a["earliest"] for a in tables.treaty(moment.treaty)["acts"] if (a["actor"], a["kind"]) == (moment.actor, moment.act)]


@settings(max_examples=600, deadline=None)
@given(proposition=propositions(), said_on=DAYS, cut=st.sampled_from(CUTS))
def test_cutting_the_lists_never_makes_known_what_was_not(
    cuts: dict[str, Tables], proposition: Proposition, said_on: str, cut: str
) -> None:
    """With fewer acts less is known: a claim may become unverifiable, never wrong that was right or open for what is missing."""
    if depends_on_what_came_later(cuts["whole"], proposition, said_on, cut):
        return
    full, less = (found_of(proposition, said_on, cuts[name], {})[0] for name in ("whole", cut))
    told = (proposition, said_on, cut, full.answer, less.answer)
    wrong = (Verdict.REFUTED, Verdict.OUTDATED)
    if full.verdict is Verdict.SUPPORTED:
        assert less.verdict not in wrong, told
    if full.verdict is Verdict.UNVERIFIABLE and full.missing.startswith(("acts towards", "a complete list")):
        assert less.verdict not in wrong, told
    if less.verdict is Verdict.REFUTED:
        assert full.verdict in (*wrong,), told


@settings(max_examples=200, deadline=None)
@given(slug=st.sampled_from(SLUGS), actor=st.sampled_from(ACTORS), kind=st.sampled_from(KINDS), day=DAYS, cut=st.sampled_from(CUTS))
def test_what_is_not_on_a_list_is_refuted_only_within_it(
    cuts: dict[str, Tables], slug: str, actor: str, kind: ActKind, day: str, cut: str
) -> None:
    tables, moment = cuts[cut], act(actor, slug, kind)
    found = found_of(DateOf(moment, day), day, tables, {})[0]
    if found.verdict is Verdict.REFUTED and found.answer.startswith("There is no"):
        assert kind is not ActKind.DECLARATION
        assert absent_on(tables.treaty(slug), day) == "none"
