"""``kg diff``: what two builds, corpora or git revisions tell differently; events apart from corrections."""

import argparse
from pathlib import Path
from typing import Any

from kg.cli.output import as_json, emit
from kg.cli.parser import add_format
from kg.cli.places import data_of, ontology_of


def add_diff(parser: argparse.ArgumentParser) -> None:
    """Options of ``kg diff``."""
    said = "a build, a corpus, or a git revision of the corpus"
    parser.add_argument("old", metavar="OLD", help=said)
    parser.add_argument("new", metavar="NEW", help=said)
    parser.add_argument("--claims", metavar="FILE", help="also tell which claims of a file get another verdict")
    add_format(parser, ("text", "json", "md", "atom"))
    parser.set_defaults(run=diff)


def diff(options: argparse.Namespace) -> int:
    """Both sides opened, compared and told; 0 whether or not something differs."""
    from kg.diff.answer import diff as answer_of  # noqa: PLC0415
    from kg.diff.said import Names  # noqa: PLC0415
    from kg.diff.sides import sides  # noqa: PLC0415

    def build(data: Path, target: Path) -> None:
        from kg.pipeline import build as build_graph  # noqa: PLC0415 -- two builds are compared without building

        build_graph(data, ontology_of(), target)

    with sides((options.old, options.new), data_of(options), build) as (old, new):
        answer, names = answer_of(old, new, (options.old, options.new)), Names(old, new)
        if options.claims:
            from kg.diff.verdicts import changed_verdicts  # noqa: PLC0415

            answer["claims"] = changed_verdicts(old, new, Path(options.claims))
    emit(options, _told(options.format, answer, names))
    return 0


def _told(form: str | None, answer: dict[str, Any], names: Any) -> str:
    from kg.diff import forms  # noqa: PLC0415

    if form == "json":
        return as_json(answer)
    return {"md": forms.as_markdown, "atom": forms.as_atom}.get(form or "", forms.as_text)(answer, names)
