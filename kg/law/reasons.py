"""Reasons: the steps of a proof, as values that any reader can print or store."""

from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from kg.law.acts import Act
from kg.law.date_rules import DateRule
from kg.law.provisions import treaty_of


class Step(Struct, frozen=True):
    """One step of a derivation: an act, or a provision applied to an anchor day.

    ``treaty`` is the slug of the instrument that ``provision`` belongs to.
    """

    kind: str
    act: Act | None = None
    treaty: str = ""
    provision: str = ""
    rule: str = ""
    parameters: dict[str, int | str | bool] = field(default_factory=dict)
    anchor: str = ""
    anchor_day: date | None = None
    result: date | None = None
    outcome: str = ""
    sources: tuple[str, ...] = ()


_NONE: dict[str, int | str | bool] = {}
"""The parameters of all steps that count nothing; nobody writes into a step."""


def by_act(act: Act) -> Step:
    """The step "this act was done"."""
    return Step("act", act=act, parameters=_NONE, anchor_day=act.day.earliest, sources=act.sources)


def cited(treaty: str, rule: DateRule, provision: str) -> Step:
    """The step of a rule where it stands, the same for all who count by it, before it is counted from any day."""
    of, place = treaty_of(treaty, rule.provision or provision)
    return Step("provision", treaty=of, provision=place, rule=str(rule.function), parameters=rule.parameters, anchor=str(rule.anchor))


def counted(step: Step, anchor: date, result: date, outcome: str = "") -> Step:
    """The step "this provision counts from that day and gives this one"."""
    return replace(step, anchor_day=anchor, result=result, outcome=outcome)


def by_rule(treaty: str, rule: DateRule, provision: str, anchor: date, result: date, outcome: str = "") -> Step:
    """A rule cited and counted at once."""
    return counted(cited(treaty, rule, provision), anchor, result, outcome)


def by_provision(
    treaty: str, provision: str, rule: str, result: date | None = None, outcome: str = "", sources: tuple[str, ...] = ()
) -> Step:
    """The step "this provision says so", without a count of days."""
    treaty, provision = treaty_of(treaty, provision)
    return Step(
        "provision", treaty=treaty, provision=provision, rule=rule, parameters=_NONE, result=result, outcome=outcome, sources=sources
    )
