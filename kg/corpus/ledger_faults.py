"""What does not fit in the obligation ledger, as faults of the corpus: each at the line of its fact."""

from collections.abc import Mapping

from kg.corpus.faults import Fault
from kg.corpus.model import TreatyFolder
from kg.law.obligation_findings import LedgerFinding, LedgerRule, findings_of
from kg.law.turns import Ledger
from kg.namespaces import mint

_MENDING: Mapping[LedgerRule, str] = {
    LedgerRule.FACT_WITHOUT_INSTANCE: "correct actor or obligation, or add the act by which the actor was bound",
    LedgerRule.DEADLINE_TOLD_OTHERWISE: "correct the day, or name in set_aside_by the rule by which it is not the one used",
    LedgerRule.REPORT_WHILE_NOT_BOUND: "correct actor or year",
    LedgerRule.DECISION_BEFORE_BOUND: "correct the meeting or the day of the decision",
}
"""What cannot be as it is written, or of which the choice is not named; the rules left out, of what States may have done all
the same, are judged by shapes."""


def ledger_faults(folder: TreatyFolder, duties: Ledger) -> list[Fault]:
    """The violations of one treaty's ledger, in order."""
    found = findings_of(folder.facts, (instance for instance, _ in duties))
    return sorted(_fault(folder, finding) for finding in found if finding.rule in _MENDING)


def _fault(folder: TreatyFolder, finding: LedgerFinding) -> Fault:
    kind, fact = finding.kind, finding.fact
    file, line = folder.lines[f"{kind}/{fact}"]
    return Fault(
        file=file,
        line=line,
        rule=str(finding.rule),
        message=finding.sentence,
        help=_MENDING[finding.rule],
        focus=mint(kind, fact),
        value=fact,
    )
