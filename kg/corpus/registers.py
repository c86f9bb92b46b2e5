"""The tables that all treaties share: sources, actors with names and relations, groups, depositaries."""

from datetime import date
from pathlib import Path

from kg.corpus.cells import code_of, date_of, day_of
from kg.corpus.faults import Ledger
from kg.corpus.files import Row, read_rows
from kg.corpus.model import Actor, Depositary, Membership, Name, Registers, Source
from kg.corpus.relations_file import read_relations
from kg.corpus.row_checks import check_sources, in_order, is_new, known_actor
from kg.law.acts import ArmedConflict
from kg.law.days import Day, Span
from kg.law.vocabulary import ActorKind


def read_registers(root: Path, ledger: Ledger) -> Registers:
    """All shared tables of a data folder; every fault is noted and the rest is still read."""
    found = Registers()
    _read_sources(root / "sources.csv", found, ledger)
    _read_actors(root / "actors.csv", found, ledger)
    _read_names(root / "aliases.csv", found, ledger)
    for row in read_rows(root / "ambiguous_names.csv", ("name", "candidates"), ledger, optional=True):
        candidates = tuple(code for code in row.listed("candidates") if known_actor(row, code, "candidates", found, ledger))
        found.ambiguous[row["name"]] = candidates
    read_relations(root / "actor_relations.csv", found, ledger)
    _read_memberships(root / "memberships.csv", found, ledger)
    _read_depositaries(root / "depositaries.csv", found, ledger)
    _read_armed_conflicts(root / "armed_conflicts.csv", found, ledger)
    return found


def _read_sources(path: Path, found: Registers, ledger: Ledger) -> None:
    for row in read_rows(path, ("source", "title", "publisher", "location", "as_of", "licence", "remark"), ledger):
        code = row["source"]
        if is_new(row, code, code in found.sources, ledger):
            cells = (row["title"], row["publisher"], row["location"], row["as_of"], row["licence"], row["remark"])
            found.sources[code] = Source(code, *cells)
            found.lines[f"source/{code}"] = (ledger.name(path), row.line)


def _read_actors(path: Path, found: Registers, ledger: Ledger) -> None:
    """Every actor that has a code is known, also where its row has a fault: that is not told again of all rows that name it."""
    for row in read_rows(path, ("actor", "kind", "name", "exists_from", "exists_until"), ledger):
        kind, existence = code_of(row, "kind", ActorKind, ledger), _existence(row, ledger)
        check_sources(row, found, ledger, required=False)
        if is_new(row, row["actor"], row["actor"] in found.actors, ledger):
            found.actors[row["actor"]] = Actor(row["actor"], kind or ActorKind.STATE, row["name"], existence, row)
            found.lines[f"actor/{row['actor']}"] = (ledger.name(path), row.line)


def _existence(row: Row, ledger: Ledger) -> Span | None:
    """The span of a legal person; an imprecise beginning counts from its first possible day."""
    start, end = day_of(row, "exists_from", ledger), day_of(row, "exists_until", ledger)
    if start is None and end is None:
        return None
    span = Span(start.earliest if start else date.min, end.latest if end else None)
    return span if in_order(row, span.start, span.end, "exists_until", ledger) else None


def _read_names(path: Path, found: Registers, ledger: Ledger) -> None:
    for row in read_rows(path, ("alias", "actor", "kind", "lang", "start", "end", "time_bound"), ledger):
        known = known_actor(row, row["actor"], "actor", found, ledger)
        start, end = _days(row, ledger)
        if known:
            found.names.append(Name(row["alias"], row["actor"], row["kind"], row.listed("lang"), start, end, bool(row["time_bound"])))


def _days(row: Row, ledger: Ledger) -> tuple[Day | None, Day | None]:
    """From when to when, as far as it is told."""
    start, end = day_of(row, "start", ledger), day_of(row, "end", ledger)
    in_order(row, start.earliest if start else None, end.latest if end else None, "end", ledger)
    return start, end


def _read_memberships(path: Path, found: Registers, ledger: Ledger) -> None:
    for row in read_rows(path, ("group", "actor", "role", "start", "end", "sources"), ledger, optional=True):
        known = known_actor(row, row["actor"], "actor", found, ledger)
        check_sources(row, found, ledger)
        start, end = _days(row, ledger)
        if known:
            membership = Membership(row["group"], row["actor"], row["role"], start, end, row.listed("sources"))
            found.memberships.append(membership)
            found.lines.setdefault(f"membership/{membership.id}", (ledger.name(path), row.line))


def _read_depositaries(path: Path, found: Registers, ledger: Ledger) -> None:
    for row in read_rows(path, ("depositary", "name", "actor", "sources"), ledger):
        if row["actor"]:
            known_actor(row, row["actor"], "actor", found, ledger)
        check_sources(row, found, ledger)
        if is_new(row, row["depositary"], row["depositary"] in found.depositaries, ledger):
            found.depositaries[row["depositary"]] = Depositary(row["depositary"], row["name"], row["actor"], row.listed("sources"))


def _read_armed_conflicts(path: Path, found: Registers, ledger: Ledger) -> None:
    """Each an assertion, put to the legal persons of today as acts are: without its claimant it would be a finding of ours."""
    heads = found.heads
    for row in read_rows(path, ("actor", "start", "end", "claimant", "sources"), ledger, optional=True):
        start, end = date_of(row, "start", ledger), date_of(row, "end", ledger)
        known = [known_actor(row, row[column], column, found, ledger) for column in ("actor", "claimant")]
        check_sources(row, found, ledger)
        if not row["start"]:
            ledger.add(row.path, row.line, "missing-date", "no start", "write the day from which the conflict is asserted, YYYY-MM-DD")
        if start is not None and all(known) and in_order(row, start, end, "end", ledger):
            actor, claimant = (heads.get(row[column], row[column]) for column in ("actor", "claimant"))
            found.armed_conflicts.append(ArmedConflict(actor, Span(start, end), claimant, row.listed("sources")))
