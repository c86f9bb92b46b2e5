"""Judging by SHACL: ours against pyshacl on an rdflib graph, a run after one changed row against a full one, and the memory of a full one.

pyshacl is given ten minutes (or as many seconds as the first argument says) and ever
larger slices; the largest that it finishes is the one that is compared.
"""

import csv
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from paired import KG, ROOT, corpus, machine, seconds

LIMIT = float(sys.argv[1]) if len(sys.argv) > 1 else 600.0
TIMES_FASTER, INCREMENTAL, MOST_MEMORY = 50, 5, 1024

PREPARE = """
import sys
from pathlib import Path
from kg.answers.tables import Tables
from kg.validation.judge import _store
from kg.validation.parts import SHARED, Parts
from kg.validation.shapes import shapes_turtle
build, target = Path(sys.argv[1]), Path(sys.argv[2])
parts = Parts(build, Tables(build).manifest, {})
names = sorted((name for name in parts if name != SHARED), key=lambda name: parts[name].size)
(target / "shapes.ttl").write_text(shapes_turtle(Path("ontology")), encoding="utf-8")
for count in (1, 2, 4, 8, 16, len(names)):
    some = names[:count]
    text = "".join(map(parts.own, some)) + parts.beneath(some)
    (target / f"{count:03}.nt").write_text("".join(sorted(set(text.splitlines(keepends=True)))), encoding="utf-8")
"""
OURS = """
import sys, time
from pathlib import Path
import pyoxigraph
from kg.validation.engines import turbo_engine
text, shapes = Path(sys.argv[1]).read_bytes(), Path(sys.argv[2]).read_text(encoding="utf-8")
turbo_engine(pyoxigraph.Store(), shapes)
start = time.perf_counter()
store = pyoxigraph.Store()
store.bulk_load(text, format=pyoxigraph.RdfFormat.N_TRIPLES)
turbo_engine(store, shapes)
print(time.perf_counter() - start)
"""
PEER = """
import sys, time
import pyshacl, rdflib
shapes = rdflib.Graph().parse(sys.argv[2])
start = time.perf_counter()
data = rdflib.Graph().parse(sys.argv[1], format="nt")
pyshacl.validate(data, shacl_graph=shapes, advanced=True, allow_infos=True, allow_warnings=True)
print(time.perf_counter() - start)
"""


def told(script: str, *arguments: Path, limit: float | None = None) -> float | None:
    """What a script of one process measured; nothing where it took too long."""
    try:
        done = subprocess.run(
            [sys.executable, "-c", script, *arguments], capture_output=True, text=True, cwd=ROOT, timeout=limit, check=True
        )
    except subprocess.TimeoutExpired:
        return None
    return float(done.stdout or 0)


def finished(slices: list[Path], shapes: Path) -> Iterator[tuple[Path, float, float]]:
    """The slices that pyshacl finishes, with its time and ours."""
    start = time.perf_counter()
    for text in slices:
        left = LIMIT - (time.perf_counter() - start)
        theirs = told(PEER, text, shapes, limit=left) if left > 0 else None
        if theirs is None:
            return
        yield text, told(OURS, text, shapes) or 0.0, theirs


def faster(claim: str, ours: list[float], theirs: list[float], at_least: float) -> None:
    """Print how many times faster ours is; exit with 1 where the goal is missed."""
    ratio = statistics.median(other / mine for mine, other in zip(ours, theirs, strict=True))
    print(f"{claim}: {ratio:.1f} times faster (goal: at least {at_least:g})")
    print(f"  {statistics.median(ours):.2f} s against {statistics.median(theirs):.2f} s, {len(ours)} pair(s)")
    if ratio < at_least:
        raise SystemExit(1)


def against_pyshacl(data: Path) -> None:
    """The two engines on the largest slice that pyshacl finishes."""
    target = data.parent / "slices"
    target.mkdir()
    told(PREPARE, data.parent / "build", target)
    slices = sorted(target.glob("*.nt"))
    text, ours, theirs = list(finished(slices, target / "shapes.ttl"))[-1]
    size, whole = (file.read_bytes().count(b"\n") for file in (text, slices[-1]))
    print(f"largest slice that pyshacl finished: {int(text.stem)} treaties, {size:,} triples, of {whole:,}")
    faster("pyshacl-turbo against pyshacl on an rdflib graph", [ours], [theirs], TIMES_FASTER)


def noted(acts: Path, note: str) -> None:
    """Write a note into the first row."""
    with acts.open(encoding="utf-8", newline="") as file:
        header, first, *rest = csv.reader(file)
    first[header.index("note")] = note
    with acts.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, first, *rest])


def after_one_row(data: Path) -> None:
    """Whole runs of the command: one after a note was added to one row, one from nothing."""
    acts = data / "treaties" / "npt" / "acts.csv"
    validate = (KG, "--data", data, "validate", "-q", "--fail-on", "never")
    ours, theirs = [], []
    for number in range(3):
        shutil.rmtree(data.parent / "build", ignore_errors=True)
        theirs.append(seconds(validate))
        if not (data.parent / "build" / "judged.json").exists():
            raise SystemExit("the corpus has faults, so its graph was not judged: mend them first")
        noted(acts, f"round {number}")
        ours.append(seconds(validate))
    faster("kg validate after one changed row, against a full run", ours, theirs, INCREMENTAL)


with corpus() as folder:
    seconds((KG, "--data", folder, "validate", "-q", "--fail-on", "never"))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory of a full kg validate: {peak:.0f} MB (goal: at most {MOST_MEMORY})\n  {machine()}")
    if peak > MOST_MEMORY:
        raise SystemExit(1)
    after_one_row(folder)
    against_pyshacl(folder)
