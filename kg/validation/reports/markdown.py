"""The report in Markdown for the summary of a CI step, never larger than such a summary may be."""

from collections.abc import Iterator
from itertools import groupby

from kg.validation.finding import SEVERITIES, Finding
from kg.validation.report import Report

MOST_BYTES = 1024 * 1024
"""GitHub refuses a step summary above 1 MiB."""

_MARK = {"violation": "❌", "warning": "⚠️", "info": "ℹ️"}  # noqa: RUF001 -- the sign readers know


def as_markdown(report: Report) -> str:
    """A table of counts, then the findings by rule; cut with a notice where it would grow too large."""
    text, cut = "", False
    for part in _parts(report):
        if len((text + part).encode()) > MOST_BYTES - 200:
            cut = True
            break
        text += part
    return text + ("\nMore findings were left out to keep this summary below 1 MiB; the JSON report holds all.\n" if cut else "")


def _parts(report: Report) -> Iterator[str]:
    verdict = "conforms" if report.conforms else "does not conform"
    yield f"## Validation: {verdict}\n\n| severity | findings |\n|---|---|\n"
    yield "".join(f"| {_MARK[severity]} {severity} | {report.counts[severity]:,} |\n" for severity in SEVERITIES)
    if report.known or report.vanished:
        yield f"\n{len(report.known):,} known from the baseline, {len(report.vanished):,} of the baseline gone.\n"
    for (severity, rule), each in groupby(report.findings, key=lambda finding: (finding.severity, finding.rule)):
        found = list(each)
        said = report.rule_of(found[0])
        yield f"\n### {_MARK[severity]} [{rule}]({said.page}) ({len(found):,})\n\n"
        yield f"{_plain(said.title)}\n\n" if said.title else ""
        yield f"{_plain(f'{said.why} ({said.source})' if said.source else said.why)}\n\n" if said.why else ""
        yield f"Mend: {_plain(said.help)}\n\n" if said.help else ""
        yield from (_item(finding) for finding in found)


def _item(finding: Finding) -> str:
    place = f"`{finding.file}:{finding.line}`" if finding.file else f"`{finding.focus}`"
    return f"- {place}: {_plain(finding.message)}\n"


def _plain(text: str) -> str:
    """Text that Markdown shows as it stands."""
    for sign in ("\\", "`", "*", "_", "[", "]", "<", ">", "|"):
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())
