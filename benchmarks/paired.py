"""Paired runs of two commands as whole processes: the median of their ratios, with the machine and the versions.

Each round runs both commands one after the other, in turns, so that whatever
else the machine does falls on both.
"""

import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
KG = Path(sys.executable).with_name("kg")
PASS = (sys.executable, "-c", "pass")

Command = Sequence[str | Path]


def seconds(command: Command) -> float:
    """How long a command takes as a process of its own."""
    start = time.perf_counter()
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, cwd=ROOT, check=False)
    taken = time.perf_counter() - start
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return taken


def paired(
    claim: str, command: Command, peer: Command, at_most: float, rounds: int = 21, before: Callable[[], object] = lambda: None
) -> None:
    """Print the median ratio of a command to its peer beside the goal; ``before`` is done ahead of each run and not timed.

    Exits with 1 where the goal is missed.
    """
    ours, theirs = [], []
    for number in range(rounds + 1):
        before()
        pair = seconds(command), seconds(peer)
        if number:  # the first round fills the caches of the disk
            ours.append(pair[0])
            theirs.append(pair[1])
    tell(claim, ours, theirs, at_most)


def tell(claim: str, ours: Sequence[float], theirs: Sequence[float], at_most: float) -> None:
    """Print one result, and exit with 1 where the goal is missed."""
    ratios = sorted(mine / other for mine, other in zip(ours, theirs, strict=True))
    ratio = statistics.median(ratios)
    print(f"{claim}: {ratio:.1f} times (goal: at most {at_most:g})")
    print(f"  {statistics.median(ours) * 1000:.0f} ms against {statistics.median(theirs) * 1000:.0f} ms")
    print(f"  median of {len(ratios)} pair(s); ratios from {ratios[0]:.1f} to {ratios[-1]:.1f}")
    print(f"  {machine()}")
    if ratio > at_most:
        raise SystemExit(1)


def machine() -> str:
    """Where this was measured."""
    versions = f"Python {platform.python_version()}, pyoxigraph {version('pyoxigraph')}"
    return f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}; {versions}"


@contextmanager
def corpus(*slugs: str) -> Iterator[Path]:
    """A data folder with the shared tables and some treaties, gone afterwards; without slugs, all treaties."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("treaties"))
        for slug in slugs or [path.name for path in (DATA / "treaties").iterdir()]:
            shutil.copytree(DATA / "treaties" / slug, data / "treaties" / slug)
        yield data


def cleared(data: Path) -> Callable[[], None]:
    """What makes the next build of a corpus a full one."""
    return lambda: shutil.rmtree(data.parent / "build", ignore_errors=True)
