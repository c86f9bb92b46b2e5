"""Acts that the law does not allow for: what was done, the rule it breaks and the provision (VCLT 10-19, 54-68).

A finding never changes a status by itself; it tells why an act has the effect, or
the want of effect, that the derivation gives it.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from msgspec import Struct

from kg.law.acts import Act
from kg.law.clauses import SignatureWindow, Treaty
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


def findings_on_their_face(treaty: Treaty, acts: Iterable[Act], force: Force) -> list[Finding]:
    """What can be told from each act and the clauses alone, without the history of its actor."""
    opened = first_day_open(treaty)
    return [finding for act in acts for finding in _on_its_face(treaty, act, force, opened)]


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by day, act and rule."""
    return sorted(findings, key=lambda f: (f.act.day.latest, f.act.id, f.rule))


def first_day_open(treaty: Treaty) -> date | None:
    """The first day on which anyone may sign or consent: the opening, or else the adoption (VCLT 24(4))."""
    return min((w.opens for w in treaty.signature if w.opens is not None), default=treaty.adopted)


def _on_its_face(treaty: Treaty, act: Act, force: Force, opened: date | None) -> Iterator[Finding]:
    if act.kind not in _AIMED_AT_BEING_BOUND:
        return
    if opened is not None and act.day.latest < opened:
        yield found(FindingRule.ACT_BEFORE_OPENING, act, f"came before the treaty was open to any act, on {opened}", provision="24(4)")
    elif act.kind in SIGNATURES and treaty.signature and not any(_within(w, act, force) for w in treaty.signature):
        window = treaty.signature[-1]
        yield found(FindingRule.SIGNATURE_OUTSIDE_WINDOW, act, "was not within any time open for signature", treaty.slug, window.provision)
    if treaty.end is not None and act.day.earliest >= treaty.end.on:
        yield found(FindingRule.ACT_AFTER_END, act, f"came after the treaty had ended on {treaty.end.on}", provision="70(1)")
    if act.kind is ActKind.RESERVATION and treaty.reservations is ReservationRule.PROHIBITED:
        yield found(FindingRule.RESERVATION_PROHIBITED, act, "is a reservation, which the treaty prohibits", provision="19(a)")
    if act.kind in CONSENTS and act.object is ActObject.TREATY:
        yield from _by_unopened_means(treaty, act, force)


def _within(window: SignatureWindow, act: Act, force: Force) -> bool:
    closes = force.on if window.until_entry_into_force else window.closes
    return (window.opens is None or window.opens <= act.day.latest) and (closes is None or act.day.earliest < closes)


def _by_unopened_means(treaty: Treaty, act: Act, force: Force) -> Iterator[Finding]:
    """VCLT 11: consent is expressed by the means agreed; a succession notified rests on the law of succession instead."""
    clause = treaty.consent
    if clause is None or act.kind in (ActKind.SUCCESSION, ActKind.CONSENT_TO_BE_BOUND):
        return
    means = clause.signatories | clause.others
    if act.kind not in means and not means <= {ActKind.CONSENT_TO_BE_BOUND}:
        sentence = "is not a means of consent that the treaty opens"
        yield found(FindingRule.CONSENT_BY_UNOPENED_MEANS, act, sentence, treaty.slug, clause.provision)
    too_soon = force.on is None or act.day.latest < force.on
    if clause.window is ConsentWindow.AFTER_ENTRY_INTO_FORCE and act.kind is ActKind.ACCESSION and too_soon:
        sentence = "came before the entry into force, from which alone the treaty is open to accession"
        yield found(FindingRule.CONSENT_BY_UNOPENED_MEANS, act, sentence, treaty.slug, clause.provision)
