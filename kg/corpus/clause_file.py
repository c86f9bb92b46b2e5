"""``treaty.toml`` turned into the clauses that the law engine reads; every misfit is a fault with its line."""

from collections.abc import Collection

from kg.corpus.cells import Table
from kg.corpus.clause_keys import check_keys
from kg.corpus.faults import Ledger
from kg.corpus.files import Document
from kg.corpus.final_clauses import (
    ENTRY,
    consent_clause,
    end_of_treaty,
    entry_into_force_clause,
    later_consent_clause,
    signature_window,
    withdrawal_clause,
)
from kg.corpus.obligation_clauses import read_obligation
from kg.law.clauses import Treaty
from kg.law.vocabulary import ReservationRule, SuccessionRule


def read_treaty(document: Document, ledger: Ledger, sources: Collection[str] | None = None) -> Treaty | None:
    """The clauses of one treaty; ``None`` where its entry into force cannot be read."""
    check_keys(document, sources, ledger)
    top = Table(document, "", document.content, ledger)
    tables = {key: Table(document, key, value, ledger) for key, value in document.content.items() if isinstance(value, dict)}
    slug = top.text("slug")
    if slug != document.path.parent.name:
        top.fault("slug", "wrong-slug", f'slug "{slug}" is not the name of the folder', f'write slug = "{document.path.parent.name}"')
    windows = tuple(signature_window(table) for table in _many(document, "signature", ledger))
    if ENTRY not in tables:
        ledger.add(document.path, 1, "missing-clause", "no [entry_into_force]", "add the table with condition, rule and provision")
        return None
    force = entry_into_force_clause(tables[ENTRY], windows)
    if force is None:
        return None
    succession = tables["succession"].code("rule", SuccessionRule, SuccessionRule.NO_CLAUSE) if "succession" in tables else None
    reservations = tables["reservations"].code("rule", ReservationRule, ReservationRule.NO_CLAUSE) if "reservations" in tables else None
    return Treaty(
        slug=document.path.parent.name,
        entry_into_force=force,
        later_consent=later_consent_clause(tables.get("later_consent")),
        signature=windows,
        consent=consent_clause(tables.get("consent")),
        withdrawal=withdrawal_clause(tables.get("withdrawal")),
        succession=succession or SuccessionRule.NO_CLAUSE,
        reservations=reservations or ReservationRule.NO_CLAUSE,
        suspension_permitted="suspension" in tables and tables["suspension"].flag("permitted"),
        parent=top.text("parent"),
        end=end_of_treaty(tables.get("end")),
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
