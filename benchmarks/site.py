"""The static site against the build of its graph; how heavy pages are; pages served against the same pages as files.

The files are given away by the same server beneath, with Starlette's StaticFiles. Pages are measured twice: each for
the first time, which makes it, and again.
"""

import random
import statistics
import sys
import tempfile
from pathlib import Path

from paired import KG, corpus, ended, record, rounds, run, tell
from wire import ours, per_second, port, running

MOST_BYTES, PAGES = 150_000, 300
FILES = """
import sys, uvicorn
from starlette.staticfiles import StaticFiles
from kg.server.connection import Guarded
uvicorn.run(StaticFiles(directory=sys.argv[1], html=True), port=int(sys.argv[2]), http=Guarded, ws="none", log_level="error")
"""


def times(data: Path, scratch: Path) -> tuple[Path, Path]:
    """Record the time of the whole site, and of one over it that finds nothing to do; returns the last build and site."""
    builds, sites = [], []
    for number in range(rounds(2)):
        build, site = scratch / f"build-{number}", scratch / f"site-{number}"
        builds.append(run((KG, "--data", data, "--build", build, "build", "-q")))
        sites.append(run((KG, "--build", build, "site", "-q", site)))
    again = run((KG, "--build", build, "site", "-q", site))
    tell("kg site of all pages / kg build", sites, builds, at_most=20, note=f"with nothing changed {again.clock:.1f} s")
    return build, site


def weights(site: Path) -> None:
    """Record how heavy the heaviest page is before its assets."""
    sizes = {path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*.html")}
    heaviest = max(sizes, key=lambda name: sizes[name])
    note = f"{heaviest}, of {len(sizes):,} pages; the median page has {statistics.median(sizes.values()) / 1000:.1f} kB"
    ratio = [sizes[heaviest] / MOST_BYTES]
    record("heaviest page / 150 kB", ratio, at_most=1, ours=sizes[heaviest] / 1000, theirs=MOST_BYTES / 1000, unit="kB", note=note)


def shares(site: Path, build: Path) -> None:
    """Record how often a page is served in a second, against the same page as a file."""
    random.seed(1)
    files = random.sample(sorted((site / "page" / "id").rglob("*.html")), PAGES)
    names = [path.relative_to(site).as_posix() for path in files]
    at = port()
    with running((sys.executable, "-c", FILES, site, str(at)), "/index.html", at) as files_at, ours(build) as pages_at:
        first = per_second(pages_at, [f"/{name.removesuffix('.html')}" for name in names], "text/html")
        found = []
        for _ in range(rounds(7)):
            theirs = per_second(files_at, [f"/{name}" for name in names] * 5, "text/html")
            found.append((per_second(pages_at, [f"/{name.removesuffix('.html')}" for name in names] * 5, "text/html"), theirs))
    middle = sorted(found)[len(found) // 2]
    ratios = [mine / theirs for mine, theirs in found]
    note = f"each page for the first time {first:,.0f} a second"
    claim = "pages served a second / the same pages as files"
    record(claim, ratios, at_least=0.33, ours=middle[0], theirs=middle[1], unit="a second", note=note)


with corpus() as data, tempfile.TemporaryDirectory() as scratch:
    build, site = times(data, Path(scratch))
    weights(site)
    shares(site, build)
ended()
