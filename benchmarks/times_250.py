"""A corpus of ten thousand treaties, each of the real ones 250 times: minutes and 30 GB of disk, so it stands apart from ``make bench``.

The corpus is some gigabytes; it is written treaty by treaty, and so is its build.

    python benchmarks/times_250.py /some/folder/with/space
"""

import sys
import tempfile
from pathlib import Path

from corpora import copies
from paired import KG, ended, record, run, tell

MOST, MOST_MEMORY = 270, 1536

with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as scratch:
    one, many = (copies(Path(scratch) / str(times) / "data", times) for times in (1, 250))
    small, large = (run((KG, "--data", data, "build", "-q", "--jobs", "2")) for data in (one, many))
    tell("full build of 250 times the corpus / of the corpus, two processes", [large], [small], at_most=MOST)
    record(
        "peak memory of the largest process, in MB", [large.memory], at_most=MOST_MEMORY, ours=large.memory, theirs=small.memory, unit="MB"
    )
ended()
