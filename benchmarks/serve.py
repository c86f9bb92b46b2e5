"""SPARQL over HTTP against the bare oxigraph server, and ``kg.status`` in process."""

import statistics
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

from paired import KG, ROOT, corpus, ended, record, rounds, seconds
from wire import bare_oxigraph, latency, ours

import kg
from kg.manifest import read_manifest
from kg.publish.formats import write_format
from kg.sparql.catalogue import catalogue
from kg.sparql.form import form_of, with_prefixes

DAY = "2025-12-27"


def main() -> None:
    """Both figures."""
    with corpus() as data, tempfile.TemporaryDirectory() as scratch:
        build = data.parent / "build"
        seconds((KG, "--data", data, "build", "-q"))
        _statuses(build)
        _latency(build, Path(scratch))
    ended()


def _latency(build: Path, scratch: Path) -> None:
    """The first ten questions, each in turns; what counts is the median of the ratios."""
    manifest = read_manifest(build)
    assert manifest is not None
    write_format(build, manifest, "nq", scratch / "data.nq")
    questions = [question for question in catalogue(ROOT / "queries") if question.number][:10]
    medians = []
    with bare_oxigraph(scratch / "store", scratch / "data.nq") as theirs_at, ours(build) as ours_at:
        for question in questions:
            text = quote(with_prefixes(question.text, form_of(question.text)))
            pairs = []
            for _ in range(rounds(7) + 1):
                mine = latency(ours_at, f"/sparql?query={text}", "application/sparql-results+json")
                theirs = latency(theirs_at, f"/query?union-default-graph&query={text}", "application/sparql-results+json")
                pairs.append((mine, theirs))
            medians.append(tuple(statistics.median(each[side] for each in pairs[1:]) for side in (0, 1)))
            print(f"  {question.name}: {medians[-1][0] * 1000:.1f} ms against {medians[-1][1] * 1000:.1f} ms")
    mine, theirs = (statistics.median(each[side] * 1000 for each in medians) for side in (0, 1))
    ratios = [one / other for one, other in medians]
    record("SPARQL over HTTP / the bare oxigraph server, ten questions", ratios, at_most=1.5, ours=mine, theirs=theirs, unit="ms")


def _statuses(build: Path) -> None:
    graph = kg.open(build)
    pairs = [(period.actor, period.treaty) for period in graph.periods()][:5000]
    graph.status(*pairs[0], on=DAY)
    begun = time.perf_counter()
    for actor, treaty in pairs:
        graph.status(actor, treaty, on=DAY)
    rate = len(pairs) / (time.perf_counter() - begun)
    record("answers of kg.status in process, a second", [rate], at_least=50_000, unit="a second")


if __name__ == "__main__":
    main()
