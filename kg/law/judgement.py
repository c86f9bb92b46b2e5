"""What a judgement of an obligation is, and what every judgement looks at: completions, findings, the deadline in force."""

from datetime import date

from msgspec import Struct

from kg.law.chains import Link
from kg.law.days import Day
from kg.law.facts import Fulfilment
from kg.law.obligations import ObligationInstance
from kg.law.reasons import Step
from kg.law.recurrence import report_completions
from kg.law.vocabulary import CompletionStanding, Outcome, Presence


class Judgement(Struct, frozen=True):
    """An outcome on a day: the deadline it was judged by, the days since that passed, and the steps."""

    outcome: Outcome
    on: date
    steps: tuple[Step, ...]
    deadline: Day | None = None
    fulfilled_on: Day | None = None
    days_overdue: int = 0


def plain(instance: ObligationInstance, day: date, outcome: Outcome, reason: str, steps: tuple[Step, ...] = ()) -> Judgement:
    """A judgement that needs no deadline, with its one reason after the steps before it."""
    return Judgement(outcome, day, (*steps, Step("finding", treaty=instance.treaty, rule=reason)))


def completions(instance: ObligationInstance) -> tuple[Fulfilment, ...]:
    """What counts as fulfilment, in order of day: declared or verified completions, and reports sent."""
    if not instance.fulfilments and not instance.reports:
        return ()
    counted = [f for f in instance.fulfilments if f.standing is not CompletionStanding.UNDECLARED]
    return tuple(sorted((*counted, *report_completions(instance)), key=lambda f: (f.done.latest, f.id)))


def found_after(instance: ObligationInstance, deadline: Day) -> bool:
    """Whether something was found only after a deadline: whether that one still counts is for a decision."""
    return any(s.state is Presence.FOUND and s.on.latest > deadline.latest for s in instance.statements)


def governing_on(instance: ObligationInstance, day: date) -> tuple[Link | None, tuple[Link, ...]]:
    """The link decided by a day, and the later ones of which it is not known whether they were."""
    governing: Link | None = None
    open_: list[Link] = []
    for link in instance.chain.links:
        if link.decided is None or link.decided.latest <= day:
            governing, open_ = link, []
        elif link.decided.earliest <= day:
            open_.append(link)
    return governing, tuple(open_)
