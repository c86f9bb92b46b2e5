"""1,500 requests that mean harm: none gets what it wants, and afterwards the server is as quick and as small as before."""

from pathlib import Path
from statistics import median
from time import perf_counter, sleep

from tests.server.served import Served, serving
from tests.server.storm import harmful, storm

FIRST = "SELECT (COUNT(*) AS ?n) WHERE { ?s a tkg:WithdrawalClause }"
OPTIONS = ("--seconds", "1", "--memory", "256", "--answer", "1", "--waiting", "8", "--workers", "2")


def calm(served: Served) -> None:
    """Wait until the workers that were ended are replaced."""
    for _ in range(200):
        if served.query(FIRST).status == 200 and served.get("/healthz").json()["workers"] == 2:
            return
        sleep(0.1)
    raise AssertionError("the workers did not come back")


def first_query(served: Served) -> float:
    times = []
    for _ in range(9):
        begun = perf_counter()
        assert served.query(FIRST).status == 200
        times.append(perf_counter() - begun)
    return median(times)


def test_a_storm_passes_and_leaves_nothing_behind(apmbc_build: Path) -> None:
    with serving(apmbc_build, *OPTIONS) as served:
        storm(served, 300, seed=2)  # what is made once and kept, is made now
        calm(served)
        answer, quick, held = served.query(FIRST).body, first_query(served), served.memory()
        fates = storm(served, 1500)
        calm(served)
        assert sum(fates.values()) == 1500
        assert fates["400"] > 300, "what is no question is told so"
        assert fates["503"] > 0, "queries without end are stopped"
        assert fates["413"] > 0, "bodies without end are refused"
        assert served.query(FIRST).body == answer
        assert first_query(served) < quick * 3 + 0.05
        assert served.memory() < held * 1.2


def test_a_storm_can_be_made_again_from_its_seed() -> None:
    assert list(harmful(200, 7)) == list(harmful(200, 7))
    assert {kind for kind, _, _ in harmful(2000, 7)} == {"query", "question", "path", "header", "encoding", "broken", "huge", "endless"}
