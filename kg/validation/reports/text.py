"""The report as text: grouped by rule, worst first, with samples and the number left out."""

from collections.abc import Iterator
from itertools import groupby

from kg.validation.finding import SEVERITIES, Finding
from kg.validation.report import Report

SAMPLES = 5
"""How many findings of a rule the text shows unless more are asked for."""


def as_text(report: Report, samples: int = SAMPLES) -> str:
    """The report for a reader; JSON and the other forms hold every finding."""
    return "\n".join(_lines(report, samples)) + "\n"


def _lines(report: Report, samples: int) -> Iterator[str]:
    for (_, rule), each in groupby(report.findings, key=lambda finding: (finding.severity, finding.rule)):
        found = list(each)
        breaks = report.rule_of(found[0])
        yield f"{found[0].severity}: {rule} ({len(found)})" + (f": {breaks.title}" if breaks.title else "")
        mends = {finding.help for finding in found if finding.help}
        for finding in found[:samples]:
            yield f"  {place_of(finding)}: {_said(finding)}" + (f"; {finding.help}" if finding.help and len(mends) > 1 else "")
        if len(found) > samples:
            yield f"  … and {len(found) - samples:,} more"
        if breaks.why:
            yield f"  why: {breaks.why}" + (f" ({breaks.source})" if breaks.source else "")
        if len(mends) == 1:
            yield f"  mend: {mends.pop()}"
    if report.known or report.vanished:
        yield f"{len(report.known):,} known from the baseline, {len(report.vanished):,} of the baseline gone"
    counts = report.counts
    said = ", ".join(f"{counts[severity]:,} {severity}{'' if counts[severity] == 1 else 's'}" for severity in SEVERITIES)
    yield f"{'conforms' if report.conforms else 'does not conform'}: {said.replace('infos', 'info')}"


def _said(finding: Finding) -> str:
    shown = finding.value and finding.value not in finding.message
    return f"{finding.message} [{finding.value}]" if shown else finding.message


def place_of(finding: Finding) -> str:
    """File and line, or the node where no file holds it."""
    if not finding.file:
        return finding.focus or "corpus"
    return f"{finding.file}:{finding.line}" if finding.line else finding.file
