"""Every question gives the same rows on every engine, or the difference is a fault of the engine that is named here."""

from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from kg.sparql.answer import Answer
from kg.sparql.catalogue import Question, catalogue
from kg.sparql.errors import EndpointError, EndpointTimeout
from kg.sparql.local import Limits, ask
from kg.sparql.remote import Endpoint
from tests.remote.engines import ENGINES, started
from tests.server.served import ROOT

QUESTIONS = [question for question in catalogue(ROOT / "queries") if question.folder != "hygiene"]

FAULTS = {
    ("virtuoso", "country-years"): "no row is left where SUBSTR of a day is compared with a year that VALUES gives",
    ("virtuoso", "survivors"): "SQ156: its compiler does not find a subquery that it made itself",
    ("virtuoso", "identifiers-missing"): "FILTER NOT EXISTS does not see a property that VALUES gives",
    ("comunica", "compliance-matrix"): "no answer within twenty seconds, over 80,000 statements in memory",
}
"""What an engine cannot do; each must still be so, else the line is to go."""

UNSTEADY = {
    ("virtuoso", "binding-both"): "with some plans of the query: VECSL internal error, a variable in FILTER NOT EXISTS is not set yet",
    ("comunica", "survivors"): "ten seconds on a machine with nothing else to do, and no answer within a minute on a busy one",
}
"""What an engine refuses at times, by the plan that it happens to make; an answer that it gives must be right."""

LAST = FAULTS | UNSTEADY
"""Asked last and not waited for long, so that no other question pays for what these leave behind."""

Rows = Counter[tuple[tuple[str, ...], ...]] | bool
Outcomes = Mapping[str, Rows | Exception]


@pytest.fixture(scope="module")
def ours(apmbc_build: Path) -> Outcomes:
    """What the embedded store answers; asked before any thread begins, for then a query costs a fork and no interpreter."""
    return {question.name: rows(ask(apmbc_build, question.text, Limits(60))) for question in QUESTIONS}


@pytest.fixture(scope="module")
def theirs(
    request: pytest.FixtureRequest, ours: Outcomes, apmbc_build: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Mapping[str, Future[Outcomes]]]:
    """All engines started one after the other and asked side by side; only those that some test wants."""
    wanted = sorted({item.callspec.params["engine"] for item in request.session.items if "engine" in getattr(item, "fixturenames", ())})
    with ExitStack() as stack:
        urls = {name: stack.enter_context(started(name, apmbc_build, tmp_path_factory.mktemp("engine"))) for name in wanted}
        with ThreadPoolExecutor(len(ENGINES)) as many:
            yield {name: many.submit(answers, name, url) for name, url in urls.items()}


def answers(engine: str, url: str) -> Outcomes:
    """What an engine says to every question, two at a time."""

    def answer(question: Question) -> tuple[str, Rows | Exception]:
        endpoint = Endpoint(url, seconds=20 if (engine, question.name) in LAST else 180)
        try:
            return question.name, rows(endpoint.ask(question.text))
        except (EndpointError, EndpointTimeout) as error:
            return question.name, error

    with ThreadPoolExecutor(2) as two:
        return dict(two.map(answer, sorted(QUESTIONS, key=lambda question: (engine, question.name) in LAST)))


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
@pytest.mark.parametrize("engine", ENGINES)
def test_same_rows(theirs: Mapping[str, Future[Outcomes]], ours: Outcomes, engine: str, question: Question) -> None:
    told = theirs[engine].result()[question.name]
    if (engine, question.name) in FAULTS:
        assert told != ours[question.name], f"{engine} can do it now: {FAULTS[engine, question.name]}"
        return
    if isinstance(told, Exception) and (engine, question.name) not in UNSTEADY:
        raise told
    assert isinstance(told, Exception) or told == ours[question.name]


def rows(answer: Answer) -> Rows:
    """Rows without their order, by values: engines spell truth values and empty concatenations in their own ways."""
    if answer.boolean is not None:
        return answer.boolean
    return Counter(tuple(sorted((name, *told(term)) for name, term in row.items() if told(term)[1])) for row in answer.bindings)


def told(term: dict[str, str]) -> tuple[str, str, str]:
    """Kind, value and datatype; the order within GROUP_CONCAT is free (SPARQL 1.1, 18.5.1.7), one of nothing is a space in Virtuoso."""
    kind = "literal" if term["type"] == "typed-literal" else term["type"]  # as SPARQL 1.0 had it
    datatype = term.get("datatype", "").removeprefix("http://www.w3.org/2001/XMLSchema#")
    value = "; ".join(sorted(term["value"].split("; "))).strip()
    if datatype == "boolean":
        value = {"1": "true", "0": "false"}.get(value, value)
    return kind, value, "" if datatype == "string" else datatype
