"""The same derived facts as columns in JSON: what answers are read from without any RDF library."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from msgspec.structs import asdict

from kg.corpus.faults import Fault
from kg.corpus.model import Actor, Coverage, PublishedCount, Registers, TreatyFolder
from kg.law.acts import Act
from kg.law.clause_sentences import clauses_in_words, obligation_in_words
from kg.law.clauses import ObligationTemplate
from kg.law.derivation import Derivation
from kg.law.history import Period
from kg.law.overlays import Overlay
from kg.law.reasons import Step
from kg.law.sentences import sentence_of
from kg.law.status import name_of_view
from kg.namespaces import article_path, mint


def treaty_table(folder: TreatyFolder, derived: Derivation, faults: Iterable[Fault]) -> dict[str, Any]:
    """Everything that answers about one treaty need: periods with reasons, overlays, positions, acts, conflicts."""
    content, force, coverage = folder.document.content, derived.force, folder.coverage
    return {
        "slug": folder.slug,
        "name": content.get("short_title") or content.get("title", folder.slug),
        "names": [name for name in (content.get("short_title"), content.get("title"), *content.get("aliases", ())) if name],
        "parent": folder.treaty.parent,
        "ended_on": _iso(derived.treaty.end.on if derived.treaty.end else None),
        "complete": coverage is not None and coverage.complete,
        "incomplete_because": coverage.why if coverage else "nothing says how complete the list is",
        "coverage_sources": coverage.source.split(";") if coverage and coverage.source else [],
        "data_as_of": _iso(coverage.complete_as_of if coverage else None),
        "known_until": _iso(_known_until(coverage, derived)),
        "published_counts": [_count(count) for count in (coverage.counts if coverage else ())],
        "entry_into_force": {
            "on": _iso(force.on),
            "not_before": _iso(force.between.earliest if force.between else force.on),
            "trigger": _iso(force.trigger),
            "computed": _iso(force.computed),
            "computed_trigger": _iso(force.computed_trigger),
            "triggered_by": [act.id for act in force.triggered_by],
            "provision": folder.treaty.entry_into_force.provision,
        },
        "clauses": [asdict(clause) for clause in clauses_in_words(folder.treaty)],
        "obligations": [_obligation(obligation) for obligation in folder.treaty.obligations],
        "parameters": _parameters(content),
        "actors": {actor: _actor(actor, derived) for actor in _everyone(folder, derived)},
        "acts": [_act(act, derived.effects.get(act.reading_of or act.id)) for act in folder.acts],
        "domestic_acts": [
            {
                "id": d.id,
                "actor": d.actor,
                "kind": str(d.kind),
                "date": d.day.text,
                "tally": d.tally,
                "outcome": d.outcome,
                "prepares": d.prepares,
                "sources": list(d.sources),
            }
            for d in folder.domestic_acts
        ],
        "conflicts": [
            {
                "act": c.act.id,
                "actor": c.act.actor,
                "of": str(c.kind),
                "used": _iso(c.used),
                "other": _iso(c.other),
                "rule": str(c.rule) if c.rule else None,
                "sources": list(c.sources),
            }
            for c in derived.conflicts
        ],
        "findings": [fault._asdict() for fault in faults],
    }


def _known_until(coverage: Coverage | None, derived: Derivation) -> date | None:
    """The last day on which absence tells anything: that of the list of acts, or the day of knowledge before it."""
    if coverage is None:
        return None
    return min(coverage.complete_as_of, derived.known_on or date.max)


def actors_table(registers: Registers) -> dict[str, Any]:
    """Names and codes of actors, for finding one by what a reader types."""
    heads = registers.heads
    names: dict[str, list[list[str | None]]] = {}
    bound_to_time = {(folded(told.text), told.actor) for told in registers.names if told.time_bound}
    for actor in registers.actors.values():
        for name in (actor.code, actor.row["alpha2"], actor.row["alpha3"], actor.name, actor.row["official_name"]):
            if (folded(name), actor.code) not in bound_to_time:
                _add_name(names, name, actor.code, None, None)
    for told in registers.names:
        start, end = (d.earliest.isoformat() if d else None for d in (told.start, told.end))
        bound = told.time_bound
        _add_name(names, told.text, told.actor, start if bound else None, end if bound else None)
    return {
        "actors": {
            actor.code: {"name": actor.name, "kind": str(actor.kind), "continued_by": heads.get(actor.code), "existed": _existed(actor)}
            for actor in registers.actors.values()
        },
        "names": dict(sorted(names.items())),
        "ambiguous": {folded(name): list(codes) for name, codes in sorted(registers.ambiguous.items())},
        "groups": _groups(registers),
    }


def _existed(actor: Actor) -> list[str | None] | None:
    """The first day of an actor and the first day after its end; ``None`` where no source bounds it."""
    return [_iso(actor.existence.start), _iso(actor.existence.end)] if actor.existence else None


_LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
"""The official languages of the United Nations, in the order of their English names."""


def gazetteer_table(registers: Registers) -> dict[str, Any]:
    """For each actor its code on maps, a point where its marker stands, and its names in the official languages of the United Nations."""
    return {
        actor.code: {
            "numeric": actor.row["numeric"],
            "latitude": float(actor.row["lat"]) if actor.row["lat"] else None,
            "longitude": float(actor.row["lon"]) if actor.row["lon"] else None,
            "official_name": actor.row["official_name"],
            "short_names": {language: name for language in _LANGUAGES if (name := _short_name(actor, language))},
            "un_names": {language: name for language in _LANGUAGES if (name := actor.row[f"un_name_{language}"])},
            "sources": list(actor.row.listed("sources")),
        }
        for actor in registers.actors.values()
    }


def _short_name(actor: Actor, language: str) -> str:
    return actor.name if language == "en" else actor.row[f"name_{language}"]


def sources_table(registers: Registers) -> dict[str, Any]:
    """Title and address of every source."""
    return {source.id: {"title": source.title, "url": source.url or None} for source in registers.sources.values()}


def folded(name: str) -> str:
    """A name as it is compared: case and runs of spaces do not matter, everything else does."""
    return " ".join(name.casefold().split())


def _add_name(names: dict[str, list[list[str | None]]], name: str, code: str, start: str | None, end: str | None) -> None:
    held = names.setdefault(folded(name), []) if name else None
    if held is not None and [code, start, end] not in held:
        held.append([code, start, end])


def _groups(registers: Registers) -> dict[str, list[list[str | None]]]:
    """Members of each group with half-open spans; an end known only within bounds counts to the last possible day."""
    found: dict[str, list[list[str | None]]] = {}
    for m in registers.memberships:
        start = m.start.earliest.isoformat() if m.start else None
        end = m.end.latest.isoformat() if m.end else None
        found.setdefault(m.group, []).append([m.actor, m.role, start, end])
    return dict(sorted(found.items()))


def _everyone(folder: TreatyFolder, derived: Derivation) -> Iterable[str]:
    acted = {act.actor for act in folder.acts if act.set_aside_by is None}
    return sorted(acted | derived.periods.keys() | {p.actor for p in derived.positions})


def _actor(actor: str, derived: Derivation) -> dict[str, Any]:
    return {
        "periods": [_period(period) for period in derived.periods.get(actor, ())],
        "overlays": [_overlay(overlay) for overlay in derived.overlays.get(actor, ())],
        "positions": [
            {
                "id": p.id,
                "view": name_of_view(p),
                "holder": p.holder,
                "stance": str(p.stance),
                "proposition": p.proposition,
                "ground": p.ground,
                "provision": p.provision,
                "status": str(p.status) if p.status else None,
                "bound": p.bound,
                "start": _iso(p.span.start),
                "end": _iso(p.span.end),
                "sources": list(p.sources),
            }
            for p in derived.positions
            if p.actor == actor
        ],
    }


def _period(period: Period) -> list[Any]:
    """``[start, end, status, because, bound]``."""
    return [_iso(period.span.start), _iso(period.span.end), str(period.status), [_step(step) for step in period.steps], period.bound]


def _step(step: Step) -> dict[str, Any]:
    """One reason in the form of the JSON answers; empty values are left out."""
    said: dict[str, Any] = {"kind": step.kind, "says": sentence_of(step)}
    if step.act is not None:
        said |= {"act": str(step.act.kind), "date": step.act.day.text, "iri": mint("act", step.act.id)}
    if step.kind != "act":
        said |= {
            "treaty": step.treaty,
            "provision": step.provision,
            "iri": mint("treaty", step.treaty, "article", article_path(step.provision)) if step.provision else "",
            "rule": step.rule,
            "parameters": step.parameters,
            "anchor": step.anchor,
            "anchor_day": _iso(step.anchor_day),
            "result": _iso(step.result),
            "outcome": step.outcome,
        }
    said["sources"] = list(step.sources)
    return {key: value for key, value in said.items() if value not in ("", None) or key in ("provision", "rule")}


def _overlay(overlay: Overlay) -> dict[str, Any]:
    return {
        "kind": str(overlay.kind),
        "claimant": overlay.claimant or None,
        "since": _iso(overlay.span.start),
        "until": _iso(overlay.span.end),
        "act": mint("act", overlay.act.id) if overlay.act else None,
        "sources": list(overlay.sources),
    }


def _obligation(obligation: ObligationTemplate) -> dict[str, Any]:
    return {
        "id": obligation.id,
        "kind": str(obligation.kind),
        "topic": str(obligation.topic),
        "bearer": obligation.bearer,
        "provision": obligation.provision,
        "summary": obligation.summary,
        "says": obligation_in_words(obligation),
        "unconfirmed": obligation.unconfirmed,
    }


def _parameters(content: Mapping[str, Any]) -> dict[str, Any]:
    """Every clause with its parameters as the treaty's file has them; obligations by their ids."""
    clauses = {key: _plain(value) for key, value in content.items() if isinstance(value, dict | list)}
    obligations = content.get("obligation", [])
    return {**clauses, "obligation": {o["id"]: _plain(o) for o in obligations if isinstance(o, dict) and "id" in o}}


def _plain(value: Any) -> Any:
    """A value of TOML as JSON has it: days as text."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, date) else value


def _count(count: PublishedCount) -> dict[str, Any]:
    return {
        "on": _iso(count.on),
        "parties": count.parties,
        "counts": count.counts,
        "not_counted": list(count.not_counted),
        "note": count.note,
    }


def _act(act: Act, effect: date | None) -> dict[str, Any]:
    return {
        "id": act.id,
        "actor": act.actor,
        "done_by": act.done_by or act.actor,
        "kind": str(act.kind),
        "object": str(act.object),
        "about": act.about,
        "depositary": act.depositary,
        "date": act.day.text,
        "earliest": _iso(act.day.earliest),
        "effective": _iso(effect),
        "effective_published": _iso(act.published_effect),
        "set_aside_by": str(act.set_aside_by) if act.set_aside_by else None,
        "sources": list(act.sources),
        "note": act.note,
        "recorded_on": _iso(act.recorded_on),
    }


def _iso(day: Any) -> str | None:
    return None if day is None else str(day.isoformat())
