"""10,000 requests that mean harm: a query after them against one by a server that was spared, and the memory before and after."""

import statistics
import time

from paired import KG, QUICK, corpus, ended, record, seconds

from tests.server.served import Served, serving
from tests.server.storm import storm

COUNT = 1_500 if QUICK else 10_000
OPTIONS = ("--seconds", "1", "--memory", "256", "--answer", "1", "--waiting", "8", "--workers", "2")
"""Little patience, so that a hundred queries without end do not take the hour that they may."""

FIRST = "SELECT (COUNT(*) AS ?n) WHERE { ?s a tkg:WithdrawalClause }"


def main() -> None:
    """A smaller storm first, for what is made once and kept; a twin that is spared is asked in turns, for other work slows both."""
    with corpus() as data:
        build = data.parent / "build"
        seconds((KG, "--data", data, "build", "-q", "--store"))
        with serving(build, *OPTIONS) as served, serving(build, *OPTIONS) as spared:
            storm(served, COUNT // 10, seed=2)
            _calm(served)
            held = served.memory()
            fates = storm(served, COUNT)
            _calm(served)
            holds = served.memory()
            pairs = [_fastest(served, spared) for _ in range(5)]
    told = ", ".join(f"{number:,} {fate}" for fate, number in sorted(fates.items(), key=lambda each: -each[1]))
    note = f"what became of {COUNT:,} requests: {told}"
    claim = "a query after 10,000 harmful requests / by a server that was spared them"
    ours, theirs = (statistics.median(each) * 1000 for each in zip(*pairs, strict=True))
    record(claim, [one / other for one, other in pairs], at_most=1.5, ours=ours, theirs=theirs, unit="ms", note=note)
    record("memory of the server after them / before", [holds / held], at_most=1.2, ours=holds / 2**20, theirs=held / 2**20, unit="MiB")
    ended()


def _fastest(served: Served, spared: Served) -> tuple[float, float]:
    """The quickest of forty queries to each, in turns: other work on the machine only adds to a query."""
    pairs = [(_plain_query(served), _plain_query(spared)) for _ in range(40)]
    return min(one for one, _ in pairs), min(other for _, other in pairs)


def _plain_query(served: Served) -> float:
    begun = time.perf_counter()
    if served.query(FIRST).status != 200:
        raise SystemExit("a plain query is not answered")
    return time.perf_counter() - begun


def _calm(served: Served) -> None:
    """Wait until the workers that were ended are replaced."""
    while served.query(FIRST).status != 200 or served.get("/healthz").json()["workers"] < 2:
        time.sleep(0.1)


if __name__ == "__main__":
    main()
