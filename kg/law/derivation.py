"""Everything that follows from the acts of one treaty and its clauses: the one call of the law engine."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from operator import attrgetter

from msgspec import Struct, field
from msgspec.structs import replace

from kg.law.acts import Act, Position, World, by_actor, by_kind
from kg.law.bilateral import end_by_departure
from kg.law.clauses import Treaty
from kg.law.conflicts import DateConflict, conflicts_among, overlay_of
from kg.law.days import Span
from kg.law.findings import Finding, findings_on_their_face, found_in_all, in_order
from kg.law.force import Force, force_agreed, forces_of
from kg.law.history import History, Period, history_of
from kg.law.knowledge import acts_known, treaty_known, world_known
from kg.law.overlays import Overlay, objections_to, within
from kg.law.setting import Setting, setting_of
from kg.law.succession import possible_successors, predecessors_first
from kg.law.successors import findings_of_successors, open_succession
from kg.law.vocabulary import CONSENTS, ActKind, BaseStatus, OverlayKind


class Derivation(Struct, frozen=True):
    """The law of one treaty: its entry into force, and by actor the periods and overlays; conflicts and findings beside.

    ``effects`` are the days from which acts have effect, by act; none where no day follows. ``known_on``
    is the day of knowledge: of what was done after it nothing is told.
    """

    treaty: Treaty
    force: Force
    periods: dict[str, list[Period]]
    overlays: dict[str, list[Overlay]]
    conflicts: list[DateConflict]
    positions: tuple[Position, ...] = ()
    findings: tuple[Finding, ...] = ()
    effects: Mapping[str, date] = field(default_factory=dict)
    known_on: date | None = None

    def bound_spans(self, actor: str) -> tuple[Span, ...]:
        """The spans in which an actor is bound by one consent, without breaks between adjoining periods."""
        return bound_spans(self.periods.get(actor, ()))

    def possible_spans(self, actor: str) -> tuple[Span, ...]:
        """The spans in which an actor may be bound, for all that is known."""
        periods = self.periods.get(actor, ())
        return tuple(span_of(run) for run in _runs_of(periods, lambda period: period.bound or period.status is BaseStatus.UNKNOWN))


def bound_spans(periods: Iterable[Period]) -> tuple[Span, ...]:
    """The spans in which these periods bind, adjoining ones joined unless a new consent parts them."""
    return tuple(span_of(run) for run in bound_runs(periods))


def bound_runs(periods: Iterable[Period]) -> list[list[Period]]:
    """The periods that bind, adjoining ones together unless a new consent parts them."""
    return _runs_of(periods, _binds)


_binds = attrgetter("bound")


def _runs_of(periods: Iterable[Period], holds: Callable[[Period], bool]) -> list[list[Period]]:
    runs: list[list[Period]] = []
    for period in periods:
        if holds(period):
            if runs and runs[-1][-1].span.end == period.span.start and not _consents_anew(runs[-1][-1], period):
                runs[-1].append(period)
            else:
                runs.append([period])
    return runs


def _consents_anew(before: Period, period: Period) -> bool:
    """Who consents again on the day of its exit had left: what begins then is another spell (VCLT 70(1))."""
    left = before.status is BaseStatus.WITHDRAWING and period.status is BaseStatus.PARTY
    return left and any(step.act is not None and step.act.kind in CONSENTS for step in period.steps)


def span_of(run: Sequence[Period]) -> Span:
    """The span of adjoining periods."""
    return run[0].span if len(run) == 1 else Span(run[0].span.start, run[-1].span.end)


def derive(
    treaty: Treaty, acts: Iterable[Act], world: World, positions: tuple[Position, ...] = (), known_on: date | None = None
) -> Derivation:
    """Derive all statuses of a treaty; ``known_on`` leaves out what was not done or known by then (law model, section 7)."""
    every, treaty, world = acts_known(acts, known_on), treaty_known(treaty, known_on), world_known(world, known_on)
    used, aside = [a for a in every if a.set_aside_by is None], [a for a in every if a.set_aside_by is not None]
    disputed = world.disputed
    undisputed = [a for a in used if a.actor not in disputed] if disputed else used
    forces = forces_of(treaty, undisputed, world.parent_bound, known_on)
    positions = tuple(p for p in positions if known_on is None or p.span.start <= known_on)
    of_kind = by_kind(used)
    settings = [setting_of(treaty, force, world, of_kind, positions) for force in forces]
    histories = _histories(used, settings)
    if end := end_by_departure(treaty, {actor: history.periods for actor, history in histories.items()}):
        treaty = replace(treaty, end=end)
        settings = [replace(setting, treaty=treaty) for setting in settings]
        histories = _histories(used, settings)
    effects = {act.id: effect for history in histories.values() for act, effect in history.effects}
    conflicts = conflicts_among(used, aside, effects, treaty)
    findings = [finding for history in histories.values() for finding in history.findings]
    findings += found_in_all([findings_on_their_face(treaty, of_kind, force) for force in forces])
    findings += findings_of_successors(of_kind.get(ActKind.SUCCESSION, ()), settings[0], histories)
    return Derivation(
        treaty,
        force_agreed(forces),
        {actor: history.periods for actor, history in histories.items() if history.periods},
        _overlays(histories, _objections(used, of_kind.get(ActKind.OBJECTION, ())), conflicts, disputed),
        conflicts,
        positions,
        tuple(in_order(findings)),
        {act: effect.on for act, effect in effects.items() if effect.on is not None},
        known_on,
    )


def _histories(used: Sequence[Act], settings: Sequence[Setting]) -> dict[str, History]:
    """By actor, in order of code; a predecessor is read before its successors."""
    acts, lineage = by_actor(used), settings[0].lineage
    found: dict[str, History] = {}
    for actor in predecessors_first(possible_successors(acts, lineage), lineage):
        open_to = open_succession(lineage[actor], found) if actor in lineage else None
        if actor in acts or open_to is not None:
            found[actor] = history_of(actor, acts.get(actor, ()), _settings_of(actor, settings), open_to)
    return dict(sorted(found.items()))


def _settings_of(actor: str, settings: Sequence[Setting]) -> Sequence[Setting]:
    """Where it is not known when the parent treaty bound an actor, also those in which it did as long as it may have."""
    world = settings[0].world
    if actor not in world.parent_possible:
        return settings
    possible = replace(world, parent_bound={**world.parent_bound, actor: world.parent_possible[actor]})
    return [*(replace(setting, world=possible) for setting in settings), *settings]


def _overlays(
    histories: Mapping[str, History], beside: dict[str, list[Overlay]], conflicts: Sequence[DateConflict], disputed: frozenset[str]
) -> dict[str, list[Overlay]]:
    """The claims of the actor itself, then what stands beside it: objections of others, conflicts of dates and disputes over the actor."""
    for overlay in filter(None, map(overlay_of, conflicts)):
        beside.setdefault(overlay.actor, []).append(overlay)
    found: dict[str, list[Overlay]] = {}
    for actor, history in histories.items():
        if not history.periods:
            continue
        found[actor] = [*(_own(history) if history.overlays else ()), *beside.get(actor, ())]
        if actor in disputed:
            found[actor].append(Overlay(actor, OverlayKind.DISPUTED_ENTITY, "", Span(history.periods[0].span.start), None, ()))
    return found


def _own(history: History) -> Iterable[Overlay]:
    """What the actor claims itself, for as long as there is something to claim."""
    signed = tuple(period.span for period in history.periods if period.status is BaseStatus.SIGNATORY)
    bound = bound_spans(history.periods)
    return filter(None, (within(overlay, bound, signed) for overlay in history.overlays))


def _objections(used: Sequence[Act], objecting: Iterable[Act]) -> dict[str, list[Overlay]]:
    """By the actor whose act is objected to."""
    objections: dict[str, list[Act]] = {}
    for act in sorted(objecting, key=lambda a: (a.day.latest, a.id)):
        objections.setdefault(act.about, []).append(act)
    found: dict[str, list[Overlay]] = {}
    for act in sorted((a for a in used if a.id in objections) if objections else (), key=lambda a: a.id):
        found.setdefault(act.actor, []).extend(objections_to(act, objections[act.id]))
    return found


def continued(acts: Iterable[Act], heads: dict[str, str]) -> list[Act]:
    """The acts, each put to the legal person that continues the one that did it (continuity of States)."""
    return [replace(a, actor=heads[a.actor], done_by=a.done_by or a.actor) if a.actor in heads else a for a in acts]
