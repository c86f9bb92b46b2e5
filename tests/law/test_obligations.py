"""What parties owe, by when and whether they did: worked cases with reasons, and the rules one by one."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kg.law.days import Day
from kg.law.judgement import Judgement
from kg.law.outcomes import judged_on, outcome_on
from kg.law.reasons import Step
from kg.law.vocabulary import Outcome
from tests.law import ledger

CASES = sorted((Path(__file__).parent / "obligation_cases").glob("*.toml"))


def told(day: Day | None) -> str:
    return str(day) if day is not None else ""


def said(step: Step) -> str:
    """A step as the cases write it: provision, rule and what came out."""
    if step.act is not None and step.kind == "act":
        return str(step.act.kind)
    outcome = step.outcome if step.kind in ("decision", "provision") else ""
    return " ".join(filter(None, (step.provision, step.rule, outcome)))


def assert_said(judged: Judgement, reasons: list[str]) -> None:
    """The reasons named stand in that order; others may stand between."""
    steps = iter(said(step) for step in judged.steps)
    assert all(reason in steps for reason in reasons), (reasons, [said(step) for step in judged.steps])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    case: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    instance = ledger.instance(case["treaty"], case["actor"], case["obligation"])
    chain = [(link.number, str(link.by), told(link.until), link.decision) for link in instance.chain.links]
    assert chain == [(c["number"], c["by"], c.get("until", ""), c.get("decision", "")) for c in case["chain"]]
    assert [(r.number, told(r.until)) for r in instance.chain.requests] == [(r["number"], r["until"]) for r in case.get("requests", [])]
    readings = [(link.number, str(r.day), str(r.rule)) for link in instance.chain.links for r in link.readings]
    assert readings == [(r["number"], r["day"], r["rule"]) for r in case.get("readings", [])]
    assert instance.trigger.day == case.get("trigger", instance.trigger.day)
    assert (instance.end.on if instance.end else None) == case.get("end")
    for expected in case["on"]:
        judged = judged_on(instance, expected["day"])
        assert (expected["day"], str(judged.outcome)) == (expected["day"], expected["outcome"])
        assert told(judged.deadline) == expected.get("deadline", told(judged.deadline))
        assert judged.days_overdue == expected.get("days_overdue", judged.days_overdue)
        assert told(judged.fulfilled_on) == expected.get("fulfilled_on", told(judged.fulfilled_on))
        assert_said(judged, expected.get("because", []))


def test_no_party_is_overdue_on_what_no_source_tells_of() -> None:
    for slug in ("apmbc", "ccm", "cwc", "bwc"):
        for instance in ledger.instances(slug).values():
            silent = not (instance.statements or instance.fulfilments or instance.reports or instance.chain.requests)
            if silent and all(link.standing is None and not link.missed for link in instance.chain.links):
                for day in (date(2008, 6, 1), date(2015, 7, 1), date(2026, 4, 14)):
                    assert outcome_on(instance, day) is not Outcome.OVERDUE, instance.id


def test_a_standing_duty_has_no_deadline_and_an_exit_ends_it() -> None:
    instance = ledger.instance("apmbc", "LTU", "assistance")
    assert instance.standing and instance.deadline is None and instance.chain.links == ()
    assert outcome_on(instance, date(2025, 12, 26)) is Outcome.PENDING
    assert outcome_on(instance, date(2025, 12, 27)) is Outcome.ENDED_BY_WITHDRAWAL


def test_outcomes_of_clearance_and_stockpiles_are_counted_on_three_days() -> None:
    counts: dict[tuple[str, str], dict[str, int]] = {}
    for day in ("2008-06-01", "2015-07-01", "2026-04-14"):
        for instance in ledger.instances("apmbc").values():
            if instance.template.id in ("mined-area-clearance", "stockpile-destruction"):
                outcome = str(outcome_on(instance, date.fromisoformat(day)))
                at = counts.setdefault((day, instance.template.id), {})
                at[outcome] = at.get(outcome, 0) + 1
    assert counts == GOLDEN


GOLDEN = {
    ("2008-06-01", "mined-area-clearance"): {"not_applicable": 10, "pending": 44, "unknown": 112},
    ("2008-06-01", "stockpile-destruction"): {
        "fulfilled": 17,
        "fulfilled_late": 4,
        "not_applicable": 10,
        "overdue": 3,
        "pending": 2,
        "unknown": 130,
    },
    ("2015-07-01", "mined-area-clearance"): {
        "extended": 22,
        "fulfilled": 14,
        "not_applicable": 4,
        "overdue": 2,
        "pending": 5,
        "unknown": 119,
    },
    ("2015-07-01", "stockpile-destruction"): {
        "fulfilled": 19,
        "fulfilled_late": 5,
        "not_applicable": 5,
        "overdue": 3,
        "pending": 3,
        "unknown": 131,
    },
    ("2026-04-14", "mined-area-clearance"): {
        "ended_by_withdrawal": 5,
        "extended": 14,
        "fulfilled": 17,
        "fulfilled_late": 1,
        "not_applicable": 1,
        "overdue": 2,
        "pending": 1,
        "unknown": 125,
    },
    ("2026-04-14", "stockpile-destruction"): {
        "ended_by_withdrawal": 3,
        "fulfilled": 23,
        "fulfilled_late": 6,
        "not_applicable": 2,
        "overdue": 2,
        "unknown": 130,
    },
}
"""Outcomes by day and obligation; a new fact or act that moves them must say so in its commit."""
