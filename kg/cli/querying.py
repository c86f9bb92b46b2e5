"""SPARQL from the command line: ``kg query`` and ``kg questions``."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kg.answers.errors import NoBuild
from kg.answers.tables import Tables
from kg.cli.output import as_json, emit, emit_rows, form_of
from kg.cli.parser import FORMATS, GRAPH_FORMATS, add_format
from kg.cli.places import build_of, note, queries_of, tables_of
from kg.sparql.errors import BadParameter, CatalogueFault, EndpointError, QueryStopped, UnknownQuestion

if TYPE_CHECKING:
    from kg.sparql.answer import Answer
    from kg.sparql.catalogue import Question


def add_query(parser: argparse.ArgumentParser) -> None:
    """Options of ``kg query``."""
    parser.add_argument("query", metavar="NAME|FILE.rq", help="a question of the catalogue, a file, or - for standard input")
    parser.add_argument(
        "-p", dest="given", metavar="KEY=VALUE", action="append", default=[], help="a parameter; kg questions NAME lists them"
    )
    parser.add_argument("--on", metavar="DATE", help="the same as -p on=DATE")
    parser.add_argument("--endpoint", metavar="URL", help="ask a remote SPARQL endpoint, and not the build")
    parser.add_argument("--timeout", metavar="SECONDS", type=_positive, default=30.0, help="stop the query after this time (30)")
    parser.add_argument("--memory", metavar="MIB", type=_positive, default=2048.0, help="memory of a query beyond the store (2048)")
    parser.add_argument("--size", metavar="MIB", type=_positive, default=256.0, help="the largest result (256)")
    add_format(parser, (*FORMATS, *GRAPH_FORMATS))
    parser.epilog = "The default graph is the union of all named graphs; GRAPH chooses one. Nothing is fetched or changed."
    parser.set_defaults(run=query)


def add_questions(parser: argparse.ArgumentParser) -> None:
    """Options of ``kg questions``."""
    parser.add_argument("name", metavar="NAME", nargs="?", help="show this question with its SPARQL")
    add_format(parser)
    parser.set_defaults(run=questions)


def query(options: argparse.Namespace) -> int:
    """Ask, and write the answer in the form asked for."""
    try:
        asked = _asked(options.query)
        answer = _answer(options, _bound(options, asked))
    except CatalogueFault as error:
        return _failed(error, 3)
    except EndpointError as error:
        return _failed(error, 3)
    except QueryStopped as error:
        return _failed(error, 4)
    return _written(options, answer, asked)


def questions(options: argparse.Namespace) -> int:
    """The catalogue, or one question of it."""
    from kg.sparql.catalogue import catalogue, find  # noqa: PLC0415 -- only these two commands read questions

    try:
        known = catalogue(queries_of())
    except CatalogueFault as error:
        return _failed(error, 3)
    if options.name is None:
        rows = [asked.to_dict() | {"parameters": _told(asked)} for asked in known]
        whole = [asked.to_dict() for asked in known]
        emit_rows(options, rows, ["number", "name", "folder", "title", "question", "parameters"], whole=whole)
        return 0
    asked = find(options.name, known)
    emit(options, as_json({**asked.to_dict(), "sparql": asked.text}) if options.format == "json" else asked.text)
    return 0


def _asked(text: str) -> "Question":
    """A question by name; else a file, where the word looks like one or is one."""
    from kg.sparql.catalogue import Question, catalogue, file_question, find  # noqa: PLC0415

    if text == "-":
        return Question("-", "", None, "-", "", (), sys.stdin.read())
    path = Path(text)
    if path.suffix in (".rq", ".sparql") or len(path.parts) > 1:
        return file_question(path)
    try:
        return find(text, catalogue(queries_of()))
    except UnknownQuestion:
        if path.is_file():
            return file_question(path)
        raise


def _bound(options: argparse.Namespace, asked: "Question") -> str:
    """The text with the parameters given; the defaults that stand are told."""
    given = dict(_pair(text) for text in options.given) | ({"on": options.on} if options.on else {})
    text = asked.bound(given, _tables(options) if given else None)
    standing = [f"{p.name}={p.default}" for p in asked.parameters.values() if p.name not in given and p.default]
    if standing:
        note(options, f"{asked.name}: {', '.join(standing)} (defaults; -p KEY=VALUE asks for others)")
    return text


def _tables(options: argparse.Namespace) -> Tables | None:
    """Where names are looked up; a remote endpoint can do without a build."""
    try:
        return tables_of(options)
    except NoBuild:
        if options.endpoint:
            return None
        raise


def _answer(options: argparse.Namespace, text: str) -> "Answer":
    if options.endpoint:
        from kg.sparql.remote import Endpoint  # noqa: PLC0415 -- only who asks elsewhere needs it

        return Endpoint(options.endpoint, seconds=options.timeout).ask(text)
    from kg.sparql.local import Limits, ask  # noqa: PLC0415

    if options.data:
        tables_of(options)
    limits = Limits(options.timeout, int(options.memory * 2**20), int(options.size * 2**20))
    try:
        return ask(build_of(options), text, limits)
    except FileNotFoundError as error:
        raise NoBuild(f'there is no build in "{error.filename}"; run "kg build" first') from None


def _written(options: argparse.Namespace, answer: "Answer", asked: "Question") -> int:
    if answer.kind in ("CONSTRUCT", "DESCRIBE"):
        return _graph(options, answer)
    if options.format in GRAPH_FORMATS:
        raise BadParameter(f"--format {options.format} is for CONSTRUCT and DESCRIBE; this is a table", FORMATS)
    if answer.boolean is not None:
        told = "true" if answer.boolean else "false"
        emit(options, as_json(answer.to_dict()) if options.format == "json" else f"{told}\n")
        return 0
    emit_rows(options, answer.rows, answer.variables, whole=answer.to_dict(), title=asked.question)
    note(options, f"{len(answer.bindings)} row{'' if len(answer.bindings) == 1 else 's'}")
    return 0


def _graph(options: argparse.Namespace, answer: "Answer") -> int:
    from kg.sparql.graphs import written  # noqa: PLC0415

    form = form_of(options, "ttl")
    form = "ttl" if form == "table" else form
    if form not in GRAPH_FORMATS:
        raise BadParameter(f"--format {form} is for tables; this answer is a graph", GRAPH_FORMATS)
    emit(options, written(answer.triples, form))
    return 0


def _told(asked: "Question") -> list[str]:
    return [f"{p.name}={p.default}" for p in asked.parameters.values()]


def _pair(text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign or not key:
        raise BadParameter(f'"{text}" is no parameter; write KEY=VALUE')
    return key, value


def _positive(text: str) -> float:
    value = float(text)
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f'"{text}" is not a number above zero')
    return value


def _failed(error: Exception, code: int) -> int:
    print(f"kg: {error}", file=sys.stderr)
    return code
