"""Obligation instances: what each party owes by each provision, since when, until when and why (law model, section 8; VCLT 26)."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Sequence
from datetime import date
from functools import cache
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from kg.law.chains import Chain, chain_of
from kg.law.clauses import ObligationTemplate, Treaty
from kg.law.days import Day, Span
from kg.law.deadlines import STANDING
from kg.law.derivation import Derivation
from kg.law.facts import DeadlineFact, Facts, Fulfilment, Report, Statement
from kg.law.parties import InstanceEnd, Party, Trigger, common_trigger, parties_of, trigger_of
from kg.law.schedules import Demand, Due, demands_of, schedule_of
from kg.law.vocabulary import Anchor, DeadlineKind

_Fact = TypeVar("_Fact", DeadlineFact, Fulfilment, Statement, Report)


class ObligationInstance(Struct, frozen=True):
    """One obligation of one party over one span of being bound, with all that sources tell of it."""

    id: str
    treaty: str
    actor: str
    template: ObligationTemplate
    span: Span
    trigger: Trigger
    chain: Chain
    fulfilments: tuple[Fulfilment, ...] = ()
    statements: tuple[Statement, ...] = ()
    reports: tuple[Report, ...] = ()
    end: InstanceEnd | None = None

    @property
    def standing(self) -> bool:
        """Whether it holds from day to day, without a due day."""
        rule = self.template.deadline
        return rule.kind in STANDING or (rule.kind is DeadlineKind.ANNUAL and not rule.month_day)

    @property
    def recurring(self) -> bool:
        """Whether it falls due every year."""
        return self.template.deadline.kind is DeadlineKind.ANNUAL and not self.standing

    @property
    def deadline(self) -> Day | None:
        """The deadline after all that was decided."""
        return next((link.until for link in reversed(self.chain.links) if link.until is not None), None)


class _Told(Struct, frozen=True):
    """The facts of one party and obligation."""

    deadlines: Sequence[DeadlineFact]
    fulfilments: tuple[Fulfilment, ...]
    statements: tuple[Statement, ...]
    reports: tuple[Report, ...]


def instances_of(treaty: Treaty, derived: Derivation, facts: Facts) -> tuple[ObligationInstance, ...]:
    """VCLT 26: every obligation of every party, for each span in which it is bound.

    An obligation with a bearer of its own (a depositary, a category of States that
    no act shows) is not an obligation of each party and has no instance here; one
    that waits for an event has none until a source tells of it.
    """
    demands, told, common = demands_of(treaty), _by_party(facts), common_trigger(treaty, derived)
    schedule = _schedule(demands, common)
    found: list[ObligationInstance] = []
    for party in parties_of(treaty, derived, facts.survival) if demands else ():
        mine = told.get(party.actor, {})
        owed = _owed_by(party, schedule(party), mine, treaty.slug, common)
        found += [_as_told(each, mine[each.template.id], facts) if each.template.id in mine else each for each in owed] if mine else owed
    return tuple(found)


def _schedule(demands: Sequence[Demand], common: Trigger | None) -> Callable[[Party], tuple[Due, ...]]:
    """What falls due for a party, worked out once for all whose duties count from the same days."""
    anchors = frozenset(anchor for demand in demands for anchor in demand.anchors)
    own, deposit = Anchor.STATE_EIF in anchors, Anchor.DEPOSIT in anchors

    @cache
    def by_days(bound: date | None, deposited: date | None) -> tuple[Due, ...]:
        days = {Anchor.TREATY_EIF: common.day if common else None, Anchor.STATE_EIF: bound, Anchor.DEPOSIT: deposited}
        return schedule_of(demands, {anchor: day for anchor, day in days.items() if day is not None})

    def schedule(party: Party) -> tuple[Due, ...]:
        bound = party.bound
        return by_days(bound.day if own else None, bound.act.day.latest if deposit and bound.act is not None else None)

    return schedule


def _owed_by(party: Party, schedule: Iterable[Due], told: Container[str], slug: str, common: Trigger | None) -> list[ObligationInstance]:
    """The demands put to one party by the clauses alone; what waits for an event only where something is told of it."""
    actor, span, bound, end, own = party.actor, party.span, party.bound, party.end, Anchor.STATE_EIF
    before, after = f"{slug}/{actor}/", f"/{party.number}" if party.number > 1 else ""
    return [
        ObligationInstance(
            before + due.template.id + after,
            slug,
            actor,
            due.template,
            span,
            bound if due.anchor is own else trigger_of(due.anchor, bound, common),
            due.chain,
            end=end,
        )
        for due in schedule
        if due.anchor or due.template.id in told
    ]


def _as_told(owed: ObligationInstance, told: _Told, facts: Facts) -> ObligationInstance:
    """The facts of the ledger go on where the clause leaves off."""
    return replace(
        owed,
        chain=chain_of(owed.treaty, owed.template, owed.chain, told.deadlines, facts.meetings),
        fulfilments=told.fulfilments,
        statements=told.statements,
        reports=told.reports,
    )


def _by_party(facts: Facts) -> dict[str, dict[str, _Told]]:
    deadlines, fulfilments = _grouped(facts.deadlines), _grouped(facts.fulfilments)
    statements, reports = _grouped(facts.statements), _grouped(facts.reports)
    found: dict[str, dict[str, _Told]] = {}
    for key in {*deadlines, *fulfilments, *statements, *reports}:
        stated = sorted(statements[key], key=lambda s: s.on)
        found.setdefault(key[0], {})[key[1]] = _Told(deadlines[key], tuple(fulfilments[key]), tuple(stated), tuple(reports[key]))
    return found


def _grouped(facts: Sequence[_Fact]) -> defaultdict[tuple[str, str], list[_Fact]]:
    found: defaultdict[tuple[str, str], list[_Fact]] = defaultdict(list)
    for fact in facts:
        found[fact.actor, fact.obligation].append(fact)
    return found
