"""What 500 pages print is what the answers say: every State, every treaty, and pairs of them, the same ones each time."""

from datetime import date
from pathlib import Path

import pytest

import kg
from kg.answers.tables import Tables
from kg.api import Graph
from kg.site.addresses import file_of
from tests.browser.reading import Read, read

SAMPLED = 500


@pytest.fixture(scope="module")
def graph(build: Path) -> Graph:
    return kg.open(build)


@pytest.fixture(scope="module")
def pages(site: Path) -> list[str]:
    """Every page of a treaty and every eighth of a State; pairs fill up the rest."""
    treaties, states, pairs = (
        sorted(str(file.relative_to(site / "page").with_suffix("")) for file in (site / "page/id" / kind).rglob("*.html"))
        for kind in ("treaty", "actor", "participation")
    )
    chosen = [*treaties, *states[::8]]
    wanted = SAMPLED - len(chosen)
    return [*chosen, *pairs[:: len(pairs) // wanted][:wanted]]


def test_500_pages_say_what_the_answers_say(graph: Graph, tables: Tables, site: Path, pages: list[str], on: str) -> None:
    assert len(pages) == SAMPLED
    slugs = {table["name"]: table["slug"] for table in tables.treaties()}
    told = {path: read((site / file_of(path)).read_text(encoding="utf-8")) for path in pages}
    different = {path: found for path, page in told.items() if (found := _difference(graph, slugs, path, page, on))}
    assert different == {}


@pytest.mark.parametrize(
    ("path", "right", "wrong"),
    [
        ("id/participation/apmbc/LTU", "<strong>no</strong>", "<strong>yes</strong>"),
        ("id/participation/apmbc/LTU", "2025-12-27", "2025-12-26"),
        ("id/treaty/apmbc", ">2003-03-01<", ">2003-03-02<"),
        ("id/actor/LTU", "Bound by at least <strong>", "Bound by at least <strong>1"),
    ],
)
def test_a_wrong_page_is_noticed(graph: Graph, tables: Tables, site: Path, on: str, path: str, right: str, wrong: str) -> None:
    slugs = {table["name"]: table["slug"] for table in tables.treaties()}
    text = (site / file_of(path)).read_text(encoding="utf-8")
    assert right in text
    assert _difference(graph, slugs, path, read(text), on) == ""
    assert _difference(graph, slugs, path, read(text.replace(right, wrong)), on) != ""


def _difference(graph: Graph, slugs: dict[str, str], path: str, page: Read, on: str) -> str:
    match path.split("/"):
        case [_, "treaty", slug]:
            return _treaty(graph, slug, page, on)
        case [_, "actor", code]:
            return _state(graph, slugs, code, page, on)
        case [_, _, slug, code]:
            return _pair(graph, slug, code, page)
    raise AssertionError(path)


def _treaty(graph: Graph, slug: str, page: Read, on: str) -> str:
    """A page tells of its day, or of the last day of the list of acts where that ends earlier: it names the day that it tells of."""
    day = next(word for word in page.lead.replace(";", " ").replace(".", " ").split() if word[:4].isdigit() and len(word) == 10)
    told = graph.parties(slug, on=min(day, on))
    shown = [(row[0], row[1]) for row in page.rows.get("parties", [])]
    answered = sorted((party["name"], _since(party["since"], party.get("since_at_latest", False))) for party in told.parties)
    if sorted(shown) != answered:
        return f"parties: {set(shown) ^ set(answered)}"
    return "" if page.lead.split()[0] == str(told.count) == str(len(shown)) else f"count: {page.lead}, {told.count}"


def _state(graph: Graph, slugs: dict[str, str], code: str, page: Read, on: str) -> str:
    shown = {row[0]: (row[1].split(" until ")[0], row[2]) for row in page.rows.get("treaties", [])}
    statuses = {name: graph.status(code, slug, on=on) for name, slug in slugs.items() if name in shown}
    answered = {name: (told.status.replace("_", " "), _since(_day(told.since), told.since_at_latest)) for name, told in statuses.items()}
    bound = sum(told.bound for told in statuses.values())
    if shown != answered:
        return f"{set(shown.items()) ^ set(answered.items())}"
    return "" if f"Bound by {bound} of" in page.lead.replace("at least ", "") else f"{page.lead}: {bound}"


def _pair(graph: Graph, slug: str, code: str, page: Read) -> str:
    name, bound = next(iter(page.facts.items()))
    told = graph.status(code, slug, on=name.removeprefix("Bound on "))
    expected = {
        name: "yes" if told.bound else "not known" if told.status == "unknown" else "no",
        "Status": told.status.replace("_", " "),
        "Since": _since(_day(told.since), told.since_at_latest),
        "Until (not included)": _day(told.until, "open"),
    }
    if (shown := {fact: page.facts[fact].split(" (")[0] for fact in expected}) != expected:
        return f"{bound}: {shown}, {expected}"
    duties = graph.deadlines(told.on, actor=code, treaty=slug, standing=False)
    lost = [duty.id for duty in duties if not any(_tells(article, duty) for article in page.articles)]
    return "" if not lost and len(duties) == len(page.articles) else f"deadlines: {lost}, {len(duties)}, {page.articles}"


def _tells(article: str, duty: object) -> bool:
    facts = (duty.summary, duty.outcome.replace("_", " "), duty.deadline, duty.fulfilled_on)  # type: ignore[attr-defined]
    return all(str(fact) in article for fact in facts if fact)


def _since(day: str, at_latest: bool) -> str:
    return f"{day} at the latest" if at_latest else day


def _day(day: date | None, absent: str = "\N{EN DASH}") -> str:
    return absent if day is None else day.isoformat()
