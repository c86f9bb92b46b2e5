"""The page of a treaty, the page of a State, and the ledger of all obligations under a treaty."""

from collections import Counter
from typing import Any

from kg.answers.joining import CONSENTED, consent, named_for_force, needed, signatures
from kg.answers.latest import since_at_latest
from kg.answers.leaving import departures
from kg.answers.lists import bound_since, parties, timeline
from kg.answers.status import binds, period_on
from kg.namespaces import BASE
from kg.plots.steps import parties_by_day, unknown_on
from kg.site.addresses import Addresses, article_anchor
from kg.site.book import OFFICIAL, Book
from kg.site.chart import by_year, line
from kg.site.counted import open_for
from kg.site.strip import scale
from kg.site.templating import render


def treaty_page(book: Book, at: Addresses, asked: list[str]) -> str | None:
    """Facts, clauses in words, who takes part, who leaves, obligations, coverage."""
    if len(asked) != 1 or (slug := asked[0]) not in book.titles:
        return None
    table = book.tables.treaty(slug)
    standing = [book.standing(slug, code) for code in book.in_order if code in table["actors"]]
    bound = parties(book.tables, slug, book.on)
    since = {each["actor"]: each for each in bound["parties"]}
    steps = parties_by_day(table)
    return render(
        "treaty.html",
        book,
        at,
        of=[slug],
        title=table["name"],
        said=book.texts.tell("treaty-description", treaty=table["name"], day=book.on),
        data={"@type": "tkg:Treaty", "@id": f"{BASE}id/treaty/{slug}", "name": table["name"], "alternateName": table["names"]},
        slug=slug,
        table=table,
        bound=bound,
        since=since,
        rows={name: [row for row in standing if _part(row) == name] for name in ("party", "consented", "signed", "other")},
        joined={code: _joined(account, since.get(code, {}).get("since", book.on)) for code, account in table["actors"].items()},
        signed=signatures(book.tables, slug, book.on),
        needed=dict(sorted(needed(book.tables, slug, book.on).items(), key=lambda item: book.name(item[0]))),
        clauses=[{**clause, "says": _named(book, table, clause)} for clause in table["clauses"]],
        count=Counter(each["status"] for each in standing),
        departures=departures(book.tables, slug, book.on),
        positions=[(code, each) for code in book.in_order for each in table["actors"].get(code, {"positions": []})["positions"]],
        outcomes=_outcomes(book, slug),
        chart=line(steps, book.on),
        unknown=unknown_on(table, book.on),
        years=by_year(steps, book.on),
        articles=articles(book, table),
        related=[each["slug"] for each in book.tables.treaties() if slug in (each["parent"], each["slug"]) and each["slug"] != slug],
    )


def _part(row: dict[str, Any]) -> str:
    """The table of the page in which a row stands."""
    if row["bound"]:
        return "party"
    return "consented" if row["status"] in CONSENTED else "signed" if row["status"] == "signatory" else "other"


def _joined(account: dict[str, Any], day: str) -> tuple[str, str] | None:
    """The day and the kind of the consent on which a status of that day rests."""
    step = consent(account, day)
    return (step["date"], step["act"]) if step else None


def _named(book: Book, table: dict[str, Any], clause: dict[str, Any]) -> str:
    """A clause in words, with the names of those whom it lists by their codes."""
    listed = named_for_force(table)
    return str(clause["says"]).replace(", ".join(listed), ", ".join(map(book.name, listed))) if listed else str(clause["says"])


def articles(book: Book, table: dict[str, Any]) -> list[dict[str, Any]]:
    """Every provision of the treaty that some page cites, with what it is cited for."""
    said: dict[str, dict[str, None]] = {}
    for clause in table["clauses"]:
        said.setdefault(clause["provision"], {})[book.texts.code(clause["name"])] = None
    for obligation in table["obligations"]:
        said.setdefault(obligation["provision"], {})[obligation["summary"]] = None
    said.setdefault(table["entry_into_force"]["provision"], {})
    for account in table["actors"].values():
        for position in account["positions"]:
            said.setdefault(position["provision"], {})[book.texts.tell("treaty-contested")] = None
    for provision in book.cited[table["slug"]]:
        said.setdefault(provision, {})
    places: dict[str, dict[str, Any]] = {}
    for provision in sorted(filter(None, said), key=_in_order):
        places.setdefault(article_anchor(provision), {"provision": provision, "said": []})["said"] += said[provision]
    return [{"place": place, **told} for place, told in places.items()]


def _in_order(provision: str) -> list[tuple[int, str]]:
    """Numbers before words, 2 before 10."""
    return [(int(part), "") if part.isdigit() else (0, part) for part in article_anchor(provision).split("-")]


def _outcomes(book: Book, slug: str) -> dict[str, Counter[str]]:
    """How many parties stand where, for each obligation with deadlines."""
    found: dict[str, Counter[str]] = {}
    for duties in book.duties(slug).values():
        for duty in duties:
            if not duty["standing"]:
                found.setdefault(duty["obligation"], Counter())[duty["outcome"]] += 1
    return found


def actor_page(book: Book, at: Addresses, asked: list[str]) -> str | None:
    """Every treaty with the status of the day, what is due, the timeline, names and groups."""
    if len(asked) != 1 or (code := asked[0]) not in book.actors:
        return None
    register, name = book.tables.actors(), book.name(code)
    slugs = book.treaties_of.get(code, [])
    rows = [_row(book, slug, code) for slug in slugs]
    return render(
        "actor.html",
        book,
        at,
        of=slugs,
        title=name,
        said=book.texts.tell("actor-description", actor=name, day=book.on),
        data={"@type": "tkg:Actor", "@id": f"{BASE}id/actor/{code}", "name": name, "identifier": code},
        code=code,
        actor=book.actors[code],
        rows=rows,
        along=scale(rows, book.on),
        absent=[slug for slug in book.titles if slug not in slugs],
        number=sum(row["bound"] for row in rows),
        unknown=len(open_for(book, code)),
        duties=[each for slug in slugs for each in book.duties(slug).get(code, []) if not each["standing"]],
        events=list(reversed([each for each in timeline(book.tables, actor=code) if each["event"] != "status"])),
        positions=[(slug, each) for slug in slugs for each in book.tables.treaty(slug)["actors"][code]["positions"]],
        names=sorted({(n, s or "", e or "") for n, held in register["names"].items() for c, s, e in held if c == code}),
        groups=_groups(register, code),
        called=_called(book, code),
        named_by=book.tables.gazetteer()[code]["sources"],
    )


def _row(book: Book, slug: str, code: str) -> dict[str, Any]:
    account = book.tables.treaty(slug)["actors"][code]
    period = period_on(account, book.on)
    since = bound_since(account, period) if period is not None and binds(period) else None
    bound = {"bound_since": since, "bound_at_latest": since_at_latest(account, since)}
    return {**book.standing(slug, code), "name": book.titles[slug], **bound, "periods": account["periods"]}


def _called(book: Book, code: str) -> list[tuple[str, str, str, str]]:
    """Language, its code, the short name and the name that the United Nations uses, where a source has either."""
    told = book.tables.gazetteer()[code]
    named = ((code, told["short_names"].get(code, ""), told["un_names"].get(code, "")) for code in OFFICIAL)
    rows = [(book.texts.tell(f"language-{code}"), code, short, un) for code, short, un in named]
    return [row for row in rows if row[2] or row[3]]


def _groups(register: dict[str, Any], code: str) -> list[tuple[str, str, str, str]]:
    told = ((group, *member[1:]) for group, members in register["groups"].items() for member in members if member[0] == code)
    return [(group, role, start or "", end or "") for group, role, start, end in told]


def ledger_page(book: Book, at: Addresses, asked: list[str]) -> str | None:
    """State by obligation: where each party stands on the day."""
    if len(asked) != 1 or (slug := asked[0]) not in book.titles:
        return None
    table, duties = book.tables.treaty(slug), book.duties(slug)
    dated = {code: [each for each in duties[code] if not each["standing"]] for code in book.in_order if code in duties}
    used = {each["obligation"] for told in dated.values() for each in told}
    cells: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for code, told in dated.items():
        for each in told:
            cells.setdefault(code, {}).setdefault(each["obligation"], []).append(each)
    return render(
        "ledger.html",
        book,
        at,
        of=[slug],
        title=book.texts.tell("ledger-title", treaty=table["name"]),
        said=book.texts.tell("ledger-description", day=book.on),
        slug=slug,
        table=table,
        columns=[each for each in table["obligations"] if each["id"] in used],
        cells=cells,
    )
