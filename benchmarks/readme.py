"""``README.md`` and its plots, made from the record of what was measured.

    python benchmarks/readme.py --take     # put what make bench left in build/bench/ into results.json, then as below
    python benchmarks/readme.py            # write README.md and plots/ from results.json
    python benchmarks/readme.py --check    # fail where they are not what results.json gives

The record is kept in the repository with machine, versions and day: a figure without them says nothing.
"""

import ast
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from plots import against_goals, against_peers

HERE = Path(__file__).parent
RECORD = HERE / "results.json"
LEFT = HERE.parent / "build" / "bench"
_RECORDS = re.compile(r"^ *ended\(\)$", re.MULTILINE)

Figure = dict[str, Any]


def take() -> None:
    """Put the figures of full runs into the record, those of each script in place of its older ones."""
    record = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}
    for file in sorted(LEFT.glob("*.json")):
        told = json.loads(file.read_text(encoding="utf-8"))
        if not told.pop("quick"):
            record[told.pop("script")] = told
    RECORD.write_text(json.dumps(dict(sorted(record.items())), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def pages() -> dict[str, str]:
    """Every file that follows from the record, by its name."""
    record: dict[str, Any] = json.loads(RECORD.read_text(encoding="utf-8"))
    figures = [figure for name in record for figure in record[name]["figures"]]
    return {
        "README.md": "".join(f"{line}\n" for line in _lines(record, figures)),
        "plots/goals.svg": against_goals([figure for figure in figures if figure["goal"]]),
        "plots/peers.svg": against_peers([figure for figure in figures if figure["unit"] == "s" and figure["theirs"]]),
    }


def _lines(record: dict[str, Any], figures: list[Figure]) -> Iterator[str]:
    missed = [figure for figure in figures if not figure["met"]]
    yield from (HEAD, "")
    yield f"{sum(bool(f['goal']) for f in figures) - len(missed)} goals are met, {len(missed)} missed."
    yield from ("", "![How far each figure is from its goal](plots/goals.svg)", "", *_table(record, goal=True))
    yield from ("", "## For comparison", "", "![Seconds of ours and of the peer](plots/peers.svg)", "", *_table(record, goal=False))
    if missed:
        yield from ("", "## Missed", "", "Why, and what would reach them, stands in [decision 16](../docs/decisions/0016-speed.md).", "")
        yield from (f"- {figure['claim']}: {_times(figure)}, goal {_goal(figure)}" for figure in missed)
    yield from ("", "## Scripts", "", "| script | measures |", "|---|---|")
    yield from (f"| `{path.name}` | {_said(path)} |" for path in scripts())
    yield from ("", "## Where and when", "", "| scripts | day | machine | versions |", "|---|---|---|---|", *_where(record))


def _where(record: dict[str, Any]) -> Iterator[str]:
    """Scripts that were run on the same day and machine stand in one row."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for name, told in record.items():
        machine = f"{told['machine']['cores']} cores, {told['machine']['kind']}, load {told['machine']['load']}"
        versions = ", ".join(f"{package} {number}" for package, number in told["versions"].items())
        found.setdefault((told["on"], machine, versions), []).append(f"`{name}`")
    for where, names in found.items():
        yield f"| {' | '.join((', '.join(names), *where))} |"


HEAD = """# Benchmarks

<!-- made by readme.py from results.json; do not edit -->

One script for each claim. A script runs ours and a peer in turns, so that whatever else the machine does falls on both;
what counts is the median of the ratios. It ends with 1 where its goal is missed.

```sh
make bench                                  # everything but ten thousand treaties; then readme.py --take
make bench-quick                            # under a minute; fails only where a goal is missed ten times over
.venv/bin/python benchmarks/status.py       # one
.venv/bin/python benchmarks/times_250.py    # ten thousand treaties; some minutes, 30 GB
```

Wall clock; beside it, where both are processes of their own, the ratio of the processor's time, which other work on the machine
disturbs less. A ratio is ours by the peer's where the goal is a most, and the peer's by ours where it is a least."""


def _table(record: dict[str, Any], *, goal: bool) -> Iterator[str]:
    yield "| claim | ratio | goal | by the processor | ours | peer | rounds, spread | script |"
    yield "|---|---|---|---|---|---|---|---|"
    for name, told in record.items():
        for figure in told["figures"]:
            if bool(figure["goal"]) is goal:
                note = f" ({figure['note']})" if figure["note"] else ""
                spread = f"{figure['rounds']}, {_number(figure['least'])} to {_number(figure['most'])}" if figure["rounds"] > 1 else "1"
                cells = (
                    figure["claim"] + note,
                    f"**{_times(figure)}**" if goal else _times(figure),
                    _goal(figure),
                    _number(figure["processor"]),
                )
                yield f"| {' | '.join((*cells, _amount(figure, 'ours'), _amount(figure, 'theirs'), spread, f'`{name}.py`'))} |"


def _goal(figure: Figure) -> str:
    told = [f"{word} {figure['goal'][key]:g}" for key, word in (("at_most", "at most"), ("at_least", "at least")) if key in figure["goal"]]
    return told[0] + ("" if figure["met"] else ", **missed**") if told else ""


def _times(figure: Figure) -> str:
    return _number(figure["ratio"])


def _amount(figure: Figure, side: str) -> str:
    value = figure[side]
    if value is None:
        return ""
    return f"{_number(value * 1000)} ms" if figure["unit"] == "s" and value < 1 else f"{_number(value)} {figure['unit']}"


def _number(value: float | None) -> str:
    """Three figures."""
    if value is None:
        return ""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def scripts() -> list[Path]:
    """The scripts that record what they measure."""
    return [path for path in sorted(HERE.glob("*.py")) if _RECORDS.search(path.read_text(encoding="utf-8"))]


def _said(path: Path) -> str:
    """The first line of a script's docstring."""
    return (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").split("\n", 1)[0]


def main(arguments: list[str]) -> int:
    """Write, or with ``--check`` compare."""
    if "--take" in arguments:
        take()
    old = {name: (HERE / name).read_text(encoding="utf-8") if (HERE / name).exists() else "" for name in pages()}
    stale = [name for name, text in pages().items() if old[name] != text]
    if "--check" in arguments:
        print(*(f"benchmarks/{name} is not what results.json gives: run benchmarks/readme.py" for name in stale), sep="\n", end="")
        return 1 if stale else 0
    for name in stale:
        (HERE / name).parent.mkdir(exist_ok=True)
        (HERE / name).write_text(pages()[name], encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
