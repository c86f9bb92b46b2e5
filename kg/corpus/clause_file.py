"""``treaty.toml`` turned into the clauses that the law engine reads; every misfit is a fault with its line."""

from collections.abc import Collection

from kg.corpus.cells import Table
from kg.corpus.clause_checks import check_clauses
from kg.corpus.clause_keys import ENTRY
from kg.corpus.faults import Ledger
from kg.corpus.files import Document
from kg.corpus.final_clauses import (
    consent_clause,
    end_of_treaty,
    entry_into_force_clause,
    later_consent_clause,
    signature_window,
    withdrawal_clause,
    withdrawal_limited,
)
from kg.corpus.model import Registers
from kg.corpus.obligation_clauses import read_obligation
from kg.law.clauses import Treaty
from kg.law.provisions import is_slug
from kg.law.vocabulary import ReservationRule, SuccessionRule


def read_treaty(
    document: Document, ledger: Ledger, sources: Collection[str] | None = None, registers: Registers | None = None
) -> Treaty | None:
    """The clauses of one treaty; ``None`` where they have a fault, for law cannot follow from a part of them."""
    whole, top = check_clauses(document, sources, registers, ledger), Table(document, "", document.content, ledger)
    whole = _named(top) and whole
    if ENTRY not in document.content:
        ledger.add(document.path, 1, "missing-clause", "no [entry_into_force]", "add the table with condition, rule and provision")
        whole = False
    return _clauses(document, top, ledger) if whole else None


def _named(top: Table) -> bool:
    """The slug is the name of the folder, and of a form that a provision of another treaty can cite."""
    folder, slug = top.document.path.parent.name, top.values.get("slug", "")
    if slug != folder:
        top.fault("slug", "wrong-slug", f'slug "{slug}" is not the name of the folder', f'write slug = "{folder}"')
    elif not is_slug(folder):
        mend = "use small letters, digits and hyphens for it and for the folder, a letter first"
        top.fault("slug", "wrong-slug", f'slug "{slug}" cannot be cited', mend)
    return slug == folder and is_slug(folder)


def _clauses(document: Document, top: Table, ledger: Ledger) -> Treaty | None:
    """The clauses of a file without fault; ``None`` where what they count from is not known."""
    tables = {key: Table(document, key, value, ledger) for key, value in document.content.items() if isinstance(value, dict)}
    windows = tuple(map(signature_window, top.within("signature")))
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
        withdrawal_limited=withdrawal_limited(tables.get("withdrawal")),
        succession=succession or SuccessionRule.NO_CLAUSE,
        reservations=reservations or ReservationRule.NO_CLAUSE,
        suspension_permitted="suspension" in tables and tables["suspension"].flag("permitted"),
        parent=top.text("parent"),
        end=end_of_treaty(tables.get("end")),
        adopted=tables["adoption"].date("date") if "adoption" in tables else None,
        obligations=tuple(o for o in map(read_obligation, top.within("obligation")) if o is not None),
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
