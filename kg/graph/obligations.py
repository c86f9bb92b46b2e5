"""The obligation ledger as derived graph: what each party owes, its deadlines, and a node for each span with one outcome."""

from kg.graph.acts import participation
from kg.graph.derived import write_step
from kg.graph.ledger_facts import days
from kg.graph.quads import NamedGraph, code, day, node, number, word
from kg.graph.treaty import Provisions
from kg.law.chains import Link
from kg.law.judgement import Judgement
from kg.law.obligations import ObligationInstance
from kg.law.sentences import sentence_of
from kg.law.turns import Ledger, Turn
from kg.law.vocabulary import DeadlineStanding, Outcome


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
        for turn in turns:
            if not (instance.recurring and turn.judgement.outcome in _UNTOLD):
                _outcome(graph, subject, turn, provisions)


_UNTOLD = frozenset({Outcome.PENDING, Outcome.UNKNOWN})
"""What a yearly duty is twice a year for everyone of whom no source tells; no period says the same."""


def _link(graph: NamedGraph, instance_node: str, instance: ObligationInstance, link: Link, provisions: Provisions) -> None:
    subject = f"{instance_node[:-1]}/{link.by}/{link.number}>"
    graph.a(subject, "Deadline")
    graph.add(subject, word("deadlineOf"), instance_node)
    graph.add(subject, word("linkKind"), code("deadline-link", link.by))
    graph.add(subject, word("linkNumber"), number(link.number))
    days(graph, subject, "deadline", link.until)
    days(graph, subject, "decided", link.decided)
    if link.decision:
        graph.add(subject, word("decidedAt"), node("meeting", link.decision))
    standing = DeadlineStanding.MISSED if link.missed else link.standing
    if standing is not None:
        graph.add(subject, word("deadlineStanding"), code("deadline-standing", standing))
    for fact in link.facts:
        graph.add(subject, word("prov:wasDerivedFrom"), node("deadline", fact))
    for order, step in enumerate(link.steps, 1):
        taken = f"{subject[:-1]}/step/{order}>"
        graph.add(subject, word("step"), taken)
        write_step(graph, taken, order, step, provisions)
        provisions.cite(subject, step.treaty, step.provision)
    graph.on(subject, "cap", link.cap)
    if not link.facts:
        graph.add(subject, word("prov:wasDerivedFrom"), node("treaty", instance.treaty, "duty", instance.template.id))
    graph.sources(subject, dict.fromkeys((*link.sources, *link.missed_sources)))


def _outcome(graph: NamedGraph, instance_node: str, turn: Turn, provisions: Provisions) -> None:
    subject, judgement = f"{instance_node[:-1]}/outcome/{turn.since.isoformat()}>", turn.judgement
    graph.a(subject, "OutcomePeriod")
    graph.add(subject, word("outcomeOf"), instance_node)
    graph.add(subject, word("outcomeCode"), code("outcome", judgement.outcome))
    graph.add(subject, word("start"), day(turn.since))
    graph.on(subject, "end", turn.until)
    if judgement.deadline is not None and judgement.deadline.exact:
        graph.on(subject, "judgedBy", judgement.deadline.earliest)
    days(graph, subject, "fulfilled", judgement.fulfilled_on)
    graph.add(subject, word("prov:wasDerivedFrom"), instance_node)
    for step in judgement.steps if judgement.outcome is not Outcome.PENDING else ():
        provisions.cite(subject, step.treaty, step.provision)
        graph.sources(subject, step.sources)
    graph.words(subject, "rdfs:comment", _reason(judgement), "en")


def _reason(judgement: Judgement) -> str:
    """The steps in words; of what is merely pending the last one, which is the same for all."""
    said = [sentence_of(step) for step in judgement.steps]
    return "; ".join(said[-1:] if judgement.outcome is Outcome.PENDING else said)
