"""The commands and their options; only the parser of the command that is called is filled in."""

import argparse
import os
from functools import cache
from importlib import import_module
from typing import Any, NoReturn

from kg import __version__

COMMANDS: dict[str, tuple[str, str]] = {
    "build": ("kg.cli.building", "build the graph from ontology/ and data/; only what changed is redone"),
    "validate": ("kg.cli.validating", "judge the corpus and the graph by SHACL and by law"),
    "format": ("kg.cli.formatting", "put files of data and words into their canonical form"),
    "status": ("kg.cli.asking", "the status of an actor towards a treaty on a day"),
    "parties": ("kg.cli.asking", "who is bound by a treaty on a day, and the count"),
    "periods": ("kg.cli.asking", "all derived periods"),
    "timeline": ("kg.cli.asking", "acts and periods of an actor or a treaty in order"),
    "explain": ("kg.cli.asking", "the proof of a status, step by step"),
    "deadlines": ("kg.cli.due", "obligations with their deadlines and outcomes on a day"),
    "whatif": ("kg.cli.supposing", "what would change if something were done or left undone; nothing is written"),
    "diff": ("kg.cli.differing", "what two builds, corpora or git revisions tell differently, in legal terms"),
    "check": ("kg.cli.checking", "a verdict for each claim of a file, with evidence"),
    "query": ("kg.cli.querying", "a SPARQL answer, by the name of a question or from a file"),
    "questions": ("kg.cli.querying", "the catalogue of competency questions"),
    "export": ("kg.cli.exporting", "the graph in every linked-data format"),
    "reference": ("kg.cli.referring", "the reference pages that are made from the build"),
    "publish": ("kg.cli.publishing", "the graph pushed to a SPARQL store; only what changed"),
    "plot": ("kg.cli.plotting", "parties over time, a map on a day, or who left, as SVG or PNG for a report"),
    "site": ("kg.cli.siting", "the site as files in a folder, for any host or none"),
    "mcp": ("kg.cli.conversing", "the answers as tools of the Model Context Protocol, over standard input and output"),
    "serve": ("kg.cli.serving", "the site and the SPARQL endpoint over the build"),
    "doctor": ("kg.cli.doctoring", "what is installed, which build, which data day"),
}
"""Every command with the module that runs it and what it answers."""

FORMATS = ("table", "json", "jsonl", "csv", "tsv", "md")
GRAPH_FORMATS = ("ttl", "trig", "nt", "nq", "jsonld", "rdfxml")


class _Formatter(argparse.HelpFormatter):
    """Help as wide as the terminal, asked without ``shutil``: argparse makes a formatter for every option of every command."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_width())


@cache
def _width() -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns) - 2
    try:
        return (os.get_terminal_size().columns or 80) - 2
    except OSError:
        return 78


class _Parser(argparse.ArgumentParser):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **{"formatter_class": _Formatter, **named})

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}; see {self.prog} --help\n")


def parser_for(arguments: list[str], *, whole: bool = False) -> argparse.ArgumentParser:
    """The parser for these arguments; ``whole`` fills in every command, as completion needs."""
    top = _Parser(prog="kg", description="Who is bound by what, on which day, why, and what is due.")
    top.add_argument("--version", action="version", version=f"kg {__version__}")
    top.add_argument("--install-completion", metavar="SHELL", choices=("bash", "zsh", "tcsh"), help="print completion code for a shell")
    general(top, default=None)
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    for name, (module, said) in COMMANDS.items():
        parser = commands.add_parser(name, help=said, description=said[0].upper() + said[1:] + ".")
        if whole or name in arguments:
            general(parser, default=argparse.SUPPRESS)
            getattr(import_module(module), f"add_{name}")(parser)
    return top


def completion(shell: str) -> str:
    """The completion code for a shell."""
    import shtab  # noqa: PLC0415 -- only this option needs it

    return str(shtab.complete(parser_for([], whole=True), shell))


def add_format(parser: argparse.ArgumentParser, formats: tuple[str, ...] = FORMATS) -> None:
    """The option that chooses the form of an answer."""
    parser.add_argument("--format", choices=formats, default=None, help="form of the answer (a table on a terminal, else plain data)")


def general(parser: argparse.ArgumentParser, default: str | None) -> None:
    """The options of every command; they may stand before or after its name."""
    group = parser.add_argument_group("general")
    group.add_argument("--data", metavar="DIR", default=default, help="another corpus than data/")
    group.add_argument("--build", metavar="DIR", dest="build_dir", default=default, help="where the build lies (build/ beside the corpus)")
    group.add_argument("-o", "--output", metavar="FILE", default=default, help="write the answer to a file")
    group.add_argument("-q", "--quiet", action="store_true", default=default or False, help="no messages on stderr")
    group.add_argument("-v", "--verbose", action="store_true", default=default or False, help="more messages on stderr")
    group.add_argument("--suggest", action="store_true", default=default or False, help="list what is near a name that is not known")
    group.add_argument("--no-color", action="store_true", default=default or False, help="no colour; NO_COLOR does the same")
