"""One treaty's folder read whole: clauses, acts, domestic acts, positions and coverage."""

from pathlib import Path

from kg.corpus.acts_file import read_acts
from kg.corpus.cells import Table, code_of, day_of
from kg.corpus.clause_file import read_treaty
from kg.corpus.faults import Ledger
from kg.corpus.files import Document, read_document, read_rows
from kg.corpus.former_acts import read_former_acts
from kg.corpus.ledger_files import read_facts
from kg.corpus.model import AttributedPosition, Coverage, DomesticAct, PublishedCount, Registers, TreatyFolder
from kg.corpus.row_checks import check_sources, known_actor
from kg.law.acts import Act, Position
from kg.law.days import Span
from kg.law.derivation import continued
from kg.law.vocabulary import BaseStatus, DomesticActKind, OverlayKind, Stance


def read_folder(path: Path, registers: Registers, ledger: Ledger) -> TreatyFolder | None:
    """Everything under ``data/treaties/<slug>``; ``None`` where its clauses cannot be read."""
    document = read_document(path / "treaty.toml", ledger)
    treaty = read_treaty(document, ledger, registers.sources.keys()) if document else None
    lines: dict[str, tuple[str, int]] = {}
    acts = read_acts(path / "acts.csv", path.name, registers.existence, registers.sources.keys(), ledger, lines)
    if document is None or treaty is None:
        return None
    lines |= _lines_of_clauses(document, path.name, ledger)
    found = TreatyFolder(path.name, treaty, document, continued(acts, registers.heads), lines=lines)
    _check_acts(path / "acts.csv", found, registers, ledger)
    found.former_acts = read_former_acts(path / "corrections.csv", found, registers, ledger)
    found.domestic_acts = _domestic_acts(path / "domestic_acts.csv", found, registers, ledger)
    positions = read_document(path / "positions.toml", ledger, optional=True)
    found.positions = _positions(positions, found, registers, ledger) if positions else []
    found.facts = read_facts(path, treaty, document, registers.meetings, registers, ledger, lines)
    coverage = read_document(path / "coverage.toml", ledger)
    found.coverage = _coverage(coverage, registers, ledger) if coverage else None
    lines[f"coverage/{path.name}"] = (ledger.name(path / "coverage.toml"), 1)
    return found


def _lines_of_clauses(document: Document, slug: str, ledger: Ledger) -> dict[str, tuple[str, int]]:
    """Where the treaty, its clauses and its obligations stand in ``treaty.toml``."""
    file, found = ledger.name(document.path), {}
    found[f"treaty/{slug}"] = (file, 1)
    for key, value in document.content.items():
        if isinstance(value, dict):
            found[f"treaty/{slug}/clause/{key.replace('_', '-')}"] = (file, document.line(key))
        for number, table in enumerate(value if isinstance(value, list) else ()):
            line = document.line(f"{key}.{number}")
            if key == "obligation" and isinstance(table, dict):
                found[f"treaty/{slug}/duty/{table.get('id')}"] = (file, line)
            found[f"treaty/{slug}/clause/{key.replace('_', '-')}/{number + 1}"] = (file, line)
    return found


def _check_acts(path: Path, folder: TreatyFolder, registers: Registers, ledger: Ledger) -> None:
    """What an act points to must be there: its depositary, and the act it is about."""
    ids = {act.id for act in folder.acts}
    for act in folder.acts:
        line = folder.lines[f"act/{act.id}"][1]
        if act.depositary and act.depositary not in registers.depositaries:
            message = f'depositary "{act.depositary}" is not known'
            ledger.add(path, line, "unknown-depositary", message, "use a code of depositaries.csv", value=act.depositary)
        if act.about and act.about not in ids:
            message = f'the act "{act.about}" it is about is not there'
            ledger.add(path, line, "unknown-act", message, "write ACTOR/kind/day of a row of this file", value=act.about)


def _domestic_acts(path: Path, folder: TreatyFolder, registers: Registers, ledger: Ledger) -> list[DomesticAct]:
    found: dict[str, DomesticAct] = {}
    ids = {act.id for act in folder.acts}
    columns = ("actor", "kind", "date", "tally", "outcome", "prepares", "sources", "note")
    for row in read_rows(path, columns, ledger, optional=True):
        kind, day = code_of(row, "kind", DomesticActKind, ledger), day_of(row, "date", ledger, required=True)
        check_sources(row, registers, ledger)
        if kind is None or day is None or not known_actor(row, row["actor"], "actor", registers, ledger):
            continue
        prepares = f"{folder.slug}/{row['actor']}/{row['prepares']}" if row["prepares"] else ""
        if prepares and prepares not in ids:
            message = f'the act "{row["prepares"]}" it prepares is not there'
            ledger.add(path, row.line, "unknown-act", message, "write kind/day of a row of acts.csv", value=row["prepares"])
            prepares = ""
        key = f"{folder.slug}/{row['actor']}/{kind}/{day.segment}"
        number = 1 + sum(other == key or other.startswith(f"{key}/") for other in found)
        key = key if number == 1 else f"{key}/{number}"
        found[key] = DomesticAct(key, row["actor"], kind, day, row["tally"], row["outcome"], prepares, row.listed("sources"), row["note"])
        folder.lines[f"domestic-act/{key}"] = (ledger.name(path), row.line)
    return list(found.values())


def _positions(document: Document, folder: TreatyFolder, registers: Registers, ledger: Ledger) -> list[AttributedPosition]:
    found: list[AttributedPosition] = []
    acts = {act.id: act for act in folder.acts}
    for number, values in enumerate(document.content.get("position", [])):
        table = Table(document, f"position.{number}", values, ledger)
        position = _position(table, folder.slug, acts, registers)
        if position is not None:
            line = document.line(table.key)
            found.append(AttributedPosition(position, table.text("holder_text"), line))
            folder.lines[f"position/{position.id}"] = (ledger.name(document.path), line)
    return found


def _position(table: Table, slug: str, acts: dict[str, Act], registers: Registers) -> Position | None:
    """A position is about an act or, where no act carries it, about an actor's status."""
    holder, about, actor = table.text("holder"), table.text("about"), table.text("actor")
    start, stance = table.date("start", required=True), table.code("stance", Stance)
    act = acts.get(f"{slug}/{about}") if about else None
    if about and act is None:
        table.fault("about", "unknown-act", f'the act "{about}" it is about is not there', "write ACTOR/kind/day of a row of acts.csv")
    for key, code in (("holder", holder), ("actor", actor)):
        if code and code not in registers.actors:
            table.fault(key, "unknown-actor", f'{key} "{code}" is not known', "use a code of actors.csv")
    if not holder and not table.text("holder_text"):
        table.fault("holder", "missing-key", f"{table.key} has no holder", "add holder = the code of an actor, or holder_text")
    _check_table_sources(table, registers)
    if start is None or stance is None or not (act or actor):
        return None
    return Position(
        id=f"{slug}/{table.text('id', required=True)}",
        holder=holder,
        actor=act.actor if act else actor,
        about=act.id if act else "",
        stance=stance,
        proposition=table.text("proposition", required=True),
        span=Span(start, table.date("end")),
        ground=table.text("ground"),
        provision=table.text("provision"),
        status=table.code("status", BaseStatus) if "status" in table.values else None,
        overlay=table.code("overlay", OverlayKind) if "overlay" in table.values else None,
        bound=table.flag("bound") if "bound" in table.values else None,
        sources=table.texts("source"),
    )


def _check_table_sources(table: Table, registers: Registers) -> None:
    if not table.texts("source"):
        table.fault("source", "missing-source", f"{table.key} names no source", "add source = the id of a source of sources.csv")
    for source in table.texts("source"):
        if source not in registers.sources:
            table.fault("source", "unknown-source", f'source "{source}" is not known', "add it to sources.csv, or correct the id")


def _coverage(document: Document, registers: Registers, ledger: Ledger) -> Coverage | None:
    table = Table(document, "", document.content, ledger)
    _check_table_sources(table, registers)
    as_of = table.date("complete_as_of", required=True)
    counts = []
    for number, values in enumerate(document.content.get("published_count", [])):
        inner = Table(document, f"published_count.{number}", values, ledger)
        on = inner.date("on", required=True)
        _check_table_sources(inner, registers)
        if on is not None:
            told = (
                inner.number("parties"),
                inner.text("counts"),
                ";".join(inner.texts("source")),
                inner.text("note"),
                _not_counted(inner, registers),
            )
            counts.append(PublishedCount(on, *told))
    if as_of is None:
        return None
    whole = table.flag("complete", True)
    source = ";".join(table.texts("source"))
    why = table.text("why")
    if not whole and not why:
        table.fault("complete", "missing-key", "the list is not complete and nothing says why", "add why = …")
    return Coverage(whole, as_of, table.text("scope"), source, table.texts("missing"), tuple(counts), why)


def _not_counted(table: Table, registers: Registers) -> tuple[str, ...]:
    for code in table.texts("not_counted"):
        if code not in registers.actors:
            table.fault("not_counted", "unknown-actor", f'not_counted "{code}" is not known', "use a code of actors.csv")
    return table.texts("not_counted")
