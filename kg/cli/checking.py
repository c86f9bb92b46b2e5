"""``kg check``: a verdict for each claim of a file, with what it rests on."""

import argparse
from pathlib import Path
from typing import Any

from kg.cli.output import as_json, emit, emit_rows, form_of
from kg.cli.parser import FORMATS, add_format
from kg.cli.places import note, tables_of


def add_check(parser: argparse.ArgumentParser) -> None:
    """Options of ``kg check``."""
    parser.add_argument("claims", metavar="CLAIMS", help="a TOML file of claims, each with a structured proposition")
    add_format(parser, ("text", *FORMATS, "jsonld"))
    parser.set_defaults(run=check)


def check(options: argparse.Namespace) -> int:
    """Judge every claim; 1 where one is refuted, 2 where the file has faults, 3 where it could not be read."""
    import sys  # noqa: PLC0415

    from kg.claims.judge import judge  # noqa: PLC0415
    from kg.claims.model import Verdict  # noqa: PLC0415
    from kg.claims.read import read_claims  # noqa: PLC0415
    from kg.corpus.faults import CorpusFaults  # noqa: PLC0415

    tables = tables_of(options)
    try:
        file = read_claims(Path(options.claims), tables)
    except CorpusFaults as error:
        for fault in error.faults:
            print(fault, file=sys.stderr)
        note(options, f"kg: {len(error.faults)} fault(s) in the claims; nothing was judged")
        return 3 if error.unreadable else 2
    judged = judge(file.claims, tables, file.events)
    _emit(options, [each.to_dict() for each in judged], file.title)
    counts = {verdict: sum(each.verdict is verdict for each in judged) for verdict in Verdict}
    note(options, f"{len(judged)} claims: {', '.join(f'{count} {verdict}' for verdict, count in counts.items() if count)}")
    return 1 if counts[Verdict.REFUTED] else 0


def _emit(options: argparse.Namespace, answers: list[dict[str, Any]], title: str) -> None:
    form = form_of(options, "text")
    if form == "jsonld":
        from kg.claims.review import claim_reviews  # noqa: PLC0415

        emit(options, as_json(claim_reviews(answers)))
    elif form == "md":
        from kg.claims.page import page  # noqa: PLC0415

        emit(options, page(title, answers))
    elif form == "text":
        emit(options, "\n".join(as_text(answer) for answer in answers))
    else:
        emit_rows(options, answers, ["id", "verdict", "on", "claim", "answer", "corrected"])


def as_text(answer: dict[str, Any]) -> str:
    """One claim with its verdict, what holds instead and the evidence, for reading."""
    lines = [f"{answer['id']}  {answer['verdict'].upper()}  {answer['claim']}"]
    lines.append(f"    {answer['corrected'] or answer['answer']}")
    lines += [f"    missing: {missing}" for missing in answer["missing"]]
    for each in answer["evidence"]:
        lines.append(f"    - {each['says']}")
        lines += [f"        source: {source['title'] or source['id']} <{source['url'] or source['id']}>" for source in each["sources"][:2]]
    return "\n".join(lines) + "\n"
