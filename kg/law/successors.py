"""What a predecessor leaves to its successors, and notices of succession held against it (VCSST 17, 18, 31, 34)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from kg.law.acts import Act, Relation
from kg.law.findings import Finding, FindingRule, found
from kg.law.history import History, Period
from kg.law.setting import Setting
from kg.law.vocabulary import BOUND, ActObject, BaseStatus

_TO_SUCCEED_TO = BOUND | {BaseStatus.CONTRACTING_STATE, BaseStatus.PARTY_PENDING, BaseStatus.UNKNOWN}


def open_succession(relations: Sequence[Relation], histories: Mapping[str, History]) -> Relation | None:
    """VCSST 34: succession is open where the predecessor was bound on the day before it; the last such succession counts."""
    bound = [r for r in relations if r.predecessor in histories and _had(BOUND, histories[r.predecessor].periods, r.on)]
    return bound[-1] if bound else None


def findings_of_successors(notices: Iterable[Act], setting: Setting, histories: Mapping[str, History]) -> list[Finding]:
    """Notices of succession where nothing tells a day of succession, or where the predecessors had nothing to succeed to.

    A predecessor of which no act is recorded proves nothing.
    """
    checked = ((act, _wanting(act, setting, histories)) for act in notices)
    rule = FindingRule.SUCCESSOR_WITHOUT_PREDECESSOR
    return [found(rule, act, sentence, "vcsst", "2(1)(b)") for act, sentence in checked if sentence]


def _wanting(act: Act, setting: Setting, histories: Mapping[str, History]) -> str:
    if setting.succession_day(act.actor, act.day.latest) is None:
        return "names a succession of which neither a relation of actors nor a beginning of existence tells"
    relations = [r for r in setting.lineage.get(act.actor, ()) if r.on <= act.day.latest]
    statuses = _TO_SUCCEED_TO | {BaseStatus.SIGNATORY} if act.object is ActObject.SIGNATURE else _TO_SUCCEED_TO
    recorded = [r for r in relations if r.predecessor in histories]
    if not recorded or any(_had(statuses, histories[r.predecessor].periods, r.on) for r in recorded):
        return ""
    return f"succeeds to {', '.join(sorted({r.predecessor for r in recorded}))}, whose acts had not bound it"


def _had(statuses: frozenset[BaseStatus], periods: Sequence[Period], before: date) -> bool:
    return any(p.status in statuses and p.span.start < before and (p.span.end is None or before <= p.span.end) for p in periods)
