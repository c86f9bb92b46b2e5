"""The tables that all treaties share: sources, actors with names and relations, groups, depositaries."""

from datetime import date
from pathlib import Path

from kg.corpus.cells import code_of, date_of, day_of
from kg.corpus.faults import Ledger
from kg.corpus.files import Row, read_rows
from kg.corpus.model import Actor, ActorRelation, Depositary, Membership, Name, Registers, Source
from kg.law.acts import ArmedConflict, Relation
from kg.law.days import Span
from kg.law.vocabulary import ActorKind, RelationKind


def read_registers(root: Path, ledger: Ledger) -> Registers:
    """All shared tables of a data folder; every fault is noted and the rest is still read."""
    found = Registers()
    _read_sources(root / "sources.csv", found, ledger)
    _read_actors(root / "actors.csv", found, ledger)
    _read_names(root / "aliases.csv", found, ledger)
    for row in read_rows(root / "ambiguous_names.csv", ("name", "candidates"), ledger, optional=True):
        candidates = tuple(code for code in row.listed("candidates") if known_actor(row, code, "candidates", found, ledger))
        found.ambiguous[row["name"]] = candidates
    _read_relations(root / "actor_relations.csv", found, ledger)
    _read_memberships(root / "memberships.csv", found, ledger)
    _read_depositaries(root / "depositaries.csv", found, ledger)
    _read_armed_conflicts(root / "armed_conflicts.csv", found, ledger)
    return found


def known_actor(row: Row, code: str, column: str, registers: Registers, ledger: Ledger) -> bool:
    """Whether a code is that of an actor; if not, a fault."""
    if code in registers.actors:
        return True
    mend = "use a code of actors.csv, or add the actor there"
    ledger.add(row.path, row.line, "unknown-actor", f'{column} "{code}" is not known', mend, value=code)
    return False


def check_sources(row: Row, registers: Registers, ledger: Ledger, *, required: bool = True) -> None:
    """Every source that a row cites must be one of ``sources.csv``; ``unsourced`` is how a row owns up to having none."""
    cited = row.listed("sources")
    if required and not cited and not row["unsourced"]:
        ledger.add(row.path, row.line, "missing-source", "the row names no source", "add the id of a source of sources.csv")
    for source in cited:
        if source not in registers.sources:
            mend = "add it to sources.csv, or correct the id"
            ledger.add(row.path, row.line, "unknown-source", f'source "{source}" is not known', mend, value=source)


def _read_sources(path: Path, found: Registers, ledger: Ledger) -> None:
    for row in read_rows(path, ("source", "title", "publisher", "location", "as_of", "licence", "remark"), ledger):
        code = row["source"]
        if _is_new(row, code, code in found.sources, ledger):
            cells = (row["title"], row["publisher"], row["location"], row["as_of"], row["licence"], row["remark"])
            found.sources[code] = Source(code, *cells)
            found.lines[f"source/{code}"] = (ledger.name(path), row.line)


def _is_new(row: Row, code: str, taken: bool, ledger: Ledger) -> bool:
    if not code:
        ledger.add(row.path, row.line, "missing-code", "the first cell is empty", "give the row a code")
        return False
    if taken:
        ledger.add(row.path, row.line, "duplicate-code", f'"{code}" stands above already', "merge the two rows")
    return not taken


def _read_actors(path: Path, found: Registers, ledger: Ledger) -> None:
    for row in read_rows(path, ("actor", "kind", "name", "exists_from", "exists_until"), ledger):
        kind = code_of(row, "kind", ActorKind, ledger)
        if kind is None or not _is_new(row, row["actor"], row["actor"] in found.actors, ledger):
            continue
        check_sources(row, found, ledger, required=False)
        found.actors[row["actor"]] = Actor(row["actor"], kind, row["name"], _existence(row, ledger), row)
        found.lines[f"actor/{row['actor']}"] = (ledger.name(path), row.line)


def _existence(row: Row, ledger: Ledger) -> Span | None:
    """The span of a legal person; an imprecise beginning counts from its first possible day."""
    start, end = day_of(row, "exists_from", ledger), day_of(row, "exists_until", ledger)
    if start is None and end is None:
        return None
    return Span(start.earliest if start else date.min, end.latest if end else None)


def _read_names(path: Path, found: Registers, ledger: Ledger) -> None:
    for row in read_rows(path, ("alias", "actor", "kind", "lang", "start", "end", "time_bound"), ledger):
        if not known_actor(row, row["actor"], "actor", found, ledger):
            continue
        start, end = day_of(row, "start", ledger), day_of(row, "end", ledger)
        bound = bool(row["time_bound"])
        found.names.append(Name(row["alias"], row["actor"], row["kind"], row.listed("lang"), start, end, bound))


def _read_relations(path: Path, found: Registers, ledger: Ledger) -> None:
    for row in read_rows(path, ("predecessor", "successor", "kind", "date"), ledger):
        known = [known_actor(row, row[column], column, found, ledger) for column in ("predecessor", "successor")]
        kind, on = code_of(row, "kind", RelationKind, ledger), day_of(row, "date", ledger, required=True)
        check_sources(row, found, ledger)
        if kind is None or on is None or not all(known):
            continue
        relation = Relation(row["predecessor"], row["successor"], kind, on.earliest)
        found.relations.append(ActorRelation(relation, row.listed("sources"), row["note"]))
        key = f"relation/{relation.predecessor}/{relation.successor}/{kind}/{relation.on}"
        found.lines[key] = (ledger.name(path), row.line)


def _read_memberships(path: Path, found: Registers, ledger: Ledger) -> None:
    for row in read_rows(path, ("group", "actor", "role", "start", "end", "sources"), ledger, optional=True):
        if not known_actor(row, row["actor"], "actor", found, ledger):
            continue
        check_sources(row, found, ledger)
        start, end = day_of(row, "start", ledger), day_of(row, "end", ledger)
        found.memberships.append(Membership(row["group"], row["actor"], row["role"], start, end, row.listed("sources")))


def _read_depositaries(path: Path, found: Registers, ledger: Ledger) -> None:
    for row in read_rows(path, ("depositary", "name", "actor", "sources"), ledger):
        if row["actor"] and not known_actor(row, row["actor"], "actor", found, ledger):
            continue
        check_sources(row, found, ledger)
        if _is_new(row, row["depositary"], row["depositary"] in found.depositaries, ledger):
            found.depositaries[row["depositary"]] = Depositary(row["depositary"], row["name"], row["actor"], row.listed("sources"))


def _read_armed_conflicts(path: Path, found: Registers, ledger: Ledger) -> None:
    for row in read_rows(path, ("actor", "start", "end", "claimant", "sources"), ledger, optional=True):
        start, end = date_of(row, "start", ledger), date_of(row, "end", ledger)
        check_sources(row, found, ledger)
        if start is not None and known_actor(row, row["actor"], "actor", found, ledger):
            found.armed_conflicts.append(ArmedConflict(row["actor"], Span(start, end), row["claimant"], row.listed("sources")))
