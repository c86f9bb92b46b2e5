"""Two ways to one answer: the law engine and SPARQL over the derived graph, on every day on which something begins or ends."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pyoxigraph
import pytest

from kg.answers.status import status
from kg.answers.tables import Tables
from kg.consequences import derive_all
from kg.corpus.load import Corpus, load
from kg.law.derivation import Derivation
from kg.law.status import status_on
from kg.namespaces import PREFIXES, mint
from kg.places import home
from kg.store import open_store

Key = tuple[str, str]
SLUGS = sorted(path.name for path in (home() / "data" / "treaties").iterdir() if path.is_dir())


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load(home() / "data")


@pytest.fixture(scope="module")
def derived(corpus: Corpus) -> dict[str, Derivation]:
    return derive_all(corpus)


@pytest.fixture(scope="module")
def tables(build: Path) -> Tables:
    return Tables(build)


@pytest.fixture(scope="module")
def store(build: Path) -> pyoxigraph.Store:
    return open_store(build)


@pytest.mark.parametrize("slug", SLUGS)
def test_law_answers_and_sparql_agree(
    slug: str, corpus: Corpus, derived: dict[str, Derivation], tables: Tables, store: pyoxigraph.Store
) -> None:
    """The day before, the day and the day after: nobody has two statuses, nobody is counted twice."""
    coverage = corpus.treaties[slug].coverage
    end = corpus.treaties[slug].treaty.end
    days = sorted(boundary_days(derived[slug]))
    by_graph = statuses_in_the_graph(store, slug, days)
    for actor, day in days:
        reached = coverage is not None and (
            day <= (last := coverage.complete_as_of.isoformat()) or (end is not None and end.on.isoformat() <= last)
        )
        covered = coverage is not None and coverage.complete and reached
        by_law = status_on(derived[slug], actor, date.fromisoformat(day), covered=covered)
        answer = status(tables, actor, slug, day)
        found = by_graph.get((actor, day), [("none" if covered else "unknown", False)])
        assert found == [(str(by_law.status), by_law.bound)], (actor, day, "SPARQL and law")
        assert (answer["status"], answer["bound"]) == (str(by_law.status), by_law.bound), (actor, day, "answers and law")


def boundary_days(derived: Derivation) -> Iterator[Key]:
    for actor, periods in derived.periods.items():
        edges = {edge for period in periods for edge in (period.span.start, period.span.end) if edge}
        yield from {(actor, (edge + timedelta(days=shift)).isoformat()) for edge in edges for shift in (-1, 0, 1)}


def statuses_in_the_graph(store: pyoxigraph.Store, slug: str, days: list[Key]) -> dict[Key, list[tuple[str, bool]]]:
    pairs = " ".join(f'(<{mint("actor", actor)}> "{day}"^^xsd:date)' for actor, day in days)
    text = f"""
    SELECT ?actor ?day ?status ?bound WHERE {{
      VALUES (?actor ?day) {{ {pairs} }}
      ?participation tkg:participant ?actor ; tkg:inTreaty <{mint("treaty", slug)}> .
      ?period tkg:ofParticipation ?participation ; tkg:status ?status ; tkg:bound ?bound ; tkg:start ?start .
      OPTIONAL {{ ?period tkg:end ?end }}
      FILTER(?start <= ?day && (!BOUND(?end) || ?day < ?end))
    }}"""
    found: dict[Key, list[tuple[str, bool]]] = {}
    for row in store.query(text, prefixes=PREFIXES, use_default_graph_as_union=True):  # type: ignore[union-attr]
        actor, day, code, bound = (row[name].value for name in ("actor", "day", "status", "bound"))  # type: ignore[index,union-attr]
        found.setdefault((actor.rpartition("/")[2], day), []).append((code.rpartition("/")[2], bound == "true"))
    return found
