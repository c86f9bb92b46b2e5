"""What was done, as asserted: acts, other readings of them, domestic acts, positions, coverage; and what each source prints."""

from kg import namespaces
from kg.corpus.model import AttributedPosition, Coverage, DomesticAct, TreatyFolder
from kg.graph.quads import NamedGraph, code, flag, node, number, word
from kg.graph.treaty import Provisions
from kg.law.acts import Act
from kg.law.vocabulary import ActKind

_CLASS = {ActKind.RESERVATION: "Reservation", ActKind.DECLARATION: "Declaration", ActKind.OBJECTION: "Objection"}


def participation(slug: str, actor: str) -> str:
    """The node of one actor's relation to one treaty."""
    return node("participation", slug, actor)


def write_acts(graph: NamedGraph, folder: TreatyFolder, provisions: Provisions) -> None:
    """Acts, participations, domestic acts, positions and coverage of one treaty."""
    for actor in sorted(actors_of(folder)):
        write_participation(graph, folder.slug, actor)
    for act in folder.acts:
        _write_act(graph, folder.slug, act)
    for domestic in folder.domestic_acts:
        _write_domestic_act(graph, folder.slug, domestic)
    for told in folder.positions:
        _write_position(graph, folder.slug, told, provisions)
    if folder.coverage is not None:
        _write_coverage(graph, folder.slug, folder.coverage)


def actors_of(folder: TreatyFolder) -> set[str]:
    """Everyone that something was done by, or is held of, under a treaty."""
    return {a.actor for a in folder.acts} | {d.actor for d in folder.domestic_acts} | {p.position.actor for p in folder.positions}


def write_participation(graph: NamedGraph, slug: str, actor: str) -> None:
    """The node that joins an actor and a treaty."""
    subject = participation(slug, actor)
    graph.a(subject, "Participation")
    graph.add(subject, word("participant"), node("actor", actor))
    graph.add(subject, word("inTreaty"), node("treaty", slug))


def write_readings(graphs: dict[str, NamedGraph], folder: TreatyFolder) -> None:
    """One graph per source: what it prints for each act, kept apart from what we take from it."""
    for act in folder.acts:
        for source in act.sources:
            name = namespaces.graph("snapshot", folder.slug, source)
            graph = graphs.setdefault(name, NamedGraph(name))
            subject = node("reading", act.id, source)
            graph.a(subject, "SourceReading")
            graph.add(subject, word("readingOf"), node("act", act.id))
            graph.when(subject, act.day)
            if source in act.effect_sources:
                graph.on(subject, "effectiveOnAsPublished", act.published_effect)
            graph.sources(subject, (source,))


def _write_act(graph: NamedGraph, slug: str, act: Act) -> None:
    subject = node("act", act.id)
    if act.set_aside_by is None:
        graph.a(subject, "Act")
        if act.kind in _CLASS:
            graph.a(subject, _CLASS[act.kind])
    else:
        graph.a(subject, "AlternativeReading")
        graph.add(subject, word("setAsideBy"), code("choice-rule", act.set_aside_by))
        if act.reading_of:
            graph.add(subject, word("readingOf"), node("act", act.reading_of))
    graph.add(subject, word("ofParticipation"), participation(slug, act.actor))
    graph.add(subject, word("actKind"), code("act-kind", act.kind))
    graph.add(subject, word("actObject"), code("act-object", act.object))
    graph.add(subject, word("doneBy"), node("actor", act.done_by or act.actor))
    graph.when(subject, act.day)
    if act.depositary:
        graph.add(subject, word("depositary"), node("depositary", act.depositary))
    graph.on(subject, "effectiveOnAsPublished", act.published_effect)
    graph.on(subject, "recordedOn", act.recorded_on)
    if act.about:
        graph.add(subject, word("objectsTo" if act.kind is ActKind.OBJECTION else "about"), node("act", act.about))
    graph.sources(subject, act.sources)
    graph.words(subject, "rdfs:comment", act.note, "en")


def _write_domestic_act(graph: NamedGraph, slug: str, act: DomesticAct) -> None:
    subject = node("domestic-act", act.id)
    graph.a(subject, "DomesticAct")
    graph.add(subject, word("ofParticipation"), participation(slug, act.actor))
    graph.add(subject, word("domesticActKind"), code("domestic-act-kind", act.kind))
    graph.add(subject, word("doneBy"), node("actor", act.actor))
    graph.when(subject, act.day)
    graph.words(subject, "tally", act.tally)
    graph.words(subject, "outcome", act.outcome)
    if act.prepares:
        graph.add(subject, word("prepares"), node("act", act.prepares))
    graph.sources(subject, act.sources)
    graph.words(subject, "rdfs:comment", act.note, "en")


def _write_position(graph: NamedGraph, slug: str, told: AttributedPosition, provisions: Provisions) -> None:
    position = told.position
    subject = node("position", position.id)
    graph.a(subject, "Position")
    if position.holder:
        graph.add(subject, word("holder"), node("actor", position.holder))
    graph.words(subject, "holderName", told.holder_text)
    about = node("act", position.about) if position.about else participation(slug, position.actor)
    graph.add(subject, word("about"), about)
    graph.add(subject, word("ofParticipation"), participation(slug, position.actor))
    graph.add(subject, word("stance"), code("stance", position.stance))
    graph.words(subject, "dcterms:description", position.proposition, "en")
    graph.words(subject, "ground", position.ground, "en")
    if position.provision:
        treaty, _, provision = position.provision.rpartition(" ")
        provisions.cite(subject, treaty or slug, provision)
    if position.status is not None:
        graph.add(subject, word("claimedStatus"), code("base-status", position.status))
    if position.overlay is not None:
        graph.add(subject, word("claimedOverlay"), code("overlay", position.overlay))
    if position.bound is not None:
        graph.add(subject, word("claimedBound"), flag(position.bound))
    graph.on(subject, "start", position.span.start)
    graph.on(subject, "end", position.span.end)
    graph.sources(subject, position.sources)


def _write_coverage(graph: NamedGraph, slug: str, coverage: Coverage) -> None:
    subject, treaty = node("coverage", slug), node("treaty", slug)
    graph.a(subject, "Coverage")
    graph.add(subject, word("coverageOf"), treaty)
    graph.add(subject, word("complete"), flag(coverage.complete))
    graph.on(subject, "completeAsOf", coverage.complete_as_of)
    graph.words(subject, "dcterms:description", coverage.scope, "en")
    graph.words(subject, "incompleteBecause", coverage.why, "en")
    for missing in coverage.missing:
        graph.words(subject, "missing", missing, "en")
    graph.sources(subject, coverage.source.split(";"))
    for count in coverage.counts:
        told = node("coverage", slug, "count", count.on.isoformat())
        graph.a(told, "PublishedCount")
        graph.add(told, word("coverageOf"), treaty)
        graph.on(told, "onDay", count.on)
        graph.add(told, word("countOfConsents" if count.counts == "consents" else "countOfParties"), number(count.parties))
        for actor in count.not_counted:
            graph.add(told, word("leavesOut"), node("actor", actor))
        graph.sources(told, count.source.split(";"))
        graph.words(told, "rdfs:comment", count.note, "en")
