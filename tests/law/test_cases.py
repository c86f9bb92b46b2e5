"""History, case by case: the status of each day asked, whether bound, and by which provision, rule and day."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest

from kg.law.derivation import Derivation
from kg.law.status import Status, status_on
from tests.law.cases import FOLDER, Case, case_of, reasons_of

FILES = sorted(FOLDER.glob("*.toml"))


def test_there_are_cases() -> None:
    assert len(FILES) >= 30


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_history_comes_out_as_it_was(file: object) -> None:
    assert file in FILES
    case = case_of(next(path for path in FILES if path == file))
    wrong = [*_wrong_answers(case), *_wrong_force(case), *_wrong_findings(case), *_wrong_conflicts(case)]
    assert not wrong, "\n".join([f"{case.path.name}: {case.told['title']}", *wrong])


def _wrong_answers(case: Case) -> Iterator[str]:
    for told in case.told["expect"]:
        derived = case.derived(told.get("known_on"))
        answer = status_on(derived, told["actor"], told["on"], told.get("view", "depositary"))
        for name, expected, found in _compared(told, answer):
            if expected != found:
                why = reasons_of(answer.period)
                yield f"  {told['actor']} on {told['on']}: {name} is {found}, not {expected}\n    {why}"
        if not any(_same_reason(told, step) for step in (answer.period.steps if answer.period else ())) and _asks_reason(told):
            yield f"  {told['actor']} on {told['on']}: no step {_reason(told)}\n    {reasons_of(answer.period)}"


def _compared(told: Mapping[str, Any], answer: Status) -> Iterator[tuple[str, object, object]]:
    yield "status", told["status"], str(answer.status)
    yield "bound", told.get("bound", told["status"] in ("party", "withdrawing")), answer.bound
    if "overlays" in told:
        yield "overlays", sorted(told["overlays"]), sorted(f"{o.kind}:{o.claimant}" if o.claimant else str(o.kind) for o in answer.overlays)
    if "other_views" in told:
        yield "other views", told["other_views"], {view.view: str(view.status) for view in answer.other_views}
    if "since" in told:
        yield "since", told["since"], answer.period.span.start if answer.period else None
    if "until" in told:
        yield "until", told["until"], answer.period.span.end if answer.period else None


_REASON = ("treaty", "provision", "rule", "anchor_day", "result", "outcome")


def _reason(told: Mapping[str, Any]) -> dict[str, object]:
    return {key: told[key] for key in _REASON if key in told}


def _asks_reason(told: Mapping[str, Any]) -> bool:
    return bool(_reason(told))


def _same_reason(told: Mapping[str, Any], step: object) -> bool:
    return all(getattr(step, key) == expected for key, expected in _reason(told).items())


def _wrong_force(case: Case) -> Iterator[str]:
    for told in case.told.get("force", ()):
        force = case.derived(told.get("known_on")).force
        for key in ("on", "trigger", "computed", "computed_trigger"):
            found = getattr(force, key)
            if key in told and (found or "never") != told[key]:
                yield f"  entry into force: {key} is {found}, not {told[key]}"
        if "triggered_by" in told and sorted({a.actor for a in force.triggered_by}) != sorted(told["triggered_by"]):
            yield f"  entry into force: triggered by {[a.id for a in force.triggered_by]}"


def _wrong_findings(case: Case) -> Iterator[str]:
    """Every finding is expected, and every expected one is found."""
    found = {(str(f.rule), f.act.actor, f.act.day.text): f for f in case.derived().findings}
    told = {(f["rule"], f["actor"], str(f["date"])): f for f in case.told.get("finding", ())}
    yield from (f"  finding not expected: {found[key].sentence} ({key[0]})" for key in found.keys() - told.keys())
    yield from (f"  finding missing: {key}" for key in told.keys() - found.keys())
    for key in found.keys() & told.keys():
        cited = f"{found[key].treaty}:{found[key].provision}"
        if cited != told[key]["cites"]:
            yield f"  finding {key} cites {cited}, not {told[key]['cites']}"


def _wrong_conflicts(case: Case) -> Iterator[str]:
    if "conflict_of_dates" not in case.told:
        return
    found = {(c.act.actor, str(c.kind), c.used, c.other, str(c.rule or "")) for c in _conflicts(case.derived())}
    told = {(c["actor"], c["kind"], c["used"], c["other"], c.get("rule", "")) for c in case.told["conflict_of_dates"]}
    yield from (f"  conflict of dates not as told: {each}" for each in sorted(found ^ told))


def _conflicts(derived: Derivation) -> list[Any]:
    return list(derived.conflicts)


def test_dates_in_cases_are_days() -> None:
    for file in FILES:
        for told in case_of(file).told["expect"]:
            assert isinstance(told["on"], date), f"{file.name}: {told}"
