"""``kg plot``: drawings for reports, as SVG or PNG; the same bytes for the same answers, and no request to anywhere."""

import argparse
from pathlib import Path

from kg.answers import names
from kg.answers.errors import QuestionError
from kg.answers.lists import parties
from kg.answers.tables import Tables
from kg.cli.output import emit
from kg.cli.parser import general
from kg.cli.places import note, tables_of
from kg.writing import write_whole


def add_plot(parser: argparse.ArgumentParser) -> None:
    """The drawings, each a command below this one."""
    drawings = parser.add_subparsers(dest="drawing", metavar="DRAWING", required=True)
    lines = drawings.add_parser("parties", help="the number of parties over time, a line for each treaty")
    lines.add_argument("treaties", metavar="TREATY", nargs="+")
    lines.set_defaults(run=over_time)
    world = drawings.add_parser("map", help="the status of every State on a day")
    world.add_argument("treaty", metavar="TREATY")
    world.set_defaults(run=on_map)
    leaving = drawings.add_parser("departures", help="who left which treaty, from the notice to the day of effect")
    leaving.add_argument("treaties", metavar="TREATY", nargs="*", help="only these treaties")
    leaving.set_defaults(run=departures)
    for each in (lines, world, leaving):
        each.add_argument(
            "--on", metavar="DATE", help="the day drawn, or drawn up to (the last that the data reach, which is then printed)"
        )
        general(each, default=argparse.SUPPRESS)


def over_time(options: argparse.Namespace) -> int:
    """Lines up to a day."""
    from kg.plots.lines import line_of, parties_over_time  # noqa: PLC0415 -- only drawings need them

    tables = tables_of(options)
    until = _day(options, tables.data_as_of)
    slugs = dict.fromkeys(names.treaty_of(each, tables) for each in options.treaties)
    return _drawn(options, parties_over_time([line_of(tables.treaty(slug), until) for slug in slugs], until))


def on_map(options: argparse.Namespace) -> int:
    """A map on a day."""
    tables = tables_of(options)
    slug = names.treaty_of(options.treaty, tables)
    return _drawn(options, _map(tables, slug, _day(options, tables.treaty(slug)["known_until"] or tables.data_as_of)))


def departures(options: argparse.Namespace) -> int:
    """Rows up to a day."""
    from kg.answers.leaving import departures as departures_of  # noqa: PLC0415
    from kg.plots.departures import who_left  # noqa: PLC0415

    tables = tables_of(options)
    on = _day(options, tables.data_as_of)
    slugs = dict.fromkeys(names.treaty_of(each, tables) for each in options.treaties) or tables.slugs
    found = [each for slug in slugs for each in departures_of(tables, slug, on)]
    return _drawn(options, who_left(found, {slug: tables.treaty(slug)["name"] for slug in slugs}, on))


def _day(options: argparse.Namespace, reached: str | None) -> str:
    """The day asked for; else the last that the data reach, so that the same build is drawn the same on any day."""
    if options.on is not None:
        return names.day_of(options.on)
    if reached is None:
        raise QuestionError("no treaty of the corpus has a data day; give one with --on")
    note(options, f"no --on: drawn for {reached}, the last day that the data reach")
    return reached


def _map(tables: Tables, slug: str, on: str) -> str:
    from kg.plots.standing import standing_of  # noqa: PLC0415
    from kg.plots.world import by_status, framed_map, said_of_outlines, status_legend  # noqa: PLC0415

    table, standing = tables.treaty(slug), standing_of(tables, slug, on)
    count = parties(tables, slug, on)["count"]
    notes = [said_of_outlines(), f"Derived from acts and clauses; the list of acts reaches {table['known_until'] or 'no known day'}."]
    return framed_map(by_status(tables.gazetteer(), standing), table["name"], f"{count} parties on {on}", status_legend(standing), notes)


def _drawn(options: argparse.Namespace, svg: str) -> int:
    """To the file named by ``-o``, in the form that its ending names; without one as SVG to stdout."""
    ending = Path(options.output).suffix.lower() if options.output else ".svg"
    if ending == ".svg":
        emit(options, svg)
    elif ending == ".png":
        from kg.plots.png import png_of  # noqa: PLC0415

        write_whole(Path(options.output), png_of(svg))
    else:
        raise QuestionError(f'"{options.output}" names no form of drawing; end it in .svg or .png')
    return 0
