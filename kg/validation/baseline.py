"""Findings that are already known: they do not fail a run, new ones do, and vanished ones are told."""

import json
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

from kg.validation.finding import SEVERITIES, Finding, counts_of
from kg.validation.report import Report, fingerprints


def read_baseline(path: Path) -> list[Finding]:
    """The findings of an earlier JSON report.

    Raises ValueError with a sentence where the file is no such report, OSError
    where it cannot be read.
    """
    try:
        results = json.loads(path.read_text(encoding="utf-8"))["results"]
        names = {field.name for field in fields(Finding)}
        found = [Finding(**{name: value for name, value in each.items() if name in names}) for each in results]
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ValueError(f'"{path}" is not a JSON report of kg validate') from None
    return sorted(found, key=lambda finding: finding.order)


def against(report: Report, baseline: Sequence[Finding]) -> Report:
    """The report with what is known and what has gone marked."""
    old, now = fingerprints(baseline), fingerprints(report.findings)
    return Report(report.findings, report.rules, frozenset(now) & frozenset(old), tuple(sorted(set(old) - set(now))))


def fails(report: Report, fail_on: str) -> bool:
    """Whether something new is as bad as ``fail_on``; ``never`` fails never."""
    if fail_on == "never":
        return False
    marked = zip(report.findings, fingerprints(report.findings), strict=True)
    counts = counts_of(finding for finding, mark in marked if mark not in report.known)
    return any(counts[severity] for severity in SEVERITIES[: SEVERITIES.index(fail_on) + 1])
