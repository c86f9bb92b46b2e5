"""``kg export``: the graph in every linked-data format, with tables and descriptions."""

import argparse
from pathlib import Path

from kg.cli.places import build_of, note, tables_of

_FORMATS = ("ttl", "trig", "nt", "nq", "jsonld", "rdfxml", "csv")


def add_export(parser: argparse.ArgumentParser) -> None:
    """Options of ``kg export``."""
    parser.add_argument("target", metavar="DIR", help="the folder to write; an earlier export there is replaced")
    parser.add_argument("--format", choices=_FORMATS, action="append", help="only this format (may be given several times)")
    parser.set_defaults(run=export)


def export(options: argparse.Namespace) -> int:
    """Write the folder and say what stands in it."""
    tables_of(options)
    from kg.publish.export import export as write  # noqa: PLC0415

    files = write(build_of(options), Path(options.target), options.format or _FORMATS)
    note(options, f"{len(files)} files in {options.target}: {', '.join(files)}")
    return 0
