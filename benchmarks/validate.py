"""Judging by SHACL: pyshacl on an rdflib graph, pyshacl-turbo on the store as ``kg validate`` uses it, and pyshifty.

pyshacl is given three minutes (or as many seconds as the first argument says) and ever larger
slices; the largest that it finishes is the one that is compared, by the same shapes. The results must be the same.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from paired import KG, QUICK, ROOT, corpus, ended, record, rounds, seconds

LIMIT = float(sys.argv[1]) if len(sys.argv) > 1 else 180.0

PREPARE = """
import sys
from pathlib import Path
from kg.answers.tables import Tables
from kg.validation.parts import SHARED, Parts
from kg.validation.shapes import shapes_turtle
build, target = Path(sys.argv[1]), Path(sys.argv[2])
parts = Parts(build, Tables(build).manifest, {})
names = sorted((name for name in parts if name != SHARED), key=lambda name: parts[name].size)
(target / "shapes.ttl").write_text(shapes_turtle(Path("ontology")), encoding="utf-8")
for count in (1, 2, 4, 8, 16, 24, 32, len(names)):
    some = names[:count]
    text = "".join(map(parts.own, some)) + parts.beneath(some)
    (target / f"{count:03}.nt").write_text("".join(sorted(set(text.splitlines(keepends=True)))), encoding="utf-8")
print("{}")
"""
"""Slices of the smallest treaties with what they rest on."""

TOLD = """
def told(start, results):
    taken = time.perf_counter() - start
    rows = sorted({(each.focus, each.shape, each.severity) for each in results})
    print(json.dumps({"seconds": taken, "results": len(rows), "digest": hashlib.sha256(repr(rows).encode()).hexdigest()}))
"""
OURS = f"""
import hashlib, json, sys, time
from pathlib import Path
import pyoxigraph
from kg.validation.engines import turbo_engine
{TOLD}
text, shapes = Path(sys.argv[1]).read_bytes(), Path(sys.argv[2]).read_text(encoding="utf-8")
turbo_engine(pyoxigraph.Store(), shapes)
start = time.perf_counter()
store = pyoxigraph.Store()
store.bulk_load(text, format=pyoxigraph.RdfFormat.N_TRIPLES)
told(start, turbo_engine(store, shapes))
"""
PYSHACL = f"""
import hashlib, json, sys, time
import pyshacl, rdflib
from kg.validation.engines import _results
{TOLD}
shapes = rdflib.Graph().parse(sys.argv[2])
start = time.perf_counter()
data = rdflib.Graph().parse(sys.argv[1], format="nt")
_, report, _ = pyshacl.validate(data, shacl_graph=shapes, advanced=True, allow_infos=True, allow_warnings=True)
told(start, _results(report, shapes))
"""
PYSHIFTY = f"""
import hashlib, json, sys, time
import rdflib, shifty
from kg.validation.engines import _results
{TOLD}
shapes = rdflib.Graph().parse(sys.argv[2])
start = time.perf_counter()
data = rdflib.Graph().parse(sys.argv[1], format="nt")
_, report, _ = shifty.validate(data, shapes, infer=False)
told(start, _results(report, shapes))
"""


def told(script: str, *arguments: Path, limit: float | None = None) -> dict[str, Any] | None:
    """What a script of one process measured; nothing where it took too long or its engine is not installed."""
    try:
        command = [sys.executable, "-c", script, *map(str, arguments)]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT, timeout=limit, check=True)
    except subprocess.SubprocessError:
        return None
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def finished(slices: list[Path], shapes: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The slices that pyshacl finishes, with what it found."""
    start = time.perf_counter()
    for text in slices:
        left = LIMIT - (time.perf_counter() - start)
        found = told(PYSHACL, text, shapes, limit=left) if left > 0 else None
        if found is None:
            return
        yield text, found


with corpus() as data:
    seconds((KG, "--data", data, "build", "-q"))
    target = data.parent / "slices"
    target.mkdir()
    told(PREPARE, data.parent / "build", target)
    slices, shapes = sorted(target.glob("*.nt")), target / "shapes.ttl"
    text, reference = list(finished(slices[:2] if QUICK else slices, shapes))[-1]
    size, whole = (file.read_bytes().count(b"\n") for file in (text, slices[-1]))
    runs = [found for _ in range(rounds(5)) if (found := told(OURS, text, shapes))]
    if {found["digest"] for found in runs} != {reference["digest"]}:
        raise SystemExit("the engines do not find the same")
    ours = sorted(found["seconds"] for found in runs)[len(runs) // 2]
    slice_ = f"{int(text.stem)} treaties, {size:,} of {whole:,} statements, the largest slice that pyshacl finished"
    note = f"{slice_}; {reference['results']} results, the same"
    ratios = [reference["seconds"] / found["seconds"] for found in runs]
    record("pyshacl on rdflib / pyshacl-turbo on the store", ratios, at_least=90, ours=ours, theirs=reference["seconds"], note=note)
    if other := told(PYSHIFTY, text, shapes, limit=LIMIT):
        same = "the same results" if other["digest"] == reference["digest"] else f"{other['results']} results, not the same"
        ratios = [other["seconds"] / found["seconds"] for found in runs]
        record("pyshifty on rdflib / pyshacl-turbo on the store", ratios, ours=ours, theirs=other["seconds"], note=f"same slice; {same}")
ended()
