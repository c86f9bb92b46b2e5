"""``kg validate``: the report on the corpus and its graph, or on any RDF by any shapes."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kg.answers.errors import QuestionError
from kg.cli.output import emit
from kg.cli.places import build_of, data_of, note, ontology_of, queries_of
from kg.writing import write_whole

if TYPE_CHECKING:
    from kg.validation.report import Report

_FORMATS = ("text", "json", "ttl", "html", "md", "sarif", "junit", "github")
_FAIL_ON = ("violation", "warning", "info", "never")


def add_validate(parser: argparse.ArgumentParser) -> None:
    """Options of ``kg validate``."""
    parser.add_argument("files", metavar="PATH", nargs="*", help="RDF files to judge by --shapes; without any, the corpus is judged")
    parser.add_argument("--shapes", metavar="FILE", action="append", default=[], help="shapes for the files (may be given several times)")
    parser.add_argument("--fail-on", choices=_FAIL_ON, default="violation", help="from which severity on to fail")
    parser.add_argument("--format", choices=_FORMATS, default="text", help="form of the report on stdout")
    parser.add_argument("--report", metavar="DIR", help="also write the report in every form into a folder")
    parser.add_argument("--baseline", metavar="FILE", help="an earlier JSON report: what it holds does not fail")
    parser.add_argument("--changed-since", metavar="REV", help="only findings in files changed since a git revision")
    parser.add_argument("--max-results", metavar="N", type=int, help="at most so many findings in the report; counting goes on")
    engines = ("auto", "pyshacl", "pyshacl-turbo")
    parser.add_argument("--engine", choices=engines, default="auto", help="auto is the fast one where it is installed, else the reference")
    parser.set_defaults(run=validate)


def validate(options: argparse.Namespace) -> int:
    """Judge, report, and fail where something new is as bad as ``--fail-on``; 3 where input could not be read."""
    from kg.validation.baseline import against, fails, read_baseline  # noqa: PLC0415
    from kg.validation.changed import only_changed  # noqa: PLC0415

    report, unreadable = _judged(options)
    try:
        if options.changed_since:
            report = only_changed(report, options.changed_since)
        if options.baseline:
            report = against(report, read_baseline(Path(options.baseline)))
    except ValueError as error:
        raise QuestionError(str(error)) from None
    _write(options, report)
    if unreadable:
        return 3
    return 1 if fails(report, options.fail_on) else 0


def _judged(options: argparse.Namespace) -> "tuple[Report, bool]":
    """The report, and whether some input could not be read."""
    from kg.corpus.faults import CorpusFaults  # noqa: PLC0415
    from kg.validation.finding import of_fault  # noqa: PLC0415
    from kg.validation.report import Report, placed  # noqa: PLC0415

    if options.files or options.shapes:
        return _judged_files(options)
    from kg.pipeline import build  # noqa: PLC0415
    from kg.validation.catalogue import rules_of_files  # noqa: PLC0415

    data, ontology, queries = data_of(options).resolve(), ontology_of(), queries_of()
    roots = {"data": data, "ontology": ontology}
    try:
        build(data, ontology, build_of(options))
    except CorpusFaults as error:
        note(options, "kg: the corpus has faults, so the graph was not judged; the last good build stands")
        found = sorted(map(of_fault, error.faults), key=lambda finding: finding.order)
        rules = rules_of_files({finding.rule for finding in found})
        return placed(Report(tuple(found), rules), roots), error.unreadable
    from kg.validation.judge import judge_build  # noqa: PLC0415

    return placed(judge_build(build_of(options), ontology, options.engine, queries), roots), False


def _judged_files(options: argparse.Namespace) -> "tuple[Report, bool]":
    from kg.validation.foreign import UnreadableData, judge_files  # noqa: PLC0415
    from kg.validation.own_rules import RDF_RULES  # noqa: PLC0415
    from kg.validation.report import Report, placed  # noqa: PLC0415

    if not options.files or not options.shapes:
        raise QuestionError("RDF files are judged by shapes: give both PATH and --shapes FILE")
    try:
        judged = judge_files([Path(file) for file in options.files], [Path(file) for file in options.shapes], options.engine)
    except UnreadableData as error:
        return placed(Report(tuple(error.findings), {rule.id: rule for rule in RDF_RULES}), {}), True
    return placed(judged, {}), False


def _write(options: argparse.Namespace, report: "Report") -> None:
    from kg.validation.report import cut  # noqa: PLC0415
    from kg.validation.reports.forms import FORMS  # noqa: PLC0415

    shown = cut(report, options.max_results)
    if len(shown.findings) < len(report.findings):
        note(options, f"kg: {len(report.findings) - len(shown.findings):,} findings left out by --max-results")
    if options.report:
        folder = Path(options.report)
        folder.mkdir(parents=True, exist_ok=True)
        for name, form in FORMS.values():
            write_whole(folder / name, form(shown))
    emit(options, FORMS[options.format][1](shown))
