"""A finding: one thing wrong at one place, whichever check found it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kg.corpus.faults import Fault

SEVERITIES = ("violation", "warning", "info")
"""Worst first, as in SHACL."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of a check.

    ``file`` and ``line`` say where a curator mends it, ``focus`` which node of the
    graph it is about; ``line`` is 0 where the whole file is meant. ``component`` is
    the SHACL constraint component, or that of our own checks of files and law.
    """

    rule: str
    severity: str
    message: str
    focus: str = ""
    path: str = ""
    value: str = ""
    file: str = ""
    line: int = 0
    help: str = ""
    component: str = "CorpusCheck"

    @property
    def order(self) -> tuple[int, str, str, int, str, str, str, str]:
        """Worst first, then by rule and place."""
        place = (self.rule, self.file, self.line, self.focus, self.path, self.value, self.message)
        return (SEVERITIES.index(self.severity), *place)


def of_fault(fault: Fault) -> Finding:
    """A fault of the corpus as a finding."""
    place = (fault.focus, "", fault.value, fault.file, fault.line, fault.help)
    return Finding(fault.rule, fault.severity, fault.message, *place)


def counts_of(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings of each severity."""
    found = Counter(finding.severity for finding in findings)
    return {severity: found[severity] for severity in SEVERITIES}
