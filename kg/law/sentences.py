"""A step of a proof said in one sentence, for readers who do not read codes."""

from datetime import date

from kg.law.days import Day
from kg.law.ledger_sentences import told
from kg.law.reasons import Step
from kg.law.vocabulary import Anchor, DateFunction

_CONVENTIONS = {"vclt": "VCLT", "vcsst": "VCSST"}
"""The conventions on the law of treaties themselves, cited by their short names."""

ANCHORS: dict[str, str] = {
    Anchor.DEPOSIT: "the deposit",
    Anchor.EARLIEST_DEPOSIT: "the earliest deposit",
    Anchor.NOTIFICATION: "the notification",
    Anchor.RECEIPT_BY_DEPOSITARY: "receipt by the depositary",
    Anchor.NOTICE_IN_ADVANCE: "the notice",
    Anchor.TREATY_EIF: "the entry into force of the treaty",
    Anchor.STATE_EIF: "its own entry into force",
    Anchor.TRIGGER: "the day the condition was met",
    Anchor.SUCCESSION_DATE: "the succession",
    Anchor.DECISION: "the decision",
    Anchor.OPENING_FOR_SIGNATURE: "the opening for signature",
}

_FUNCTIONS = frozenset(DateFunction)

_BOUNDS = {
    "latest_day_possible": ("by {}", " at the latest"),
    "earliest_day_possible": ("{} or later", " at the earliest"),
}
"""How the day counted from and the result are said where the act is known only between two days."""

_OUTCOMES = {
    "not_engaged_effect_published": "nothing held it up, for the effect was published as of {day}",
    "no_conflict_asserted": "no source asserts on {day} what would hold it up",
    "engaged_as_claimed": "what holds it up is asserted on {day}",
    "contested_as_claimed": "a position holds that the notice left the State bound",
    "effect_published": "the day is published",
    "clause_not_read": "the clause was not read, so no day follows",
    "bound_after_the_day": "the State was bound only after the day common to all",
    "day_named_by_the_depositary": "the day named by the State or the depositary is later than the earliest lawful one",
}

_RULES = {
    "already_due_survives": "what had fallen due before the exit stays owed",
    "survives_if_not_done": "what had fallen due before the exit stays owed if it applied and was not done, which no source tells",
    "annual": "due every year, last on",
    "fixed": "due on one day for all",
    "no_computable_date": "no day follows from the clause",
    "released_from_further_performance": "the exit frees from what would have fallen due later",
    "survival_clause": "what an exit does not touch, by the treaty itself",
    "contracting_state": "consented to be bound while the treaty is not in force",
    "treaty_eif": "not before the treaty itself is in force",
    "not_before": "not before the earliest day that the treaty sets",
    "announced": "in force as announced by the depositary",
    "consent_after_entry_into_force": "consent after the entry into force binds from its own day",
    "waiver_not_known": "in force for a State from its waiver, and none is recorded",
    "effect_published": "the day of effect is published",
    "parent_not_bound": "the parent treaty does not bind the State",
    "parent_left": "the parent treaty no longer binds the State",
    "validity_contested": "the validity of the notice is contested",
    "parent_state_eif": "not before the parent treaty binds the State",
    "succession_date": "dated back to the succession, but not before the treaty is in force",
    "predecessor_bound": "the predecessor was bound on the day before",
    "predecessor_ceased": "the State ceased to exist",
    "revocation_of_notice": "a notice may be revoked before it takes effect",
}


def sentence_of(step: Step) -> str:
    """The step in words: the act with its day, or the provision with its count and result."""
    if step.act is not None and step.kind == "act":
        return f"{_words(step.act.kind)} by {step.act.done_by or step.act.actor} {_when(step.act.day)}"
    cited, ledger = _cited(step), told(step)
    if ledger:
        return f"{cited}: {ledger}" if cited else ledger
    said = ", ".join(filter(None, (_rule(step), _outcome(step))))
    result = f": {step.result}{_BOUNDS.get(step.outcome, ('', ''))[1]}" if step.result is not None else ""
    return f"{cited}: {said}{result}" if cited else f"{said}{result}"


def _when(day: Day) -> str:
    """When an act was done, as well as it is known."""
    if day.exact:
        return f"on {day}"
    if not day.text.startswith("["):
        return f"in {day}"
    if day.earliest == date.min:
        return f"by {day.latest}"
    return f"on {day.earliest} or later" if day.latest == date.max else f"between {day.earliest} and {day.latest}"


def _cited(step: Step) -> str:
    if not step.provision or not step.provision[0].isalnum():
        return ""
    if step.treaty in _CONVENTIONS:
        return f"{_CONVENTIONS[step.treaty]} {step.provision}"
    return article(step.provision)


def article(provision: str) -> str:
    """A provision as it is cited: ``Article 5(1)``, or by its own words where it is no article."""
    return f"Article {provision}" if provision[:1].isdigit() or provision[:1] in tuple("IVXL") else provision


def _rule(step: Step) -> str:
    if step.rule in _FUNCTIONS:
        return _count(step)
    return _RULES.get(step.rule, _words(step.rule))


def _count(step: Step) -> str:
    anchor = ANCHORS.get(step.anchor) or _words(step.anchor)
    day = _BOUNDS.get(step.outcome, ("{}", ""))[0].format(step.anchor_day)
    since = f"{anchor} ({day})"
    n, unit = step.parameters.get("n"), step.parameters.get("unit", "")
    if step.rule == DateFunction.ON_EVENT:
        return f"on {day_of(anchor)} ({day})"
    if step.rule == DateFunction.FIRST_OF_MONTH:
        return f"first day of month {n} after the month of {since}"
    least = "at least " if step.parameters.get("at_least") else ""
    return f"{least}{n} {unit}{'' if n == 1 else 's'} from {since}"


def day_of(anchor: str) -> str:
    """The day of an anchor in words: ``the day of deposit``."""
    return anchor if anchor.startswith("the day") else f"the day of {anchor.removeprefix('the ')}"


def _outcome(step: Step) -> str:
    said = "" if step.outcome in _BOUNDS else _OUTCOMES.get(step.outcome, _words(step.outcome))
    return said.format(day=step.anchor_day)


def _words(code: str) -> str:
    return str(code).replace("_", " ")
