"""From which day an instrument binds the State that deposited it (VCLT 24(3), VCSST 23)."""

from dataclasses import dataclass
from datetime import date

from kg.law.acts import Act, World
from kg.law.clauses import LaterConsentClause, Treaty
from kg.law.date_rules import result_of
from kg.law.force import Force
from kg.law.reasons import Step, by_act, by_provision, by_rule
from kg.law.vocabulary import ActKind, Floor, Pivot, RelationKind, SuccessionRule

SUCCEEDING = frozenset({RelationKind.DISSOLUTION, RelationKind.SEPARATION, RelationKind.UNION, RelationKind.SUCCESSION})
"""Relations through which a treaty may pass by notification (VCSST 17, 31, 34)."""


@dataclass(frozen=True, slots=True)
class Effect:
    """The day an act takes effect and the steps that give it; ``None`` is "not yet, and no day follows"."""

    on: date | None
    steps: tuple[Step, ...]


def effect_of_consent(act: Act, day: date, treaty: Treaty, force: Force, world: World, waived_on: date | None = None) -> Effect:
    """VCLT 24(3): consent after entry into force binds from that day, unless the treaty says otherwise.

    ``day`` is the day of deposit taken where the act is known only between two bounds.
    """
    if act.kind is ActKind.SUCCESSION and treaty.succession is SuccessionRule.SUCCESSION_DATE:
        return _effect_of_succession(act, day, force, world)
    if force.on is None:
        return Effect(None, (by_act(act),))
    effect = _effect_by_clause(act, max(day, waived_on) if waived_on else day, treaty, force)
    return _raised(effect, act.actor, treaty, force, world)


def succession_day(actor: str, world: World) -> date | None:
    """The day on which an actor succeeded to another, the earliest where there are several."""
    return min((r.on for r in world.relations if r.successor == actor and r.kind in SUCCEEDING), default=None)


def _effect_of_succession(act: Act, day: date, force: Force, world: World) -> Effect:
    """VCSST 23(1): a notified succession counts from the day of succession, never before the treaty is in force."""
    succeeded = succession_day(act.actor, world) or day
    if force.on is None:
        return Effect(None, (by_act(act),))
    on = max(succeeded, force.on)
    step = Step(
        "provision", treaty="vcsst", provision="23(1)", rule="succession_date", anchor="succession_date", anchor_day=succeeded, result=on
    )
    return Effect(on, (by_act(act), step))


def _effect_by_clause(act: Act, day: date, treaty: Treaty, force: Force) -> Effect:
    """The pivot tells whether the treaty's own day or the later-consent clause applies."""
    assert force.on is not None
    later = treaty.later_consent
    if later is None or _shares_the_treaty_day(later, day, force):
        clause = treaty.entry_into_force
        anchor = force.trigger or day
        return Effect(force.on, (by_act(act), by_rule(treaty.slug, clause.rule, clause.provision, anchor, force.on)))
    on = result_of(later.rule, day)
    return Effect(on, (by_act(act), by_rule(treaty.slug, later.rule, later.provision, day, on)))


def _shares_the_treaty_day(later: LaterConsentClause, day: date, force: Force) -> bool:
    assert force.on is not None
    if later.pivot is Pivot.NONE:
        return False
    if later.pivot is Pivot.TRIGGER_DEPOSIT and force.trigger is not None:
        return day <= force.trigger
    return day < force.on


def _raised(effect: Effect, actor: str, treaty: Treaty, force: Force, world: World) -> Effect:
    """Floors: never before the treaty is in force, nor before its parent treaty binds that State (VCLT 24(3))."""
    assert effect.on is not None and force.on is not None
    on, steps = effect.on, effect.steps
    if on < force.on:
        on, steps = force.on, (*steps, by_provision(treaty.slug, treaty.entry_into_force.provision, str(Floor.TREATY_EIF), force.on))
    later = treaty.later_consent
    if later is None or Floor.PARENT_STATE_EIF not in later.floors:
        return Effect(on, steps)
    bound = [span for span in world.parent_bound.get(actor, ()) if span.end is None or span.end > on]
    if not bound:
        return Effect(None, steps)
    floor = max(on, bound[0].start)
    step = by_provision(treaty.slug, later.provision, str(Floor.PARENT_STATE_EIF), floor)
    return Effect(floor, (*steps, step) if floor > on else steps)
