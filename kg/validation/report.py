"""A report: findings in order, the rules they break, and what was left out of them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from kg.corpus.faults import seen
from kg.validation.finding import Finding, counts_of
from kg.validation.rule import Rule


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that one run says.

    ``rules`` are all rules that were checked, also those that nothing broke;
    ``known`` findings stand in the baseline and do not fail; ``vanished`` are
    fingerprints of the baseline that no longer occur.
    """

    findings: tuple[Finding, ...]
    rules: Mapping[str, Rule] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    vanished: tuple[str, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)

    @property
    def counts(self) -> dict[str, int]:
        """How many findings of each severity, with those known and those left out of the report."""
        return {severity: count + self.left_out.get(severity, 0) for severity, count in counts_of(self.findings).items()}

    @property
    def conforms(self) -> bool:
        """Whether nothing is a violation (SHACL, section 3.5)."""
        return self.counts["violation"] == 0

    def rule_of(self, finding: Finding) -> Rule:
        """The rule that a finding breaks."""
        return self.rules.get(finding.rule) or Rule(finding.rule, severity=finding.severity, help=finding.help)


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """A mark for each finding that survives the moving of lines; equal ones are counted."""
    seen: dict[str, int] = {}
    found = []
    for finding in findings:
        said = "" if finding.focus else _PLACE.sub("", finding.message)
        about = (finding.rule, finding.focus or finding.file, finding.path, finding.value, said)
        digest = sha256("\x1f".join(about).encode()).hexdigest()[:32]
        seen[digest] = seen.get(digest, 0) + 1
        found.append(f"{digest}:{seen[digest]}")
    return found


def cut(report: Report, most: int | None) -> Report:
    """The report with at most so many findings, the worst ones; what is left out is still counted."""
    if most is None or len(report.findings) <= most:
        return report
    return replace(report, findings=report.findings[: max(most, 0)], left_out=counts_of(report.findings[max(most, 0) :]))


def placed(report: Report, roots: Mapping[str, Path]) -> Report:
    """The report with files as seen from the current folder; ``roots`` tells where ``data`` and ``ontology`` lie."""
    places = {file: seen(file, roots) for file in {finding.file for finding in report.findings if finding.file}}
    return replace(report, findings=tuple(replace(f, file=places.get(f.file, "")) for f in report.findings))


_PLACE = re.compile(r"\b(?:line|column) \d+")
"""What a message of a parser says of the place, which moves with the lines."""
