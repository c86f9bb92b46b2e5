"""All periods and all deadlines derived from a corpus that was read, against pyoxigraph parsing the N-Quads of the build; one process."""

import gc
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
from paired import DATA, KG, QUICK, ended, record, rounds, seconds

from kg.consequences import derive_all, duties_of
from kg.corpus.load import load
from kg.law.obligations import instances_of


def taken(work: Callable[[], object]) -> float:
    """Seconds of the processor."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def parse(build: Path) -> None:
    """Every quad as a value of Python."""
    for file in sorted(build.rglob("*.nq")):
        for _ in pyoxigraph.parse(path=file, format=pyoxigraph.RdfFormat.N_QUADS):
            pass


gc.set_threshold(100_000)  # as kg sets it, for both
with tempfile.TemporaryDirectory() as scratch:
    build = Path(scratch) / "build"
    seconds((KG, "--build", build, "build", "-q"))
    corpus = load(DATA)
    laws = derive_all(corpus)
    steps: dict[str, tuple[Callable[[], object], float | None]] = {
        "all periods and deadlines / raw parse": (
            lambda: [
                instances_of(corpus.treaties[slug].treaty, law, corpus.treaties[slug].facts) for slug, law in derive_all(corpus).items()
            ],
            0.1,
        ),
        "all periods alone / raw parse": (lambda: derive_all(corpus), None),
        "all outcomes of all duties on all days / raw parse": (lambda: [duties_of(corpus, law) for law in laws.values()], None),
        "reading the corpus / raw parse": (lambda: load(DATA), None),
    }
    for claim, (work, at_most) in list(steps.items())[: 1 if QUICK else None]:
        pairs = [(taken(work), taken(lambda: parse(build))) for _ in range(rounds(7) + 1)][1:]
        middle = sorted(pairs)[len(pairs) // 2]
        record(
            claim, [one / other for one, other in pairs], at_most=at_most, ours=middle[0], theirs=middle[1], note="seconds of the processor"
        )
ended()
