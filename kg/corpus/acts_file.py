"""``acts.csv`` turned into acts with their ids, and checked row by row against actors and sources."""

from collections.abc import Mapping, Set
from dataclasses import replace
from datetime import date
from pathlib import Path

from kg.corpus.cells import code_of, date_of, day_of
from kg.corpus.faults import Ledger
from kg.corpus.files import Row, read_rows
from kg.law.acts import Act
from kg.law.days import Span
from kg.law.vocabulary import ActKind, ActObject, ChoiceRule

COLUMNS = ("actor", "kind", "date", "object", "depositary", "effective_published", "sources", "note")


def read_acts(
    path: Path,
    slug: str,
    existence: Mapping[str, Span | None],
    sources: Set[str],
    ledger: Ledger,
    lines: dict[str, tuple[str, int]] | None = None,
) -> list[Act]:
    """All acts of one treaty; ``existence`` says which actors there are and from when to when.

    ``lines`` takes the file and line of every act, by its path under ``id/``.

    A second act of the same actor, kind and day gets ``/2``: a reading that was
    set aside names the act it is a reading of; without that it is a duplicate.
    """
    found: list[Act] = []
    taken: dict[str, Act] = {}
    for row in read_rows(path, COLUMNS, ledger):
        act = _act(row, slug, existence, sources, ledger)
        if act is None:
            continue
        if act.set_aside_by is None and act.id in taken:
            ledger.add(
                row.path, row.line, "duplicate-act", f"the same act stands above: {act.id}", "merge the two rows and list both sources"
            )
            continue
        act = _numbered(act, taken)
        taken[act.id] = act
        found.append(act)
        if lines is not None:
            lines[f"act/{act.id}"] = (ledger.name(path), row.line)
    return found


def _act(row: Row, slug: str, existence: Mapping[str, Span | None], sources: Set[str], ledger: Ledger) -> Act | None:
    kind, object_ = code_of(row, "kind", ActKind, ledger), code_of(row, "object", ActObject, ledger)
    day = day_of(row, "date", ledger, required=True)
    published = date_of(row, "effective_published", ledger)
    set_aside = code_of(row, "set_aside_by", ChoiceRule, ledger) if row["set_aside_by"] else None
    _check_sources(row, sources, ledger)
    if row["actor"] not in existence:
        mend = "use a code of actors.csv, or add the actor there"
        ledger.add(row.path, row.line, "unknown-actor", f'actor "{row["actor"]}" is not known', mend, value=row["actor"])
        return None
    if kind is None or object_ is None or day is None:
        return None
    _check_existence(row, day.earliest, day.latest, existence[row["actor"]], ledger)
    about = f"{slug}/{row['about']}" if row["about"] else ""
    return Act(
        id=f"{slug}/{row['actor']}/{kind}/{day.segment}",
        actor=row["actor"],
        kind=kind,
        day=day,
        object=object_,
        done_by=row["actor"],
        depositary=row["depositary"],
        published_effect=published,
        effect_sources=row.listed("effective_sources") or row.listed("sources"),
        about=about,
        sources=row.listed("sources"),
        set_aside_by=set_aside,
        note=row["note"],
    )


def _numbered(act: Act, taken: Mapping[str, Act]) -> Act:
    """A reading set aside gets the id of its own, and points to the act that is used."""
    if act.set_aside_by is None:
        return act
    used = next((a for a in taken.values() if (a.actor, a.kind, a.object) == (act.actor, act.kind, act.object) and not a.reading_of), None)
    number = 1 + sum(other == act.id or other.startswith(f"{act.id}/") for other in taken)
    return replace(act, id=act.id if number == 1 else f"{act.id}/{number}", reading_of=used.id if used else "")


def _check_sources(row: Row, sources: Set[str], ledger: Ledger) -> None:
    if not row.listed("sources"):
        ledger.add(row.path, row.line, "missing-source", "the act names no source", "add the id of a source of sources.csv")
    for source in dict.fromkeys((*row.listed("sources"), *row.listed("effective_sources"))):
        if source not in sources:
            mend = "add it to sources.csv, or correct the id"
            ledger.add(row.path, row.line, "unknown-source", f'source "{source}" is not known', mend, value=source)


def _check_existence(row: Row, earliest: date, latest: date, existence: Span | None, ledger: Ledger) -> None:
    """VCLT 6: only a State that exists can act; a continuing State acts under its code of that day."""
    if existence is None:
        return
    if latest < existence.start:
        message = f'actor "{row["actor"]}" did not exist before {existence.start}'
        ledger.add(row.path, row.line, "actor-not-yet", message, "use the actor that existed that day")
    if existence.end is not None and earliest >= existence.end:
        message = f'actor "{row["actor"]}" ended on {existence.end}'
        ledger.add(row.path, row.line, "actor-ended", message, "use the actor that existed that day")
