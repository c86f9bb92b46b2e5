"""``kg format``: files of data and words in their canonical form."""

import argparse
import sys
from pathlib import Path

from kg.cli.places import data_of, note, ontology_of
from kg.writing import write_whole


def add_format(parser: argparse.ArgumentParser) -> None:
    """Options of ``kg format``."""
    parser.add_argument("files", metavar="PATH", nargs="*", help="files or folders; without any, the corpus and the ontology")
    parser.add_argument("--check", action="store_true", help="change nothing; fail if something would change")
    parser.set_defaults(run=format_files)


def format_files(options: argparse.Namespace) -> int:
    """Rewrite what is not canonical; 1 where ``--check`` finds something, 3 where a file cannot be read."""
    from kg.validation.canonical import files_under  # noqa: PLC0415

    paths = [Path(file) for file in options.files] or [data_of(options), ontology_of()]
    told = [_formatted(path, options) for path in files_under(paths)]
    changed, unreadable = told.count(1), told.count(3)
    verb = "would be changed" if options.check else "changed"
    note(options, f"{changed} of {len(told)} files {verb}" + (f"; {unreadable} cannot be read" if unreadable else ""))
    if unreadable:
        return 3
    return 1 if changed and options.check else 0


def _formatted(path: Path, options: argparse.Namespace) -> int:
    """One file: 0 canonical already, 1 changed, 3 unreadable."""
    from kg.validation.canonical import canonical  # noqa: PLC0415

    try:
        raw = path.read_bytes()
        wanted = canonical(path, raw)
    except (OSError, ValueError) as error:
        print(f"{path}: {getattr(error, 'strerror', None) or error}", file=sys.stderr)
        return 3
    if wanted == raw:
        return 0
    print(path)
    if not options.check:
        write_whole(path, wanted)
    return 1
