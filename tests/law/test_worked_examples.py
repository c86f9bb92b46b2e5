"""Every published pair of a day counted from and a day of effect follows from the clause alone."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from kg.law.acts import Act, World
from kg.law.clauses import Treaty
from kg.law.date_rules import add_period
from kg.law.days import Span, exactly
from kg.law.deadlines import first_deadline
from kg.law.derivation import Derivation, derive
from kg.law.status import status_on
from kg.law.vocabulary import ActKind, Anchor, DeadlineKind, Unit
from tests.law.cases import FOLDER, reasons_of, treaty_of

NOT_BY_DEPOSIT = frozenset({ActKind.DEFINITIVE_SIGNATURE, ActKind.SUCCESSION})
"""Means of consent that a deposit of an instrument is none of."""

with (FOLDER / "worked_examples.csv").open(encoding="utf-8", newline="") as handle:
    ROWS = list(csv.DictReader(handle))


def named(row: dict[str, str]) -> str:
    return "-".join(filter(None, (row["treaty"], row["actor"], row["what"], row["counted_from"])))


def rows(*kinds: str) -> list[object]:
    return [pytest.param(row, id=named(row)) for row in ROWS if row["what"] in kinds]


def test_no_row_is_left_out() -> None:
    assert len(ROWS) == 99
    assert all(row["source"] for row in ROWS)
    assert len({named(row) for row in ROWS}) == 99


def means_of(treaty: Treaty) -> Iterator[ActKind]:
    """Every means of consent the treaty opens; which of them a list of parties means makes no difference to the day."""
    assert treaty.consent is not None
    yield from sorted((treaty.consent.signatories | treaty.consent.others) - NOT_BY_DEPOSIT)


def derived(treaty: Treaty, *acts: Act) -> Derivation:
    return derive(treaty, acts, World(parent_bound={a.actor: (Span(date(1900, 1, 1)),) for a in acts}))


@pytest.mark.parametrize("row", rows("consent"))
def test_consent_takes_effect_on_the_published_day(row: dict[str, str]) -> None:
    treaty, actor = treaty_of(row["treaty"]), row["actor"]
    deposit, effective = date.fromisoformat(row["counted_from"]), date.fromisoformat(row["effective"])
    for kind in means_of(treaty):
        law = derived(treaty, Act("a", actor, kind, exactly(deposit)))
        answer, before = status_on(law, actor, effective), status_on(law, actor, effective - timedelta(1))
        assert (before.bound, answer.bound) == (False, True), reasons_of(answer.period or before.period)
        assert answer.period is not None and answer.period.steps[-1].result == effective, reasons_of(answer.period)


@pytest.mark.parametrize("row", rows("withdrawal"))
def test_a_notice_takes_effect_on_the_published_day(row: dict[str, str]) -> None:
    treaty, actor = treaty_of(row["treaty"]), row["actor"]
    notice, effective = date.fromisoformat(row["counted_from"]), date.fromisoformat(row["effective"])
    assert treaty.withdrawal is not None and treaty.entry_into_force.announced is not None
    named_day = effective if treaty.withdrawal.rule.at_least else None
    joined = Act("a", actor, next(means_of(treaty)), exactly(treaty.entry_into_force.announced - timedelta(1)))
    left = Act("b", actor, ActKind.WITHDRAWAL, exactly(notice), published_effect=named_day)
    law = derived(treaty, joined, left)
    before, after = status_on(law, actor, effective - timedelta(1)), status_on(law, actor, effective)
    assert (before.bound, after.bound) == (True, False), reasons_of(after.period)
    assert before.period is not None and before.period.steps[1].result == effective, reasons_of(before.period)


@pytest.mark.parametrize("row", [pytest.param(r, id=named(r)) for r in ROWS if r["what"] not in ("consent", "withdrawal")])
def test_a_deadline_falls_on_the_published_day(row: dict[str, str]) -> None:
    template = next(o for o in treaty_of(row["treaty"]).obligations if o.id == row["what"])
    assert template.deadline.kind is DeadlineKind.RELATIVE and template.deadline.rule is not None
    anchor = Anchor.STATE_EIF if row["actor"] else Anchor.TREATY_EIF
    assert template.deadline.rule.anchor is anchor
    due = first_deadline(template.deadline, {anchor: date.fromisoformat(row["counted_from"])})
    assert due == date.fromisoformat(row["effective"]), template.provision


@pytest.mark.parametrize(("n", "unit"), [(-9999, Unit.YEAR), (-9999, Unit.MONTH), (-999_999, Unit.DAY)])
def test_a_period_that_counts_back_out_of_the_calendar_stays_at_its_first_day(n: int, unit: Unit) -> None:
    """A duty to tell some time before an event has a day, however early the event was."""
    assert add_period(date(1, 6, 15) if unit is Unit.MONTH else date(1997, 4, 29), n, unit) == date.min
