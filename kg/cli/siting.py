"""``kg site``: the whole site as files, for any host or none."""

import argparse
from pathlib import Path

from kg.cli.places import note, tables_of


def add_site(parser: argparse.ArgumentParser) -> None:
    """Options of ``kg site``."""
    parser.add_argument("target", metavar="DIR", help="the folder to write; an earlier site there is replaced")
    parser.add_argument("--on", metavar="DATE", help="the day on which statuses are told (the data day of the build if not given)")
    parser.add_argument("--language", metavar="TAG", default="en", help="the language of the pages, one of kg/site/texts (en if not given)")
    parser.set_defaults(run=site)


def site(options: argparse.Namespace) -> int:
    """Write the folder and say how many pages stand in it."""
    tables = tables_of(options)
    from kg.answers.names import day_of  # noqa: PLC0415
    from kg.cli.speaking import spoken  # noqa: PLC0415
    from kg.site.folder import write_site  # noqa: PLC0415

    on = day_of(options.on) if options.on else None
    if on is None and tables.data_as_of is None:
        note(options, "no treaty of the corpus has a data day; give one with --on")
        return 2
    number, made = write_site(tables, Path(options.target), on, spoken(options))
    done = f"{number:,} pages in {options.target}, {made:,} made anew" if made else f"nothing had changed in {options.target}"
    note(options, f"{done}; statuses on {on or tables.data_as_of}")
    return 0
