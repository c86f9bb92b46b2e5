"""``treaty.toml`` turned into the clauses that the law engine reads; every misfit is a fault with its line."""

from collections.abc import Collection
from datetime import date

from kg.corpus.cells import Table
from kg.corpus.clause_keys import check_keys
from kg.corpus.faults import Ledger
from kg.corpus.files import Document
from kg.corpus.obligation_clauses import read_obligation
from kg.law.clauses import (
    Condition,
    ConsentClause,
    End,
    EntryIntoForceClause,
    LaterConsentClause,
    SignatureWindow,
    Treaty,
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
    ReservationRule,
    SuccessionRule,
    Unit,
)

_ENTRY = "entry_into_force"


def read_treaty(document: Document, ledger: Ledger, sources: Collection[str] | None = None) -> Treaty | None:
    """The clauses of one treaty; ``None`` where its entry into force cannot be read."""
    check_keys(document, sources, ledger)
    top = Table(document, "", document.content, ledger)
    tables = {key: Table(document, key, value, ledger) for key, value in document.content.items() if isinstance(value, dict)}
    slug = top.text("slug")
    if slug != document.path.parent.name:
        top.fault("slug", "wrong-slug", f'slug "{slug}" is not the name of the folder', f'write slug = "{document.path.parent.name}"')
    windows = tuple(_window(table) for table in _many(document, "signature", ledger))
    if _ENTRY not in tables:
        ledger.add(document.path, 1, "missing-clause", "no [entry_into_force]", "add the table with condition, rule and provision")
        return None
    force = _entry_into_force(tables[_ENTRY], windows)
    if force is None:
        return None
    succession = tables["succession"].code("rule", SuccessionRule, SuccessionRule.NO_CLAUSE) if "succession" in tables else None
    reservations = tables["reservations"].code("rule", ReservationRule, ReservationRule.NO_CLAUSE) if "reservations" in tables else None
    return Treaty(
        slug=document.path.parent.name,
        entry_into_force=force,
        later_consent=_later(tables.get("later_consent")),
        signature=windows,
        consent=_consent(tables.get("consent")),
        withdrawal=_withdrawal(tables.get("withdrawal")),
        succession=succession or SuccessionRule.NO_CLAUSE,
        reservations=reservations or ReservationRule.NO_CLAUSE,
        suspension_permitted="suspension" in tables and tables["suspension"].flag("permitted"),
        parent=top.text("parent"),
        end=_end(tables.get("end")),
        adopted=tables["adoption"].date("date") if "adoption" in tables else None,
        obligations=tuple(o for o in map(read_obligation, _many(document, "obligation", ledger)) if o is not None),
        unconfirmed=_unconfirmed(document),
        unread=frozenset(key for key, table in tables.items() if table.flag("unread")),
    )


def _unconfirmed(document: Document) -> dict[str, str]:
    """Why a source must still confirm a clause, by the name of its table; obligations carry their own."""
    found: dict[str, str] = {}
    for key, value in document.content.items():
        for number, table in enumerate(value if isinstance(value, list) and key != "obligation" else [value]):
            if isinstance(table, dict) and isinstance(table.get("basis"), str):
                found[f"{key}.{number}" if isinstance(value, list) else key] = table["basis"]
    return found


def _many(document: Document, key: str, ledger: Ledger) -> list[Table]:
    values = document.content.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
        ledger.add(document.path, document.line(key), "wrong-type", f"{key} must be an array of tables", f"write [[{key}]]")
        return []
    return [Table(document, f"{key}.{number}", value, ledger) for number, value in enumerate(values)]


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


def _window(table: Table) -> SignatureWindow:
    provision = table.text("provision")
    if table.values.get("closes") == _ENTRY:
        return SignatureWindow(table.date("opens"), None, True, table.text("place"), provision)
    return SignatureWindow(table.date("opens"), table.date("closes"), False, table.text("place"), provision)


def _consent(table: Table | None) -> ConsentClause | None:
    if table is None:
        return None
    window = table.code("window", ConsentWindow, ConsentWindow.ANY_TIME) or ConsentWindow.ANY_TIME
    provision = table.text("provision")
    return ConsentClause(table.codes("signatories", ActKind), table.codes("others", ActKind), window, table.text("requires"), provision)


def _entry_into_force(table: Table, windows: tuple[SignatureWindow, ...]) -> EntryIntoForceClause | None:
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


def _later(table: Table | None) -> LaterConsentClause | None:
    if table is None:
        return None
    pivot, rule, provision = table.code("pivot", Pivot), _rule(table), table.text("provision")
    accession = _rule(table, "accession") if "accession" in table.values else None
    return LaterConsentClause(pivot, rule, provision, table.codes("floors", Floor), accession) if pivot and rule else None


def _withdrawal(table: Table | None) -> WithdrawalClause | None:
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


def _end(table: Table | None) -> End | None:
    if table is None:
        return None
    on, cause = table.date("date", required=True), table.code("cause", EndCause)
    return End(on, cause, table.text("provision"), table.texts("source")) if on and cause else None
