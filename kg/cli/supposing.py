"""``kg whatif``: what would change if something were done or left undone; nothing is written."""

import argparse

from kg.answers.errors import NoBuild
from kg.cli.asking import add_when, on_of
from kg.cli.output import as_json, emit
from kg.cli.parser import add_format
from kg.cli.places import build_of, data_of, tables_of


def add_whatif(parser: argparse.ArgumentParser) -> None:
    """Options of ``kg whatif``."""
    said = 'such as "ACTOR withdrawal TREATY DATE", "without ACTOR ACT TREATY DATE" or "ACTOR ends-conflict DATE"'
    parser.add_argument("suppositions", metavar="SUPPOSITION", nargs="+", help=said)
    add_when(parser)
    add_format(parser, ("text", "json"))
    parser.set_defaults(run=supposing)


def supposing(options: argparse.Namespace) -> int:
    """Derive both worlds in memory and tell the differences; 1 where the law does not allow for a supposed act."""
    from kg.answers.whatif import whatif  # noqa: PLC0415
    from kg.answers.whatif_checks import forbidden  # noqa: PLC0415
    from kg.answers.whatif_said import sentences  # noqa: PLC0415
    from kg.overlay import worlds  # noqa: PLC0415

    tables = tables_of(options)
    on, data = on_of(options, tables), data_of(options)
    if not data.is_dir():
        raise NoBuild(f'there is no corpus in "{data}"; name one with --data')
    found = worlds(data, build_of(options), options.suppositions)
    answer = whatif(found.base, found.supposed, found.suppositions, found.findings, found.treaties, on, found.idle)
    emit(options, as_json(answer) if options.format == "json" else "\n".join(sentences(found.base, answer)) + "\n")
    return 1 if forbidden(answer) else 0
