"""``kg build``: the graph from ontology and data, or every fault that stands in its way."""

import argparse
import sys

from kg.cli.places import build_of, data_of, note, ontology_of


def add_build(parser: argparse.ArgumentParser) -> None:
    """Options of ``kg build``."""
    parser.add_argument("--known-on", metavar="DATE", help="leave out acts not done by that day")
    parser.add_argument("--store", action="store_true", help="also make the store that queries open (else made by the first query)")
    parser.set_defaults(run=build)


def build(options: argparse.Namespace) -> int:
    """Build, and say what was done."""
    return build_or_report(options, known_on=options.known_on, told=True, store=options.store)


def build_or_report(options: argparse.Namespace, *, known_on: str | None = None, told: bool = False, store: bool = False) -> int:
    """Build as far as something changed; on faults print them all and return the exit code."""
    from datetime import date  # noqa: PLC0415

    from kg.answers.names import day_of  # noqa: PLC0415
    from kg.corpus.faults import CorpusFaults  # noqa: PLC0415
    from kg.pipeline import build as build_graph  # noqa: PLC0415

    day = date.fromisoformat(day_of(known_on)) if known_on is not None else None
    try:
        built = build_graph(data_of(options), ontology_of(), build_of(options), known_on=day)
    except CorpusFaults as error:
        for fault in error.faults:
            print(fault, file=sys.stderr)
        print(f"kg: {len(error.faults)} fault(s); nothing was written, the last good build stands", file=sys.stderr)
        return 3 if error.unreadable else 1
    if store:
        from kg.store import open_store  # noqa: PLC0415

        open_store(build_of(options))
    if told:
        from kg.manifest import graphs_of  # noqa: PLC0415

        quads = sum(graphs_of(built.manifest).values())
        done = f"{len(built.rebuilt)} of {len(built.manifest['treaties'])} treaties built" if built.rebuilt else "nothing had changed"
        note(options, f"{done}; {quads:,} quads in {build_of(options)}; data as of {built.manifest['data_as_of']}")
    return 0
