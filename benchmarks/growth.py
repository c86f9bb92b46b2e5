"""The build of 200 copies of a treaty under other slugs, against the build of one: work grows with what there is to do.

What a build does whatever the number of treaties (starting, the shared tables,
the words) is on both sides.
"""

import tempfile
from pathlib import Path

from corpora import copies
from paired import KG, QUICK, Run, cleared, ended, rounds, run, tell

COPIES, AT_MOST = (10, 11) if QUICK else (200, 220)


def built(count: int, times: int) -> Run:
    """The median run of full builds of so many copies."""
    with tempfile.TemporaryDirectory() as folder:
        data = copies(Path(folder) / "data", count, ["apmbc"])
        found = []
        for _ in range(times):
            cleared(data)()
            found.append(run((KG, "--data", data, "build", "-q")))
        return sorted(found, key=lambda each: each.clock)[len(found) // 2]


one, many = built(1, rounds(9)), built(COPIES, 1)
memory = f"peak memory {many.memory:.0f} MB against {one.memory:.0f} MB"
tell(f"full build of {COPIES} copies of a treaty / of one", [many], [one], at_most=AT_MOST, note=memory)
ended()
