"""The acts of every treaty against what sources publish: days of effect, and numbers of parties on a day."""

import tomllib
from datetime import date
from functools import cache
from typing import Any

import pytest

from kg.corpus.load import Corpus, load
from kg.law.derivation import Derivation, derive
from kg.law.vocabulary import BOUND, BaseStatus
from tests.law import apmbc

CONSENTED = BOUND | {BaseStatus.PARTY_PENDING, BaseStatus.CONTRACTING_STATE}
DAY_OF_CONSENT_UNKNOWN = {"ccw-p1", "ccw-p2", "ccw-p3"}
SLUGS = sorted(path.name for path in (apmbc.DATA / "treaties").iterdir())


@cache
def corpus() -> Corpus:
    return load(apmbc.DATA)


@cache
def derived(slug: str) -> Derivation:
    folder = corpus().treaties[slug]
    parent = derived(folder.treaty.parent) if folder.treaty.parent else None
    bound = {actor: parent.bound_spans(actor) for actor in parent.periods} if parent else {}
    positions = tuple(attributed.position for attributed in folder.positions)
    return derive(folder.treaty, folder.acts, corpus().registers.world(bound), positions)


def standing(slug: str, on: date, statuses: frozenset[BaseStatus]) -> set[str]:
    periods = derived(slug).periods
    return {actor for actor, found in periods.items() if any(on in p.span and p.status in statuses for p in found)}


def published(slug: str) -> list[dict[str, Any]]:
    """The counts of coverage.toml with the actors that a source leaves out and we derive."""
    content = tomllib.loads((apmbc.DATA / "treaties" / slug / "coverage.toml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = content.get("published_count", [])
    return found


def test_the_files_of_all_treaties_have_no_fault() -> None:
    assert [str(fault) for fault in corpus().faults if "/treaties/" in fault.file] == []


@pytest.mark.parametrize("slug", SLUGS)
def test_every_published_day_of_effect_is_computed_or_explained_by_a_rule(slug: str) -> None:
    """VCLT 24, 54: the printed day follows from the clause, or a named rule says why another one is used."""
    unexplained = [(c.act.id, c.kind, c.used, c.other) for c in derived(slug).conflicts if c.rule is None]
    assert unexplained == []


@pytest.mark.parametrize("slug", sorted(set(SLUGS) - DAY_OF_CONSENT_UNKNOWN))
def test_every_published_number_of_parties_is_that_of_the_derived_parties(slug: str) -> None:
    coverage = corpus().treaties[slug].coverage
    assert coverage is not None
    for count in coverage.counts:
        statuses = CONSENTED if count.counts == "consents" else BOUND
        named = {code for told in published(slug) if told["on"] == count.on for code in told.get("not_counted", [])}
        ours = standing(slug, count.on, statuses)
        assert named <= ours
        assert len(ours - named) == count.parties, (count.on, count.source)


def test_where_the_day_of_consent_is_unknown_nobody_is_counted_by_guess() -> None:
    """CCW 4(3)-(4): a Protocol may be accepted with the Convention or at any time thereafter."""
    on = date(2000, 1, 1)
    assert "GBR" in standing("ccw-p2", on, frozenset({BaseStatus.UNKNOWN}))
    assert "GBR" in standing("ccw", on, BOUND)


@pytest.mark.parametrize("slug", ["npt", "ptbt", "seabed", "gp1925", "bwc", "ost"])
def test_a_list_that_prints_a_predecessors_day_does_not_make_the_successor_older(slug: str) -> None:
    """VCSST 31: Yemen, united on 1990-05-22, is a party from then on and not from the day of its predecessor."""
    assert "YEM" not in standing(slug, date(1990, 5, 21), frozenset(BaseStatus))
    assert "YEM" in standing(slug, date(1990, 5, 22), BOUND)


def test_states_that_acted_in_their_own_name_before_independence_stay_parties() -> None:
    for actor in ("BLR", "UKR"):
        for on in (date(1985, 1, 1), date(1991, 12, 1), date(2020, 1, 1)):
            assert actor in standing("ccw", on, BOUND)


def test_the_revoked_ratification_leaves_the_signature() -> None:
    """CTBT IX has no clause on it: what was withdrawn in 2023 is the instrument, not the Treaty or the signature."""
    assert "RUS" in standing("ctbt", date(2023, 11, 2), frozenset({BaseStatus.CONTRACTING_STATE}))
    assert "RUS" in standing("ctbt", date(2023, 11, 3), frozenset({BaseStatus.SIGNATORY}))


def test_a_disputed_entity_is_never_folded_into_the_state_that_claims_it() -> None:
    assert {"CHN", "TWN"} <= standing("bwc", date(2020, 1, 1), BOUND)
    assert "CHN" not in standing("npt", date(1980, 1, 1), BOUND)
    assert "TWN" in standing("npt", date(1980, 1, 1), BOUND)
