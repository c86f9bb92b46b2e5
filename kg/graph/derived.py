"""What follows from the acts and clauses of a treaty: force, status periods with their steps, overlays, conflicts."""

from collections.abc import Collection

from kg.graph.acts import participation, write_participation
from kg.graph.quads import NamedGraph, code, day, flag, node, number, text, word
from kg.graph.treaty import Provisions
from kg.law.conflicts import DateConflict
from kg.law.derivation import Derivation
from kg.law.history import Period
from kg.law.overlays import Overlay
from kg.law.reasons import Step
from kg.law.sentences import sentence_of
from kg.law.vocabulary import Anchor, DateFunction


def write_derived(graph: NamedGraph, derived: Derivation, provisions: Provisions, acted: Collection[str]) -> None:
    """All that the law engine gives for one treaty; every node names the acts it was derived from.

    The participations of those that ``acted`` stand in the asserted graph; here are those of successors that did nothing yet.
    """
    slug = derived.treaty.slug
    _write_force(graph, derived)
    for actor, periods in derived.periods.items():
        if actor not in acted:
            write_participation(graph, slug, actor)
        for period in periods:
            _write_period(graph, slug, period, provisions)
    for actor in sorted(derived.overlays):
        for overlay in derived.overlays[actor]:
            _write_overlay(graph, slug, overlay)
    for conflict in derived.conflicts:
        _write_conflict(graph, slug, conflict)


def _write_force(graph: NamedGraph, derived: Derivation) -> None:
    subject, force = node("treaty", derived.treaty.slug), derived.force
    graph.on(subject, "entryIntoForce", force.computed)
    graph.on(subject, "triggeredOn", force.computed_trigger)
    for act in force.triggered_by:
        graph.add(subject, word("triggeredBy"), node("act", act.id))


def write_end(graph: NamedGraph, derived: Derivation, provisions: Provisions) -> None:
    """An end that follows from departures, of a treaty of which no source tells one."""
    subject, end = node("treaty", derived.treaty.slug), derived.treaty.end
    if end is None or not end.because:
        return
    graph.on(subject, "endedOn", end.on)
    graph.add(subject, word("endCause"), code("end-cause", end.cause))
    provisions.cite(subject, derived.treaty.slug, end.provision)


def _write_period(graph: NamedGraph, slug: str, period: Period, provisions: Provisions) -> None:
    subject = node("status", slug, period.actor, period.span.start.isoformat())
    graph.a(subject, "StatusPeriod")
    graph.add(subject, word("ofParticipation"), participation(slug, period.actor))
    graph.add(subject, word("status"), code("base-status", period.status))
    graph.add(subject, word("bound"), flag(period.bound))
    graph.on(subject, "start", period.span.start)
    graph.on(subject, "end", period.span.end)
    for order, step in enumerate(period.steps, 1):
        taken = f"{subject[:-1]}/step/{order}>"
        graph.add(subject, word("step"), taken)
        write_step(graph, taken, order, step, provisions)
        if step.act is not None:
            graph.add(subject, word("prov:wasDerivedFrom"), node("act", step.act.id))
        provisions.cite(subject, step.treaty, step.provision)
    if all(step.act is None for step in period.steps):
        graph.add(subject, word("prov:wasDerivedFrom"), node("treaty", slug))


def write_step(graph: NamedGraph, subject: str, order: int, step: Step, provisions: Provisions) -> None:
    """One step of a proof: what it used, the provision it applied, and what came out, also as a sentence."""
    graph.a(subject, "DerivationStep")
    graph.add(subject, word("order"), number(order))
    graph.add(subject, word("rdfs:label"), text(sentence_of(step), "en"))
    if step.act is not None:
        graph.add(subject, word("prov:used"), node("act", step.act.id))
    provisions.cite(subject, step.treaty, step.provision)
    if step.rule in _FUNCTIONS:
        graph.add(subject, word("dateFunction"), code("date-function", step.rule))
    if step.anchor in _ANCHORS:
        graph.add(subject, word("anchor"), code("anchor", step.anchor))
    if step.kind != "act":
        graph.on(subject, "anchorDay", step.anchor_day)
    graph.on(subject, "result", step.result)
    graph.words(subject, "outcome", step.outcome)
    graph.sources(subject, step.sources)


_FUNCTIONS = frozenset(map(str, DateFunction))
_ANCHORS = frozenset(map(str, Anchor))


def _write_overlay(graph: NamedGraph, slug: str, overlay: Overlay) -> None:
    start = overlay.span.start.isoformat()
    subject = node("overlay", slug, overlay.actor, str(overlay.kind), *([overlay.claimant] if overlay.claimant else []), start)
    graph.a(subject, "Overlay")
    graph.add(subject, word("ofParticipation"), participation(slug, overlay.actor))
    graph.add(subject, word("overlayKind"), code("overlay", overlay.kind))
    if overlay.claimant:
        graph.add(subject, word("claimant"), node("actor", overlay.claimant))
    graph.on(subject, "start", overlay.span.start)
    graph.on(subject, "end", overlay.span.end)
    derived_from = node("act", overlay.act.id) if overlay.act is not None else node("actor", overlay.actor)
    graph.add(subject, word("prov:wasDerivedFrom"), derived_from)
    graph.sources(subject, overlay.sources)


def _write_conflict(graph: NamedGraph, slug: str, conflict: DateConflict) -> None:
    kind = "date" if conflict.kind.value == "act_date" else "effective"
    subject = node("conflict", conflict.act.id, kind, conflict.other.isoformat())
    graph.a(subject, "DateConflict")
    graph.add(subject, word("ofParticipation"), participation(slug, conflict.act.actor))
    graph.add(subject, word("about"), node("act", conflict.act.id))
    graph.add(subject, word("conflictOf"), code("conflict-kind", conflict.kind))
    graph.add(subject, word("usedDay"), day(conflict.used))
    graph.add(subject, word("otherDay"), day(conflict.other))
    if conflict.rule is not None:
        graph.add(subject, word("choiceRule"), code("choice-rule", conflict.rule))
    graph.add(subject, word("prov:wasDerivedFrom"), node("act", conflict.act.id))
    graph.sources(subject, conflict.sources)
