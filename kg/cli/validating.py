"""``kg validate``: the report on the corpus and its graph."""

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.output import as_json, emit
from kg.cli.places import build_of, data_of, note, ontology_of

if TYPE_CHECKING:
    from kg.validation.finding import Finding

_FORMATS = {"text": "txt", "json": "json", "ttl": "ttl"}


def add_validate(parser: argparse.ArgumentParser) -> None:
    """Options of ``kg validate``."""
    failing = ("violation", "warning", "info", "never")
    parser.add_argument("--fail-on", choices=failing, default="violation", help="from which severity on to fail")
    parser.add_argument("--format", choices=tuple(_FORMATS), default="text", help="form of the report on stdout")
    parser.add_argument("--report", metavar="DIR", help="also write the report in every form into a folder")
    parser.add_argument("--samples", metavar="N", type=int, default=5, help="findings shown for each rule in text")
    engines = ("auto", "pyshacl", "pyshacl-turbo")
    parser.add_argument("--engine", choices=engines, default="auto", help="auto is the fast one where it is installed, else the reference")
    parser.set_defaults(run=validate)


def validate(options: argparse.Namespace) -> int:
    """Build as far as something changed, then judge; exit code 1 where something is as bad as ``--fail-on``."""
    from kg.corpus.faults import CorpusFaults  # noqa: PLC0415
    from kg.pipeline import build  # noqa: PLC0415
    from kg.validation.finding import SEVERITIES, counts_of, of_fault  # noqa: PLC0415

    unreadable = False
    try:
        build(data_of(options), ontology_of(), build_of(options))
    except CorpusFaults as error:
        findings = sorted(map(of_fault, error.faults), key=lambda finding: finding.order)
        unreadable = error.unreadable
        note(options, "kg: the corpus has faults, so the graph was not judged; the last good build stands")
    else:
        from kg.validation.judge import judge_build  # noqa: PLC0415

        findings = judge_build(build_of(options), ontology_of(), options.engine)
    if options.report:
        for form, suffix in _FORMATS.items():
            _write(Path(options.report) / f"report.{suffix}", _written(findings, form, options.samples))
    emit(options, _written(findings, options.format, options.samples))
    if unreadable:
        return 3
    if options.fail_on == "never":
        return 0
    counted = counts_of(findings)
    worst = SEVERITIES[: SEVERITIES.index(options.fail_on) + 1]
    return 1 if any(counted[severity] for severity in worst) else 0


def _written(findings: "list[Finding]", form: str, samples: int) -> str:
    from kg.validation.finding import report_of  # noqa: PLC0415
    from kg.validation.text import as_text  # noqa: PLC0415
    from kg.validation.turtle import as_turtle  # noqa: PLC0415

    if form == "json":
        return as_json(report_of(findings))
    return as_turtle(findings) if form == "ttl" else as_text(findings, samples)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
