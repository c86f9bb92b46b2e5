"""``kg reference``: the pages that are made from the build; with ``--check`` whether they are current."""

import argparse
from pathlib import Path

from kg.cli.places import note, tables_of
from kg.writing import write_whole


def add_reference(parser: argparse.ArgumentParser) -> None:
    """Options of ``kg reference``."""
    parser.add_argument("target", metavar="DIR", help="the folder to write the pages into")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a page is not current")
    parser.set_defaults(run=reference)


def reference(options: argparse.Namespace) -> int:
    """Write the pages, or say which are not what the build gives."""
    from kg.publish.reference import PAGES  # noqa: PLC0415

    tables, folder = tables_of(options), Path(options.target)
    pages = {folder / name: page(tables) for name, page in PAGES.items()}
    old = [path for path, text in pages.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if options.check:
        for path in old:
            note(options, f"{path} is not current; run make reference")
        return 1 if old else 0
    for path in old:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, pages[path])
    note(options, f"{len(old)} of {len(pages)} pages written")
    return 0
