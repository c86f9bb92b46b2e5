"""A file of claims in TOML or RDF read whole, with every fault at once; and the table of events that it names."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from kg.answers.tables import Tables
from kg.claims.fields import Fields
from kg.claims.forms import FORMS
from kg.claims.model import Claim, ClaimsFile, Event
from kg.claims.propositions import Proposition
from kg.claims.words import RDF_SUFFIXES, TABLES
from kg.corpus.cells import Table, day_of
from kg.corpus.faults import CorpusFaults, Ledger
from kg.corpus.files import Document, Row, read_document, read_rows

EVENT_COLUMNS = ("event", "kind", "actors", "date", "says", "sources", "note")
_MEETING_COLUMNS = ("meeting", "name", "start", "end", "sources")


def read_claims(path: Path, tables: Tables, *, files: bool = True) -> ClaimsFile:
    """The claims of a file and the events they may rest on; raises CorpusFaults with everything that is wrong.

    Without ``files`` no other file is opened, and that one is named is a fault.
    """
    ledger, found = Ledger(path.parent, under=str(path.parent)), ClaimsFile()
    document = _document(path, ledger)
    if document is not None:
        top = Table(document, "", document.content, ledger)
        for key in document.content.keys() - _TOP_KEYS:
            top.fault(key, "unknown-key", f'"{key}" is not read here', f"the keys are {', '.join(sorted(_TOP_KEYS))}")
        events = _events(path.parent, top, ledger, tables) if files else _no_events(top)
        found = ClaimsFile(top.text("title", path.stem), tuple(_claims(document, top, ledger, tables)), events)
    if ledger.faults:
        raise CorpusFaults(sorted(set(ledger.faults)))
    return found


def told(claim: dict[str, Any], tables: Tables) -> Claim:
    """One claim told in the keys of a file; raises CorpusFaults with everything that is wrong."""
    ledger, content = Ledger(Path("claim"), under="claim"), {"claim": [claim]}
    document = Document(Path("claim"), content, {})
    found = list(_claims(document, Table(document, "", content, ledger), ledger, tables))
    if ledger.faults:
        raise CorpusFaults(sorted(set(ledger.faults)))
    return found[0]


def read_events(path: Path, tables: Tables) -> dict[str, Event]:
    """The events of a table alone; raises CorpusFaults."""
    content, ledger = {"events": path.name}, Ledger(path.parent, under=str(path.parent))
    found = _events(path.parent, Table(Document(path, content, {}), "", content, ledger), ledger, tables) if path.is_file() else {}
    if ledger.faults:
        raise CorpusFaults(sorted(set(ledger.faults)))
    return found


def _document(path: Path, ledger: Ledger) -> Document | None:
    if path.suffix not in RDF_SUFFIXES:
        return read_document(path, ledger, piped=True)
    from kg.claims.graph import read_graph  # noqa: PLC0415 -- claims in TOML need no RDF library

    return read_graph(path, ledger)


_TOP_KEYS = frozenset({"title", "said_by", "said_on", "events", "meetings", "claim"})


def _claims(document: Document, top: Table, ledger: Ledger, tables: Tables) -> Iterator[Claim]:
    listed: Any = document.content.get("claim", [])
    if not isinstance(listed, list) or not listed:
        top.fault("", "no-claim", "the file holds no claim", "add [[claim]] with id, claim and proposition")
        return
    seen: set[str] = set()
    for number, values in enumerate(listed):
        if not isinstance(values, dict):
            top.fault("claim", "wrong-type", "a claim must be a table", "write [[claim]]")
            continue
        table = Table(document, f"claim.{number}", values, ledger)
        for key in values.keys() - _CLAIM_KEYS:
            table.fault(key, "unknown-key", f'"{key}" is not read here', f"the keys are {', '.join(sorted(_CLAIM_KEYS))}")
        name = table.text("id", required=True)
        if name in seen:
            table.fault("id", "duplicate-claim", f'the claim "{name}" stands above', "give it an id of its own")
        seen.add(name)
        propositions = tuple(_propositions(table, tables))
        said_by = table.text("said_by") or top.text("said_by")
        yield Claim(name, table.text("claim", required=True), _said_on(table, top), propositions, said_by)


_CLAIM_KEYS = frozenset({"id", "claim", "said_on", "said_by", "proposition"})


def _said_on(table: Table, top: Table) -> str:
    """The day from which a claim speaks: its own or that of the file; it is never today."""
    day = table.date("said_on") or top.date("said_on")
    if day is None:
        table.fault("said_on", "missing-key", "no day says from when the claim speaks", "add said_on = YYYY-MM-DD")
    return (day or date.min).isoformat()


def _propositions(table: Table, tables: Tables) -> Iterator[Proposition]:
    told: Any = table.values.get("proposition")
    listed = told if isinstance(told, list) else [told]
    if not all(isinstance(each, dict) for each in listed) or not listed:
        mend = 'write proposition = { kind = "…", … }, or a list of such'
        table.fault("proposition", "missing-proposition", "the claim has no structured proposition", mend)
        return
    for number, values in enumerate(listed):
        inner = Table(table.document, table.at(f"proposition.{number}"), values, table.ledger)
        kind = values.get("kind")
        if not isinstance(kind, str) or kind not in FORMS:
            inner.fault("", "unknown-code", f'kind "{kind}" is not known', f"use one of {', '.join(sorted(FORMS))}")
            continue
        found = _read(FORMS[kind], Fields(inner, tables))
        if found is not None:
            yield found


def _read(form: Callable[[Fields], Proposition], fields: Fields) -> Proposition | None:
    """A proposition only where nothing was wrong with it."""
    before = len(fields.table.ledger.faults)
    found = form(fields)
    return found if len(fields.table.ledger.faults) == before else None


def _events(folder: Path, top: Table, ledger: Ledger, tables: Tables) -> dict[str, Event]:
    """The events of the table that the file names, and the meetings of the one that it names."""
    found: dict[str, Event] = {}
    if name := top.text("events"):
        for row in read_rows(folder / name, EVENT_COLUMNS, ledger):
            _check_codes(row, tables, ledger)
            if day_of(row, "date", ledger, required=True) is not None:
                event = Event(row["event"], row["kind"], row.listed("actors"), row["date"], row["says"], row.listed("sources"))
                found[event.id] = event
    if name := top.text("meetings"):
        for row in read_rows(folder / name, _MEETING_COLUMNS, ledger):
            says = f"{row['name']} began"
            found[row["meeting"]] = Event(row["meeting"], "meeting", (), row["start"], says, row.listed("sources"))
    return found


def _no_events(top: Table) -> dict[str, Event]:
    """None where no other file may be opened; judged on what was parsed, since a text can spell a key in many ways."""
    for key in sorted(top.values.keys() & set(TABLES.values())):
        top.fault(key, "names-a-file", f'"{key}" names a file, and no file is read here', "use kg check")
    return {}


def _check_codes(row: Row, tables: Tables, ledger: Ledger) -> None:
    for source in row.listed("sources"):
        if source not in tables.sources():
            mend = "add it to sources.csv, or correct the id"
            ledger.add(row.path, row.line, "unknown-source", f'source "{source}" is not known', mend, value=source)
    for actor in row.listed("actors"):
        if actor not in tables.actors()["actors"]:
            ledger.add(row.path, row.line, "unknown-actor", f'actor "{actor}" is not known', "use a code of actors.csv", value=actor)
    if not row.listed("sources"):
        ledger.add(row.path, row.line, "missing-source", "the event names no source", "add the id of a source of sources.csv")
