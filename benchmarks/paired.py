"""Paired runs of two commands as whole processes, and the record of what was found.

Each round runs both one after the other, in turns, so that whatever else the machine does falls
on both; what counts is the median of the ratios. Beside the clock stands the time of the processor,
which other work disturbs less. Every figure is written to ``build/bench/``, from where
``readme.py`` takes it.

With ``KG_BENCH=quick`` there are few rounds, and only what misses its goal ten times over fails.
"""

import json
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
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from corpora import DATA, ROOT

KG = Path(sys.executable).with_name("kg")
PASS = (sys.executable, "-c", "pass")
RESULTS = ROOT / "build" / "bench"
QUICK = os.environ.get("KG_BENCH") == "quick"
SLACK = 10
"""A quick run fails only where a goal is missed by as many times."""

PACKAGES = ("pyoxigraph", "rdflib", "pyshacl", "pyshacl-turbo", "pyshifty", "duckdb", "oxigraph", "rdflib-endpoint", "distributed")

Command = Sequence[str | Path]


@dataclass(frozen=True)
class Run:
    """One process: seconds by the clock, seconds of the processor, and the most memory it held, in MB."""

    clock: float
    processor: float
    memory: float


def run(command: Command) -> Run:
    """Run a command as a process of its own; what it prints is not read."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen([str(part) for part in command], stdout=said, stderr=said, cwd=ROOT)
        _, status, used = os.wait4(process.pid, 0)
        clock = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise SystemExit(f"{' '.join(map(str, command))} ended with {process.returncode}:\n{said.read()[-2000:].decode()}")
    return Run(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def seconds(command: Command) -> float:
    """How long a command takes by the clock."""
    return run(command).clock


def rounds(full: int) -> int:
    """How many rounds are run."""
    return min(full, 3) if QUICK else full


def paired(
    claim: str, command: Command, peer: Command, at_most: float | None, rounds_: int = 21, before: Callable[[], object] = lambda: None
) -> None:
    """Record the median ratio of a command to its peer; ``before`` is done ahead of each round and not timed."""
    ours, theirs = [], []
    for number in range(rounds(rounds_) + 1):
        before()
        pair = run(command), run(peer)
        if number:  # the first round fills the caches of the disk
            ours.append(pair[0])
            theirs.append(pair[1])
    tell(claim, ours, theirs, at_most=at_most)


def tell(
    claim: str, ours: Sequence[Run], theirs: Sequence[Run], *, at_most: float | None = None, at_least: float | None = None, note: str = ""
) -> None:
    """Record pairs of runs: ours by theirs where the goal is a most, theirs by ours where it is a least."""
    pairs = list(zip(ours, theirs, strict=True)) if at_least is None else list(zip(theirs, ours, strict=True))
    record(
        claim,
        [one.clock / other.clock for one, other in pairs],
        at_most=at_most,
        at_least=at_least,
        ours=statistics.median(each.clock for each in ours),
        theirs=statistics.median(each.clock for each in theirs),
        processor=statistics.median(one.processor / other.processor for one, other in pairs),
        note=note,
    )


_MISSED: list[str] = []


def record(
    claim: str,
    ratios: Sequence[float],
    *,
    at_most: float | None = None,
    at_least: float | None = None,
    ours: float | None = None,
    theirs: float | None = None,
    unit: str = "s",
    processor: float | None = None,
    note: str = "",
) -> None:
    """Print one figure beside its goal and write it down; a claim without a goal is told for comparison."""
    ratio = statistics.median(ratios)
    met = (at_most is None or ratio <= at_most) and (at_least is None or ratio >= at_least)
    figure = {
        "claim": claim,
        "ratio": _short(ratio),
        "least": _short(min(ratios)),
        "most": _short(max(ratios)),
        "rounds": len(ratios),
        "goal": {"at_most": at_most} if at_most is not None else {"at_least": at_least} if at_least is not None else {},
        "met": met,
        "ours": _short(ours),
        "theirs": _short(theirs),
        "unit": unit,
        "processor": _short(processor),
        "note": note,
    }
    goal = f"at most {at_most:g}" if at_most is not None else f"at least {at_least:g}" if at_least is not None else "none, for comparison"
    print(f"{claim}: {ratio:.3g} (goal: {goal}; {'met' if met else 'MISSED'})")
    if ours is not None and theirs is not None:
        by_processor = f"; by the processor {processor:.3g}" if processor is not None else ""
        print(f"  {ours:.4g} {unit} against {theirs:.4g} {unit}; ratios from {min(ratios):.3g} to {max(ratios):.3g}{by_processor}")
    if note:
        print(f"  {note}")
    RESULTS.mkdir(parents=True, exist_ok=True)
    script = Path(sys.argv[0]).stem
    file = RESULTS / f"{script}.json"
    known = json.loads(file.read_text(encoding="utf-8"))["figures"] if file.exists() and script in _WRITTEN else []
    _WRITTEN.add(script)
    told = {
        "script": script,
        "quick": QUICK,
        "machine": machine(),
        "versions": versions(),
        "on": date.today().isoformat(),
        "figures": [*known, figure],
    }
    file.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    if not met and not (QUICK and _within(ratio, at_most, at_least)):
        _MISSED.append(claim)


_WRITTEN: set[str] = set()


def ended() -> None:
    """End the script: with 1 where a goal was missed."""
    raise SystemExit(1 if _MISSED else 0)


def _within(ratio: float, at_most: float | None, at_least: float | None) -> bool:
    return (at_most is None or ratio <= at_most * SLACK) and (at_least is None or ratio * SLACK >= at_least)


def _short(value: float | None) -> float | None:
    """Four figures say all that a measurement knows."""
    return None if value is None else float(f"{value:.4g}")


def machine() -> dict[str, str | int | float]:
    """Where this was measured, and how much else the machine had to do."""
    load = round(os.getloadavg()[0], 1)
    return {"cores": os.cpu_count() or 0, "kind": platform.machine(), "system": platform.system(), "load": load}


def versions() -> dict[str, str]:
    """Python and the packages measured against, as far as they are installed."""
    found = {"Python": platform.python_version()}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


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
