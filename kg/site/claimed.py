"""The page of claims: sentences that somebody said, each with its verdict, the evidence, and the way to the proof."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.answers.tables import Tables
from kg.claims.judge import judge
from kg.claims.model import Judged
from kg.claims.propositions import ConsentKind, DateOf, EverParty, Interval, Order, Proposition, StatusOn
from kg.claims.read import read_claims
from kg.corpus.faults import CorpusFaults
from kg.namespaces import BASE
from kg.site.addresses import Addresses, anchor, pair_path, treaty_path
from kg.site.book import Book
from kg.site.claiming import STATUSES, Put
from kg.site.subjects import articles
from kg.site.templating import render


@dataclass(frozen=True, slots=True)
class Case:
    """One file of claims: judged, or with what is wrong with it."""

    name: str
    title: str
    judged: list[Judged]
    faults: list[str]

    @property
    def count(self) -> Counter[str]:
        """How many claims have which verdict."""
        return Counter(str(each.verdict) for each in self.judged)


def claims_page(book: Book, at: Addresses, told: Put | None = None) -> str:
    """Every file of claims that lies beside the corpus of the build; on a server a form for one of the reader, with its verdict."""
    cases = judged_beside(book.tables)
    title, said = book.texts.tell("claims-title"), book.texts.tell("claims-description")
    places = {slug: {each["place"] for each in articles(book, book.tables.treaty(slug))} for slug in book.titles}

    def proof(iri: str | None) -> tuple[str, str] | None:
        return _proof(book, places, iri.removeprefix(BASE)) if iri else None

    return render(
        "claims.html", book, at, title=title, said=said, cases=cases, proof=proof, pairs=pairs, put=told or Put(), statuses=STATUSES
    )


def claims_of(tables: Tables) -> Path:
    """The folder of claims in the corpus that stands beside a build."""
    return tables.build.resolve().parent / "data" / "claims"


@lru_cache(maxsize=2)
def judged_beside(tables: Tables) -> list[Case]:
    """The claims of the corpus that this build was made of, read once: none where no corpus stands beside it."""
    return [_case(tables, path) for path in sorted(claims_of(tables).glob("*.toml"))]


def _case(tables: Tables, path: Path) -> Case:
    try:
        file = read_claims(path, tables)
    except CorpusFaults as error:
        return Case(path.stem, path.stem, [], [str(fault) for fault in error.faults])
    return Case(path.stem, file.title, judge(file.claims, tables, file.events), [])


def pairs(judged: Judged) -> list[tuple[str, str]]:
    """The treaty and the State whose status a claim is about."""
    return list(dict.fromkeys(pair for said in judged.claim.propositions for pair in _pairs(said)))


def _pairs(said: Proposition) -> list[tuple[str, str]]:
    match said:
        case StatusOn() | EverParty():
            return [(said.treaty, code) for code in said.actors]
        case ConsentKind():
            return [(said.treaty, said.actor)]
        case DateOf():
            moments = [said.moment]
        case Interval():
            moments = [said.start, said.end]
        case Order():
            moments = [said.first, said.then]
        case _:
            moments = []
    return [(moment.treaty, moment.actor) for moment in moments if moment.treaty and moment.actor]


def _proof(book: Book, places: dict[str, set[str]], path: str) -> tuple[str, str] | None:
    """The page, and the place on it, where an act or a provision is shown."""
    match path.split("/"):
        case ["id", "act" | "domestic-act", slug, code, *_] if book.has_page(pair_path(slug, code)):
            return pair_path(slug, code), ""
        case ["id", "coverage", slug] if slug in book.titles:
            return treaty_path(slug), "coverage"
        case ["id", "treaty", slug, *rest] if slug in book.titles:
            place = anchor("article", "/".join(rest[1:]))
            return treaty_path(slug), place if place in places[slug] else ""
    return None
