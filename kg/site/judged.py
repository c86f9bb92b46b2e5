"""The page of the validation report: every rule that something breaks, worst first, with the places."""

from dataclasses import dataclass
from itertools import groupby

from kg.manifest import read_manifest
from kg.places import ontology, queries
from kg.site.addresses import Addresses
from kg.site.book import Book
from kg.site.templating import render
from kg.validation.finding import Finding
from kg.validation.judge import is_judged, judge_build
from kg.validation.report import Report
from kg.validation.rule import Rule

MOST_PLACES = 15
"""Places told of one rule; the report of the command holds all."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule with what breaks it."""

    rule: Rule
    severity: str
    findings: list[Finding]


def validation_page(book: Book, at: Addresses) -> str:
    """The report on the build; a server shows it only where the build was judged before, for judging takes a while."""
    build = book.tables.build
    current = (read_manifest(build) or {}).get("key") == book.tables.manifest["key"]
    told = current and (at.static or is_judged(build, ontology(), queries=queries()))
    report = judge_build(build, ontology(), queries=queries()) if told else None
    return render(
        "validation.html",
        book,
        at,
        title=book.texts.tell("validation-title"),
        said=book.texts.tell("validation-description"),
        report=report,
        broken=_by_rule(report) if report else [],
        most=MOST_PLACES,
    )


def _by_rule(report: Report) -> list[Broken]:
    groups = groupby(report.findings, key=lambda finding: (finding.severity, finding.rule))
    listed = [(severity, list(found)) for (severity, _), found in groups]
    return [Broken(report.rule_of(found[0]), severity, found) for severity, found in listed]
