"""The answer of ``kg diff`` as JSON has it: every change, then what follows for statuses and outcomes, each with its causes."""

from collections.abc import Sequence
from typing import Any

from kg.answers.tables import Tables
from kg.diff.changes import Change
from kg.diff.classes import CLASSES
from kg.diff.compare import compare
from kg.diff.facts import Fact
from kg.diff.following import Difference
from kg.diff.said import Names, change_said, shift_said
from kg.diff.statuses import Shift


def diff(old: Tables, new: Tables, names: Sequence[str]) -> dict[str, Any]:
    """What two builds tell differently; ``names`` are those by which the user called them."""
    found, said = compare(old, new), Names(old, new)
    changes = [_change(each, said) for each in found.changes]
    return {
        "old": _side(old, names[0]),
        "new": _side(new, names[1]),
        "counts": {name: sum(change["class"] == name for change in changes) for name in CLASSES},
        "changes": changes,
        "statuses": [_shift(each, said) for each in found.statuses],
        "outcomes": [_shift(each, said) for each in found.outcomes],
        "untold": list(found.untold),
    }


def same(answer: dict[str, Any]) -> bool:
    """Whether two builds tell the same."""
    return not any(answer[key] for key in ("changes", "statuses", "outcomes", "untold"))


def _side(tables: Tables, name: str) -> dict[str, Any]:
    manifest = tables.manifest
    return {"name": name, "data_as_of": tables.data_as_of, "known_on": manifest["known_on"], "version": manifest["version"]}


def _change(each: Difference, names: Names) -> dict[str, Any]:
    change = each.of
    assert isinstance(change, Change)
    fact = change.fact
    return {
        "class": each.class_,
        "kind": fact.kind,
        "change": change.change,
        "treaty": fact.treaty or None,
        "actor": fact.actor or None,
        "date": fact.date,
        "iri": fact.iri,
        "changed": list(change.changed),
        "old": _told(change.old),
        "new": _told(change.new),
        "because": _because(each),
        "says": change_said(change, names),
    }


def _told(fact: Fact | None) -> dict[str, Any] | None:
    return None if fact is None else dict(fact.told)


def _because(each: Difference) -> list[str]:
    return list(dict.fromkeys(change.fact.iri for change in each.causes))


def _shift(each: Difference, names: Names) -> dict[str, Any]:
    shift = each.of
    assert isinstance(shift, Shift)
    duty = {"obligation": shift.obligation} if shift.duty else {}
    return {
        "class": each.class_,
        "treaty": shift.treaty,
        "actor": shift.actor,
        **duty,
        "start": shift.span.start,
        "end": shift.span.end,
        "old": shift.span.old,
        "new": shift.span.new,
        "because": _because(each),
        "says": shift_said(shift, each.causes, names),
    }
