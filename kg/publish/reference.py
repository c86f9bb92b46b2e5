"""Reference pages made from a build: how far published dates agree, which conflict, how complete each list is."""

from collections.abc import Callable, Iterable
from typing import Any

from kg.answers.lists import parties
from kg.answers.status import period_on
from kg.answers.tables import Tables
from kg.publish.questions import questions

_MADE = "This page is made from the data by `make reference`; change the data, not the page.\n\n"


def agreement(tables: Tables) -> str:
    """For each treaty: published days of effect against those that follow from deposit and clause."""
    rows, slips = [], []
    for table in tables.treaties():
        found = [act for act in table["acts"] if act["effective_published"] is not None]
        conflicts = {(c["act"], c["other"]): c for c in table["conflicts"] if c["of"] == "effective_date"}
        explained = [c for c in conflicts.values() if c["rule"]]
        open_ = [c for c in conflicts.values() if not c["rule"]]
        equal = sum(act["effective"] == act["effective_published"] for act in found)
        no_day = sum(act["effective"] is None for act in found)
        aside = len(found) - equal - no_day - sum(c["other"] in {a["effective_published"] for a in found} for c in open_)
        force = table["entry_into_force"]
        rows.append((table["slug"], len(found), equal, aside, no_day, len(open_), force["on"], force["computed"]))
        slips += [
            (table["slug"], c["act"].split("/", 1)[1], c["other"], c["used"], c["rule"] or "unexplained") for c in (*explained, *open_)
        ]
    heads = ("treaty", "compared", "equal", "explained", "no day follows", "unexplained", "in force, announced", "in force, recounted")
    return (
        "# Agreement with published dates\n\n"
        f"{_MADE}Each day of effect that a source prints is compared with the day that follows from the deposit and the clause alone. "
        "Those that a named rule sets aside count as explained; each stands below. Where a recount of the entry into force gives another "
        "day than the announced one, acts of dissolved States or days of deposit are missing; see the notes of the treaty.\n\n"
        + _markdown(heads, rows)
        + "\n## Days that differ\n\n"
        + _markdown(("treaty", "act", "published", "used", "rule"), slips)
    )


def conflicts(tables: Tables) -> str:
    """Every conflict of dates, with the day used, the other one, the rule that chose and who says so."""
    rows = [
        (
            table["slug"],
            c["act"].split("/", 1)[1],
            c["of"].replace("_", " "),
            c["used"],
            c["other"],
            c["rule"] or "",
            "; ".join(c["sources"]),
        )
        for table in tables.treaties()
        for c in table["conflicts"]
    ]
    heads = ("treaty", "act", "what", "used", "other", "rule", "sources of the other")
    return f"# Conflicts of dates\n\n{_MADE}Both days stay in the graph; the rule says why one is used.\n\n{_markdown(heads, rows)}"


def coverage(tables: Tables) -> str:
    """For each treaty: parties and signatories in our data against the published number, differences by name."""
    rows = []
    for table in tables.treaties():
        for count in table["published_counts"] or [
            {"on": table["data_as_of"], "parties": None, "note": "", "counts": "", "not_counted": []}
        ]:
            ours = _counted(tables, table, count)
            signed = sum(1 for account in table["actors"].values() if _status(account, count["on"]) == "signatory")
            difference = "" if count["parties"] is None else str(ours - count["parties"]) if ours != count["parties"] else "none"
            names = ", ".join(count.get("not_counted", ()))
            whole = "complete" if table["complete"] else f"not complete: {table['incomplete_because']}"
            rows.append((table["slug"], count["on"], ours, count["parties"] or "", difference, names, signed, whole, count["note"]))
    heads = ("treaty", "on", "parties here", "published", "difference", "by name", "signatories", "list of acts", "note")
    return (
        f"# Coverage\n\n{_MADE}Where the list of acts is not complete, a State without acts is `unknown`, never `none`.\n\n"
        f"{_markdown(heads, rows)}"
    )


def clauses(tables: Tables) -> str:
    """The final clauses and obligations of every treaty in plain words, with every parameter and its provision."""
    parts = [f"# Clauses\n\n{_MADE}The numbers that follow are those that the law engine computes with.\n"]
    for table in tables.treaties():
        rows = [(c["name"].replace("_", " "), c["provision"], c["says"], c["unconfirmed"]) for c in table["clauses"]]
        rows += [(o["id"], o["provision"], o["says"], o["unconfirmed"]) for o in table["obligations"]]
        parts.append(f"\n## {table['name']} (`{table['slug']}`)\n\n{_markdown(('clause', 'provision', 'says', 'unconfirmed'), rows)}")
    return "".join(parts)


def _counted(tables: Tables, table: dict[str, Any], count: dict[str, Any]) -> int:
    """Parties on the day; where the source counts a State from its deposit, also those whose day is still to come."""
    if count["counts"] != "consents":
        return int(parties(tables, table["slug"], count["on"])["count"]) if count["on"] else 0
    consented = ("party", "withdrawing", "party_pending", "contracting_state")
    return sum(1 for account in table["actors"].values() if _status(account, count["on"]) in consented)


def _status(account: dict[str, Any], on: str) -> str | None:
    period = period_on(account, on) if on else None
    return period[2] if period else None


PAGES: dict[str, Callable[[Tables], str]] = {
    "agreement.md": agreement,
    "clauses.md": clauses,
    "conflicts.md": conflicts,
    "coverage.md": coverage,
    "questions.md": questions,
}
"""Each page of ``docs/reference`` that is made from a build."""


def _markdown(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    heads = list(heads)
    lines = [" | ".join(heads), " | ".join("---" for _ in heads)]
    lines += [" | ".join(str("" if value is None else value).replace("|", "\\|") for value in row) for row in rows]
    return "".join(f"| {line} |\n" for line in lines)
