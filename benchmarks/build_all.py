"""A full build of all treaties, against pyoxigraph and rdflib parsing the N-Quads that it writes."""

import shutil
import sys
from pathlib import Path

from paired import KG, QUICK, cleared, corpus, ended, paired, seconds

PARSE = """
import sys
from pathlib import Path
import pyoxigraph
count = sum(1 for file in sorted(Path(sys.argv[1]).rglob("*.nq")) for _ in pyoxigraph.parse(path=file, format=pyoxigraph.RdfFormat.N_QUADS))
print(count)
"""
LOAD = """
import sys
from pathlib import Path
import pyoxigraph
store = pyoxigraph.Store()
store.bulk_load(b"".join(file.read_bytes() for file in Path(sys.argv[1]).rglob("*.nq")), format=pyoxigraph.RdfFormat.N_QUADS)
"""
RDFLIB = """
import sys
from pathlib import Path
import rdflib
graph = rdflib.Dataset()
for file in Path(sys.argv[1]).rglob("*.nq"):
    graph.parse(file, format="nquads")
"""


def _gone(*folders: Path) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


with corpus() as data:
    written = data.parent / "parsed"
    build = (KG, "--data", data, "build", "-q")
    seconds((KG, "--data", data, "--build", written, "build", "-q"))
    before = cleared(data)
    parse = (sys.executable, "-c", PARSE, written)
    paired("full build / pyoxigraph parsing what it writes", build, parse, at_most=4, rounds_=7, before=before)
    if not QUICK:
        load = (sys.executable, "-c", LOAD, written)
        paired("full build / pyoxigraph loading what it writes into memory", build, load, at_most=None, rounds_=3, before=before)
        rdflib = (sys.executable, "-c", RDFLIB, written)
        paired("full build / rdflib parsing what it writes", build, rdflib, at_most=None, rounds_=1, before=before)
        one, two = data.parent / "one", data.parent / "two"
        by_one, by_two = ((KG, "--data", data, "--build", place, "build", "-q", "--jobs", str(n)) for n, place in ((1, one), (2, two)))
        paired("full build by two workers / by one process", by_two, by_one, at_most=None, rounds_=5, before=lambda: _gone(one, two))
ended()
