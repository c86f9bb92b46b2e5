"""The page of a State and a treaty: the status on a day with its proof, acts, deadlines, other views."""

from typing import Any

from kg.answers.explain import explain
from kg.answers.words import step_said
from kg.namespaces import BASE
from kg.site.addresses import Addresses, pair_path
from kg.site.book import Book
from kg.site.strip import scale
from kg.site.templating import render


def pair_page(book: Book, at: Addresses, asked: list[str]) -> str | None:
    """The whole page; also of a State that did nothing, for then that is the answer."""
    if len(asked) != 2 or asked[0] not in book.titles or asked[1] not in book.actors:
        return None
    slug, code = asked
    table = book.tables.treaty(slug)
    account = table["actors"].get(code, {"periods": [], "overlays": [], "positions": []})
    answer = explain(book.tables, code, slug, book.on)
    acts = book.acts(slug).get(code, [])
    known = {act["id"] for act in acts}
    return render(
        "pair.html",
        book,
        at,
        of=[slug],
        title=book.texts.tell("pair-title", actor=book.name(code), treaty=table["name"]),
        said=answer["says"],
        data=_data(book, slug, code, account),
        table=table,
        code=code,
        slug=slug,
        account=account,
        along=scale([account], book.on),
        answer=answer,
        acts=sorted((*acts, *(act for act in table["domestic_acts"] if act["actor"] == code)), key=_last_day),
        said_of=lambda step: step_said(book.tables, step)["says"],
        conflicts=[each for each in table["conflicts"] if each["act"] in known],
        duties=book.duties(slug).get(code, []),
    )


def _last_day(act: dict[str, Any]) -> str:
    """The last day on which an act can have been done, so that one known to the month stands after the days of that month."""
    return f"{act['date'].rpartition('..')[2].rstrip(']')}~"


def _data(book: Book, slug: str, code: str, account: dict[str, Any]) -> dict[str, Any]:
    return {
        "@type": "tkg:Participation",
        "@id": f"{BASE}{pair_path(slug, code)}",
        "name": book.texts.tell("pair-title", actor=book.name(code), treaty=book.titles[slug]),
        "tkg:participant": {"@id": f"{BASE}id/actor/{code}"},
        "tkg:inTreaty": {"@id": f"{BASE}id/treaty/{slug}"},
        "@reverse": {"tkg:ofParticipation": [_period(slug, code, *period[:3]) for period in account["periods"]]},
    }


def _period(slug: str, code: str, start: str, end: str | None, status: str) -> dict[str, Any]:
    told = {
        "@id": f"{BASE}id/status/{slug}/{code}/{start}",
        "@type": "tkg:StatusPeriod",
        "tkg:status": {"@id": f"{BASE}vocabulary/base-status/{status}"},
        "tkg:start": _day(start),
    }
    return told if end is None else {**told, "tkg:end": _day(end)}


def _day(day: str) -> dict[str, str]:
    return {"@type": "xsd:date", "@value": day}
