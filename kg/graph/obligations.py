"""The obligation ledger as graph: meetings and facts as asserted, instances with chains and outcomes as derived."""

from collections.abc import Iterable

from kg.graph.acts import participation
from kg.graph.quads import NamedGraph, code, day, node, number, text, word
from kg.graph.treaty import Provisions
from kg.law.chains import Link
from kg.law.days import Day
from kg.law.facts import DeadlineFact, Facts, Fulfilment, Meeting, Observation, Report, Statement
from kg.law.obligations import ObligationInstance
from kg.law.turns import Ledger, Turn


def write_meetings(graph: NamedGraph, meetings: Iterable[Meeting]) -> None:
    """Meetings of the parties, which can move deadlines."""
    for meeting in meetings:
        subject = node("meeting", meeting.id)
        graph.a(subject, "Meeting")
        graph.words(subject, "skos:notation", meeting.id)
        graph.words(subject, "skos:prefLabel", meeting.name, "en")
        graph.add(subject, word("meetingOf"), node("treaty", meeting.treaty))
        graph.when(subject, meeting.days, "held")
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


def write_instances(graph: NamedGraph, instances: Ledger, provisions: Provisions) -> None:
    """One node for each obligation of each party, its deadlines, and a node for each span with one outcome."""
    for instance, turns in instances:
        subject = node("duty", instance.id)
        graph.a(subject, "ObligationInstance")
        graph.add(subject, word("ofParticipation"), participation(instance.treaty, instance.actor))
        graph.add(subject, word("instanceOf"), node("treaty", instance.treaty, "duty", instance.template.id))
        graph.on(subject, "start", instance.span.start)
        graph.on(subject, "end", instance.end.on if instance.end else None)
        graph.on(subject, "triggerDay", instance.trigger.day)
        derived = instance.trigger.act
        graph.add(subject, word("prov:wasDerivedFrom"), node("act", derived.id) if derived else node("treaty", instance.treaty))
        for link in (*instance.chain.links, *instance.chain.requests):
            _link(graph, subject, instance, link, provisions)
        if not instance.recurring:  # a yearly duty turns twice a year for everyone: what sources tell of it stands in the reports
            for turn, after in zip(turns, (*turns[1:], None), strict=True):
                _outcome(graph, subject, turn, after)


def _about(graph: NamedGraph, subject: str, slug: str, fact: DeadlineFact | Fulfilment | Statement | Report) -> None:
    graph.add(subject, word("ofParticipation"), participation(slug, fact.actor))
    graph.add(subject, word("instanceOf"), node("treaty", slug, "duty", fact.obligation))
    graph.sources(subject, fact.sources)
    graph.words(subject, "rdfs:comment", fact.note, "en")


def _days(graph: NamedGraph, subject: str, name: str, value: Day | None) -> None:
    if value is not None:
        graph.when(subject, value, name)


def _deadline_fact(graph: NamedGraph, slug: str, fact: DeadlineFact) -> None:
    subject = node("deadline", fact.id)
    graph.a(subject, "DeadlineFact")
    _about(graph, subject, slug, fact)
    graph.add(subject, word("linkKind"), code("deadline-link", fact.kind))
    graph.add(subject, word("order"), number(fact.number))
    graph.add(subject, word("deadlineStanding"), code("deadline-standing", fact.standing))
    _days(graph, subject, "deadline", fact.deadline)
    _days(graph, subject, "requestedDeadline", fact.asked_until)
    _days(graph, subject, "requested", fact.requested_on)
    _days(graph, subject, "decided", fact.decided_on)
    if fact.meeting:
        graph.add(subject, word("decidedAt"), node("meeting", fact.meeting))
    if fact.set_aside_by is not None:
        graph.add(subject, word("setAsideBy"), code("choice-rule", fact.set_aside_by))


def _fulfilment(graph: NamedGraph, slug: str, fact: Fulfilment) -> None:
    subject = node("fulfilment", fact.id)
    graph.a(subject, "Fulfilment")
    _about(graph, subject, slug, fact)
    graph.add(subject, word("completionStanding"), code("completion-standing", fact.standing))
    _days(graph, subject, "worksDone", fact.works_done)
    _days(graph, subject, "declared", fact.declared_on)
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
    _days(graph, subject, "submitted", fact.submitted_on)
    _days(graph, subject, "lookedFor", fact.as_of)


def _observation(graph: NamedGraph, slug: str, fact: Observation) -> None:
    subject = node("observation", fact.id)
    graph.a(subject, "Observation")
    graph.add(subject, word("observationOf"), participation(slug, fact.actor) if fact.actor else node("treaty", slug))
    graph.add(subject, word("observationKind"), code("observation-kind", fact.kind))
    graph.add(subject, word("amountState"), code("amount-state", fact.state))
    graph.add(subject, word("observationBasis"), code("observation-basis", fact.basis))
    if fact.amount:
        graph.add(subject, word("quantity"), f'"{fact.amount}"^^{word("xsd:decimal")}')
    graph.words(subject, "quantityUnit", fact.unit)
    _days(graph, subject, "observed", fact.on)
    graph.words(subject, "edition", fact.edition)
    graph.sources(subject, fact.sources)
    graph.words(subject, "rdfs:comment", fact.note, "en")


def _link(graph: NamedGraph, instance_node: str, instance: ObligationInstance, link: Link, provisions: Provisions) -> None:
    subject = f"{instance_node[:-1]}/{link.by}/{link.number}>"
    graph.a(subject, "Deadline")
    graph.add(subject, word("deadlineOf"), instance_node)
    graph.add(subject, word("linkKind"), code("deadline-link", link.by))
    graph.add(subject, word("order"), number(link.number))
    _days(graph, subject, "deadline", link.until)
    _days(graph, subject, "decided", link.decided)
    if link.decision:
        graph.add(subject, word("decidedAt"), node("meeting", link.decision))
    if link.standing is not None:
        graph.add(subject, word("deadlineStanding"), code("deadline-standing", link.standing))
    for fact in link.facts:
        graph.add(subject, word("prov:wasDerivedFrom"), node("deadline", fact))
    for step in link.steps:
        provisions.cite(subject, step.treaty, step.provision)
    if link.cap is not None:
        graph.on(subject, "cap", link.cap)
    if not link.facts:
        graph.add(subject, word("prov:wasDerivedFrom"), node("treaty", instance.treaty, "duty", instance.template.id))
    graph.sources(subject, link.sources)


def _outcome(graph: NamedGraph, instance_node: str, turn: Turn, after: Turn | None) -> None:
    subject = f"{instance_node[:-1]}/outcome/{turn.since.isoformat()}>"
    graph.a(subject, "OutcomePeriod")
    graph.add(subject, word("outcomeOf"), instance_node)
    graph.add(subject, word("outcomeCode"), code("outcome", turn.judgement.outcome))
    graph.add(subject, word("start"), day(turn.since))
    graph.on(subject, "end", after.since if after else None)
    if turn.judgement.deadline is not None and turn.judgement.deadline.exact:
        graph.on(subject, "judgedBy", turn.judgement.deadline.earliest)
    graph.add(subject, word("prov:wasDerivedFrom"), instance_node)
    reason = next((step.rule for step in reversed(turn.judgement.steps) if step.rule), "")
    if reason:
        graph.add(subject, word("outcome"), text(reason))
