"""The graphs of what all treaties share: actors, groups, depositaries; and the sources."""

import re

from kg import namespaces
from kg.corpus.model import Actor, ActorRelation, Membership, Name, Registers
from kg.graph.quads import NamedGraph, code, decimal, iri, node, text, word
from kg.law.vocabulary import ActorKind, RelationKind

_CLASS = {
    ActorKind.STATE: "State",
    ActorKind.FORMER_STATE: "FormerState",
    ActorKind.INTERNATIONAL_ORGANISATION: "InternationalOrganisation",
    ActorKind.DISPUTED_ENTITY: "DisputedEntity",
}
_TEXTS = {
    "alpha2": "alpha2",
    "alpha3": "alpha3",
    "numeric": "numericCode",
    "m49": "m49",
    "cow": "cowCode",
    "gw": "gwCode",
    "region": "unRegion",
    "subregion": "unSubregion",
    "capital": "capital",
}
_LANGUAGES = ("fr", "es", "ru", "zh", "ar")
_SUCCESSIONS = {RelationKind.DISSOLUTION, RelationKind.SEPARATION, RelationKind.UNION, RelationKind.SUCCESSION}
_NOT_IN_SEGMENT = re.compile(r"[^\w.()-]+")


def actors_graph(registers: Registers) -> NamedGraph:
    """``graph/actors``: legal persons with names and codes, how they follow each other, groups, depositaries."""
    graph = NamedGraph(namespaces.graph("actors"))
    for actor in registers.actors.values():
        _actor(graph, actor)
    for name in registers.names:
        _name(graph, name, registers)
    for relation in registers.relations:
        _relation(graph, relation)
    for membership in registers.memberships:
        _membership(graph, membership)
    for depositary in registers.depositaries.values():
        subject = node("depositary", depositary.code)
        graph.a(subject, "Depositary")
        graph.words(subject, "skos:notation", depositary.code)
        graph.words(subject, "skos:prefLabel", depositary.name, "en")
        if depositary.actor:
            graph.add(subject, word("depositaryActor"), node("actor", depositary.actor))
        graph.sources(subject, depositary.sources)
    return graph


def sources_graph(registers: Registers) -> NamedGraph:
    """``graph/sources``: every source of the corpus."""
    graph = NamedGraph(namespaces.graph("sources"))
    for source in registers.sources.values():
        subject = node("source", source.id)
        graph.a(subject, "Source")
        graph.words(subject, "skos:notation", source.id)
        graph.words(subject, "dcterms:title", source.title)
        graph.words(subject, "dcterms:publisher", source.publisher)
        graph.words(subject, "location", source.location)
        graph.words(subject, "asOf", source.as_of)
        graph.words(subject, "dcterms:rights", source.licence)
        graph.words(subject, "rdfs:comment", source.remark, "en")
    return graph


def _actor(graph: NamedGraph, actor: Actor) -> None:
    subject, row = node("actor", actor.code), actor.row
    graph.a(subject, _CLASS[actor.kind])
    graph.a(subject, "Actor")
    graph.words(subject, "skos:notation", actor.code)
    graph.words(subject, "skos:prefLabel", actor.name, "en")
    for language in _LANGUAGES:
        graph.words(subject, "skos:prefLabel", row[f"name_{language}"], language)
    graph.words(subject, "officialName", row["official_name"], "en")
    for column, name in _TEXTS.items():
        graph.words(subject, name, row[column])
    if row["wikidata"]:
        graph.add(subject, word("skos:exactMatch"), iri(f"{namespaces.PREFIXES['wd']}{row['wikidata']}"))
    if row["eu_authority"]:
        graph.add(subject, word("skos:exactMatch"), iri(f"{namespaces.PREFIXES['euc']}{row['eu_authority']}"))
    if row["lat"] and row["lon"]:
        graph.add(subject, word("geo:lat"), decimal(row["lat"]))
        graph.add(subject, word("geo:long"), decimal(row["lon"]))
    _existence(graph, subject, actor)
    graph.sources(subject, row.listed("sources"))
    graph.words(subject, "rdfs:comment", row["note"], "en")


def _existence(graph: NamedGraph, subject: str, actor: Actor) -> None:
    """Only what is known to the day: a year alone is no first of January."""
    if actor.existence is None:
        return
    if actor.row["exists_from"] == actor.existence.start.isoformat():
        graph.on(subject, "existsFrom", actor.existence.start)
    graph.on(subject, "existsUntil", actor.existence.end)


def _preferred(actor: Actor, language: str) -> str:
    """The label that comes first in a language; the same text is no other label of that language (SKOS, S13)."""
    if language in _LANGUAGES:
        return actor.row[f"name_{language}"]
    return actor.name if language in ("en", "") else ""


def _name(graph: NamedGraph, name: Name, registers: Registers) -> None:
    """A name that is not bound to a time is a label; one that is, is a node with its span."""
    if not name.time_bound and name.start is None and name.end is None:
        for language in name.languages or ("",):
            if name.text != _preferred(registers.actors[name.actor], language):
                graph.add(node("actor", name.actor), word("skos:altLabel"), text(name.text, language))
        return
    slug = _NOT_IN_SEGMENT.sub("-", name.text.lower()).strip("-")
    subject = node("name", name.actor, slug, name.start.segment if name.start else "undated")
    graph.a(subject, "Name")
    graph.add(subject, word("nameOf"), node("actor", name.actor))
    for language in name.languages or ("",):
        graph.words(subject, "rdfs:label", name.text, language)
    graph.span(subject, name.start, name.end)


def _relation(graph: NamedGraph, told: ActorRelation) -> None:
    relation = told.relation
    subject = node("relation", relation.predecessor, relation.successor, str(relation.kind), relation.on.isoformat())
    predecessor, successor = node("actor", relation.predecessor), node("actor", relation.successor)
    graph.a(subject, "ActorRelation")
    graph.add(subject, word("predecessor"), predecessor)
    graph.add(subject, word("successor"), successor)
    graph.add(subject, word("relationKind"), code("relation-kind", relation.kind))
    graph.on(subject, "doneOn", relation.on)
    graph.sources(subject, told.sources)
    graph.words(subject, "rdfs:comment", told.note, "en")
    if relation.kind is RelationKind.CONTINUATION:
        graph.add(successor, word("continues"), predecessor)
    elif relation.kind in _SUCCESSIONS:
        graph.add(successor, word("succeeds"), predecessor)


def _membership(graph: NamedGraph, membership: Membership) -> None:
    group = node("group", membership.group)
    subject = node("membership", membership.id)
    graph.a(group, "Group")
    graph.words(group, "skos:notation", membership.group)
    graph.a(subject, "GroupMembership")
    graph.add(subject, word("inGroup"), group)
    graph.add(subject, word("member"), node("actor", membership.actor))
    graph.words(subject, "role", membership.role)
    graph.span(subject, membership.start, membership.end)
    graph.sources(subject, membership.sources)
