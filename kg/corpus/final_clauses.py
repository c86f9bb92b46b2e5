"""The final clauses of ``treaty.toml``, each read from its table."""

from datetime import date

from kg.corpus.cells import Table
from kg.corpus.clause_keys import ENTRY
from kg.law.clauses import (
    Condition,
    ConsentClause,
    End,
    EntryIntoForceClause,
    LaterConsentClause,
    SignatureWindow,
    WithdrawalClause,
)
from kg.law.date_rules import DateRule, add_period
from kg.law.vocabulary import (
    ActKind,
    Anchor,
    ConditionKind,
    ConsentWindow,
    DateFunction,
    EndCause,
    Floor,
    Pivot,
    Proviso,
    Unit,
)


def _rule(table: Table, key: str = "rule") -> DateRule | None:
    if key not in table.values:
        table.fault(key, "missing-key", f"{table.key} has no {key}", "add { kind = …, n = …, unit = …, anchor = … }")
    inner = table.table(key)
    if inner is None:
        return None
    function, anchor = inner.code("kind", DateFunction), inner.code("anchor", Anchor)
    if function is None or anchor is None:
        return None
    unit = inner.code("unit", Unit, Unit.DAY) or Unit.DAY
    return DateRule(function, anchor, inner.number("n"), unit, inner.flag("at_least"), inner.text("provision"))


def signature_window(table: Table) -> SignatureWindow:
    """When and where a treaty was open for signature (VCLT 10-12)."""
    provision = table.text("provision")
    if table.values.get("closes") == ENTRY:
        return SignatureWindow(table.date("opens"), None, True, table.text("place"), provision)
    return SignatureWindow(table.date("opens"), table.date("closes"), False, table.text("place"), provision)


def consent_clause(table: Table | None) -> ConsentClause | None:
    """By which acts States consent to be bound (VCLT 11-15)."""
    if table is None:
        return None
    window = table.code("window", ConsentWindow, ConsentWindow.ANY_TIME) or ConsentWindow.ANY_TIME
    provision = table.text("provision")
    return ConsentClause(table.codes("signatories", ActKind), table.codes("others", ActKind), window, table.text("requires"), provision)


def entry_into_force_clause(table: Table, windows: tuple[SignatureWindow, ...]) -> EntryIntoForceClause | None:
    """When the treaty itself enters into force (VCLT 24(1)-(2))."""
    rule, condition, provision = _rule(table), _condition(table), table.text("provision")
    if rule is None or condition is None:
        return None
    floor = _not_before(table, windows)
    return EntryIntoForceClause(condition, rule, provision, floor, table.date("announced"), table.date("triggered"))


def _condition(table: Table) -> Condition | None:
    inner = table.table("condition")
    kind = inner.code("kind", ConditionKind) if inner else None
    if inner is None or kind is None:
        if inner is None:
            table.fault("condition", "missing-key", f"{table.key} has no condition", "add condition = { kind = … }")
        return None
    return Condition(
        kind,
        inner.number("n"),
        inner.number("others"),
        frozenset(inner.texts("named")),
        inner.codes("counts", ActKind),
        inner.number("numerator"),
        inner.number("denominator", 1),
        inner.texts("requires"),
        inner.flag("waivable"),
    )


def _not_before(table: Table, windows: tuple[SignatureWindow, ...]) -> date | None:
    """A floor counted from the opening for signature (CWC XXI(1), CTBT XIV(1))."""
    inner = table.table("not_before")
    if inner is None:
        return None
    opened = min((window.opens for window in windows if window.opens), default=None)
    if opened is None or inner.text("after") != Anchor.OPENING_FOR_SIGNATURE:
        table.fault(
            "not_before", "unknown-anchor", "not_before counts from no known day", 'write after = "opening_for_signature" and a window'
        )
        return None
    return add_period(opened, inner.number("n"), inner.code("unit", Unit, Unit.YEAR) or Unit.YEAR)


def later_consent_clause(table: Table | None) -> LaterConsentClause | None:
    """From which day a later instrument binds (VCLT 24(3))."""
    if table is None:
        return None
    pivot, rule, provision = table.code("pivot", Pivot), _rule(table), table.text("provision")
    accession = _rule(table, "accession") if "accession" in table.values else None
    return LaterConsentClause(pivot, rule, provision, table.codes("floors", Floor), accession) if pivot and rule else None


def withdrawal_clause(table: Table | None) -> WithdrawalClause | None:
    """How a party leaves (VCLT 54, 56); ``None`` where the treaty has no clause that permits it in general."""
    if table is None or not table.flag("permitted"):
        return None
    rule, proviso, earliest = _rule(table), table.table("proviso"), table.table("earliest_notice")
    if rule is None:
        return None
    return WithdrawalClause(
        rule,
        table.text("provision"),
        proviso.code("kind", Proviso) if proviso else None,
        proviso.text("provision", required=True) if proviso else "",
        earliest.number("n") if earliest else 0,
        (earliest.code("unit", Unit) if earliest else None) or Unit.YEAR,
        earliest.text("provision", required=True) if earliest else "",
    )


def withdrawal_limited(table: Table | None) -> str:
    """The provision that forbids leaving or limits it to a special case; a treaty that has one is not silent (VCLT 56(1))."""
    if table is None or table.flag("permitted") or table.flag("no_clause") or table.flag("unread"):
        return ""
    return table.text("provision")


def end_of_treaty(table: Table | None) -> End | None:
    """When and why the treaty stopped being in force for all (VCLT 54-59)."""
    if table is None:
        return None
    on, cause = table.date("date", required=True), table.code("cause", EndCause)
    return End(on, cause, table.text("provision"), table.texts("source")) if on and cause else None
