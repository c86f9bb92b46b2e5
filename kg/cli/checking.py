"""``kg check``: a verdict for each claim of a file, or for a sentence, with what it rests on."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.answers import names
from kg.answers.errors import QuestionError
from kg.cli.output import as_json, emit, emit_rows, form_of
from kg.cli.parser import FORMATS, add_format
from kg.cli.places import data_of, note, tables_of

if TYPE_CHECKING:
    from kg.claims.draft.drafting import Drafted
    from kg.corpus.faults import CorpusFaults


def add_check(parser: argparse.ArgumentParser) -> None:
    """Options of ``kg check``."""
    parser.add_argument("claims", metavar="CLAIMS", nargs="?", help="a file of claims in TOML or RDF, each with a structured proposition")
    parser.add_argument("--draft", metavar="SENTENCE", help="draft the proposition of a sentence, and judge it; what is open is asked")
    parser.add_argument("--on", metavar="DATE", help="with --draft: the day from which the sentence speaks")
    parser.add_argument("--treaty", metavar="TREATY", help='with --draft: what "the Convention" is')
    add_format(parser, ("text", *FORMATS, "jsonld"))
    parser.set_defaults(run=check)


def check(options: argparse.Namespace) -> int:
    """Judge every claim; 1 where one is refuted, 2 where the file has faults, 3 where it could not be read."""
    if (options.claims is None) == (options.draft is None):
        raise QuestionError("give a file of claims, or a sentence with --draft")
    if options.claims is not None and (options.on or options.treaty):
        raise QuestionError("--on and --treaty go with --draft; a file of claims says its days and treaties itself")
    return _file(options) if options.draft is None else _draft(options)


def _file(options: argparse.Namespace) -> int:
    from kg.claims.judge import judge  # noqa: PLC0415
    from kg.claims.model import Verdict  # noqa: PLC0415
    from kg.claims.read import read_claims  # noqa: PLC0415
    from kg.corpus.faults import CorpusFaults  # noqa: PLC0415

    tables = tables_of(options)
    try:
        file = read_claims(Path(options.claims), tables)
    except CorpusFaults as error:
        return _faulty(options, error)
    judged = judge(file.claims, tables, file.events)
    _emit(options, [each.to_dict() for each in judged], file.title)
    counts = {verdict: sum(each.verdict is verdict for each in judged) for verdict in Verdict}
    note(options, f"{len(judged)} claims: {', '.join(f'{count} {verdict}' for verdict, count in counts.items() if count)}")
    return 1 if counts[Verdict.REFUTED] else 0


def _faulty(options: argparse.Namespace, error: "CorpusFaults") -> int:
    for fault in error.faults:
        print(fault, file=sys.stderr)
    note(options, f"kg: {len(error.faults)} fault(s) in the claims; nothing was judged")
    return 3 if error.unreadable else 2


def _draft(options: argparse.Namespace) -> int:
    """Draft and judge; 1 where something has to be asked first, or the sentence is refuted."""
    from kg.claims.draft.drafting import to_dict  # noqa: PLC0415
    from kg.claims.read import read_events  # noqa: PLC0415
    from kg.claims.sent import drafted  # noqa: PLC0415
    from kg.corpus.faults import CorpusFaults  # noqa: PLC0415

    tables = tables_of(options)
    on = names.day_of(options.on) if options.on else ""
    treaty = names.treaty_of(options.treaty, tables) if options.treaty else ""
    try:
        found, answer = drafted(options.draft, tables, read_events(data_of(options) / "claims" / "events.csv", tables), on, treaty)
    except CorpusFaults as error:
        return _faulty(options, error)
    if form_of(options, "text") == "json":
        emit(options, as_json(to_dict(found, answer)))
    else:
        emit(options, _asked(found) if answer is None else f"{found.toml}\n{as_text(answer)}")
    return 1 if answer is None or answer["verdict"] == "refuted" else 0


def _asked(drafted: "Drafted") -> str:
    return "".join(
        line for question in drafted.questions for line in (f"{question.ask}\n", *(f"  - {each}\n" for each in question.choices))
    )


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
