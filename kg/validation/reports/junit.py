"""The report as JUnit XML: one case for each finding, and one for each rule that nothing broke."""

from xml.sax.saxutils import escape, quoteattr

from kg.validation.finding import Finding
from kg.validation.report import Report, fingerprints
from kg.validation.reports.text import place_of

_NOT_IN_XML = {code: " " for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)}


def as_junit(report: Report) -> str:
    """Violations are failures; what is known from the baseline is skipped; warnings and infos pass with a note."""
    cases = [_case(finding, mark in report.known) for finding, mark in zip(report.findings, fingerprints(report.findings), strict=True)]
    broken = {finding.rule for finding in report.findings}
    cases += [f'  <testcase classname={quoteattr(rule)} name="holds"/>\n' for rule in sorted(set(report.rules) - broken)]
    failures = sum("<failure" in case for case in cases)
    skipped = sum("<skipped" in case for case in cases)
    numbers = f'tests="{len(cases)}" failures="{failures}" errors="0" skipped="{skipped}"'
    body = f'<testsuite name="kg validate" {numbers} time="0">\n{"".join(cases)}</testsuite>\n'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites {numbers}>\n{body}</testsuites>\n'


def _case(finding: Finding, known: bool) -> str:
    name = quoteattr(_clean(f"{place_of(finding)} {finding.value}".strip()))
    message, text = quoteattr(_clean(finding.message)), escape(_clean(f"{finding.focus}\n{finding.help}".strip()))
    if known:
        inner = f"<skipped message={message}/>"
    elif finding.severity == "violation":
        inner = f'<failure type="violation" message={message}>{text}</failure>'
    else:
        inner = f"<system-out>{escape(_clean(f'{finding.severity}: {finding.message}'))}</system-out>"
    return f"  <testcase classname={quoteattr(finding.rule)} name={name}>{inner}</testcase>\n"


def _clean(text: str) -> str:
    return text.translate(_NOT_IN_XML)
