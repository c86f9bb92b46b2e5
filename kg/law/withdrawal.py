"""From which day a notice of withdrawal takes effect, and what holds it up (VCLT 54, 56, 67-68)."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from kg.law.acts import Act, ArmedConflict, Position
from kg.law.clauses import WithdrawalClause
from kg.law.date_rules import DateRule, add_period, result_of
from kg.law.days import Span
from kg.law.provisions import treaty_of
from kg.law.reasons import Step, by_act, by_provision, by_rule
from kg.law.setting import Setting
from kg.law.vocabulary import Anchor, DateFunction, Proviso, Unit

VCLT_56 = DateRule(DateFunction.ADD_PERIOD, Anchor.NOTIFICATION, 12, Unit.MONTH, at_least=True, provision="56(2)")
"""VCLT 56(2): at least twelve months' notice where the treaty has no clause on withdrawal."""


class Exit(Struct, frozen=True):
    """When a notice takes effect: ``expiry`` of the notice, ``on`` the first day out.

    ``blocked_by`` is an attributed armed conflict on the day of expiry, or a position that
    contests the notice; with no
    end known ``on`` is ``None``: "not effective while the conflict lasts" is the
    answer. Both are ``None`` where nobody has read the clause.
    """

    expiry: date | None
    on: date | None
    steps: tuple[Step, ...]
    blocked_by: tuple[Span, str, tuple[str, ...]] | None = None


def exit_of(act: Act, day: date, setting: Setting) -> Exit:
    """VCLT 54(a): a party leaves in conformity with the provisions of the treaty."""
    treaty = setting.treaty
    clause = treaty.withdrawal
    if clause is None and (treaty.withdrawal_limited or "withdrawal" in treaty.unread):
        return _by_publication(act, treaty.slug, treaty.withdrawal_limited)
    rule = clause.rule if clause else VCLT_56
    earliest = result_of(rule, day)
    named = rule.at_least and act.published_effect is not None and act.published_effect > earliest
    expiry = act.published_effect if named and act.published_effect is not None else earliest
    outcome = "day_named_by_the_depositary" if named else ""
    of, provision = (treaty.slug, clause.provision) if clause else ("vclt", VCLT_56.provision)
    steps = (by_act(act), by_rule(of, rule, provision, day, expiry, outcome))
    contesting = next((p for p in setting.contested.get(act.id, ()) if p.span.start < expiry and expiry in p.span), None)
    if contesting is not None:
        return _contested(contesting, expiry, steps)
    if clause is None or clause.proviso is None:
        return Exit(expiry, expiry, steps)
    return _with_proviso(act, expiry, clause, clause.proviso, steps, setting)


def too_early(day: date, setting: Setting) -> bool:
    """Whether a notice came before the treaty allows any (OST, Moon: none in the first year)."""
    clause, force_on = setting.treaty.withdrawal, setting.force.on
    if clause is None or not clause.earliest_notice_n or force_on is None:
        return False
    return day < add_period(force_on, clause.earliest_notice_n, clause.earliest_notice_unit)


def _by_publication(act: Act, slug: str, limited: str) -> Exit:
    """A clause that nobody has read, or one for a special case alone, gives no day; only a published one can be told."""
    printed = act.published_effect
    outcome = "effect_published" if printed is not None else "clause_not_read"
    of, provision = treaty_of(slug, limited)
    step = Step("provision", treaty=of, provision=provision, rule="withdrawal", result=printed, outcome=outcome, sources=act.effect_sources)
    return Exit(printed, printed, (by_act(act), step))


def _contested(position: Position, expiry: date, steps: tuple[Step, ...]) -> Exit:
    """A notice objected to while it still ran (VCLT 65(2)-(3)): the default view decides for neither side.

    Whoever contests it only once it has taken effect holds a view of its own, which leaves the base status.
    """
    on = position.span.end
    of, provision = (steps[-1].treaty, position.provision) if position.provision else ("vclt", "65(3)")
    told = by_provision(of, provision, "validity_contested", on, "contested_as_claimed", position.sources)
    return Exit(expiry, on, (*steps, told), (Span(expiry, on), position.holder, position.sources))


def _with_proviso(act: Act, expiry: date, clause: WithdrawalClause, proviso: Proviso, steps: tuple[Step, ...], setting: Setting) -> Exit:
    """A proviso is three-valued: engaged by an attributed fact, excluded by a published effect, or not asserted."""
    treaty, provision = treaty_of(setting.treaty.slug, clause.proviso_provision)
    told = Step("proviso", treaty=treaty, provision=provision, rule=str(proviso), anchor_day=expiry)
    engaged = _engaged(act.actor, expiry, setting.world.conflicts)
    if engaged is None:
        outcome = "not_engaged_effect_published" if act.published_effect == expiry else "no_conflict_asserted"
        return Exit(expiry, expiry, (*steps, replace(told, outcome=outcome, sources=act.effect_sources)))
    on = engaged.span.end
    if proviso is Proviso.ANY_ARMED_CONFLICT_FROM_EXPIRY:
        on = _free_of_conflict(act.actor, on, setting.world.conflicts)
    step = replace(told, result=on, outcome="engaged_as_claimed", sources=engaged.sources)
    return Exit(expiry, on, (*steps, step), (Span(expiry, on), engaged.claimant, engaged.sources))


def _engaged(actor: str, expiry: date, conflicts: Sequence[ArmedConflict]) -> ArmedConflict | None:
    """The conflict asserted for the day of expiry; of several assertions the one that lasts longest."""
    asserted = [c for c in conflicts if c.actor == actor and expiry in c.span]
    return max(asserted, key=lambda c: (c.span.end or date.max, c.claimant), default=None)


def _free_of_conflict(actor: str, on: date | None, conflicts: Sequence[ArmedConflict]) -> date | None:
    """TPNW 17(3): the first day on which the State is party to no armed conflict, where one follows upon another."""
    while on is not None and (further := _engaged(actor, on, conflicts)) is not None:
        on = further.span.end
    return on
