"""Pages that ask the graph: the editor of queries, the catalogue of questions, each question with its answer."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from shlex import quote
from urllib.parse import urlencode

from kg.answers.errors import QuestionError
from kg.namespaces import PREFIXES
from kg.places import queries
from kg.plots.palette import LOOKS
from kg.site.addresses import Addresses
from kg.site.assets import editor_files
from kg.site.book import Book
from kg.site.shown import MOST_ROWS, Shown, joined, shown
from kg.site.templating import render
from kg.sparql.catalogue import Question, catalogue
from kg.sparql.local import Limits, ask

SAMPLE = Limits(seconds=60)
"""What the sample answer to one question may cost when the site is written."""

FIRST_QUERY = f"""PREFIX tkg: <{PREFIXES["tkg"]}>
PREFIX skos: <{PREFIXES["skos"]}>

SELECT ?treaty ?name ?inForce WHERE {{
  ?treaty a tkg:Treaty ; skos:prefLabel ?name .
  OPTIONAL {{ ?treaty tkg:entryIntoForce ?inForce }}
}} ORDER BY ?name
"""
"""What stands in the editor at first."""


TABLE_FORMATS = (("csv", "CSV"), ("tsv", "TSV"), ("json", "JSON"), ("xml", "XML"))
GRAPH_FORMATS = (("ttl", "Turtle"), ("nt", "N-Triples"), ("jsonld", "JSON-LD"), ("rdf", "RDF/XML"))
"""In which an endpoint gives an answer as a file."""


BESIDE = {
    38: ("question-releases", "compare"),
    39: ("question-recorded", "states"),
    41: ("question-withdrawal", "departures"),
    42: ("question-claim", "claims"),
}
"""Questions that commands answer and no query: what says so, and the page nearest to the answer."""

_WORD = re.compile(r"\btkg:(\w+)")
"""A term of the ontology in a query."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asked a server: the values given, the query that came of them, and its answer."""

    query: str
    answer: Shown | None = None
    given: Mapping[str, str] = field(default_factory=dict)


def sparql_page(book: Book, at: Addresses, asked: Asked | None = None) -> str:
    """A form for a query, with the answer where one was asked; a script puts an editor in its place."""
    asked = asked or Asked(FIRST_QUERY)
    return render(
        "sparql.html",
        book,
        at,
        title=book.texts.tell("sparql-title"),
        said=book.texts.tell("sparql-description"),
        asked=asked,
        prefixes=PREFIXES,
        editor=[] if at.static else editor_files(),
        statuses=LOOKS,
        formats=GRAPH_FORMATS if asked.answer and asked.answer.graph else TABLE_FORMATS,
        most=MOST_ROWS,
    )


@lru_cache(maxsize=1)
def questions() -> dict[str, Question]:
    """The competency questions by name, in the order of their numbers."""
    return {each.name: each for each in catalogue(queries()) if each.folder == "competency"}


def questions_page(book: Book, at: Addresses) -> str:
    """The catalogue."""
    title, said = book.texts.tell("questions-title"), book.texts.tell("questions-description")
    return render("questions.html", book, at, title=title, said=said, listed=_listed(book, at))


def _listed(book: Book, at: Addresses) -> list[tuple[int, object]]:
    """The questions in the order of their numbers; of those that no query answers, what does."""
    found: list[tuple[int, object]] = [(each.number or 0, each) for each in questions().values()]
    if found:
        found += [(number, book.texts.say(name, address=at.to(path))) for number, (name, path) in BESIDE.items()]
    return sorted(found, key=lambda each: each[0])


def question_paths(_: Book) -> list[str]:
    """The page of every question."""
    return [f"question/{name}" for name in questions()]


def question_page(book: Book, at: Addresses, asked: list[str], told: Asked | None = None) -> str | None:
    """A question with its query and an answer: what a reader asked, else that to the values which the catalogue gives."""
    if len(asked) != 1 or (question := questions().get(asked[0])) is None:
        return None
    told = told or Asked(question.text, sample(book.tables.build, question.text))
    numbers = list(questions())
    place = numbers.index(question.name)
    return render(
        "question.html",
        book,
        at,
        title=question.title,
        said=question.question,
        question=question,
        asked=told,
        before=numbers[place - 1] if place else None,
        after=numbers[place + 1] if place + 1 < len(numbers) else None,
        command=_values_of(question, told),
        whole=f"sparql?{urlencode({'query': told.query, 'format': 'csv'})}",
        statuses=LOOKS,
        words=sorted(set(_WORD.findall(question.text))),
        most=MOST_ROWS,
    )


def _values_of(question: Question, told: Asked) -> list[str]:
    """The values as a shell takes them; what is open is named only where a default would take its place."""
    values = ((each, told.given.get(name, each.default)) for name, each in question.parameters.items())
    return [quote(f"{each.name}={value}") for each, value in values if value or each.default]


def sample(build: Path, query: str) -> Shown:
    """The answer of the embedded store, within bounds; where there is none, why."""
    try:
        return shown(ask(build, query, SAMPLE), joined(query))
    except QuestionError as error:
        return Shown(problem=str(error))
