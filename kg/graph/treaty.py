"""A treaty as asserted: what it is, the provisions cited, its final clauses and the obligations it lays down."""

import re
from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from kg.corpus.model import TreatyFolder
from kg.graph.clauses import CLAUSES, sources_of, write_rule
from kg.graph.quads import NamedGraph, code, flag, node, number, text, word
from kg.law.clauses import DeadlineRule, ObligationTemplate
from kg.law.provisions import treaty_of
from kg.law.vocabulary import DateFunction
from kg.namespaces import provision as provision_iri

_ARTICLE = re.compile(r"\d|[IVXL]+\b")
_CLASS = {"protocol": "Protocol", "amendment": "AmendmentInstrument"}


class Provisions:
    """The provisions that a graph cites, each described once.

    ``described`` are those that another graph of the treaty describes: said in two
    graphs, a statement would count twice where all graphs are read as one.
    """

    def __init__(self, graph: NamedGraph, described: "Provisions | None" = None) -> None:
        self._graph = graph
        self._known: dict[tuple[str, str], str] = dict(described._known) if described else {}

    def cite(self, subject: str, treaty: str, provision: str, name: str = "citesProvision") -> None:
        """Note that a node rests on a provision, such as ``20(3)`` of a treaty or ``ccw:5(3)`` of another."""
        if provision:
            self._graph.add(subject, word(name), self._described(*treaty_of(treaty, provision)))

    def _described(self, treaty: str, provision: str) -> str:
        known = self._known.get((treaty, provision))
        if known is not None:
            return known
        subject = self._known[(treaty, provision)] = f"<{provision_iri(treaty, provision)}>"
        self._graph.a(subject, "Provision")
        self._graph.add(subject, word("provisionOf"), node("treaty", treaty))
        self._graph.words(subject, "skos:notation", provision)
        self._graph.words(subject, "rdfs:label", f"Article {provision}" if _ARTICLE.match(provision) else provision, "en")
        return subject


def write_treaty(graph: NamedGraph, folder: TreatyFolder, provisions: Provisions) -> None:
    """The treaty node with its clauses and obligation templates."""
    content, subject, treaty = folder.document.content, node("treaty", folder.slug), folder.treaty
    graph.a(subject, "Treaty")
    if content.get("kind") in _CLASS and treaty.parent:  # what is called a protocol may stand alone
        graph.a(subject, _CLASS[content["kind"]])
    graph.words(subject, "skos:notation", folder.slug)
    graph.words(subject, "skos:prefLabel", str(content.get("short_title") or content.get("title", folder.slug)), "en")
    graph.words(subject, "dcterms:title", str(content.get("title", "")), "en")
    for alias in content.get("aliases", ()):
        graph.words(subject, "skos:altLabel", alias, "en")
    graph.on(subject, "adoptedOn", treaty.adopted)
    graph.on(subject, "openedForSignatureOn", min((w.opens for w in treaty.signature if w.opens), default=None))
    graph.on(subject, "announcedEntryIntoForce", treaty.entry_into_force.announced)
    graph.on(subject, "announcedTrigger", treaty.entry_into_force.triggered)
    if treaty.parent:
        graph.add(subject, word("parentTreaty"), node("treaty", treaty.parent))
    for key, value in content.get("identifiers", {}).items():
        if key != "source":
            graph.words(subject, "dcterms:identifier", f"{key}:{value}")
    for depositary in content.get("depositaries", {}).get("codes", ()):
        graph.add(subject, word("depositary"), node("depositary", depositary))
    for language in content.get("languages", {}).get("codes", ()):
        graph.words(subject, "dcterms:language", language)
    graph.sources(subject, sources_of(content))
    _write_end(graph, subject, folder, provisions)
    for name, written in CLAUSES.items():
        for number_, table in enumerate(_tables(content, name), 1):
            clause = node("treaty", folder.slug, "clause", name.replace("_", "-"), *([str(number_)] if name == "signature" else []))
            graph.a(clause, written.name)
            graph.add(clause, word("clauseOf"), subject)
            for provision in _provisions_of(table):
                provisions.cite(clause, folder.slug, provision)
            graph.sources(clause, sources_of(table))
            graph.words(clause, "unconfirmed", str(table.get("basis", "")), "en")
            if table.get("unread"):
                graph.add(clause, word("unread"), flag(True))
            graph.words(clause, "rdfs:comment", str(table.get("note", "")), "en")
            written.write(graph, clause, folder.treaty, table)
    for obligation, table in zip(treaty.obligations, content.get("obligation", ()), strict=False):
        _write_obligation(graph, folder.slug, obligation, table, provisions)


def _write_end(graph: NamedGraph, subject: str, folder: TreatyFolder, provisions: Provisions) -> None:
    end = folder.treaty.end
    if end is None:
        return
    graph.on(subject, "endedOn", end.on)
    graph.add(subject, word("endCause"), code("end-cause", end.cause))
    provisions.cite(subject, folder.slug, end.provision)
    graph.sources(subject, end.sources)


def _write_obligation(
    graph: NamedGraph, slug: str, obligation: ObligationTemplate, table: Mapping[str, Any], provisions: Provisions
) -> None:
    subject = node("treaty", slug, "duty", obligation.id)
    graph.a(subject, "ObligationTemplate")
    graph.add(subject, word("obligationOf"), node("treaty", slug))
    graph.words(subject, "skos:notation", obligation.id)
    graph.add(subject, word("deonticKind"), code("deontic-kind", obligation.kind))
    if obligation.topic:
        graph.add(subject, word("topic"), code("topic", obligation.topic))
    graph.words(subject, "dcterms:description", obligation.summary, "en")
    graph.words(subject, "bearer", obligation.bearer)
    graph.words(subject, "practice", str(table.get("practice", "")), "en")
    graph.words(subject, "unconfirmed", obligation.unconfirmed, "en")
    for provision in (obligation.provision, *obligation.also):
        provisions.cite(subject, slug, provision)
    graph.sources(subject, sources_of(table))
    rule = node("treaty", slug, "duty", obligation.id, "deadline")
    graph.add(subject, word("deadlineRule"), rule)
    _write_deadline_rule(graph, rule, obligation)


def _write_deadline_rule(graph: NamedGraph, subject: str, obligation: ObligationTemplate) -> None:
    deadline: DeadlineRule = obligation.deadline
    graph.a(subject, "DeadlineRule")
    graph.add(subject, word("deadlineKind"), code("deadline-kind", deadline.kind))
    if deadline.rule is not None:
        graph.add(subject, word("anchor"), code("anchor", deadline.rule.anchor))
        graph.add(subject, word("amount"), number(deadline.rule.n))
        graph.add(subject, word("unit"), code("unit", deadline.rule.unit))
    for order, rule in enumerate(deadline.rules, 1):
        part = f"{subject[:-1]}/part/{order}>"
        graph.add(subject, word("deadlinePart"), part)
        graph.a(part, "DeadlinePart")
        write_rule(graph, part, rule if rule.n else replace(rule, function=DateFunction.ON_EVENT))
    if deadline.month_day:
        graph.add(subject, word("monthDay"), text(deadline.month_day))
    graph.on(subject, "fixedOn", deadline.on)
    graph.on(subject, "expectedOn", deadline.expected)
    if deadline.interval is not None:
        graph.add(subject, word("everyAmount"), number(deadline.interval.n))
        graph.add(subject, word("everyUnit"), code("unit", deadline.interval.unit))
    if obligation.extension is not None and obligation.extension.n:
        graph.add(subject, word("extensionAmount"), number(obligation.extension.n))
        graph.add(subject, word("extensionUnit"), code("unit", obligation.extension.unit))
    if obligation.extension is not None:
        graph.on(subject, "extensionGrantedUntil", obligation.extension.granted)


def _tables(content: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    value = content.get(name, [])
    return [value] if isinstance(value, dict) else [table for table in value if isinstance(table, dict)]


def _provisions_of(table: Mapping[str, Any]) -> list[str]:
    """The provision of a clause, and those of its parts where they are told apart."""
    parts = [table, *(value for value in table.values() if isinstance(value, dict))]
    cited = [str(part["provision"]) for part in parts if part.get("provision")]
    return list(dict.fromkeys((*cited, *map(str, table.get("also", ())))))
