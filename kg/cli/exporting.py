"""``kg export``: the graph in every linked-data format, with tables and descriptions."""

import argparse
from pathlib import Path

from kg.cli.places import build_of, note, tables_of

_FORMATS = ("ttl", "trig", "nt", "nq", "jsonld", "rdfxml", "csv", "graphs")


def add_export(parser: argparse.ArgumentParser) -> None:
    """Options of ``kg export``."""
    parser.add_argument("target", metavar="DIR", help="the folder to write; an earlier export there is replaced")
    parser.add_argument("--format", choices=_FORMATS, action="append", help="only this format (may be given several times)")
    parser.add_argument("--bulk", action="store_true", help="also sorted, compressed N-Quads in parts, for loaders of clusters")
    parser.set_defaults(run=export)


def export(options: argparse.Namespace) -> int:
    """Write the folder and say what stands in it."""
    tables_of(options)
    from kg.publish.export import export as write  # noqa: PLC0415

    formats = options.format or (() if options.bulk else _FORMATS)
    files = write(build_of(options), Path(options.target), (*formats, "bulk") if options.bulk else formats)
    note(options, f"{len(files)} files in {options.target}: manifest.json names each with its hash")
    return 0
