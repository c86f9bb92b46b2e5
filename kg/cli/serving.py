"""``kg serve``: the site and the endpoint over the build."""

import argparse
from pathlib import Path

from kg.cli.places import build_of, note, ontology_of, tables_of


def add_serve(parser: argparse.ArgumentParser) -> None:
    """Options of ``kg serve``."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=_port, default=8000, help="port to listen on")
    for name, kind, default, said in _LIMITS:
        parser.add_argument(f"--{name}", type=kind, default=default, metavar="N", help=f"{said} ({default:g})")
    parser.add_argument("--release", metavar="DIR", help="an export whose files are given away under /release/VERSION/")
    parser.add_argument("--language", metavar="TAG", default="en", help="the language of the pages, one of kg/site/texts (en if not given)")
    parser.set_defaults(run=serve)


_LIMITS: tuple[tuple[str, type, float, str], ...] = (
    ("seconds", float, 10.0, "time that a query may take"),
    ("memory", int, 1024, "MiB that a query may use beyond the opened store"),
    ("answer", int, 32, "MiB that an answer may have"),
    ("workers", int, 2, "queries that run at once"),
    ("waiting", int, 32, "queries that may wait; the next is refused with 503"),
    ("connections", int, 1024, "connections at once; the next is refused with 503"),
)


def _port(text: str) -> int:
    """A port number; 0 lets the system choose."""
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f'"{text}" is no port; give a number from 0 to 65535')
    return int(text)


def serve(options: argparse.Namespace) -> int:
    """Serve until interrupted."""
    tables_of(options)
    import uvicorn  # noqa: PLC0415 -- only the server needs it

    from kg.cli.speaking import spoken  # noqa: PLC0415
    from kg.server.app import application  # noqa: PLC0415
    from kg.server.connection import Guarded  # noqa: PLC0415
    from kg.server.pool import Limits  # noqa: PLC0415

    limits = Limits(options.seconds, options.memory << 20, options.answer << 20, options.workers, options.waiting)
    release = Path(options.release) if options.release else None
    app = application(build_of(options), limits, ontology_of(), release, spoken(options))
    note(options, f"serving {build_of(options)} at http://{options.host}:{options.port}/ (stop with Ctrl-C)")
    uvicorn.run(
        app,
        host=options.host,
        port=options.port,
        http=Guarded,
        ws="none",
        log_level="info" if options.verbose else "error",
        access_log=options.verbose,
        server_header=False,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=5,
        limit_concurrency=options.connections,
    )
    return 0
