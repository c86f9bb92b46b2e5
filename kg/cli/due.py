"""``kg deadlines``: what is due, by when, and whether it was done."""

import argparse
from pathlib import Path
from typing import Any

from kg.answers import names
from kg.answers.deadlines import OUTCOMES, deadlines
from kg.answers.tables import Tables
from kg.cli.asking import add_when, known_tables, on_of
from kg.cli.output import emit_rows
from kg.cli.parser import add_format
from kg.cli.places import note, tables_of
from kg.writing import write_whole


def add_deadlines(parser: argparse.ArgumentParser) -> None:
    """Options of ``kg deadlines``."""
    parser.add_argument("--actor", metavar="ACTOR")
    parser.add_argument("--treaty", metavar="TREATY")
    add_when(parser)
    parser.add_argument("--known-on", metavar="DATE", help="as it followed from what was done and told by that day")
    parser.add_argument("--due-before", metavar="DATE", help="only what falls due before that day and is not done with")
    parser.add_argument("--state", metavar="OUTCOME,…", help=f"only these outcomes: {', '.join(OUTCOMES)}")
    parser.add_argument("--no-standing", action="store_true", help="leave out duties that hold from day to day")
    parser.add_argument("--ics", metavar="FILE", help="also write a calendar of the open deadlines")
    add_format(parser)
    parser.set_defaults(run=due)


def due(options: argparse.Namespace) -> int:
    """The ledger on a day."""
    tables = tables_of(options)
    on = on_of(options, tables)
    slug = names.treaty_of(options.treaty, tables) if options.treaty else None
    actor = names.person_of(options.actor, tables, on) if options.actor else None
    limit = names.day_of(options.due_before) if options.due_before else None
    known_on = names.day_of(options.known_on) if options.known_on is not None else None
    if known_on:
        tables = known_tables(options, known_on)
    states = options.state.split(",") if options.state else ()
    found = deadlines(
        tables, on, slug=slug, actor=actor, due_before=limit, states=states, standing=not options.no_standing, known_on=known_on
    )
    if options.ics:
        _write_calendar(Path(options.ics), found, tables)
    note(options, f"{len(found)} obligations on {on}")
    columns = ["actor", "treaty", "obligation", "provision", "trigger", "deadline", "outcome", "fulfilled_on", "next_due"]
    emit_rows(options, found, columns)
    return 0


def _write_calendar(target: Path, found: list[dict[str, Any]], tables: Tables) -> None:
    """The open deadlines as a calendar, beside the file first, then renamed."""
    from kg.publish.calendar import calendar  # noqa: PLC0415 -- only a calendar needs it

    write_whole(target, calendar(found, tables.actors()["actors"], tables.data_as_of, tables.titles()))
