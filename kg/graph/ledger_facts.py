"""What sources tell of obligations, as asserted graph: meetings, deadlines, completions, statements, reports, amounts."""

from collections.abc import Iterable
from datetime import timedelta

from kg.graph.acts import participation, write_participation
from kg.graph.quads import NamedGraph, code, decimal, flag, node, number, word
from kg.law.days import Day
from kg.law.facts import DeadlineFact, Facts, Fulfilment, Meeting, Observation, Report, Statement

_A_DAY = timedelta(days=1)


def write_meetings(graph: NamedGraph, meetings: Iterable[Meeting]) -> None:
    """Meetings of the parties, which can move deadlines."""
    for meeting in meetings:
        subject = node("meeting", meeting.id)
        graph.a(subject, "Meeting")
        graph.words(subject, "skos:notation", meeting.id)
        graph.words(subject, "skos:prefLabel", meeting.name, "en")
        graph.add(subject, word("meetingOf"), node("treaty", meeting.treaty))
        last = meeting.end or meeting.start
        graph.span(subject, meeting.start, Day(last.earliest + _A_DAY, last.latest + _A_DAY))
        graph.words(subject, "place", meeting.place)
        if meeting.country:
            graph.add(subject, word("heldIn"), node("actor", meeting.country))
        graph.sources(subject, meeting.sources)
        graph.words(subject, "rdfs:comment", meeting.note, "en")


def write_facts(graph: NamedGraph, slug: str, facts: Facts) -> None:
    """What sources tell of deadlines, completions, statements, reports and amounts."""
    write_meetings(graph, facts.meetings.values())
    for deadline in facts.deadlines:
        _deadline_fact(graph, slug, deadline)
    for fulfilment in facts.fulfilments:
        _fulfilment(graph, slug, fulfilment)
    for statement in facts.statements:
        _statement(graph, slug, statement)
    for report in facts.reports:
        _report(graph, slug, report)
    for observation in facts.observations:
        _observation(graph, slug, observation)


def days(graph: NamedGraph, subject: str, name: str, value: Day | None) -> None:
    """Note the day of an event, where one is told."""
    if value is not None:
        graph.when(subject, value, name)


def _about(graph: NamedGraph, subject: str, slug: str, fact: DeadlineFact | Fulfilment | Statement | Report) -> None:
    graph.add(subject, word("ofParticipation"), participation(slug, fact.actor))
    graph.add(subject, word("instanceOf"), node("treaty", slug, "duty", fact.obligation))
    graph.sources(subject, fact.sources)
    graph.words(subject, "rdfs:comment", fact.note, "en")


def _deadline_fact(graph: NamedGraph, slug: str, fact: DeadlineFact) -> None:
    subject = node("deadline", fact.id)
    graph.a(subject, "DeadlineFact")
    _about(graph, subject, slug, fact)
    graph.add(subject, word("linkKind"), code("deadline-link", fact.kind))
    graph.add(subject, word("linkNumber"), number(fact.number))
    graph.add(subject, word("deadlineStanding"), code("deadline-standing", fact.standing))
    days(graph, subject, "deadline", fact.deadline)
    days(graph, subject, "requestedDeadline", fact.asked_until)
    days(graph, subject, "requested", fact.requested_on)
    days(graph, subject, "decided", fact.decided_on)
    if fact.meeting:
        graph.add(subject, word("decidedAt"), node("meeting", fact.meeting))
    if fact.set_aside_by is not None:
        graph.add(subject, word("tellingSetAsideBy"), code("choice-rule", fact.set_aside_by))


def _fulfilment(graph: NamedGraph, slug: str, fact: Fulfilment) -> None:
    subject = node("fulfilment", fact.id)
    graph.a(subject, "Fulfilment")
    _about(graph, subject, slug, fact)
    graph.add(subject, word("completionStanding"), code("completion-standing", fact.standing))
    days(graph, subject, "worksDone", fact.works_done)
    days(graph, subject, "declared", fact.declared_on)
    _late(graph, subject, fact.late)
    if fact.meeting:
        graph.add(subject, word("notedAt"), node("meeting", fact.meeting))


def _statement(graph: NamedGraph, slug: str, fact: Statement) -> None:
    subject = node("statement", fact.id)
    graph.a(subject, "PresenceStatement")
    _about(graph, subject, slug, fact)
    graph.add(subject, word("presence"), code("presence", fact.state))
    graph.when(subject, fact.on, "stated")


def _report(graph: NamedGraph, slug: str, fact: Report) -> None:
    subject = node("report", fact.id)
    graph.a(subject, "Report")
    _about(graph, subject, slug, fact)
    graph.add(subject, word("reportState"), code("report-state", fact.state))
    if fact.covers is not None:
        graph.add(subject, word("coversYear"), number(fact.covers))
    graph.on(subject, "dueOnAsPublished", fact.due_published)
    days(graph, subject, "submitted", fact.submitted_on)
    days(graph, subject, "lookedFor", fact.as_of)
    _late(graph, subject, fact.late)


def _late(graph: NamedGraph, subject: str, late: bool | None) -> None:
    """What a source says of the deadline; where it says nothing, nothing is noted."""
    if late is not None:
        graph.add(subject, word("toldLate"), flag(late))


def _observation(graph: NamedGraph, slug: str, fact: Observation) -> None:
    subject = node("observation", fact.id)
    graph.a(subject, "Observation")
    if fact.actor:  # amounts are told of States outside the treaty too
        write_participation(graph, slug, fact.actor)
    graph.add(subject, word("observationOf"), participation(slug, fact.actor) if fact.actor else node("treaty", slug))
    graph.add(subject, word("observationKind"), code("observation-kind", fact.kind))
    graph.add(subject, word("amountState"), code("amount-state", fact.state))
    graph.add(subject, word("observationBasis"), code("observation-basis", fact.basis))
    if fact.amount:
        graph.add(subject, word("quantity"), decimal(fact.amount))
    graph.words(subject, "quantityUnit", fact.unit)
    days(graph, subject, "observed", fact.on)
    graph.words(subject, "edition", fact.edition)
    graph.sources(subject, fact.sources)
    graph.words(subject, "rdfs:comment", fact.note, "en")
