"""A full build of all treaties, against pyoxigraph parsing the N-Quads that it writes."""

import sys

from paired import KG, cleared, corpus, paired, seconds

PARSE = """
import sys
from pathlib import Path
import pyoxigraph
count = sum(1 for file in sorted(Path(sys.argv[1]).rglob("*.nq")) for _ in pyoxigraph.parse(path=file, format=pyoxigraph.RdfFormat.N_QUADS))
print(count)
"""

with corpus() as data:
    ours, theirs = data.parent / "build", data.parent / "parsed"
    build = (KG, "--data", data, "build", "-q")
    seconds((KG, "--data", data, "--build", theirs, "build", "-q"))
    paired("kg build of all treaties, in full", build, (sys.executable, "-c", PARSE, theirs), at_most=6, rounds=7, before=cleared(data))
