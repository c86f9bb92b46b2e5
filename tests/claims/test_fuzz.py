"""Whatever is written: a claim is judged or its faults are told, a sentence is drafted or something is asked."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.answers.tables import Tables
from kg.claims.draft.drafting import draft
from kg.claims.forms import FORMS
from kg.claims.judge import judge
from kg.claims.model import Events, Verdict
from kg.claims.read import read_events, told
from kg.corpus.faults import CorpusFaults
from tests.build.corpora import DATA

WORDS = (
    *("Lithuania", "Korea", "Finland", "China", "the", "a", "European", "Union", "EU", "NATO", "Mine", "Ban", "Convention"),
    *("NPT", "TPNW", "is", "are", "was", "has", "have", "had", "been", "never", "no", "longer", "not", "neither", "nor"),
    *("and", "or", ",", ".", "party", "parties", "to", "of", "from", "by", "on", "in", "since", "as", "27", "December"),
    *("2025", "2012", "2025-12-27", "31", "February", "six", "160", "more", "than", "at", "least", "most", "all", "member"),
    *("States", "countries", "signed", "ratified", "acceded", "left", "withdrawal", "notice", "takes", "took", "effect"),
    *("entered", "into", "force", "adopted", "months", "after", "before", "between", "lie", "prohibits", "use", "mines"),
    *("must", "destroy", "stockpiles", "reservations", "allows", "parliament", "approved", "voted", "joined", "bound"),
    *("signatory", "'s", "its", "it", "about"),
)

VALUES = st.one_of(
    st.sampled_from(
        ("LTU", "Korea", "XXX", "apmbc", "ccm", "npt", "EU", "party", "ratification", "withdrawal", "adoption", "1/2", "1/0", "")
    ),
    st.sampled_from(
        ("2025-12-27", "2025-02-30", "2025", "[2025-01-01..]", "[..2025-01-01]", "[..]", "month", "more_than", "use", "signatories")
    ),
    st.integers(-10, 10**12),
    st.booleans(),
    st.dates(),
    st.none(),
    st.lists(st.sampled_from(("LTU", "USA", "use", "party", "x")), max_size=3),
)
KEYS = (
    *("actor", "actors", "treaty", "status", "bound", "on", "ever", "by", "consent", "moment", "date", "start", "end", "n", "unit"),
    *("compare", "counted", "share", "group", "parameter", "value", "topics", "demands", "mentions", "bearers", "first", "then"),
    *("event", "events"),
)
MOMENTS = st.dictionaries(st.sampled_from(("actor", "treaty", "act", "effect", "domestic", "of", "event", "day")), VALUES, max_size=4)
LIKELY = {
    "actor": st.sampled_from(("LTU", "USA", "PRK")),
    "treaty": st.sampled_from(("apmbc", "ccm", "npt")),
    "moment": MOMENTS,
    "start": MOMENTS,
    "end": st.fixed_dictionaries({"day": st.sampled_from(("2025-12-27", "2025", "[2025-01-01..]"))}),
    "first": MOMENTS,
    "then": MOMENTS,
    "parameter": st.sampled_from(
        ("withdrawal.rule.n", "signature.0.opens", "signature.9.x", "", ".", "a.b.c", "obligation", "obligation.use")
    ),
}


@pytest.fixture(scope="module")
def tables(build: Path) -> Tables:
    return Tables(build)


@pytest.fixture(scope="module")
def events(tables: Tables) -> Events:
    return read_events(DATA / "claims" / "events.csv", tables)


@st.composite
def propositions(draw: st.DrawFn) -> dict[str, Any]:
    keys = draw(st.lists(st.sampled_from(KEYS), max_size=6, unique=True))
    return {"kind": draw(st.sampled_from(sorted(FORMS)))} | {key: draw(st.one_of(LIKELY.get(key, VALUES), VALUES)) for key in keys}


@settings(max_examples=400, deadline=None)
@given(proposition=propositions(), said_on=st.dates(date(1990, 1, 1)))
def test_a_claim_is_judged_or_its_faults_are_told(tables: Tables, proposition: dict[str, Any], said_on: date) -> None:
    try:
        claim = told({"id": "x", "claim": "X.", "said_on": said_on, "proposition": proposition}, tables)
    except CorpusFaults as faults:
        assert faults.faults
        return
    (judged,) = judge([claim], tables, {})
    answer = judged.to_dict()
    assert answer["answer"]
    assert bool(answer["missing"]) or judged.verdict is not Verdict.UNVERIFIABLE


@settings(max_examples=400, deadline=None)
@given(words=st.lists(st.sampled_from(WORDS), max_size=16), on=st.sampled_from(("", "2026-01-01")), treaty=st.sampled_from(("", "apmbc")))
def test_a_sentence_is_drafted_or_something_is_asked(tables: Tables, events: Events, words: list[str], on: str, treaty: str) -> None:
    found = draft(" ".join(words), tables, events, on, treaty)
    assert bool(found.propositions) != bool(found.questions)
    if found.propositions:
        assert told(found.claim, tables).propositions


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=60))
def test_any_text_at_all_is_answered(tables: Tables, text: str) -> None:
    found = draft(text, tables, {}, "2026-01-01", "apmbc")
    assert bool(found.propositions) != bool(found.questions)
