"""Pages that hold the answer to a query: the form for one's own, and the questions of the catalogue with one's own values."""

from functools import partial

from starlette.requests import Request

from kg.answers.errors import QuestionError
from kg.server.pool import Refused
from kg.server.protocol import Asked as Query
from kg.server.protocol import BadRequest, asked
from kg.server.site import Site, in_short
from kg.server.sparql import answer_to
from kg.site import asking
from kg.site.addresses import Addresses
from kg.site.asking import Asked
from kg.site.claimed import claims_page
from kg.site.claiming import FIELDS, put
from kg.site.shown import Shown, joined, shown
from kg.site.texts.catalogue import Texts
from kg.sparql.answer import Answer, from_json
from kg.sparql.form import form_of

_ASKING = frozenset({"query", "update"})
"""Parameters that ask something; others, such as the day that pages are asked for, leave the form as it is."""


async def asked_page(site: Site, request: Request, path: str) -> tuple[str, int] | None:
    """The page with its answer and the status that fits, or ``None`` where nothing is asked on it."""
    return await (_claims(site, request) if path == "claims" else _queried(site, request, path))


async def _claims(site: Site, request: Request) -> tuple[str, int] | None:
    """The page of claims with the verdict on the one that was put."""
    book, given = site.book, {key: value for key, value in request.query_params.items() if key in FIELDS}
    if not given:
        return None
    told = await site.workshop.make(partial(put, book, given))
    return await site.workshop.make(partial(claims_page, book, Addresses("claims", static=False), told)), 400 if told.wrong else 200


async def _queried(site: Site, request: Request, path: str) -> tuple[str, int] | None:
    """A page of a query with what it gives."""
    book, at = site.book, Addresses(path, static=False)
    if path == "sparql":
        if not _ASKING & request.query_params.keys():
            return None
        try:
            query = asked("GET", request.scope["query_string"], "", b"") or Query("")
        except BadRequest as error:
            wrong = Asked(request.query_params.get("query", ""), Shown(problem=str(error)))
            return await site.workshop.make(partial(asking.sparql_page, book, at, wrong)), error.status
        answer, status = await _answered(site, request, query)
        return await site.workshop.make(partial(asking.sparql_page, book, at, Asked(query.query, answer))), status
    name = path.removeprefix("question/")
    question = asking.questions().get(name)
    if question is None:
        return None
    given = {key: value for key, value in request.query_params.items() if key in question.parameters}
    try:
        text = question.bound(given, site.tables)
    except QuestionError as error:
        wrong = Asked(question.text, Shown(problem=_sentence(book.texts, error)), given)
        return await site.workshop.make(partial(asking.question_page, book, at, [name], wrong)) or "", 400
    answer, status = await _answered(site, request, Query(text), joined(text))
    told = await site.workshop.make(partial(asking.question_page, book, at, [name], Asked(text, answer, given)))
    return None if told is None else (told, status)


def _sentence(texts: Texts, error: QuestionError) -> str:
    said = in_short(str(error))
    return texts.tell("question-near", problem=said, names=", ".join(error.suggestions)) if error.suggestions else said


async def _answered(site: Site, request: Request, query: Query, sets: frozenset[str] = frozenset()) -> tuple[Shown, int]:
    """What the query gives, or the sentence why it gives nothing: on a page both are read."""
    try:
        form = form_of(query.query)
        content = await answer_to(site, request, query, form, "ttl" if form.is_graph else "json")
    except QuestionError as error:
        return Shown(problem=str(error)), 400
    except (BadRequest, Refused) as error:
        return Shown(problem=str(error)), error.status
    if form.is_graph:
        return shown(Answer(form.kind, triples=content.decode())), 200
    return await site.workshop.make(lambda: shown(from_json(form.kind, content), sets)), 200
