"""Obligation instances: what each party owes by each provision, since when, until when and why (law model, section 8; VCLT 26)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import TypeVar

from msgspec import Struct

from kg.law.acts import Act
from kg.law.chains import Chain, chain_of
from kg.law.clauses import ObligationTemplate, Treaty
from kg.law.days import Day, Span
from kg.law.deadlines import STANDING
from kg.law.derivation import Derivation, runs_of, span_of
from kg.law.facts import DeadlineFact, Facts, Fulfilment, Meeting, Report, Statement
from kg.law.history import Period
from kg.law.provisions import treaty_of
from kg.law.reasons import Step, by_provision
from kg.law.schedules import Due, demands_of, schedule_of
from kg.law.vocabulary import BOUND, CONSENTS, ActKind, Anchor, DeadlineKind

_Fact = TypeVar("_Fact", DeadlineFact, Fulfilment, Statement, Report)
_OWN = Anchor.STATE_EIF


class Trigger(Struct, frozen=True):
    """What a duty is counted from: the anchor, its day and the steps that gave that day."""

    anchor: Anchor
    day: date
    steps: tuple[Step, ...]
    act: Act | None = None


class InstanceEnd(Struct, frozen=True):
    """The first day on which a duty no longer binds, by the party's withdrawal or otherwise (VCLT 70)."""

    on: date
    by_withdrawal: bool
    steps: tuple[Step, ...]
    survival: tuple[Step, ...] = ()


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

    deadlines: Sequence[DeadlineFact] = ()
    fulfilments: tuple[Fulfilment, ...] = ()
    statements: tuple[Statement, ...] = ()
    reports: tuple[Report, ...] = ()


_NOTHING = _Told()
_Of = Mapping[str, _Told]
"""What is told of one party, by obligation."""


class _Party(Struct, frozen=True):
    """One party over one span of being bound, the ``number``-th one: from when its duties count, and what ended them."""

    actor: str
    span: Span
    number: int
    triggers: Mapping[Anchor, Trigger]
    end: InstanceEnd | None


def instances_of(treaty: Treaty, derived: Derivation, facts: Facts) -> tuple[ObligationInstance, ...]:
    """VCLT 26: every obligation of every party, for each span in which it is bound.

    An obligation with a bearer of its own (a depositary, a category of States that
    no act shows) is not an obligation of each party and has no instance here; one
    that waits for an event has none until a source tells of it.
    """
    told, demands = _by_party(facts), demands_of(treaty)
    anchors = frozenset(anchor for demand in demands for anchor in demand.anchors)
    schedule = cache(lambda days: schedule_of(demands, dict(days)))
    found: list[ObligationInstance] = []
    for party in _parties(treaty, derived, anchors, facts.survival) if demands else ():
        triggers = party.triggers
        days = tuple([(anchor, triggers[anchor].day) for anchor in anchors if anchor in triggers])
        found += _owed_by(party, schedule(days), told.get(party.actor, {}), treaty.slug, facts.meetings)
    return tuple(found)


def _owed_by(party: _Party, schedule: Sequence[Due], told: _Of, slug: str, meetings: Mapping[str, Meeting]) -> Iterator[ObligationInstance]:
    """The demands put to one party; facts of the ledger go on where the clause leaves off."""
    actor, span, triggers, end = party.actor, party.span, party.triggers, party.end
    before, after = f"{slug}/{actor}/", f"/{party.number}" if party.number > 1 else ""
    for due in schedule:
        template, chain = due.template, due.chain
        mine = told.get(template.id, _NOTHING)
        if due.anchor is None and mine is _NOTHING:
            continue
        if mine.deadlines:
            chain = chain_of(slug, template, chain, mine.deadlines, meetings)
        yield ObligationInstance(
            before + template.id + after,
            slug,
            actor,
            template,
            span,
            triggers[due.anchor or _OWN],
            chain,
            mine.fulfilments,
            mine.statements,
            mine.reports,
            end,
        )


def _parties(treaty: Treaty, derived: Derivation, anchors: frozenset[Anchor], survival: str) -> Iterator[_Party]:
    common = _common_trigger(treaty, derived) if Anchor.TREATY_EIF in anchors else {}
    deposit = Anchor.DEPOSIT in anchors
    for actor, periods in sorted(derived.periods.items()):
        for number, run in enumerate(runs_of(periods, BOUND), 1):
            span = span_of(run)
            end = _end(treaty, periods, span.end, survival) if span.end is not None else None
            yield _Party(actor, span, number, _own_triggers(run[0], deposit) | common, end)


def _common_trigger(treaty: Treaty, derived: Derivation) -> dict[Anchor, Trigger]:
    """The entry into force of the treaty itself, from which duties count that fall due for all on one day."""
    on = derived.force.on
    if on is None:
        return {}
    step = by_provision(*treaty_of(treaty.slug, treaty.entry_into_force.provision), str(Anchor.TREATY_EIF), on)
    return {Anchor.TREATY_EIF: Trigger(Anchor.TREATY_EIF, on, (step,))}


def _own_triggers(begins: Period, deposit: bool) -> dict[Anchor, Trigger]:
    """The days of a party's own from which its duties count: its entry into force and, where any counts from it, the deposit."""
    consent = _consent_among(begins.steps)
    own = Trigger(_OWN, begins.span.start, begins.steps, consent)
    if consent is None or not deposit:
        return {_OWN: own}
    return {_OWN: own, Anchor.DEPOSIT: Trigger(Anchor.DEPOSIT, consent.day.latest, begins.steps[:1], consent)}


def _consent_among(steps: Sequence[Step]) -> Act | None:
    for step in steps:
        if step.act is not None and step.act.kind in CONSENTS:
            return step.act
    return None


def _end(treaty: Treaty, periods: Sequence[Period], on: date, survival: str) -> InstanceEnd:
    """VCLT 70(1): what the end of being bound rests on, and the provision by which something outlasts it."""
    after = next((p for p in periods if p.span.start == on), None)
    steps = after.steps if after else ()
    notices = (s.act for s in steps if s.act is not None and s.act.kind is ActKind.WITHDRAWAL)
    by_withdrawal = any(act.actor == periods[0].actor for act in notices)
    own = (by_provision(*treaty_of(treaty.slug, survival), "survival_clause"),) if survival and by_withdrawal else ()
    return InstanceEnd(on, by_withdrawal, steps, own)


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
