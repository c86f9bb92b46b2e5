"""A query to a remote endpoint by the SPARQL 1.1 Protocol; what is not a SPARQL answer is said in a sentence.

Credentials come from the environment alone: ``KG_ENDPOINT_USER`` with
``KG_ENDPOINT_PASSWORD``, or ``KG_ENDPOINT_TOKEN``.
"""

import os
import re
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from kg.answers.errors import QuestionError
from kg.sparql.answer import Answer, from_json
from kg.sparql.errors import EndpointError, QuerySyntax
from kg.sparql.form import Form, form_of, with_prefixes
from kg.sparql.transport import Reply, send

TABLES = "application/sparql-results+json, application/json;q=0.5"
GRAPHS = "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5"
_RESULTS = frozenset({"application/sparql-results+json", "application/json", "text/json"})
_RDF = {
    "application/n-triples": "N_TRIPLES",
    "text/plain": "N_TRIPLES",  # as N-Triples were first served
    "text/turtle": "TURTLE",
    "application/x-turtle": "TURTLE",
    "application/rdf+xml": "RDF_XML",
}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A SPARQL endpoint by its address, with the limits of one question."""

    url: str
    seconds: float = 30.0
    size: int = 256 << 20
    sleep: Callable[[float], None] = time.sleep

    def __post_init__(self) -> None:
        address = urlsplit(self.url)
        if address.scheme not in ("http", "https") or not address.hostname:
            raise QuestionError(f'"{self.url}" is no address of an endpoint; write http://… or https://…')
        if "@" in address.netloc:
            raise QuestionError("credentials do not belong in the address; set KG_ENDPOINT_USER and KG_ENDPOINT_PASSWORD")

    def ask(self, text: str) -> Answer:
        """The answer; raises QueryRefused, QuerySyntax, EndpointTimeout or EndpointError."""
        form = form_of(text)
        reply = send(_request(self.url, with_prefixes(text, form), form, self.seconds), self.seconds, self.size, self.sleep)
        _refuse(reply, self.url)
        return _graph(form, reply) if form.is_graph else _table(form, reply)


def _request(url: str, text: str, form: Form, seconds: float) -> urllib.request.Request:
    """The request that SPARQLWrapper makes: kind of query, method, Accept and time-out are set, none is guessed."""
    from SPARQLWrapper import JSON, POST, TURTLE, URLENCODED, SPARQLWrapper  # noqa: PLC0415 -- imports rdflib; only a remote question needs it

    wrapper = SPARQLWrapper(url, returnFormat=TURTLE if form.is_graph else JSON, agent="treaty-kg")
    wrapper.setOnlyConneg(True)
    wrapper.setMethod(POST)
    wrapper.setRequestMethod(URLENCODED)
    wrapper.setTimeout(max(1, int(seconds)))
    wrapper.setQuery(text)
    wrapper.queryType = form.kind
    wrapper.addCustomHttpHeader("Accept", GRAPHS if form.is_graph else TABLES)
    token, user = os.environ.get("KG_ENDPOINT_TOKEN"), os.environ.get("KG_ENDPOINT_USER")
    if token:
        wrapper.addCustomHttpHeader("Authorization", f"Bearer {token}")
    elif user:
        wrapper.setCredentials(user, os.environ.get("KG_ENDPOINT_PASSWORD", ""))
    request: urllib.request.Request = wrapper._createRequest()  # sent by our own opener, which keeps to one host
    return request


def _refuse(reply: Reply, url: str) -> None:
    """What the code says where it is not a success."""
    if 200 <= reply.code < 300:
        return
    said = _said(reply)
    if reply.code == 400:
        raise QuerySyntax(f"the endpoint refuses the query: {said}")
    if reply.code in (401, 403):
        raise EndpointError(f"the endpoint wants credentials (HTTP {reply.code}); set KG_ENDPOINT_USER and KG_ENDPOINT_PASSWORD")
    if reply.code in (404, 405) and urlsplit(url).path in ("", "/"):
        near = urlsplit(url)._replace(path="/sparql").geturl()
        raise EndpointError(f"there is no endpoint at this address (HTTP {reply.code}); is it {near}?")
    if reply.code == 404:
        raise EndpointError("there is no endpoint at this address (HTTP 404)")
    raise EndpointError(f"the endpoint failed (HTTP {reply.code}): {said}")


def _table(form: Form, reply: Reply) -> Answer:
    if reply.kind not in _RESULTS:
        raise _wrong(reply, "SPARQL results in JSON")
    try:
        answer = from_json(form.kind, reply.content)
    except ValueError as error:
        raise EndpointError(f"the answer is cut off or is no SPARQL results JSON: {error}") from None
    if (answer.boolean is None) == (form.kind == "ASK"):
        raise EndpointError(f"the endpoint answers {form.kind} with {'a table' if answer.boolean is None else 'a truth value'}")
    return answer


def _graph(form: Form, reply: Reply) -> Answer:
    if reply.kind not in _RDF:
        raise _wrong(reply, "a graph in N-Triples, Turtle or RDF/XML")
    import pyoxigraph  # noqa: PLC0415

    try:
        statements = list(pyoxigraph.parse(reply.content, format=getattr(pyoxigraph.RdfFormat, _RDF[reply.kind])))
    except SyntaxError as error:
        raise EndpointError(f"the answer is cut off or is no {reply.kind}: {error}") from None
    return Answer(form.kind, triples="".join(sorted({f"{statement.triple} .\n" for statement in statements})))


def _wrong(reply: Reply, wanted: str) -> EndpointError:
    if reply.kind in ("text/html", "application/xhtml+xml"):
        return EndpointError(f"the endpoint answers with a web page and not with {wanted} ({_said(reply)}); is this the address of SPARQL?")
    return EndpointError(f"the endpoint answers with {reply.kind} and not with {wanted}")


def _said(reply: Reply) -> str:
    """What a message says, on one line: of a page its title, else the beginning; no control character reaches a terminal."""
    text = reply.content[:4096].decode("utf-8", "replace")
    title = re.search(r"<title[^>]*>(.*?)</title>", text, re.IGNORECASE | re.DOTALL)
    words = " ".join((title[1] if title else re.sub(r"<[^>]*>", " ", text)).split())
    return "".join(letter for letter in words if letter.isprintable())[:200] or "no reason is given"
