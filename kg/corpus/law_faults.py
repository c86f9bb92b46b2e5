"""What the law finds wrong with acts, as faults of the corpus: each at the line of its act."""

from collections.abc import Mapping

from kg.corpus.faults import Fault
from kg.corpus.model import TreatyFolder
from kg.law.derivation import Derivation
from kg.law.findings import Finding, FindingRule
from kg.namespaces import mint

_SEVERITIES: Mapping[FindingRule, str] = {
    FindingRule.WITHDRAWAL_WITHOUT_CONSENT: "violation",
    FindingRule.REVOCATION_WITHOUT_NOTICE: "violation",
    FindingRule.ACT_BEFORE_OPENING: "violation",
    FindingRule.ACT_AFTER_END: "violation",
    FindingRule.CONSENT_WHILE_BOUND: "warning",
    FindingRule.NOTICE_TOO_EARLY: "warning",
    FindingRule.INSTRUMENT_IN_EFFECT: "warning",
    FindingRule.SUCCESSOR_WITHOUT_PREDECESSOR: "warning",
}
"""A violation is an act that cannot have been done as it is written; a warning one that was done and has not the
effect it was meant to have. The rules left out are judged by shapes."""

_MENDING: Mapping[FindingRule, str] = {
    FindingRule.WITHDRAWAL_WITHOUT_CONSENT: "add the act by which the actor consented, or correct actor or date",
    FindingRule.REVOCATION_WITHOUT_NOTICE: "add the notice that is revoked, or correct actor or date",
    FindingRule.ACT_BEFORE_OPENING: "correct the date of the act, or that of the opening in treaty.toml",
    FindingRule.ACT_AFTER_END: "correct the date of the act, or that of the end in treaty.toml",
}


def law_faults(folder: TreatyFolder, derived: Derivation) -> list[Fault]:
    """The findings of one treaty that a curator should see, in order; none of an actor of whom an act could not be read."""
    told = (finding for finding in derived.findings if finding.rule in _SEVERITIES and finding.act.done_by not in folder.lost)
    return sorted(_fault(folder, finding) for finding in told)


def _fault(folder: TreatyFolder, finding: Finding) -> Fault:
    act = finding.act
    file, line = folder.lines[f"act/{act.id}"]
    text = "Article" if finding.treaty == folder.slug else finding.treaty.upper()
    cited = f" ({text} {finding.provision})" if finding.provision else ""
    return Fault(
        file=file,
        line=line,
        rule=str(finding.rule),
        message=f"{finding.sentence}{cited}",
        help=_MENDING.get(finding.rule, "keep the act if it was done so; it has not the effect it was meant to have"),
        severity=_SEVERITIES[finding.rule],
        focus=mint("act", act.id),
        value=act.id,
    )
