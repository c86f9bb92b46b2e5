"""The status of one actor towards one treaty on one day, by a view (law model, sections 4, 5 and 7)."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from kg.law.acts import Act, Position, World
from kg.law.clauses import Treaty
from kg.law.derivation import Derivation, derive
from kg.law.history import Period
from kg.law.overlays import Overlay
from kg.law.vocabulary import BOUND, BaseStatus

DEPOSITARY_VIEW = "depositary"
SELF_VIEW = "self"
HOLDER_VIEW = "holder:"


class OtherView(Struct, frozen=True):
    """What another view answers where it differs from the one taken."""

    view: str
    status: BaseStatus
    bound: bool
    position: Position


class Status(Struct, frozen=True):
    """The answer for a day: base status, whether bound, the period it comes from, overlays and other views."""

    status: BaseStatus
    bound: bool
    period: Period | None
    overlays: tuple[Overlay, ...]
    other_views: tuple[OtherView, ...]
    position: Position | None = None


def status_of(treaty: Treaty, actor: str, acts: Iterable[Act], on: date, world: World | None = None, *, covered: bool = True) -> Status:
    """The status of an actor on a day, straight from acts and clauses; ``covered`` says that absence means none."""
    return status_on(derive(treaty, acts, world or World()), actor, on, covered=covered)


def status_on(derived: Derivation, actor: str, on: date, view: str = DEPOSITARY_VIEW, *, covered: bool = True) -> Status:
    """The status on a day from what was derived; outside coverage absence is ``unknown``, never ``none``."""
    period = next((p for p in derived.periods.get(actor, ()) if on in p.span), None)
    base = period.status if period else BaseStatus.NONE if covered else BaseStatus.UNKNOWN
    bound = period is not None and period.bound
    overlays = tuple(o for o in derived.overlays.get(actor, ()) if on in o.span)
    standing = sorted((p for p in derived.positions if p.actor == actor and on in p.span), key=lambda p: (p.span.start, p.id))
    latest = {name_of_view(p): p for p in standing if p.status is not None or p.bound is not None}
    held = {name: p for name, p in latest.items() if _differs(p, base, bound)}
    taken = held.get(_canonical(view, actor))
    others = tuple(OtherView(name, p.status or base, _bound_by(p, bound), p) for name, p in held.items() if p is not taken)
    if taken is None:
        return Status(base, bound, period, overlays, others)
    depositary = OtherView(DEPOSITARY_VIEW, base, bound, taken)
    return Status(taken.status or base, _bound_by(taken, bound), period, overlays, (depositary, *others), taken)


def name_of_view(position: Position) -> str:
    """The view that takes a position: the actor's own, that of another holder, or a reading that no actor holds."""
    if not position.holder:
        return HOLDER_VIEW + position.id.rpartition("/")[2]
    return SELF_VIEW if position.holder == position.actor else f"{HOLDER_VIEW}{position.holder}"


def _canonical(view: str, actor: str) -> str:
    return SELF_VIEW if view == f"{HOLDER_VIEW}{actor}" else view


def _differs(position: Position, base: BaseStatus, bound: bool) -> bool:
    return (position.status or base) is not base or _bound_by(position, bound) != bound


def _bound_by(position: Position, bound: bool) -> bool:
    if position.bound is not None:
        return position.bound
    return position.status in BOUND if position.status else bound
