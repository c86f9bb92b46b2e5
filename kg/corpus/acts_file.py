"""``acts.csv`` turned into acts with their ids, and checked row by row against actors and sources."""

from collections import defaultdict
from collections.abc import Mapping, Set
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from kg.corpus.cells import code_of, date_of, day_of
from kg.corpus.faults import Ledger
from kg.corpus.files import Row, read_rows
from kg.law.acts import Act
from kg.law.days import Span
from kg.law.vocabulary import CONSENTS, ActKind, ActObject, ChoiceRule

COLUMNS = ("actor", "kind", "date", "object", "depositary", "effective_published", "sources", "note")


def read_acts(
    path: Path,
    slug: str,
    existence: Mapping[str, Span | None],
    sources: Set[str],
    ledger: Ledger,
    lines: dict[str, tuple[str, int]] | None = None,
    lost: set[str] | None = None,
) -> list[Act]:
    """All acts of one treaty; ``existence`` says which actors there are and from when to when.

    ``lines`` takes the file and line of every act, by its path under ``id/``, and
    ``lost`` the actors of rows that could not be read, also where the code is
    misspelt only by case or a blank.

    A further act of the same actor, kind and day gets ``/2``, ``/3`` …: the same
    act at another depositary, one about something else, or a reading that was set
    aside; anything else is a duplicate.
    """
    found: dict[str, Act] = {}
    standing: set[tuple[str, str, ActObject, str]] = set()
    for row in read_rows(path, COLUMNS, ledger):
        act = act_of(row, slug, existence, sources, ledger)
        if act is None:
            if lost is not None:
                lost.add(row["actor"].strip().upper())
            continue
        key = (act.id, act.depositary, act.object, act.about)
        if act.set_aside_by is None and key in standing:
            message = f"the same act stands above: {act.id}"
            ledger.add(row.path, row.line, "duplicate-act", message, "merge the two rows and list both sources")
            continue
        if act.set_aside_by is None:
            standing.add(key)
        act = _numbered(act, found)
        found[act.id] = act
        if lines is not None:
            lines[f"act/{act.id}"] = (ledger.name(path), row.line)
    return linked(list(found.values()))


def act_of(row: Row, slug: str, existence: Mapping[str, Span | None], sources: Set[str], ledger: Ledger) -> Act | None:
    """One row as an act, or ``None`` with its faults noted."""
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
    if set_aside is not ChoiceRule.ACTOR_EXISTED:
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
        recorded_on=date_of(row, "recorded_on", ledger),
    )


def _numbered(act: Act, taken: Mapping[str, Act]) -> Act:
    """The act under an id of its own."""
    number, id_ = 1, act.id
    while id_ in taken:
        number += 1
        id_ = f"{act.id}/{number}"
    return replace(act, id=id_) if number > 1 else act


def linked(acts: list[Act]) -> list[Act]:
    """Every reading set aside points to the act that is used instead, wherever in the file it stands."""
    used: dict[str, list[Act]] = defaultdict(list)
    for act in acts:
        if act.set_aside_by is None:
            used[act.actor].append(act)
    return [replace(act, reading_of=_used_for(act, used[act.actor])) if act.set_aside_by else act for act in acts]


def _used_for(reading: Act, used: list[Act]) -> str:
    """Sources may differ on the kind of a consent too; of several acts the one of the same kind and day comes first."""
    if reading.kind in CONSENTS:
        same = [act for act in used if act.kind in CONSENTS and act.object is reading.object]
    else:
        same = [act for act in used if (act.kind, act.object) == (reading.kind, reading.object)]
    same.sort(key=lambda act: (act.kind is not reading.kind, act.day != reading.day))
    return same[0].id if same else ""


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
