"""Obligation instances: what each party owes by each provision, since when, until when and why (law model, section 8; VCLT 26)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from msgspec import Struct

from kg.law.acts import Act
from kg.law.chains import Chain, Link, chain_of
from kg.law.clauses import ObligationTemplate, Treaty
from kg.law.days import Day, Span, exactly
from kg.law.deadlines import STANDING, first_deadline
from kg.law.derivation import Derivation
from kg.law.facts import DeadlineFact, Facts, Fulfilment, Report, Statement
from kg.law.history import Period
from kg.law.provisions import treaty_of
from kg.law.reasons import Step, by_provision, by_rule
from kg.law.vocabulary import CONSENTS, ActKind, Anchor, DeadlineKind, DeadlineLink, DeonticKind

_Fact = TypeVar("_Fact", DeadlineFact, Fulfilment, Statement, Report)

DEMANDING = frozenset({DeonticKind.DUTY, DeonticKind.PROHIBITION, DeonticKind.COMMITMENT})
"""What can be kept or broken; a permission or a scope clause is owed by nobody."""


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

    deadlines: Sequence[DeadlineFact]
    fulfilments: tuple[Fulfilment, ...]
    statements: tuple[Statement, ...]
    reports: tuple[Report, ...]

    def __bool__(self) -> bool:
        return bool(self.deadlines or self.fulfilments or self.statements or self.reports)


_NOTHING = _Told((), (), (), ())


def instances_of(treaty: Treaty, derived: Derivation, facts: Facts) -> tuple[ObligationInstance, ...]:
    """VCLT 26: every obligation of every party, for each span in which it is bound.

    An obligation with a bearer of its own (a depositary, a category of States that
    no act shows) is not an obligation of each party and has no instance here; one
    that waits for an event has none until a source tells of it.
    """
    told = _by_party(facts)
    templates = [t for t in treaty.obligations if t.kind in DEMANDING and not t.bearer]
    return tuple(
        instance
        for actor in sorted(derived.periods)
        for number, span in enumerate(derived.bound_spans(actor), 1)
        for instance in _of_party(treaty, derived, facts, templates, told, actor, span, number)
    )


def _of_party(
    treaty: Treaty,
    derived: Derivation,
    facts: Facts,
    templates: Sequence[ObligationTemplate],
    told: Mapping[tuple[str, str], _Told],
    actor: str,
    span: Span,
    number: int,
) -> Iterator[ObligationInstance]:
    periods = derived.periods[actor]
    begins = next(p for p in periods if p.span.start == span.start)
    triggers = _triggers(treaty, derived, begins)
    end = _end(treaty, periods, span, facts.survival)
    for template in templates:
        mine = told.get((actor, template.id), _NOTHING)
        trigger = _trigger(template, triggers)
        if trigger is None and not mine:
            continue
        first = _first(treaty.slug, template, triggers, span.start)
        yield ObligationInstance(
            id=f"{treaty.slug}/{actor}/{template.id}" + (f"/{number}" if number > 1 else ""),
            treaty=treaty.slug,
            actor=actor,
            template=template,
            span=span,
            trigger=trigger or triggers[Anchor.STATE_EIF],
            chain=chain_of(treaty.slug, template, first, mine.deadlines, facts.meetings),
            fulfilments=mine.fulfilments,
            statements=mine.statements,
            reports=mine.reports,
            end=end,
        )


def _triggers(treaty: Treaty, derived: Derivation, begins: Period) -> dict[Anchor, Trigger]:
    """The days from which the duties of one party count: own entry into force, that of the treaty, the deposit."""
    consent = next((s.act for s in begins.steps if s.act is not None and s.act.kind in CONSENTS), None)
    found = {Anchor.STATE_EIF: Trigger(Anchor.STATE_EIF, begins.span.start, begins.steps, consent)}
    if derived.force.on is not None:
        step = by_provision(*treaty_of(treaty.slug, treaty.entry_into_force.provision), str(Anchor.TREATY_EIF), derived.force.on)
        found[Anchor.TREATY_EIF] = Trigger(Anchor.TREATY_EIF, derived.force.on, (step,))
    if consent is not None:
        found[Anchor.DEPOSIT] = Trigger(Anchor.DEPOSIT, consent.day.latest, begins.steps[:1], consent)
    return found


def _trigger(template: ObligationTemplate, triggers: Mapping[Anchor, Trigger]) -> Trigger | None:
    """What the template counts from; ``None`` while the event it waits for is not known."""
    rule = template.deadline
    if rule.kind is DeadlineKind.NEXT_MEETING:
        return None
    if rule.kind is DeadlineKind.RELATIVE and rule.rule is not None:
        return triggers.get(rule.rule.anchor)
    if rule.kind is DeadlineKind.LATEST_OF and rule.rules and not all(each.anchor in triggers for each in rule.rules):
        return None
    return triggers[Anchor.STATE_EIF]


def _first(slug: str, template: ObligationTemplate, triggers: Mapping[Anchor, Trigger], bound: date) -> Link | None:
    """The deadline that the clause gives; a State bound only after a day common to all has no computable date (BWC II, CWC IV(8))."""
    rule = template.deadline
    day = None if rule.kind is DeadlineKind.ANNUAL else first_deadline(rule, {a: t.day for a, t in triggers.items()})
    if day is None:
        return None
    common = rule.kind is DeadlineKind.FIXED or (rule.rule is not None and rule.rule.anchor is Anchor.TREATY_EIF)
    if common and day < bound:
        step = by_provision(*treaty_of(slug, rule.late_joiner or template.provision), "no_computable_date", outcome="bound_after_the_day")
        return Link(DeadlineLink.INITIAL, 0, None, (step,))
    return Link(DeadlineLink.INITIAL, 0, exactly(day), _first_steps(slug, template, triggers, day))


def _first_steps(slug: str, template: ObligationTemplate, triggers: Mapping[Anchor, Trigger], day: date) -> tuple[Step, ...]:
    treaty, provision = treaty_of(slug, template.provision)
    rules = (template.deadline.rule,) if template.deadline.rule else template.deadline.rules
    if not rules:
        return (by_provision(treaty, provision, str(template.deadline.kind), day),)
    return tuple(by_rule(treaty, rule, provision, triggers[rule.anchor].day, day) for rule in rules)


def _end(treaty: Treaty, periods: Sequence[Period], span: Span, survival: str) -> InstanceEnd | None:
    """VCLT 70(1): what the end of being bound rests on, and the provision by which something outlasts it."""
    after = next((p for p in periods if p.span.start == span.end), None)
    if span.end is None:
        return None
    steps = after.steps if after else ()
    notices = (s.act for s in steps if s.act is not None and s.act.kind is ActKind.WITHDRAWAL)
    by_withdrawal = any(act.actor == periods[0].actor for act in notices)
    own = (by_provision(*treaty_of(treaty.slug, survival), "survival_clause"),) if survival and by_withdrawal else ()
    return InstanceEnd(span.end, by_withdrawal, steps, own)


def _by_party(facts: Facts) -> dict[tuple[str, str], _Told]:
    deadlines, fulfilments = _grouped(facts.deadlines), _grouped(facts.fulfilments)
    statements, reports = _grouped(facts.statements), _grouped(facts.reports)
    keys = {*deadlines, *fulfilments, *statements, *reports}
    return {
        key: _Told(deadlines[key], tuple(fulfilments[key]), tuple(sorted(statements[key], key=lambda s: s.on)), tuple(reports[key]))
        for key in keys
    }


def _grouped(facts: Sequence[_Fact]) -> defaultdict[tuple[str, str], list[_Fact]]:
    found: defaultdict[tuple[str, str], list[_Fact]] = defaultdict(list)
    for fact in facts:
        found[fact.actor, fact.obligation].append(fact)
    return found
