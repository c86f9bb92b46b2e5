"""Questions about everyone at once: SPARQL on the embedded store, our columns, and DuckDB over the same table as the limit.

All three are open and warm: the store is opened, the columns are read, the table is in memory.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pyoxigraph
from paired import KG, ended, record, rounds, seconds

from kg.answers.columns import Columns
from kg.answers.lists import periods
from kg.answers.status import BOUND
from kg.answers.tables import Tables
from kg.store import open_store

DAY = "2025-12-27"
YEAR_ENDS = [f"{year}-12-31" for year in range(1970, 2027)]
PREFIXES = """PREFIX tkg: <https://w3id.org/treaty-kg/ontology/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
MATRIX = f"""{PREFIXES}SELECT ?treaty ?actor ?status WHERE {{
  ?period tkg:ofParticipation ?participation ; tkg:status/skos:notation ?status ; tkg:start ?start .
  OPTIONAL {{ ?period tkg:end ?end }}
  FILTER(?start <= "{DAY}"^^xsd:date && (!BOUND(?end) || "{DAY}"^^xsd:date < ?end))
  ?participation tkg:inTreaty/skos:notation ?treaty ; tkg:participant/skos:notation ?actor .
}}"""
COUNTS = f"""{PREFIXES}SELECT ?treaty ?day (COUNT(?period) AS ?parties) WHERE {{
  VALUES ?day {{ {" ".join(f'"{day}"^^xsd:date' for day in YEAR_ENDS)} }}
  ?period tkg:ofParticipation ?participation ; tkg:bound true ; tkg:start ?start .
  OPTIONAL {{ ?period tkg:end ?end }}
  FILTER(?start <= ?day && (!BOUND(?end) || ?day < ?end))
  ?participation tkg:inTreaty/skos:notation ?treaty .
}} GROUP BY ?treaty ?day"""

MATRIX_SQL = f"SELECT treaty, actor, status FROM periods WHERE start <= '{DAY}' AND '{DAY}' < until"
COUNTS_SQL = """SELECT treaty, day, count(*) FROM periods JOIN year_ends ON start <= day AND day < until
WHERE bound GROUP BY treaty, day"""

Rows = list[tuple[str, ...]]


def sparql(store: pyoxigraph.Store, text: str) -> Rows:
    """The rows of a query over the union of all graphs."""
    return [tuple(value.value for value in row) for row in store.query(text, use_default_graph_as_union=True)]  # type: ignore[union-attr]


def table(tables: Tables) -> duckdb.DuckDBPyConnection:
    """The periods in memory, an open end as a day after all others."""
    base = duckdb.connect()
    base.execute("SET threads = 1")
    base.execute("CREATE TABLE periods (treaty VARCHAR, actor VARCHAR, status VARCHAR, bound BOOLEAN, start DATE, until DATE)")
    base.execute("CREATE TABLE year_ends (day DATE)")
    rows = [(p["treaty"], p["actor"], p["status"], p["status"] in BOUND, p["start"], p["end"] or "9999-12-31") for p in periods(tables)]
    base.executemany("INSERT INTO periods VALUES (?, ?, ?, ?, ?, ?)", rows)
    base.executemany("INSERT INTO year_ends VALUES (?)", [(day,) for day in YEAR_ENDS])
    return base


def compared(claim: str, ours: Callable[[], Rows], theirs: Callable[[], Rows], limit: Callable[[], Rows], at_least: float) -> None:
    """All three in turns, after one round to warm them; the rows must be the same."""
    if not set(ours()) == set(theirs()) == set(limit()):
        raise SystemExit(f"{claim}: the rows differ")
    found = [tuple(taken(work) for work in (ours, theirs, limit)) for _ in range(rounds(15))]
    middle = sorted(found)[len(found) // 2]
    record(f"{claim}: SPARQL / ours", [b / a for a, b, _ in found], at_least=at_least, ours=middle[0], theirs=middle[1])
    record(f"{claim}: DuckDB / ours", [c / a for a, _, c in found], ours=middle[0], theirs=middle[2], note="the limit, one thread")


def taken(work: Callable[[], Rows]) -> float:
    """Seconds by the clock."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


with tempfile.TemporaryDirectory() as scratch:
    build = Path(scratch) / "build"
    seconds((KG, "--build", build, "build", "-q", "--store"))
    tables, store = Tables(build), open_store(build)
    columns, base = Columns(tables), table(tables)
    compared(
        "status of everyone on a day",
        lambda: columns.matrix(DAY),
        lambda: sparql(store, MATRIX),
        lambda: base.execute(MATRIX_SQL).fetchall(),
        at_least=100,
    )
    compared(
        "parties of all treaties at every year's end from 1970 to 2026",
        lambda: [(slug, day, str(count)) for (slug, day), count in columns.counts(YEAR_ENDS).items() if count],
        lambda: sparql(store, COUNTS),
        lambda: [(slug, str(day), str(count)) for slug, day, count in base.execute(COUNTS_SQL).fetchall()],
        at_least=200,
    )
ended()
