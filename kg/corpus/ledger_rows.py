"""One row of a ledger file turned into a fact: a deadline, a completion, a statement, a report or an amount."""

import re
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR
from typing import TypeVar

from msgspec.structs import replace

from kg.corpus.cells import code_of, date_of, day_of
from kg.corpus.faults import Ledger
from kg.corpus.files import Row, read_rows
from kg.corpus.row_checks import check_sources, known_actor
from kg.corpus.shelf import Shelf
from kg.law.days import Day
from kg.law.facts import DeadlineFact, Fulfilment, Observation, Report, Statement
from kg.law.vocabulary import (
    AmountState,
    ChoiceRule,
    CompletionStanding,
    DeadlineLink,
    DeadlineStanding,
    ObservationBasis,
    ObservationKind,
    Presence,
    ReportState,
)

Fact = TypeVar("Fact", DeadlineFact, Fulfilment, Statement, Report, Observation)


def facts_in(shelf: Shelf, name: str, columns: tuple[str, ...], fact_of: Callable[[Shelf, Row, str], Fact | None]) -> tuple[Fact, ...]:
    """The facts of one file; a second fact with the same key is numbered ``/2``. Of a row that has a fault all are told."""
    found: dict[str, Fact] = {}
    kind = name.removesuffix("s.csv")
    for row in read_rows(shelf.folder / name, columns, shelf.ledger, optional=True):
        known = _known(shelf, row)
        fact = fact_of(shelf, row, f"{shelf.slug}/{row['actor'] or 'all'}")
        if fact is not None and known:
            key = shelf.numbered(fact.id, found)
            found[key] = _with_id(fact, key)
            shelf.lines[f"{kind}/{key}"] = (shelf.ledger.name(row.path), row.line)
    return tuple(found.values())


def _known(shelf: Shelf, row: Row) -> bool:
    """Whether actor and obligation of a row are known; only an amount may be a total of all."""
    check_sources(row, shelf.registers, shelf.ledger)
    of_all = not row["actor"] and "obligation" not in row.cells
    known = of_all or known_actor(row, row["actor"], "actor", shelf.registers, shelf.ledger)
    if "obligation" in row.cells and row["obligation"] not in shelf.obligations:
        return fault(row, shelf.ledger, "unknown-obligation", "obligation", "use the id of an obligation of treaty.toml")
    return known


def _actor(shelf: Shelf, row: Row) -> str:
    """The legal person of today for the one in the row (continuity of States)."""
    return shelf.heads.get(row["actor"], row["actor"])


def _meeting(shelf: Shelf, row: Row) -> str:
    """A meeting, or none; one of another treaty may decide on this one too."""
    code = row["meeting"]
    if code and code not in shelf.registers.meetings:
        fault(row, shelf.ledger, "unknown-meeting", "meeting", "use an id of meetings.csv, or add the meeting there")
    return code


def _with_id(fact: Fact, key: str) -> Fact:
    return fact if fact.id == key else replace(fact, id=key)


def deadline_of(shelf: Shelf, row: Row, key: str) -> DeadlineFact | None:
    """One link of a chain of deadlines, as a source tells it."""
    kind, standing = code_of(row, "kind", DeadlineLink, shelf.ledger), code_of(row, "standing", DeadlineStanding, shelf.ledger)
    aside = code_of(row, "set_aside_by", ChoiceRule, shelf.ledger) if row["set_aside_by"] else None
    number = _whole(row, "number", shelf.ledger)
    days = [day_of(row, column, shelf.ledger) for column in ("deadline", "asked_until", "requested_on", "decided_on")]
    meeting = _meeting(shelf, row)
    if shelf.obligations.get(row["obligation"]):
        fault(row, shelf.ledger, "deadline-on-standing-duty", "obligation", "a standing duty has no deadline; take the row out")
        return None
    if kind is None or standing is None or number is None:
        return None
    if standing is DeadlineStanding.REQUESTED and days[0] is not None:
        fault(row, shelf.ledger, "deadline-not-granted", "deadline", "a day that was only asked for belongs into asked_until")
        return None
    deadline, asked, requested, decided = days
    return DeadlineFact(
        id=f"{key}/{row['obligation']}/{number}",
        actor=_actor(shelf, row),
        obligation=row["obligation"],
        kind=kind,
        number=number,
        standing=standing,
        deadline=deadline,
        asked_until=asked,
        requested_on=requested,
        meeting=meeting,
        decided_on=decided,
        sources=row.listed("sources"),
        set_aside_by=aside,
        note=row["note"],
    )


def fulfilment_of(shelf: Shelf, row: Row, key: str) -> Fulfilment | None:
    """A completion with its days; at least one must be told."""
    standing = code_of(row, "standing", CompletionStanding, shelf.ledger)
    works, declared = day_of(row, "works_done", shelf.ledger), day_of(row, "declared_on", shelf.ledger)
    late, meeting = _yes_or_no(row, "late", shelf.ledger), _meeting(shelf, row)
    if works is None and declared is None and not (row["works_done"] or row["declared_on"]):
        fault(row, shelf.ledger, "missing-date", "works_done", "write at least one of works_done and declared_on")
    if standing is None or (works is None and declared is None):
        return None
    told = (works, declared, meeting, late, row.listed("sources"), row["note"])
    day = works or declared
    return Fulfilment(f"{key}/{row['obligation']}/{_segment(day)}", _actor(shelf, row), row["obligation"], standing, *told)


def statement_of(shelf: Shelf, row: Row, key: str) -> Statement | None:
    """Whether what an obligation is about is there."""
    state, on = code_of(row, "state", Presence, shelf.ledger), day_of(row, "on", shelf.ledger, required=True)
    if state is None or on is None:
        return None
    made = f"{key}/{row['obligation']}/{state}/{_segment(on)}"
    return Statement(made, _actor(shelf, row), row["obligation"], state, on, row.listed("sources"), row["note"])


def report_of(shelf: Shelf, row: Row, key: str) -> Report | None:
    """What a source tells of one report; who did not see it says up to which day it looked."""
    state, covers = code_of(row, "state", ReportState, shelf.ledger), _year(row, "covers", shelf.ledger)
    due, late = date_of(row, "due_published", shelf.ledger), _yes_or_no(row, "late", shelf.ledger)
    submitted, as_of = day_of(row, "submitted_on", shelf.ledger), day_of(row, "as_of", shelf.ledger)
    if state is None:
        return None
    if state is not ReportState.SUBMITTED and as_of is None:
        fault(row, shelf.ledger, "missing-date", "as_of", "write the day up to which the source looked")
        return None
    about = covers or (due.isoformat() if due else "") or _segment(submitted or as_of)
    told = (state, covers, due, submitted, as_of, late, row.listed("sources"), row["note"])
    return Report(f"{key}/{row['obligation']}/{about}/{state}", _actor(shelf, row), row["obligation"], *told)


def observation_of(shelf: Shelf, row: Row, key: str) -> Observation | None:
    """An amount, or why there is none."""
    kind, state = code_of(row, "kind", ObservationKind, shelf.ledger), code_of(row, "state", AmountState, shelf.ledger)
    basis, on = code_of(row, "basis", ObservationBasis, shelf.ledger), day_of(row, "on", shelf.ledger)
    if kind is None or state is None or basis is None:
        return None
    if (state is AmountState.REPORTED) != _is_amount(row["amount"]) or (state is not AmountState.REPORTED and row["amount"]):
        fault(
            row,
            shelf.ledger,
            "amount-and-state",
            "amount",
            "a reported amount is a number above zero; none, not_found and not_reported have none",
        )
        return None
    made = "/".join(filter(None, (key, str(kind), _segment(on) if on else "undated", row["edition"].replace(" ", "-"))))
    told = (kind, state, row["amount"], row["unit"], on, basis, row["edition"], row.listed("sources"), row["note"])
    return Observation(made, _actor(shelf, row), *told)


def fault(row: Row, ledger: Ledger, rule: str, column: str, mend: str) -> bool:
    """Note a fault of one cell; the answer is always that it does not stand."""
    ledger.add(row.path, row.line, rule, f'{column} "{row[column]}" does not fit', mend, value=row[column])
    return False


def _whole(row: Row, column: str, ledger: Ledger, *, required: bool = True) -> int | None:
    text = row[column]
    if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS:
        return int(text)
    if text or required:
        fault(row, ledger, "not-a-number", column, f"write a whole number of at most {_MOST_DIGITS} digits")
    return None


_MOST_DIGITS = 4
"""Of a year, or of the place in a chain."""


def _year(row: Row, column: str, ledger: Ledger) -> int | None:
    year = _whole(row, column, ledger, required=False)
    if year is not None and not MINYEAR < year < MAXYEAR:
        fault(row, ledger, "number-out-of-bounds", column, "write a year of the calendar, such as 2004")
        return None
    return year


def _yes_or_no(row: Row, column: str, ledger: Ledger) -> bool | None:
    if row[column] not in ("", "yes", "no"):
        fault(row, ledger, "unknown-code", column, "write yes or no, or leave it empty where the source says nothing")
    return {"yes": True, "no": False}.get(row[column])


_AMOUNT = re.compile(r"[0-9]{1,18}(\.[0-9]{1,18})?")


def _is_amount(text: str) -> bool:
    return _AMOUNT.fullmatch(text) is not None and float(text) > 0


def _segment(day: Day | None) -> str:
    return day.segment if day is not None else "undated"
