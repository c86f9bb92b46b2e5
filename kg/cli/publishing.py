"""``kg publish``: the graph pushed to a SPARQL store; only the named graphs that changed."""

import argparse
import sys
from typing import TYPE_CHECKING

from kg.cli.output import as_json, emit
from kg.cli.places import note, tables_of

if TYPE_CHECKING:
    from kg.publish.graphs import Content
    from kg.publish.target import Target


def add_publish(parser: argparse.ArgumentParser) -> None:
    """Options of ``kg publish``."""
    parser.add_argument("--endpoint", metavar="URL", required=True, help="where the store answers queries")
    parser.add_argument("--graph-store", metavar="URL", help="where it takes graphs (…/store beside …/query)")
    parser.add_argument("--update", metavar="URL", help="where it takes updates, instead of graphs (the endpoint itself)")
    parser.add_argument("--dry-run", action="store_true", help="say what would change and change nothing; with -v line by line")
    parser.add_argument("--seconds", type=float, default=60.0, metavar="N", help="time that one request may take (60)")
    parser.add_argument("--format", choices=("table", "json"), default="table", help="form of the answer")
    parser.set_defaults(run=publish)


def publish(options: argparse.Namespace) -> int:
    """Push what changed, or say what would be pushed."""
    tables = tables_of(options)
    from kg.publish.graphs import graphs_in  # noqa: PLC0415
    from kg.publish.push import Change, push  # noqa: PLC0415
    from kg.publish.target import target_of  # noqa: PLC0415
    from kg.sparql.errors import EndpointError, EndpointTimeout  # noqa: PLC0415

    def done(change: Change) -> None:
        note(options, f"{_VERBS[change.kind]} <{change.iri}> ({len(change.content)} statements, verified)")

    graphs = graphs_in(tables.build, tables.manifest)
    target = target_of(options.endpoint, options.graph_store, options.update, options.seconds)
    try:
        if options.dry_run:
            return _preview(options, target, graphs)
        changes = push(target, graphs, done)
    except (EndpointError, EndpointTimeout) as error:
        print(f"kg: {error}", file=sys.stderr)
        return 4 if isinstance(error, EndpointTimeout) else 3
    told = [{"change": change.kind, "graph": change.iri, "statements": len(change.content)} for change in changes]
    if options.format == "json":
        emit(options, as_json(told))
    note(options, f"{len(changes)} graphs were published; the store holds {len(graphs)}")
    return 0


_VERBS = {"add": "added", "replace": "replaced", "remove": "removed"}


def _preview(options: argparse.Namespace, target: "Target", graphs: "dict[str, Content]") -> int:
    from kg.publish.push import plan, preview, published  # noqa: PLC0415

    told, lines = [], []
    for change, gone, come in preview(target, plan(graphs, published(target))):
        told.append({"change": change.kind, "graph": change.iri, "removed": len(gone), "added": len(come)})
        lines.append(f"{change.kind} <{change.iri}>: {len(gone)} statements go, {len(come)} come\n")
        if options.verbose:
            lines += [*(f"- {line}" for line in gone), *(f"+ {line}" for line in come)]
    emit(options, as_json(told) if options.format == "json" else "".join(lines))
    note(options, f"{len(told)} of {len(graphs)} graphs would be published; nothing was changed")
    return 0
