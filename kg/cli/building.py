"""``kg build``: the graph from ontology and data, or every fault that stands in its way."""

import argparse
import sys
from typing import TYPE_CHECKING

from kg.answers.errors import QuestionError
from kg.cli.places import build_of, data_of, note, ontology_of, queries_of

if TYPE_CHECKING:
    from datetime import date

    from kg.pipeline import Built
    from kg.shards import Crew


def add_build(parser: argparse.ArgumentParser) -> None:
    """Options of ``kg build``."""
    parser.add_argument("--known-on", metavar="DATE", help="leave out acts not done by that day")
    parser.add_argument("--store", action="store_true", help="also make the store that queries open (else made by the first query)")
    work = parser.add_mutually_exclusive_group()
    work.add_argument("--jobs", metavar="N", type=int, default=1, help="so many processes; 0 for one on each core")
    work.add_argument("--cluster", metavar="ADDRESS", help="the workers of a Dask scheduler, such as tcp://host:8786; they also judge")
    parser.set_defaults(run=build)


def build(options: argparse.Namespace) -> int:
    """Build, and say what was done; on a cluster also judge, for ``kg validate`` to find."""
    code = build_or_report(options, known_on=options.known_on, told=True, crew=_crew_of(options))
    if code == 0 and options.cluster:
        code = _judged(options)
    if code == 0 and options.store:
        from kg.store import open_store  # noqa: PLC0415

        open_store(build_of(options))
    return code


def build_or_report(options: argparse.Namespace, *, known_on: str | None = None, told: bool = False, crew: "Crew | None" = None) -> int:
    """Build as far as something changed; on faults print them all and return the exit code."""
    from datetime import date  # noqa: PLC0415

    from kg.answers.names import day_of  # noqa: PLC0415
    from kg.corpus.faults import CorpusFaults, seen  # noqa: PLC0415

    day = date.fromisoformat(day_of(known_on)) if known_on is not None else None
    try:
        built = _built(options, day, crew)
    except CorpusFaults as error:
        for fault in error.faults:
            print(fault._replace(file=seen(fault.file, {"data": data_of(options)})), file=sys.stderr)
        print(f"kg: {len(error.faults)} fault(s); nothing was written, the last good build stands", file=sys.stderr)
        return 3 if error.unreadable else 1
    if built is None:
        return 4
    if told:
        _tell(options, built)
    return 0


def _built(options: argparse.Namespace, day: "date | None", crew: "Crew | None") -> "Built | None":
    """What was built; nothing where those who were to do it were lost."""
    from kg.pipeline import build as build_graph  # noqa: PLC0415

    if crew is None:
        return build_graph(data_of(options), ontology_of(), build_of(options), known_on=day)
    from kg.cluster.scheduler import ClusterTrouble  # noqa: PLC0415
    from kg.workers import WorkersLost  # noqa: PLC0415

    try:
        return build_graph(data_of(options), ontology_of(), build_of(options), known_on=day, crew=crew)
    except (ClusterTrouble, WorkersLost) as error:
        print(f"kg: {error}; what was finished is kept, and the next build goes on from there", file=sys.stderr)
        return None


def _crew_of(options: argparse.Namespace) -> "Crew | None":
    if options.jobs < 0:
        raise QuestionError("--jobs takes a number of processes, or 0 for one on each core")
    if options.cluster is not None and not options.cluster.strip():
        raise QuestionError("--cluster takes the address of a scheduler, such as tcp://host:8786")
    if options.cluster:
        from kg.cluster.making import cluster  # noqa: PLC0415

        return cluster(options.cluster)
    if options.jobs == 1:
        return None
    import os  # noqa: PLC0415

    from kg.workers import processes  # noqa: PLC0415

    return processes(options.jobs or os.cpu_count() or 1)


def _judged(options: argparse.Namespace) -> int:
    from kg.cluster.judging import judge_on  # noqa: PLC0415
    from kg.cluster.scheduler import ClusterTrouble, reachable  # noqa: PLC0415

    try:
        parts = judge_on(options.cluster, build_of(options), ontology_of(), queries_of())
        if not parts:
            reachable(options.cluster)
    except ClusterTrouble as error:
        print(f"kg: {error}; the build is whole, nothing new was judged", file=sys.stderr)
        return 4
    note(options, f"{parts} parts judged; kg validate tells what was found")
    return 0


def _tell(options: argparse.Namespace, built: "Built") -> None:
    from kg.manifest import graphs_of  # noqa: PLC0415

    treaties, quads = len(built.manifest["treaties"]), sum(graphs_of(built.manifest).values())
    taken_up = f", {len(built.resumed)} taken up from a build that was cut off" if built.resumed else ""
    done = f"{len(built.rebuilt)} of {treaties} treaties built{taken_up}" if built.changed else "nothing had changed"
    note(options, f"{done}; {quads:,} quads in {build_of(options)}; data as of {built.manifest['data_as_of']}")
