"""An invented treaty, small and plain, whose clauses a test changes one at a time."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec.structs import replace

from kg.law.acts import Act, World
from kg.law.clauses import Condition, EntryIntoForceClause, LaterConsentClause, SignatureWindow, Treaty, WithdrawalClause
from kg.law.date_rules import DateRule
from kg.law.days import exactly, parse_day
from kg.law.derivation import Derivation, derive
from kg.law.status import status_on
from kg.law.vocabulary import ActKind, ActObject, Anchor, ConditionKind, DateFunction, Pivot, SuccessionRule, Unit

MONTH_LATER = DateRule(DateFunction.ADD_PERIOD, Anchor.DEPOSIT, 1, Unit.MONTH, provision="3")
THREE_MONTHS = DateRule(DateFunction.ADD_PERIOD, Anchor.RECEIPT_BY_DEPOSITARY, 3, Unit.MONTH, provision="4")
AT_ONCE = DateRule(DateFunction.ON_EVENT, Anchor.DEPOSIT, provision="3")

TREATY = Treaty(
    "invented",
    EntryIntoForceClause(
        Condition(ConditionKind.COUNT, 2),
        DateRule(DateFunction.ADD_PERIOD, Anchor.TRIGGER, 30, Unit.DAY),
        "2",
        announced=date(2000, 1, 1),
        triggered=date(1999, 12, 2),
    ),
    LaterConsentClause(Pivot.ENTRY_INTO_FORCE, MONTH_LATER, "3"),
    (SignatureWindow(date(1999, 1, 1), until_entry_into_force=True, provision="1"),),
    withdrawal=WithdrawalClause(THREE_MONTHS, "4"),
    succession=SuccessionRule.SUCCESSION_DATE,
)
"""In force on 2000-01-01, binding a month after a later deposit, left after three months."""

NOT_IN_FORCE = replace(TREATY, entry_into_force=replace(TREATY.entry_into_force, announced=None, triggered=None))


def act(actor: str, kind: ActKind | str, day: str, object_: ActObject = ActObject.TREATY, **told: Any) -> Act:
    return Act(f"{actor}/{kind}/{day}", actor, ActKind(kind), parse_day(day), object_, sources=("s",), **told)


def day(text: str) -> date:
    return exactly(date.fromisoformat(text)).earliest


def statuses(law: Derivation, actor: str) -> dict[str, str]:
    """The status from each day on which it changes."""
    return {p.span.start.isoformat(): str(p.status) for p in law.periods.get(actor, ())}


def history(*acts: Act, actor: str = "AAA", treaty: Treaty = TREATY, world: World | None = None, **told: Any) -> dict[str, str]:
    return statuses(derive(treaty, acts, world or World(), **told), actor)


def overlays(law: Derivation, actor: str, on: str) -> set[str]:
    return {str(o.kind) for o in status_on(law, actor, day(on)).overlays}


def findings(law: Derivation) -> Mapping[str, str]:
    """The rule broken, by act."""
    return {f.act.id: str(f.rule) for f in law.findings}
