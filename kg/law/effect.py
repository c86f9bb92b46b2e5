"""From which day an instrument binds the State that deposited it (VCLT 24(3), VCSST 23)."""

from collections.abc import Callable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from kg.law.acts import Act
from kg.law.date_rules import DateRule, result_of
from kg.law.force import Force
from kg.law.reasons import Step, by_act, by_provision, counted
from kg.law.setting import Setting
from kg.law.vocabulary import Floor, Pivot, SuccessionRule


class Effect(Struct, frozen=True):
    """The day an act takes effect and the steps that give it; ``None`` is "not yet, and no day follows".

    ``computed`` is the day that relations of actors give for a succession, to compare with the published one;
    ``undetermined`` tells that the day hangs on an act that no source shows.
    """

    on: date | None
    steps: tuple[Step, ...]
    computed: date | None = None
    undetermined: bool = False


def effect_of_consent(act: Act, day: date, setting: Setting, waived_on: date | None = None) -> Effect:
    """VCLT 24(3): consent after entry into force binds from that day, unless the treaty says otherwise.

    ``day`` is the day of deposit taken where the act is known only between two bounds.
    """
    if setting.force.on is None:
        return Effect(None, (by_act(act),))
    if act.kind in setting.continuing:
        return _raised(_by_succession(act, day, setting), act.actor, setting)
    condition = setting.treaty.entry_into_force.condition
    if condition.waivable and waived_on is None:
        step = by_provision(setting.treaty.slug, setting.treaty.entry_into_force.provision, "waiver_not_known")
        return Effect(None, (by_act(act), step), undetermined=True)
    effect = _raised(_by_clause(act, max(day, waived_on) if waived_on else day, setting), act.actor, setting)
    return effect if act.published_effect is None or act.day.exact else _published(effect, act, setting)


def passes_by_succession(act: Act, setting: Setting) -> bool:
    """Whether an act continues the predecessor's consent, not a consent of its own."""
    return act.kind in setting.continuing


def day_succeeded(act: Act, day: date, setting: Setting) -> date:
    """The day of the relation or of the actor's beginning; a day of effect printed for the notice that differs wins."""
    follows, force = setting.succession_day(act.actor, day), setting.force.on
    printed = act.published_effect
    agrees = follows is not None and printed == (max(follows, force) if force is not None else follows)
    return (follows if agrees else printed or follows) or day


def _by_succession(act: Act, day: date, setting: Setting) -> Effect:
    """VCSST 23(1): a notified succession counts from the day of succession, never before the treaty is in force."""
    assert setting.force.on is not None
    succeeded, follows = day_succeeded(act, day, setting), setting.succession_day(act.actor, day)
    on = max(succeeded, setting.force.on)
    rule = str(SuccessionRule.SUCCESSION_DATE)
    step = Step("provision", treaty="vcsst", provision="23(1)", rule=rule, anchor=rule, anchor_day=succeeded, result=on)
    if succeeded == act.published_effect != follows:
        step = replace(step, outcome="effect_published", sources=act.effect_sources)
    return Effect(on, (by_act(act), step), computed=max(follows, setting.force.on) if follows is not None else None)


def _published(effect: Effect, act: Act, setting: Setting) -> Effect:
    """Where no source tells the day of the deposit exactly, the day of effect that one prints is the fact."""
    printed, force = act.published_effect, setting.force.on
    if printed is None or printed == effect.on or (force is not None and printed < force):
        return effect
    provision = setting.treaty.entry_into_force.provision
    step = by_provision(setting.treaty.slug, provision, "effect_published", printed, sources=act.effect_sources)
    return Effect(printed, (*effect.steps, step))


def _by_clause(act: Act, day: date, setting: Setting) -> Effect:
    """The pivot tells whether the treaty's own day or the later-consent clause applies."""
    later, force = setting.treaty.later_consent, setting.force
    assert force.on is not None
    if later is None and day > force.on:
        return Effect(day, (by_act(act), by_provision("vclt", "24(3)", "consent_after_entry_into_force", day)))
    if later is None or _SHARES_THE_TREATY_DAY[later.pivot](day, later.rule, force):
        return Effect(force.on, (by_act(act), *setting.to_force))
    count = setting.counts[act.kind]
    anchor = _notified(act, day, setting) if count.notified else day
    on = result_of(count.rule, anchor)
    return Effect(on, (by_act(act), counted(count.step, anchor, on, "" if act.day.exact else _bound(act, anchor))))


def _bound(act: Act, anchor: date) -> str:
    """Which bound of a day that no source tells exactly is counted from; none where another day is."""
    return {act.day.latest: "latest_day_possible", act.day.earliest: "earliest_day_possible"}.get(anchor, "")


def _notified(act: Act, day: date, setting: Setting) -> date:
    """Where effect follows the depositary's notification to the others, the day of it if it is known."""
    return setting.notified.get(act.id, max(day, act.published_effect or day))


def _before_force(day: date, _: DateRule, force: Force) -> bool:
    return force.on is not None and day < force.on


def _by_the_trigger(day: date, rule: DateRule, force: Force) -> bool:
    """Not after the deposit that triggered; with no trigger known, early enough by its own count."""
    if force.trigger is not None:
        return day <= force.trigger
    return force.on is not None and result_of(rule, day) <= force.on


_SHARES_THE_TREATY_DAY: dict[Pivot, Callable[[date, DateRule, Force], bool]] = {
    Pivot.NONE: lambda *_: False,
    Pivot.TRIGGER_DEPOSIT: _by_the_trigger,
    Pivot.ENTRY_INTO_FORCE: _before_force,
}
"""By pivot, whether an instrument came early enough to take effect with the treaty itself."""


def _raised(effect: Effect, actor: str, setting: Setting) -> Effect:
    """Floors: never before the treaty is in force, nor before its parent treaty binds that State (VCLT 24(3))."""
    treaty, force = setting.treaty, setting.force
    assert effect.on is not None and force.on is not None
    if effect.on < force.on:
        step = by_provision(treaty.slug, treaty.entry_into_force.provision, str(Floor.TREATY_EIF), force.on)
        effect = replace(effect, on=force.on, steps=(*effect.steps, step))
    return _raised_by_parent(effect, actor, setting) if setting.below_parent else effect


def _raised_by_parent(effect: Effect, actor: str, setting: Setting) -> Effect:
    """A protocol or an amendment waits for its parent treaty, and has no effect where that no longer binds."""
    later = setting.treaty.later_consent
    assert effect.on is not None and later is not None
    on, slug = effect.on, setting.treaty.slug
    bound = [span for span in setting.world.parent_bound.get(actor, ()) if span.end is None or span.end > on]
    if not bound:
        return Effect(None, (*effect.steps, by_provision(slug, later.provision, "parent_not_bound")))
    floor = max(on, bound[0].start)
    if floor == on:
        return effect
    return replace(effect, on=floor, steps=(*effect.steps, by_provision(slug, later.provision, str(Floor.PARENT_STATE_EIF), floor)))
