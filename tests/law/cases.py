"""Cases of history as data: the clauses of a treaty under data/, a few acts, and what the law answers on which day."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from kg.corpus.clause_file import read_treaty
from kg.corpus.faults import Ledger
from kg.corpus.files import read_document
from kg.law.acts import Act, ArmedConflict, Position, Relation, World
from kg.law.clauses import Treaty
from kg.law.days import Span, parse_day
from kg.law.derivation import Derivation, derive
from kg.law.history import Period
from kg.law.sentences import sentence_of
from kg.law.vocabulary import ActKind, ActObject, BaseStatus, ChoiceRule, RelationKind, Stance

DATA = Path(__file__).parents[2] / "data"
FOLDER = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """One file: its text as read, and the treaty it is about."""

    path: Path
    told: Mapping[str, Any]
    treaty: Treaty

    def derived(self, known_on: date | None = None) -> Derivation:
        return derive(self.treaty, acts_of(self), world_of(self.told), positions_of(self), known_on)


def case_of(path: Path) -> Case:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return Case(path, told, treaty_of(told["treaty"]))


@cache
def treaty_of(slug: str) -> Treaty:
    """The clauses as they stand in data/, read without a fault."""
    ledger = Ledger(DATA, [])
    document = read_document(DATA / "treaties" / slug / "treaty.toml", ledger)
    treaty = read_treaty(document, ledger) if document else None
    assert treaty is not None and not ledger.faults, ledger.faults
    return treaty


def acts_of(case: Case) -> list[Act]:
    rows = case.told.get("act", ())
    used = {(r["actor"], r["kind"]): act_of(case.treaty.slug, r).id for r in reversed(rows) if "set_aside_by" not in r}
    found = [act_of(case.treaty.slug, r, used[r["actor"], r["kind"]] if "set_aside_by" in r else "") for r in rows]
    assert all(act.sources for act in found), f"{case.path.name}: every act names a source"
    return found


def act_of(slug: str, row: Mapping[str, Any], reading_of: str = "") -> Act:
    day = parse_day(str(row["date"]))
    aside = "/2" if reading_of else ""
    return Act(
        id=f"{slug}/{row['actor']}/{row['kind']}/{day.segment}{aside}{row.get('depositary', '')}",
        actor=row["actor"],
        kind=ActKind(row["kind"]),
        day=day,
        object=ActObject(row.get("object", "treaty")),
        done_by=row.get("done_by", row["actor"]),
        depositary=row.get("depositary", ""),
        published_effect=row.get("published"),
        effect_sources=tuple(row["source"]),
        about=f"{slug}/{row['about']}" if "about" in row else "",
        sources=tuple(row["source"]),
        set_aside_by=ChoiceRule(row["set_aside_by"]) if "set_aside_by" in row else None,
        reading_of=reading_of,
    )


def world_of(told: Mapping[str, Any]) -> World:
    return World(
        relations=tuple(Relation(r["predecessor"], r["successor"], RelationKind(r["kind"]), r["on"]) for r in told.get("relation", ())),
        existence={actor: Span(*days) for actor, days in told.get("existence", {}).items()},
        disputed=frozenset(told.get("disputed", ())),
        conflicts=tuple(
            ArmedConflict(c["actor"], Span(c["start"], c.get("end")), c["claimant"], tuple(c["source"]))
            for c in told.get("armed_conflict", ())
        ),
        parent_bound={actor: tuple(Span(*days) for days in spans) for actor, spans in told.get("parent_bound", {}).items()},
    )


def positions_of(case: Case) -> tuple[Position, ...]:
    return tuple(
        Position(
            id=f"{case.treaty.slug}/{p['id']}",
            holder=p.get("holder", ""),
            actor=p["actor"],
            about=f"{case.treaty.slug}/{p['about']}" if "about" in p else "",
            stance=Stance(p["stance"]),
            proposition=p["proposition"],
            span=Span(p["start"], p.get("end")),
            status=BaseStatus(p["status"]) if "status" in p else None,
            bound=p.get("bound"),
            sources=tuple(p["source"]),
        )
        for p in case.told.get("position", ())
    )


def reasons_of(period: Period | None) -> str:
    """The proof in words, for whoever reads a failure."""
    if period is None:
        return "no period"
    said = [f"{period.status} from {period.span.start} to {period.span.end or 'open'}", *map(sentence_of, period.steps)]
    return "\n    ".join(said)
