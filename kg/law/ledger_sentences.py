"""What the obligation ledger tells, said in words: decisions, requests, completions, statements, reports and findings."""

from kg.law.reasons import Step
from kg.law.vocabulary import DeadlineStanding, Presence, ReportState

_FINDINGS = {
    "an_extension_between_is_not_told": "no source tells of the extension in between",
    "day_of_completion_not_known": "it was completed within days of which the deadline is one, and no source tells on which",
    "day_of_decision_not_known": "the deadline may have been moved by then, for the day of the decision is not known",
    "deadline_not_known_to_the_day": "the deadline is not known to the day",
    "extended_only_later": "the deadline had passed before it was extended",
    "found_after_the_deadline": "something was found after the deadline, and no source tells whether the deadline still counts",
    "fulfilled_only_later": "it was fulfilled only later",
    "missed_as_told": "a source tells that the deadline was missed",
    "no_computable_date": "no day follows from the clause",
    "no_due_day_yet": "no due day has passed yet",
    "no_statement_that_it_applies": "no source tells that there is anything to which it applies",
    "not_sent_as_told": "a source that looked after the deadline did not see it",
    "not_yet_bound": "the State is not yet bound",
    "nothing_told_after_the_deadline": "no source tells what happened by the deadline or after it",
    "request_with_unknown_outcome": "an extension was asked for, and no source tells of the outcome",
    "standing_duty_without_deadline": "a standing duty, which has no deadline",
    "still_there_after_the_deadline": "a source tells that it was still there after the deadline",
}

_STATEMENTS = {
    Presence.NONE: "stated that there is none",
    Presence.PRESENT: "stated to be there",
    Presence.FOUND: "found to be there",
    Presence.NOT_FOUND: "looked for without result",
}

_REPORTS = {
    ReportState.SUBMITTED: "sent",
    ReportState.NOT_SUBMITTED: "not sent when a source looked",
    ReportState.NOT_FOUND: "not found by a source",
}


def told(step: Step) -> str:
    """What a step of the ledger tells, or nothing where it is no such step."""
    if step.kind in ("decision", "request"):
        return _decided(step)
    if step.kind == "finding":
        return _FINDINGS.get(step.rule, step.rule.replace("_", " "))
    if step.kind == "fulfilment":
        return f"completed{_by(step)}"
    if step.kind == "statement":
        return f"{_STATEMENTS[Presence(step.rule)]}{_by(step)}"
    return f"{_REPORTS[ReportState(step.rule)]}{_by(step)}" if step.kind == "report" else ""


def _decided(step: Step) -> str:
    until = f"until {step.result}" if step.result is not None else "until a day that no source tells"
    if step.outcome == DeadlineStanding.REQUESTED:
        return f"{step.rule} asked for {until}, with an outcome that no source tells"
    said = f"{step.rule} {until}{f', decided by {step.anchor_day}' if step.anchor_day else ''}"
    return f"{said}, {_STANDINGS[step.outcome]}" if step.outcome in _STANDINGS else said


_STANDINGS = {
    "listed": "as a source shows it that does not tell of the decision",
    "longer_than_cap": "longer than may be granted at once",
    "missed": "and missed",
}


def _by(step: Step) -> str:
    return f" by {step.anchor_day}" if step.anchor_day is not None else ""
