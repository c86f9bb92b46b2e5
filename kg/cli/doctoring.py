"""``kg doctor``: what is installed, which build answers, and whether it is up to date."""

import argparse
import sys
from typing import Any

from kg import __version__
from kg.answers.errors import NoBuild
from kg.answers.tables import Tables
from kg.cli.output import as_json, emit
from kg.cli.parser import add_format
from kg.cli.places import build_of, data_of, ontology_of
from kg.manifest import graphs_of, known_on_of
from kg.pipeline import key_of

_PACKAGES = ("pyoxigraph", "pyshacl", "rdflib", "rich", "SPARQLWrapper")


def add_doctor(parser: argparse.ArgumentParser) -> None:
    """Options of ``kg doctor``."""
    add_format(parser, ("text", "json"))
    parser.set_defaults(run=doctor)


def doctor(options: argparse.Namespace) -> int:
    """Report, with a summary of the build where there is one."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    installed = {}
    for package in _PACKAGES:
        try:
            installed[package] = version(package)
        except PackageNotFoundError:
            installed[package] = "missing"
    told = {"kg": __version__, "python": sys.version.split()[0], "packages": installed, "data": str(data_of(options)), **_build(options)}
    if options.format == "json":
        emit(options, as_json(told))
        return 0
    lines = [f"kg {told['kg']} on Python {told['python']}; " + ", ".join(f"{name} {number}" for name, number in installed.items())]
    lines += [f"data {told['data']}; build {told['build']}: {told['state']}"]
    if "treaties" in told:
        lines += ["", f"{'treaty':<16}{'acts':>6}{'actors':>8}{'periods':>9}{'in force':>12}  data as of"]
        lines += [_line(row) for row in told["treaties"]]
        lines.append(f"{told['quads']:,} quads in {told['graphs']} named graphs")
    emit(options, "\n".join(lines) + "\n")
    return 0


def _line(row: dict[str, Any]) -> str:
    counts = f"{row['acts']:>6}{row['actors']:>8}{row['periods']:>9}"
    return f"{row['treaty']:<16}{counts}{row['in_force'] or '-':>12}  {row['data_as_of'] or '-'}"


def _build(options: argparse.Namespace) -> dict[str, Any]:
    """Which build answers, whether it still is what the corpus gives, and what it holds."""
    place = str(build_of(options))
    try:
        tables = Tables(build_of(options))
    except NoBuild as error:
        return {"build": place, "state": str(error)}
    rows = []
    for table in tables.treaties():
        periods = sum(len(account["periods"]) for account in table["actors"].values())
        acts = sum(act["set_aside_by"] is None for act in table["acts"])
        in_force = table["entry_into_force"]["on"]
        rows.append(
            {
                "treaty": table["slug"],
                "acts": acts,
                "actors": len(table["actors"]),
                "periods": periods,
                "in_force": in_force,
                "data_as_of": table["data_as_of"],
            }
        )
    graphs = graphs_of(tables.manifest)
    current = key_of(data_of(options), ontology_of(), known_on_of(tables.manifest)) == tables.manifest["key"]
    return {
        "build": place,
        "state": "up to date" if current else 'older than the corpus: run "kg build"',
        "data_as_of": tables.data_as_of,
        "treaties": rows,
        "quads": sum(graphs.values()),
        "graphs": len(graphs),
    }
