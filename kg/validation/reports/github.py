"""The report as workflow annotations, within what GitHub shows for a step."""

from collections.abc import Iterator

from kg.validation.finding import SEVERITIES, Finding
from kg.validation.report import Report, fingerprints

MOST_OF_A_LEVEL = 10
"""Annotations of one level that GitHub shows for a step; more are dropped without a word."""

_LEVEL = {"violation": "error", "warning": "warning", "info": "notice"}


def as_github(report: Report) -> str:
    """New findings as annotations, worst first; the last of a level says how many were left out."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    marked = zip(report.findings, fingerprints(report.findings), strict=True)
    new = [finding for finding, mark in marked if mark not in report.known]
    for severity in SEVERITIES:
        found = [finding for finding in new if finding.severity == severity]
        room = MOST_OF_A_LEVEL if len(found) <= MOST_OF_A_LEVEL else MOST_OF_A_LEVEL - 1
        yield from (_annotation(finding) for finding in found[:room])
        if len(found) > room:
            yield f"::{_LEVEL[severity]} title=kg validate::{len(found) - room} more of severity {severity}; see the full report"


def _annotation(finding: Finding) -> str:
    place = f"file={_property(finding.file)},line={max(finding.line, 1)}," if finding.file else ""
    mend = f" Mend: {finding.help}." if finding.help else ""
    return f"::{_LEVEL[finding.severity]} {place}title={_property(finding.rule)}::{_data(finding.message + mend)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
