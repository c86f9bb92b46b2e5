"""The clauses of a treaty in plain words, every parameter said once, each beside its provision."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from kg.law.clauses import Condition, DeadlineRule, ObligationTemplate, SignatureWindow, Treaty, WithdrawalClause
from kg.law.date_rules import DateRule
from kg.law.sentences import ANCHORS, day_of
from kg.law.vocabulary import ConditionKind, ConsentWindow, DateFunction, Floor, Pivot, ReservationRule


class ClauseText(Struct, frozen=True):
    """One clause: its name as in ``treaty.toml``, its provision, and what it says."""

    name: str
    provision: str
    says: str
    unconfirmed: str = ""


def clauses_in_words(treaty: Treaty) -> list[ClauseText]:
    """All final clauses of a treaty, in the order in which a treaty has them."""
    return [
        ClauseText(name, provision, _UNREAD if name in treaty.unread else says, treaty.unconfirmed.get(name, ""))
        for name, provision, says in _clauses(treaty)
    ]


_UNREAD = "nobody has read the clause yet: nothing can be said of it"


def _clauses(treaty: Treaty) -> Iterator[tuple[str, str, str]]:
    if treaty.adopted is not None:
        yield "adoption", "", f"adopted on {treaty.adopted}"
    for window in treaty.signature:
        yield "signature", window.provision, _signature(window)
    if treaty.consent is not None:
        yield "consent", treaty.consent.provision, _consent(treaty)
    clause = treaty.entry_into_force
    yield "entry_into_force", clause.provision, _entry_into_force(treaty)
    if treaty.later_consent is not None:
        yield "later_consent", treaty.later_consent.provision, _later(treaty)
    yield "reservations", "", _RESERVATIONS[treaty.reservations]
    yield "suspension", "", "suspension is provided for" if treaty.suspension_permitted else "suspension is not provided for"
    yield "succession", "", f"successor States: {_words(treaty.succession)}"
    if treaty.withdrawal is None and "withdrawal" in treaty.unread:
        yield "withdrawal", "", ""
    if treaty.withdrawal is not None:
        yield "withdrawal", treaty.withdrawal.provision, _withdrawal(treaty.withdrawal)
    if treaty.end is not None:
        yield "end", treaty.end.provision, f"ended on {treaty.end.on} by {_words(treaty.end.cause)}"


_RESERVATIONS = {
    ReservationRule.PROHIBITED: "reservations are not allowed",
    ReservationRule.PERMITTED: "reservations are allowed",
    ReservationRule.LIMITED: "reservations are allowed within limits",
    ReservationRule.NO_CLAUSE: "nothing is said of reservations",
}

_PIVOTS = {
    Pivot.TRIGGER_DEPOSIT: "for instruments deposited after the day the condition was met",
    Pivot.ENTRY_INTO_FORCE: "for instruments deposited after the treaty entered into force; earlier ones share the day of the treaty",
    Pivot.NONE: "for every instrument",
}

_FLOORS = {
    Floor.TREATY_EIF: "not before the treaty itself is in force",
    Floor.PARENT_STATE_EIF: "not before the parent treaty binds the State",
}

_WINDOWS = {
    ConsentWindow.ANY_TIME: "at any time",
    ConsentWindow.AFTER_ENTRY_INTO_FORCE: "once the treaty is in force",
    ConsentWindow.CLOSED: "no longer",
}


def rule_in_words(rule: DateRule) -> str:
    """A date function with its parameters: ``6 months from receipt by the depositary``."""
    anchor = ANCHORS.get(rule.anchor, _words(rule.anchor))
    if rule.function is DateFunction.ON_EVENT:
        return f"on {day_of(anchor)}"
    if rule.function is DateFunction.FIRST_OF_MONTH:
        return f"on the first day of month {rule.n} after the month of {anchor}"
    return f"{'at least ' if rule.at_least else ''}{_period(rule.n, rule.unit)} from {anchor}"


def deadline_in_words(deadline: DeadlineRule) -> str:
    """When an obligation falls due."""
    parts = [_words(deadline.kind)]
    parts += [rule_in_words(rule) for rule in (*([deadline.rule] if deadline.rule else []), *deadline.rules)]
    if deadline.month_day:
        parts.append(f"each year on {deadline.month_day}")
    if deadline.covers:
        parts.append(f"for the {_words(deadline.covers)}")
    if deadline.on is not None:
        parts.append(str(deadline.on))
    if deadline.interval is not None:
        parts.append(f"every {_period(deadline.interval.n, deadline.interval.unit)}")
    parts += [f"{name}: {_words(value)}" for name, value in (("of", deadline.body), ("before", deadline.before)) if value]
    if deadline.late_joiner:
        parts.append(f"later parties by {deadline.late_joiner}")
    if deadline.expected is not None:
        parts.append(f"expected {deadline.expected}")
    return ", ".join(filter(None, parts))


def obligation_in_words(obligation: ObligationTemplate) -> str:
    """An obligation: what it demands, when it falls due, how far that can be moved."""
    said = [f"{_words(obligation.kind)} ({_words(obligation.topic)}): {obligation.summary}", deadline_in_words(obligation.deadline)]
    if obligation.extension is not None:
        said.append(_extension(obligation))
    if obligation.bearer:
        said.append(f"owed by: {_words(obligation.bearer)}")
    if obligation.also:
        said.append(f"also {', '.join(obligation.also)}")
    return "; ".join(said)


def _extension(obligation: ObligationTemplate) -> str:
    extension = obligation.extension
    assert extension is not None
    length = f"by at most {_period(extension.n, extension.unit)}" if extension.n else ""
    granted = f"granted to {extension.granted}" if extension.granted else ""
    again = "more than once" if extension.renewable else "once"
    by = f"by decision of {extension.decided_by}" if extension.decided_by else ""
    return "can be extended " + ", ".join(filter(None, (length, again, by, granted, extension.provision)))


def _signature(window: SignatureWindow) -> str:
    place = f" at {window.place}" if window.place else ""
    begins = f" from {window.opens}" if window.opens else ""
    ends = (
        " until the entry into force"
        if window.until_entry_into_force
        else f" until the day before {window.closes}"
        if window.closes
        else ""
    )
    return f"open for signature{place}{begins}{ends}"


def _consent(treaty: Treaty) -> str:
    consent = treaty.consent
    assert consent is not None
    parts = [f"signatories by {_listed(consent.signatories)}"] if consent.signatories else []
    if consent.others:
        parts.append(f"others by {_listed(consent.others)} {_WINDOWS[consent.window]}")
    if consent.requires:
        parts.append(f"requires consent to {consent.requires}")
    return "; ".join(parts)


def _entry_into_force(treaty: Treaty) -> str:
    clause = treaty.entry_into_force
    parts = [f"enters into force {rule_in_words(clause.rule)}, once {condition_in_words(clause.condition)}"]
    if clause.not_before is not None:
        parts.append(f"not before {clause.not_before}")
    if clause.triggered is not None:
        parts.append(f"condition met on {clause.triggered}")
    if clause.announced is not None:
        parts.append(f"in force since {clause.announced}")
    return "; ".join(parts)


def condition_in_words(condition: Condition) -> str:
    """What must have happened before a treaty enters into force."""
    named = ", ".join(sorted(condition.named))
    said = {
        ConditionKind.COUNT: f"{condition.n} instruments are deposited",
        ConditionKind.NAMED_PLUS_COUNT: f"{_count(condition)} instruments are deposited, those of {named} among them",
        ConditionKind.ALL_OF_NAMED: f"all of these have deposited: {named}",
        ConditionKind.ALL_SIGNATORIES: "all signatories have deposited" + (f" ({named})" if named else ""),
        ConditionKind.CATEGORY: f"{_count(condition)} instruments of the category are deposited" + (f", with {named}" if named else ""),
        ConditionKind.FRACTION: f"{condition.numerator}/{condition.denominator} of the parties to the parent treaty have deposited",
        ConditionKind.EXCHANGE: f"instruments are exchanged between {named}",
        ConditionKind.PER_STATE_CONDITIONS: f"its conditions are met for each State ({condition.n} at least)",
    }[condition.kind]
    counted = f" (counted: {_listed(condition.counts)})" if condition.counts else ""
    wanted = "".join(f"; {requirement}" for requirement in condition.requires)
    return said + counted + wanted + ("; each may waive this for itself" if condition.waivable else "")


def _count(condition: Condition) -> str:
    return str(condition.n) if condition.n else f"{condition.others} further"


def _later(treaty: Treaty) -> str:
    clause = treaty.later_consent
    assert clause is not None
    parts = [f"binds {rule_in_words(clause.rule)}, {_PIVOTS[clause.pivot]}"]
    if clause.accession is not None:
        parts.append(f"accessions {rule_in_words(clause.accession)}")
    return "; ".join([*parts, *(_FLOORS[floor] for floor in sorted(clause.floors))])


def _withdrawal(clause: WithdrawalClause) -> str:
    parts = [f"a party may leave: out {rule_in_words(clause.rule)}"]
    if clause.proviso is not None:
        parts.append(f"unless {_words(clause.proviso)} ({clause.proviso_provision})")
    if clause.earliest_notice_n:
        length = _period(clause.earliest_notice_n, clause.earliest_notice_unit)
        parts.append(f"no notice in the first {length} ({clause.earliest_notice_provision})")
    return "; ".join(parts)


def _period(n: int, unit: str) -> str:
    return f"{n} {unit}{'' if n == 1 else 's'}"


def _listed(codes: Iterable[str]) -> str:
    return ", ".join(_words(code) for code in sorted(codes))


def _words(code: object) -> str:
    return str(code).replace("_", " ")
