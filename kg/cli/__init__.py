"""The command line ``kg``: one module per group of commands, each imported only when it is called.

Exit codes: 0 fine; 1 violations, claim refuted or no such answer; 2 usage;
3 input unreadable; 4 internal error or time-out.
"""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; no user's mistake ends in a traceback."""
    from kg.cli.run import run  # noqa: PLC0415 -- so that importing the package costs nothing

    return run(list(sys.argv[1:] if arguments is None else arguments))
