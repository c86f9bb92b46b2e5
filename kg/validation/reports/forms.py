"""Every form of a report by its name on the command line."""

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from kg.validation.report import Report
from kg.validation.reports.github import as_github
from kg.validation.reports.html import as_html
from kg.validation.reports.junit import as_junit
from kg.validation.reports.markdown import as_markdown
from kg.validation.reports.sarif import as_sarif
from kg.validation.reports.text import as_text
from kg.validation.reports.turtle import as_turtle

Form = Callable[[Report], str]


def report_json(report: Report) -> dict[str, Any]:
    """The JSON of ``kg validate``, which can be the baseline of a later run."""
    results = [asdict(finding) for finding in report.findings]
    return {"conforms": report.conforms, "counts": report.counts, "results": results}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


FORMS: dict[str, tuple[str, Form]] = {
    "text": ("report.txt", as_text),
    "json": ("report.json", lambda report: _json(report_json(report))),
    "ttl": ("report.ttl", as_turtle),
    "html": ("report.html", as_html),
    "md": ("report.md", as_markdown),
    "sarif": ("report.sarif", lambda report: _json(as_sarif(report))),
    "junit": ("report.junit.xml", as_junit),
    "github": ("report.github.txt", as_github),
}
"""The file that ``--report`` writes, and what writes it."""
