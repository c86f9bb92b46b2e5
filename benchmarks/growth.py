"""The build of 200 copies of a treaty under other slugs, against the build of one: work grows with what there is to do.

What a build does whatever the number of treaties (starting, the shared tables,
the words) is on both sides.
"""

import shutil
import statistics
from pathlib import Path

from paired import KG, cleared, corpus, seconds, tell

COPIES = 200


def copied(data: Path, count: int) -> None:
    """Put so many copies of the treaty beside it, each under a slug of its own; then take the first away."""
    original = data / "treaties" / "apmbc"
    for number in range(count):
        copy = data / "treaties" / f"copy-{number:03}"
        shutil.copytree(original, copy)
        text = (copy / "treaty.toml").read_text(encoding="utf-8")
        (copy / "treaty.toml").write_text(text.replace('slug = "apmbc"', f'slug = "{copy.name}"', 1), encoding="utf-8")
    shutil.rmtree(original)


def taken(count: int, rounds: int) -> float:
    """How long a full build of so many copies takes."""
    with corpus("apmbc") as data:
        copied(data, count)
        found = []
        for _ in range(rounds):
            cleared(data)()
            found.append(seconds((KG, "--data", data, "build", "-q")))
        return statistics.median(found)


one = taken(1, rounds=9)
tell(f"kg build of {COPIES} copies of a treaty, against one", [taken(COPIES, rounds=1)], [one], at_most=220)
