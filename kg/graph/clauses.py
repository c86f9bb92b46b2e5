"""The parameters of each kind of final clause, written to its node."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from kg.graph.quads import NamedGraph, code, flag, node, number, word
from kg.law.clauses import Treaty
from kg.law.date_rules import DateRule
from kg.law.vocabulary import DateFunction


class ClauseKind(Struct, frozen=True):
    """The class of a clause and what is written of it."""

    name: str
    write: Callable[[NamedGraph, str, Treaty, Mapping[str, Any]], None]


def sources_of(table: Mapping[str, Any]) -> tuple[str, ...]:
    """The sources that a table of ``treaty.toml`` cites."""
    value = table.get("source", ())
    return (value,) if isinstance(value, str) else tuple(value)


def write_rule(graph: NamedGraph, subject: str, rule: DateRule) -> None:
    """A date function with its parameters."""
    graph.add(subject, word("dateFunction"), code("date-function", rule.function))
    graph.add(subject, word("anchor"), code("anchor", rule.anchor))
    if rule.function is DateFunction.ON_EVENT:
        return
    graph.add(subject, word("amount"), number(rule.n))
    if rule.function is DateFunction.ADD_PERIOD:
        graph.add(subject, word("unit"), code("unit", rule.unit))


def _signature(graph: NamedGraph, subject: str, treaty: Treaty, table: Mapping[str, Any]) -> None:
    window = next((w for w in treaty.signature if (w.opens, w.place) == (table.get("opens"), table.get("place", ""))), None)
    if window is not None:
        graph.on(subject, "opens", window.opens)
        graph.on(subject, "closes", window.closes)
        if window.until_entry_into_force:
            graph.add(subject, word("closesAtEntryIntoForce"), flag(True))


def _consent(graph: NamedGraph, subject: str, treaty: Treaty, table: Mapping[str, Any]) -> None:
    if treaty.consent is None:
        return
    for kind in sorted(treaty.consent.signatories | treaty.consent.others):
        graph.add(subject, word("permitsAct"), code("act-kind", kind))
    if treaty.consent.requires:
        graph.add(subject, word("requiresConsentTo"), node("treaty", treaty.consent.requires))


def _entry_into_force(graph: NamedGraph, subject: str, treaty: Treaty, table: Mapping[str, Any]) -> None:
    clause = treaty.entry_into_force
    graph.add(subject, word("conditionKind"), code("condition-kind", clause.condition.kind))
    if clause.condition.n:
        graph.add(subject, word("threshold"), number(clause.condition.n))
    if clause.condition.others:
        graph.add(subject, word("othersThreshold"), number(clause.condition.others))
    if clause.condition.numerator:
        graph.add(subject, word("shareNumerator"), number(clause.condition.numerator))
        graph.add(subject, word("shareDenominator"), number(clause.condition.denominator))
    for requirement in clause.condition.requires:
        graph.words(subject, "requirement", requirement, "en")
    for kind in sorted(clause.condition.counts):
        graph.add(subject, word("countsAct"), code("act-kind", kind))
    for actor in sorted(clause.condition.named):
        graph.add(subject, word("namedActor"), node("actor", actor))
    graph.on(subject, "notBefore", clause.not_before)
    write_rule(graph, subject, clause.rule)


def _later_consent(graph: NamedGraph, subject: str, treaty: Treaty, table: Mapping[str, Any]) -> None:
    if treaty.later_consent is not None:
        graph.add(subject, word("pivot"), code("pivot", treaty.later_consent.pivot))
        for floor in sorted(treaty.later_consent.floors):
            graph.add(subject, word("floor"), code("floor", floor))
        write_rule(graph, subject, treaty.later_consent.rule)
        if treaty.later_consent.accession is not None:
            apart = f"{subject[:-1]}/accession>"
            graph.add(subject, word("forAccession"), apart)
            graph.a(apart, "LaterConsentClause")
            graph.add(apart, word("clauseOf"), node("treaty", treaty.slug))
            graph.sources(apart, sources_of(table))
            graph.words(apart, "unconfirmed", str(table.get("basis", "")), "en")
            write_rule(graph, apart, treaty.later_consent.accession)


def _withdrawal(graph: NamedGraph, subject: str, treaty: Treaty, table: Mapping[str, Any]) -> None:
    if table.get("unread"):
        return  # nobody has read it: its silence proves nothing
    graph.add(subject, word("permitted"), flag(treaty.withdrawal is not None))
    if treaty.withdrawal is not None:
        if treaty.withdrawal.earliest_notice_n:
            graph.add(subject, word("earliestNoticeAmount"), number(treaty.withdrawal.earliest_notice_n))
            graph.add(subject, word("earliestNoticeUnit"), code("unit", treaty.withdrawal.earliest_notice_unit))
        write_rule(graph, subject, treaty.withdrawal.rule)
        if treaty.withdrawal.proviso is not None:
            graph.add(subject, word("proviso"), code("proviso", treaty.withdrawal.proviso))


def _permitted(graph: NamedGraph, subject: str, treaty: Treaty, table: Mapping[str, Any]) -> None:
    if isinstance(table.get("permitted"), bool):
        graph.add(subject, word("permitted"), flag(table["permitted"]))


def _reservations(graph: NamedGraph, subject: str, treaty: Treaty, table: Mapping[str, Any]) -> None:
    if not table.get("unread"):
        graph.add(subject, word("reservationRule"), code("reservation-rule", treaty.reservations))


def _duration(graph: NamedGraph, subject: str, treaty: Treaty, table: Mapping[str, Any]) -> None:
    if table.get("kind"):
        graph.add(subject, word("durationKind"), code("duration-kind", str(table["kind"])))


def _succession(graph: NamedGraph, subject: str, treaty: Treaty, table: Mapping[str, Any]) -> None:
    graph.add(subject, word("successionRule"), code("succession-rule", treaty.succession))


def _text_alone(graph: NamedGraph, subject: str, treaty: Treaty, table: Mapping[str, Any]) -> None:
    graph.words(subject, "dcterms:description", str(table.get("text", "")), "en")


CLAUSES: dict[str, ClauseKind] = {
    "signature": ClauseKind("SignatureClause", _signature),
    "consent": ClauseKind("ConsentClause", _consent),
    "entry_into_force": ClauseKind("EntryIntoForceClause", _entry_into_force),
    "later_consent": ClauseKind("LaterConsentClause", _later_consent),
    "provisional_application": ClauseKind("ProvisionalApplicationClause", _permitted),
    "reservations": ClauseKind("ReservationClause", _reservations),
    "duration": ClauseKind("DurationClause", _duration),
    "withdrawal": ClauseKind("WithdrawalClause", _withdrawal),
    "suspension": ClauseKind("SuspensionClause", _permitted),
    "succession": ClauseKind("SuccessionClause", _succession),
    "amendment": ClauseKind("AmendmentClause", _text_alone),
}
"""Every table of ``treaty.toml`` that is a clause, with its class."""
