"""The Mine Ban Convention's acts and clauses, read straight from data/ for tests of the law engine."""

import csv
import tomllib
from datetime import date
from pathlib import Path

from kg.law.acts import Act, Relation, World
from kg.law.clauses import Condition, EntryIntoForceClause, LaterConsentClause, Treaty, WithdrawalClause
from kg.law.date_rules import DateRule
from kg.law.days import parse_day
from kg.law.derivation import continued
from kg.law.vocabulary import (
    ActKind,
    Anchor,
    ChoiceRule,
    ConditionKind,
    DateFunction,
    Pivot,
    Proviso,
    RelationKind,
    SuccessionRule,
    Unit,
)

DATA = Path(__file__).parents[2] / "data"
FOLDER = DATA / "treaties" / "apmbc"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def rule(values: dict[str, object]) -> DateRule:
    unit = Unit(str(values.get("unit", "day")))
    function, anchor = DateFunction(str(values["kind"])), Anchor(str(values["anchor"]))
    return DateRule(function, anchor, int(str(values["n"])), unit, provision=str(values.get("provision", "")))


def treaty() -> Treaty:
    text = tomllib.loads((FOLDER / "treaty.toml").read_text(encoding="utf-8"))
    force, later, leaving = text["entry_into_force"], text["later_consent"], text["withdrawal"]
    counts = frozenset(ActKind(kind) for kind in force["condition"]["counts"])
    return Treaty(
        "apmbc",
        EntryIntoForceClause(
            Condition(ConditionKind.COUNT, force["condition"]["n"], counts=counts),
            rule(force["rule"]),
            force["provision"],
            announced=force["announced"],
            triggered=force["triggered"],
        ),
        LaterConsentClause(Pivot(later["pivot"]), rule(later["rule"]), later["provision"]),
        withdrawal=WithdrawalClause(
            rule(leaving["rule"]), leaving["provision"], Proviso(leaving["proviso"]["kind"]), leaving["proviso"]["provision"]
        ),
        succession=SuccessionRule(text["succession"]["rule"]),
    )


def acts() -> list[Act]:
    found: list[Act] = []
    for row in rows(FOLDER / "acts.csv"):
        key = f"{row['actor']}/{row['kind']}/{parse_day(row['date']).segment}"
        set_aside = ChoiceRule(row["set_aside_by"]) if row["set_aside_by"] else None
        used = next((a for a in found if (a.done_by, str(a.kind)) == (row["actor"], row["kind"]) and not a.reading_of), None)
        sources = tuple(row["sources"].split(";"))
        found.append(
            Act(
                key,
                row["actor"],
                ActKind(row["kind"]),
                parse_day(row["date"]),
                done_by=row["actor"],
                published_effect=date.fromisoformat(row["effective_published"]) if row["effective_published"] else None,
                effect_sources=tuple(row["effective_sources"].split(";")) if row["effective_sources"] else sources,
                about=row["about"],
                sources=sources,
                set_aside_by=set_aside,
                reading_of=used.id if set_aside and used else "",
            )
        )
    return continued(found, {"SCG": "SRB"})


def world() -> World:
    kinds = {RelationKind.DISSOLUTION, RelationKind.SEPARATION}
    relations = [r for r in rows(DATA / "actor_relations.csv") if RelationKind(r["kind"]) in kinds]
    heads = {"SCG": "SRB"}
    read = tuple(
        Relation(heads.get(r["predecessor"], r["predecessor"]), r["successor"], RelationKind(r["kind"]), date.fromisoformat(r["date"]))
        for r in relations
    )
    return World(read, disputed=frozenset({"XKX"}))
