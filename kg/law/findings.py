"""Acts that the law does not allow for: what was done, the rule it breaks and the provision (VCLT 10-19, 54-68).

A finding never changes a status by itself; it tells why an act has the effect, or
the want of effect, that the derivation gives it.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import date
from enum import StrEnum

from msgspec import Struct

from kg.law.acts import Act, ActsByKind
from kg.law.clauses import Treaty, first_day_open
from kg.law.force import Force
from kg.law.provisions import treaty_of
from kg.law.vocabulary import CONSENTS, SIGNATURES, ActKind, ActObject, ConsentWindow, ReservationRule

_AIMED_AT_BEING_BOUND = CONSENTS | SIGNATURES | {ActKind.WITHDRAWAL, ActKind.SUSPENSION, ActKind.REVOCATION_OF_NOTICE, ActKind.RESERVATION}


class FindingRule(StrEnum):
    """Which rule an act breaks; the value is the id that a report shows."""

    WITHDRAWAL_WITHOUT_CONSENT = "withdrawal-without-consent"
    CONSENT_WHILE_BOUND = "consent-while-bound"
    SIGNATURE_OUTSIDE_WINDOW = "signature-outside-window"
    RESERVATION_PROHIBITED = "reservation-prohibited"
    NOTICE_TOO_EARLY = "notice-too-early"
    ACT_AFTER_END = "act-after-end"
    ACT_BEFORE_OPENING = "act-before-opening"
    REVOCATION_WITHOUT_NOTICE = "revocation-without-notice"
    CONSENT_BY_UNOPENED_MEANS = "consent-by-unopened-means"
    SUCCESSOR_WITHOUT_PREDECESSOR = "successor-without-predecessor"
    INSTRUMENT_IN_EFFECT = "instrument-in-effect"


class Finding(Struct, frozen=True):
    """One act, the rule it breaks, in one sentence, and the provision of the treaty named that says so."""

    rule: FindingRule
    act: Act
    sentence: str
    treaty: str = ""
    provision: str = ""


def found(rule: FindingRule, act: Act, sentence: str, treaty: str = "vclt", provision: str = "") -> Finding:
    """A finding with its sentence completed: who did what and when, then what is wrong with it."""
    treaty, provision = treaty_of(treaty, provision)
    done = f"{act.done_by or act.actor}: {str(act.kind).replace('_', ' ')} on {act.day}"
    return Finding(rule, act, f"{done} {sentence}", treaty, provision)


def findings_on_their_face(treaty: Treaty, acts: ActsByKind, force: Force) -> list[Finding]:
    """What can be told from each act and the clauses alone, without the history of its actor."""
    opened, aimed = first_day_open(treaty), _of_kinds(_AIMED_AT_BEING_BOUND, acts)
    return [
        *(_before_opening(aimed, opened) if opened is not None else ()),
        *_outside_the_windows(treaty, _of_kinds(SIGNATURES, acts), force, opened or date.min),
        *(_after_the_end(aimed, treaty.end.on) if treaty.end is not None else ()),
        *_prohibited(treaty, acts.get(ActKind.RESERVATION, ())),
        *_by_unopened_means(treaty, acts),
        *_by_accession_too_soon(treaty, acts.get(ActKind.ACCESSION, ()), force),
    ]


def found_in_all(readings: Sequence[Sequence[Finding]]) -> tuple[Finding, ...]:
    """What is wrong by each of several readings, as the last of them says it."""
    everywhere = set.intersection(*({(f.rule, f.act.id) for f in findings} for findings in readings))
    return tuple(f for f in readings[-1] if (f.rule, f.act.id) in everywhere)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by day, act and rule."""
    return sorted(findings, key=lambda f: (f.act.day.latest, f.act.id, f.rule))


def _of_kinds(kinds: Set[ActKind], acts: ActsByKind) -> list[Act]:
    return [act for kind, each in acts.items() if kind in kinds for act in each]


def _before_opening(acts: Iterable[Act], opened: date) -> Iterator[Finding]:
    """VCLT 24(4): what governs the acts themselves applies from the adoption of the text."""
    for act in acts:
        if act.day.latest < opened:
            sentence = f"came before the treaty was open to any act, on {opened}"
            yield found(FindingRule.ACT_BEFORE_OPENING, act, sentence, provision="24(4)")


def _outside_the_windows(treaty: Treaty, signatures: Iterable[Act], force: Force, opened: date) -> Iterator[Finding]:
    """VCLT 10, 12: a signature when the treaty was open for other acts at most."""
    outside = [a for a in signatures if opened <= a.day.latest] if treaty.signature else []
    for window in treaty.signature:
        opens, closes = window.opens or date.min, force.on if window.until_entry_into_force else window.closes
        outside = [a for a in outside if a.day.latest < opens or (closes is not None and closes <= a.day.earliest)]
    for act in outside:
        provision = treaty.signature[-1].provision
        yield found(FindingRule.SIGNATURE_OUTSIDE_WINDOW, act, "was not within any time open for signature", treaty.slug, provision)


def _after_the_end(acts: Iterable[Act], ended: date) -> Iterator[Finding]:
    """VCLT 70(1): a treaty that ended takes no acts."""
    for act in acts:
        if act.day.earliest >= ended:
            yield found(FindingRule.ACT_AFTER_END, act, f"came after the treaty had ended on {ended}", provision="70(1)")


def _prohibited(treaty: Treaty, reservations: Iterable[Act]) -> Iterator[Finding]:
    """VCLT 19(a)."""
    for act in reservations if treaty.reservations is ReservationRule.PROHIBITED else ():
        yield found(FindingRule.RESERVATION_PROHIBITED, act, "is a reservation, which the treaty prohibits", provision="19(a)")


def _by_unopened_means(treaty: Treaty, acts: ActsByKind) -> Iterator[Finding]:
    """VCLT 11: consent is expressed by the means agreed; a succession notified rests on the law of succession instead."""
    clause = treaty.consent
    means = clause.signatories | clause.others if clause is not None else frozenset()
    if clause is None or means <= {ActKind.CONSENT_TO_BE_BOUND}:
        return
    for act in _of_kinds(CONSENTS - means - {ActKind.SUCCESSION, ActKind.CONSENT_TO_BE_BOUND}, acts):
        if act.object is ActObject.TREATY:
            sentence = "is not a means of consent that the treaty opens"
            yield found(FindingRule.CONSENT_BY_UNOPENED_MEANS, act, sentence, treaty.slug, clause.provision)


def _by_accession_too_soon(treaty: Treaty, accessions: Iterable[Act], force: Force) -> Iterator[Finding]:
    """VCLT 15: some treaties open to accession only once they are in force."""
    clause = treaty.consent
    if clause is None or clause.window is not ConsentWindow.AFTER_ENTRY_INTO_FORCE:
        return
    for act in accessions:
        if act.object is ActObject.TREATY and (force.on is None or act.day.latest < force.on):
            sentence = "came before the entry into force, from which alone the treaty is open to accession"
            yield found(FindingRule.CONSENT_BY_UNOPENED_MEANS, act, sentence, treaty.slug, clause.provision)
