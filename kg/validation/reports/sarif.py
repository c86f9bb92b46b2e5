"""The report as SARIF 2.1.0, which code-scanning pages read."""

from typing import Any

from kg import __version__
from kg.namespaces import BASE
from kg.validation.finding import Finding
from kg.validation.report import Report, fingerprints
from kg.validation.rule import Rule

MOST_RESULTS = 5000
"""Results that code scanning takes from one run; a notice says what was left out."""

_LEVEL = {"violation": "error", "warning": "warning", "info": "note"}


def as_sarif(report: Report) -> dict[str, Any]:
    """One run of one tool; fingerprints survive the moving of lines."""
    rules = {finding.rule: report.rule_of(finding) for finding in report.findings} | dict(report.rules)
    ids = sorted(rules)
    marks = fingerprints(report.findings)
    shown = report.findings[:MOST_RESULTS]
    left_out = len(report.findings) - len(shown)
    notice = {"level": "note", "message": {"text": f"{left_out} further results were left out; the JSON report holds all"}}
    index = {rule: number for number, rule in enumerate(ids)}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "kg validate",
                        "version": __version__,
                        "informationUri": BASE,
                        "rules": [_rule(rules[rule]) for rule in ids],
                    }
                },
                "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": [notice] if left_out else []}],
                "originalUriBaseIds": {"ROOT": {"description": {"text": "the folder that the command ran in"}}},
                "results": [_result(finding, index, mark, report) for finding, mark in zip(shown, marks, strict=False)],
            }
        ],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    title = rule.title or rule.id.replace("-", " ")
    why = ". ".join(filter(None, (rule.why.rstrip("."), rule.source))) or title
    return {
        "id": rule.id,
        "shortDescription": {"text": title},
        "fullDescription": {"text": why},
        "help": {"text": rule.help or why},
        "helpUri": rule.page,
        "defaultConfiguration": {"level": _LEVEL[rule.severity]},
    }


def _result(finding: Finding, index: dict[str, int], mark: str, report: Report) -> dict[str, Any]:
    location: dict[str, Any] = {}
    if finding.file:
        location["physicalLocation"] = {
            "artifactLocation": {"uri": finding.file, "uriBaseId": "ROOT"},
            "region": {"startLine": max(finding.line, 1)},
        }
    if finding.focus:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.focus, "kind": "resource"}]
    mend = f" Mend: {finding.help}." if finding.help else ""
    said: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _LEVEL[finding.severity],
        "message": {"text": finding.message + mend},
        "locations": [location] if location else [],
        "partialFingerprints": {"findingHash/v1": mark},
    }
    if report.known or report.vanished:
        said["baselineState"] = "unchanged" if mark in report.known else "new"
    return said
