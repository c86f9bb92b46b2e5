"""The files of the obligation ledger turned into facts, and checked against actors, obligations, meetings and sources."""

from datetime import date
from pathlib import Path

from kg.corpus.cells import day_of
from kg.corpus.faults import Ledger
from kg.corpus.files import Row, read_rows
from kg.corpus.ledger_rows import deadline_of, facts_in, fault, fulfilment_of, observation_of, report_of, statement_of
from kg.corpus.model import Registers
from kg.corpus.row_checks import check_sources, known_actor
from kg.corpus.shelf import Lines, Shelf
from kg.law.days import Day
from kg.law.facts import DeadlineFact, Facts, Meeting

MEETINGS = ("meeting", "treaty", "name", "place", "country", "start", "end", "sources", "note")
DEADLINES = (
    "actor",
    "obligation",
    "number",
    "kind",
    "standing",
    "deadline",
    "asked_until",
    "requested_on",
    "meeting",
    "decided_on",
    "sources",
)
FULFILMENTS = ("actor", "obligation", "works_done", "declared_on", "meeting", "standing", "late", "sources")
STATEMENTS = ("actor", "obligation", "state", "on", "sources")
REPORTS = ("actor", "obligation", "covers", "due_published", "state", "submitted_on", "as_of", "late", "sources")
OBSERVATIONS = ("actor", "kind", "state", "amount", "unit", "on", "basis", "edition", "sources")


def read_meetings(path: Path, registers: Registers, ledger: Ledger, lines: Lines) -> dict[str, Meeting]:
    """The meetings that decide on deadlines, by their ids; those of treaties that the folder does not hold decide nothing."""
    found: dict[str, Meeting] = {}
    for row in read_rows(path, MEETINGS, ledger, optional=True):
        check_sources(row, registers, ledger)
        start, end = day_of(row, "start", ledger, required=True), day_of(row, "end", ledger)
        if row["country"]:
            known_actor(row, row["country"], "country", registers, ledger)
        if row["meeting"] in found:
            fault(row, ledger, "duplicate-code", "meeting", "merge the two rows")
        elif start is not None and _bounded(row, start, "start", ledger) and (end is None or _bounded(row, end, "end", ledger)):
            told = (row["name"], start, end, row["place"], row["country"], row.listed("sources"), row["note"])
            found[row["meeting"]] = Meeting(row["meeting"], row["treaty"], *told)
            lines[f"meeting/{row['meeting']}"] = (ledger.name(path), row.line)
    return found


def _bounded(row: Row, day: Day, column: str, ledger: Ledger) -> bool:
    """What a meeting decided, it decided within its days: both bounds must be known."""
    if date.min < day.earliest and day.latest < date.max:
        return True
    message, mend = f'{column} "{day}" has no bound on one side', "write YYYY-MM-DD, YYYY-MM or [first..last]"
    ledger.add(row.path, row.line, "imprecise-date", message, mend, value=day.text)
    return False


def read_facts(shelf: Shelf, survival: str = "") -> Facts:
    """Everything that sources tell of the obligations of one treaty; files that are not there tell nothing."""
    deadlines = _with_used_readings(facts_in(shelf, "deadlines.csv", DEADLINES, deadline_of), shelf)
    cited = {fact.meeting for fact in deadlines}
    return Facts(
        meetings={code: each for code, each in shelf.registers.meetings.items() if each.treaty == shelf.slug or code in cited},
        deadlines=deadlines,
        fulfilments=facts_in(shelf, "fulfilments.csv", FULFILMENTS, fulfilment_of),
        statements=facts_in(shelf, "statements.csv", STATEMENTS, statement_of),
        reports=facts_in(shelf, "reports.csv", REPORTS, report_of),
        observations=facts_in(shelf, "observations.csv", OBSERVATIONS, observation_of),
        survival=survival,
    )


def _with_used_readings(facts: tuple[DeadlineFact, ...], shelf: Shelf) -> tuple[DeadlineFact, ...]:
    """Of one link only one reading is used; every other names the rule by which it is not."""
    used: set[tuple[str, str, int]] = set()
    for fact in facts:
        place = (fact.actor, fact.obligation, fact.number)
        if fact.set_aside_by is None and place in used:
            file, line = shelf.lines[f"deadline/{fact.id}"]
            message = f"link {fact.number} of {fact.actor} {fact.obligation} stands above already"
            path = shelf.folder / Path(file).name
            shelf.ledger.add(path, line, "duplicate-deadline", message, "merge the rows, or name in set_aside_by why one is not used")
        elif fact.set_aside_by is None:
            used.add(place)
    return facts
