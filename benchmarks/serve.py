"""SPARQL over HTTP against the bare oxigraph server, ``kg.status`` in process, a status matrix against SPARQL."""

import statistics
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

from paired import KG, ROOT, corpus, machine, seconds
from wire import bare_oxigraph, latency, ours

import kg
from kg.answers.status import period_on
from kg.answers.tables import Tables
from kg.manifest import read_manifest
from kg.publish.formats import write_format
from kg.sparql.catalogue import catalogue
from kg.sparql.form import form_of, with_prefixes
from kg.sparql.local import Limits, ask

DAY = "2025-12-27"
MATRIX = f"""PREFIX tkg: <https://w3id.org/treaty-kg/ontology/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT ?treaty ?actor ?status WHERE {{
  ?period tkg:ofParticipation ?participation ; tkg:status/skos:notation ?status ; tkg:start ?start .
  OPTIONAL {{ ?period tkg:end ?end }}
  FILTER(?start <= "{DAY}"^^xsd:date && (!BOUND(?end) || "{DAY}"^^xsd:date < ?end))
  ?participation tkg:inTreaty/skos:notation ?treaty ; tkg:participant/skos:notation ?actor .
}}"""


def main() -> int:
    """All figures; 1 where one of the goals is missed."""
    with corpus() as data, tempfile.TemporaryDirectory() as scratch:
        build = data.parent / "build"
        seconds((KG, "--data", data, "build", "-q"))
        met = [_latency(build, Path(scratch)), _statuses(build), _matrix(build)]
    print(f"  {machine()}")
    return 0 if all(met) else 1


def _latency(build: Path, scratch: Path) -> bool:
    """The first ten questions, each in turns; what counts is the median of the ratios."""
    manifest = read_manifest(build)
    assert manifest is not None
    write_format(build, manifest, "nq", scratch / "data.nq")
    questions = [question for question in catalogue(ROOT / "queries") if question.number][:10]
    ratios = []
    with bare_oxigraph(scratch / "store", scratch / "data.nq") as theirs_at, ours(build) as ours_at:
        for question in questions:
            text = quote(with_prefixes(question.text, form_of(question.text)))
            pairs = []
            for _ in range(8):
                mine = latency(ours_at, f"/sparql?query={text}", "application/sparql-results+json")
                theirs = latency(theirs_at, f"/query?union-default-graph&query={text}", "application/sparql-results+json")
                pairs.append((mine, theirs))
            mine, theirs = (statistics.median(each[side] for each in pairs[1:]) for side in (0, 1))
            print(f"  {question.name}: {mine * 1000:.1f} ms against {theirs * 1000:.1f} ms")
            ratios.append(mine / theirs)
    ratio = statistics.median(ratios)
    print(f"SPARQL over HTTP: {ratio:.2f} times the bare oxigraph server (goal: at most 1.5); from {min(ratios):.2f} to {max(ratios):.2f}")
    return ratio <= 1.5


def _statuses(build: Path) -> bool:
    graph = kg.open(build)
    pairs = [(period.actor, period.treaty) for period in graph.periods()][:5000]
    graph.status(*pairs[0], on=DAY)
    begun = time.perf_counter()
    for actor, treaty in pairs:
        graph.status(actor, treaty, on=DAY)
    rate = len(pairs) / (time.perf_counter() - begun)
    print(f"kg.status: {rate:,.0f} answers a second (goal: at least 50,000)")
    return rate >= 50_000


def _matrix(build: Path) -> bool:
    """The status of every actor under every treaty on a day: the same rows from the tables and from SPARQL on the embedded store."""
    tables = Tables(build)
    _from_tables(tables)
    begun = time.perf_counter()
    mine = _from_tables(tables)
    between = time.perf_counter()
    answer = ask(build, MATRIX, Limits(120))
    ended = time.perf_counter()
    theirs = {(row["treaty"], row["actor"], row["status"]) for row in answer.rows}
    ratio = (ended - between) / (between - begun)
    print(f"status matrix: {ratio:.0f} times as fast as SPARQL (goal: at least 50); {len(mine)} rows, equal: {mine == theirs}")
    return ratio >= 50 and mine == theirs


def _from_tables(tables: Tables) -> set[tuple[str, str, str]]:
    return {
        (table["slug"], actor, period[2])
        for table in tables.treaties()
        for actor, account in table["actors"].items()
        if (period := period_on(account, DAY))
    }


if __name__ == "__main__":
    raise SystemExit(main())
