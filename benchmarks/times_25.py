"""A corpus of a thousand treaties, each of the real ones 25 times, against the real one: time, and memory that does not grow with it."""

import tempfile
from pathlib import Path

from corpora import copies
from paired import KG, Run, cleared, ended, record, rounds, run, tell

TIMES, MOST, MOST_MEMORY = 25, 27, 1536


def built(folder: Path, times: int, count: int) -> Run:
    """The median run of full builds of so many copies of every treaty."""
    data = copies(folder / str(times) / "data", times)
    found = []
    for _ in range(count):
        cleared(data)()
        found.append(run((KG, "--data", data, "build", "-q")))
    return sorted(found, key=lambda each: each.clock)[count // 2]


with tempfile.TemporaryDirectory() as scratch:
    one, many = built(Path(scratch), 1, rounds(3)), built(Path(scratch), TIMES, 1)
    quads = sum(file.read_bytes().count(b"\n") for file in (Path(scratch) / str(TIMES) / "build").rglob("*.nq"))
    tell(f"full build of {TIMES} times the corpus / of the corpus", [many], [one], at_most=MOST, note=f"{quads:,} quads")
    record("peak memory of that build, in MB", [many.memory], at_most=MOST_MEMORY, ours=many.memory, theirs=one.memory, unit="MB")
ended()
