"""From which day a notice of withdrawal takes effect, and what holds it up (VCLT 54, 56, 67-68)."""

from dataclasses import dataclass
from datetime import date

from kg.law.acts import Act, World
from kg.law.clauses import Treaty, WithdrawalClause
from kg.law.date_rules import DateRule, add_period, result_of
from kg.law.days import Span
from kg.law.reasons import Step, by_act, by_rule
from kg.law.vocabulary import Anchor, DateFunction, Unit

VCLT_56 = DateRule(DateFunction.ADD_PERIOD, Anchor.NOTIFICATION, 12, Unit.MONTH, at_least=True, provision="56(2)")
"""VCLT 56(2): at least twelve months' notice where the treaty has no clause on withdrawal."""


@dataclass(frozen=True, slots=True)
class Exit:
    """When a notice takes effect: ``expiry`` of the notice, ``on`` the first day out.

    ``blocked_by`` is an attributed armed conflict on the day of expiry; with no
    end known ``on`` is ``None``: "not effective while the conflict lasts" is the answer.
    """

    expiry: date
    on: date | None
    steps: tuple[Step, ...]
    blocked_by: tuple[Span, str, tuple[str, ...]] | None = None


def exit_of(act: Act, day: date, treaty: Treaty, world: World) -> Exit:
    """VCLT 54(a): a party leaves in conformity with the provisions of the treaty."""
    clause = treaty.withdrawal
    rule = clause.rule if clause else VCLT_56
    earliest = result_of(rule, day)
    expiry = earliest
    if rule.at_least and act.published_effect is not None:
        expiry = max(earliest, act.published_effect)
    of = treaty.slug if clause else "vclt"
    named = "day_named_by_the_depositary" if expiry > earliest else ""
    steps = (by_act(act), by_rule(of, rule, clause.provision if clause else "", day, expiry, named))
    if clause is None or clause.proviso is None:
        return Exit(expiry, expiry, steps)
    return _with_proviso(act, expiry, clause, treaty.slug, steps, world)


def too_early(day: date, force_on: date, clause: WithdrawalClause) -> bool:
    """Whether a notice came before the treaty allows any (OST, Moon: none in the first year)."""
    return day < add_period(force_on, clause.earliest_notice_n, clause.earliest_notice_unit)


def _with_proviso(act: Act, expiry: date, clause: WithdrawalClause, slug: str, steps: tuple[Step, ...], world: World) -> Exit:
    """A proviso is three-valued: engaged by an attributed fact, excluded by a published effect, or not asserted."""
    engaged = next((c for c in world.conflicts if c.actor == act.actor and expiry in c.span), None)
    test = str(clause.proviso)
    if engaged is None:
        outcome = "not_engaged_effect_published" if act.published_effect == expiry else "no_conflict_asserted"
        step = Step(
            "proviso",
            treaty=slug,
            provision=clause.proviso_provision,
            rule=test,
            anchor_day=expiry,
            outcome=outcome,
            sources=act.effect_sources,
        )
        return Exit(expiry, expiry, (*steps, step))
    on = engaged.span.end
    step = Step(
        "proviso",
        treaty=slug,
        provision=clause.proviso_provision,
        rule=test,
        anchor_day=expiry,
        result=on,
        outcome="engaged_as_claimed",
        sources=engaged.sources,
    )
    return Exit(expiry, on, (*steps, step), (Span(expiry, on), engaged.claimant, engaged.sources))
