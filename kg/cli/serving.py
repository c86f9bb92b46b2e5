"""``kg serve``: the site and the endpoint over the build."""

import argparse

from kg.cli.places import build_of, note, tables_of


def add_serve(parser: argparse.ArgumentParser) -> None:
    """Options of ``kg serve``."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on")
    parser.add_argument("--seconds", type=float, default=10.0, help="time that a query may take")
    parser.add_argument("--workers", type=int, default=2, help="queries that run at once")
    parser.set_defaults(run=serve)


def serve(options: argparse.Namespace) -> int:
    """Serve until interrupted."""
    tables_of(options)
    import uvicorn  # noqa: PLC0415 -- only the server needs it

    from kg.server.app import application  # noqa: PLC0415
    from kg.server.pool import Limits  # noqa: PLC0415

    app = application(build_of(options), Limits(seconds=options.seconds, workers=options.workers))
    note(options, f"serving {build_of(options)} at http://{options.host}:{options.port}/ (stop with Ctrl-C)")
    level = "info" if options.verbose else "warning"
    uvicorn.run(
        app,
        host=options.host,
        port=options.port,
        log_level=level,
        access_log=options.verbose,
        server_header=False,
        timeout_keep_alive=5,
        limit_concurrency=512,
        h11_max_incomplete_event_size=64 << 10,
    )
    return 0
