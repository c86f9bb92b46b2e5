"""``kg mcp``: the answers as tools of the Model Context Protocol, over standard input and output."""

import argparse
from importlib.util import find_spec

from kg.answers.errors import QuestionError
from kg.cli.places import data_of, note, ontology_of, queries_of, tables_of


def add_mcp(parser: argparse.ArgumentParser) -> None:
    """Options of ``kg mcp``."""
    parser.epilog = "A client starts this command and speaks to it; nothing is listened to on the network, nothing is written."
    parser.set_defaults(run=mcp)


def mcp(options: argparse.Namespace) -> int:
    """Serve until the input ends."""
    if find_spec("mcp") is None:
        raise QuestionError("kg mcp needs the SDK of the protocol: pip install 'treaty-kg[mcp]'")
    from kg.claims.read import read_events  # noqa: PLC0415
    from kg.mcp.server import server_of  # noqa: PLC0415

    tables = tables_of(options)
    events = read_events(data_of(options) / "claims" / "events.csv", tables)
    note(options, f"kg mcp: serving {tables.build.name} over standard input and output; data as of {tables.data_as_of}")
    server_of(tables, ontology_of(), queries_of(), events).run("stdio")
    return 0
