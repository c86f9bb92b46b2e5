"""Large corpora for measuring: every treaty of the real one again under other slugs, with the shared tables as they are.

``copies(target, 25)`` gives about a thousand treaties, ``copies(target, 250)`` ten thousand. A copy is a
treaty that a build accepts; where it names itself, its parent or a treaty it cites, it names the copy of the
same number. Files are written one after another, so a corpus may be larger than the memory.

    python benchmarks/corpora.py 25 /some/folder/data
"""

import re
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"


def copies(target: Path, times: int, slugs: Iterable[str] = ()) -> Path:
    """Write a data folder with so many copies of each treaty, or of those named; the same bytes whenever it is called."""
    shutil.copytree(DATA, target, ignore=shutil.ignore_patterns("treaties"))
    chosen = sorted(slugs) or sorted(path.name for path in (DATA / "treaties").iterdir())
    named = re.compile(rf'^((?:slug|parent|requires)\s*=\s*")({"|".join(chosen)})(?=")|(")({"|".join(chosen)})(?=:)', re.MULTILINE)
    for number in range(times):
        for slug in chosen:
            _copy(DATA / "treaties" / slug, target / "treaties" / f"{slug}-{number:03}", f"-{number:03}", named)
    return target


def _copy(original: Path, copy: Path, suffix: str, named: re.Pattern[str]) -> None:
    copy.mkdir(parents=True)
    for file in sorted(original.iterdir()):
        if file.suffix == ".toml":
            text = named.sub(lambda match: f"{match[0]}{suffix}", file.read_text(encoding="utf-8"))
            (copy / file.name).write_text(text, encoding="utf-8")
        elif file.suffix == ".csv":
            shutil.copyfile(file, copy / file.name)


if __name__ == "__main__":
    copies(Path(sys.argv[2]), int(sys.argv[1]))
