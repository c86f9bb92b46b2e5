"""The report as a SHACL validation report in Turtle (SHACL, section 3.6)."""

from collections.abc import Iterator

from kg.graph.quads import text
from kg.namespaces import PREFIXES, SHAPES
from kg.validation.finding import Finding
from kg.validation.report import Report

_SH = PREFIXES["sh"]


def as_turtle(report: Report) -> str:
    """All findings, in order; file and line stand beside what SHACL knows."""
    prefixes = "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in ("sh", "shp"))
    conforms = "true" if report.conforms else "false"
    results = "".join(" ;\n  sh:result [ " + " ;\n    ".join(_result(finding, report)) + " ]" for finding in report.findings)
    return f"{prefixes}\n[] a sh:ValidationReport ;\n  sh:conforms {conforms}{results} .\n"


def _result(finding: Finding, report: Report) -> Iterator[str]:
    yield "a sh:ValidationResult"
    yield f"sh:resultSeverity sh:{finding.severity.capitalize()}"
    yield f"sh:sourceShape {_term(report.rule_of(finding).page)}"
    own = finding.component == "CorpusCheck"
    yield f"sh:sourceConstraintComponent {'shp:CorpusCheck' if own else f'<{_SH}{finding.component}>'}"
    yield f"sh:resultMessage {text(finding.message, 'en')}"
    yield f"sh:focusNode {_term(finding.focus) if finding.focus else f'<{SHAPES}corpus>'}"
    if finding.path.startswith("http"):
        yield f"sh:resultPath {_term(finding.path)}"
    if finding.value:
        yield f"sh:value {_term(finding.value)}"
    if finding.file:
        yield f"shp:file {text(finding.file)}"
        yield f"shp:line {finding.line}"


def _term(value: str) -> str:
    is_iri = value.startswith(("http://", "https://")) and not set(value) & set(' <>"{}|^`\\')
    return f"<{value}>" if is_iri else text(value)
