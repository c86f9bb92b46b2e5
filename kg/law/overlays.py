"""Overlays: what is claimed beside the base status, by whom and for which days (law model, sections 4-5)."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from kg.law.acts import Act
from kg.law.days import Span
from kg.law.vocabulary import OverlayKind


class Overlay(Struct, frozen=True):
    """A claim that stands beside the base status; ``claimant`` is an actor, or empty for the sources themselves."""

    actor: str
    kind: OverlayKind
    claimant: str
    span: Span
    act: Act | None
    sources: tuple[str, ...]


def objections_to(act: Act, objections: Sequence[Act]) -> list[Overlay]:
    """Objections that other States made to an act, each from the day it is known to have been made by."""
    return [Overlay(act.actor, OverlayKind.OBJECTION_PENDING, o.actor, Span(o.day.latest), o, o.sources) for o in objections]


def ended_by(overlay: Overlay, day: date) -> Overlay:
    """The overlay closed on a day, where it would run on beyond it."""
    if overlay.span.end is not None and overlay.span.end <= day:
        return overlay
    return replace(overlay, span=Span(overlay.span.start, day))


def within(overlay: Overlay, bound: Sequence[Span], signed: Sequence[Span]) -> Overlay | None:
    """The overlay no longer than what it is a claim about; ``None`` where it would never begin.

    Provisional application lasts until the treaty is in force for the State
    (VCLT 25(1)), a suspension as long as the State is bound, a disavowal as long
    as it is a signatory.
    """
    start = overlay.span.start
    limits: list[date | None] = []
    if overlay.kind is OverlayKind.PROVISIONALLY_APPLYING:
        limits = [start if start in span else span.start for span in bound]
    elif overlay.kind is OverlayKind.SUSPENDED_CLAIMED:
        limits = [span.end for span in bound]
    elif overlay.kind is OverlayKind.SIGNATORY_DISAVOWED:
        limits = [span.end for span in signed]
    first = min((day for day in limits if day is not None and day >= start), default=None)
    if first is None:
        return overlay
    return ended_by(overlay, first) if first > start else None


def without_provisional(overlays: Iterable[Overlay], day: date) -> tuple[Overlay, ...]:
    """VCLT 25(2): who will not become a party, by what it makes clear or because it no longer can, applies nothing provisionally."""
    others_or_begun = (o for o in overlays if o.kind is not OverlayKind.PROVISIONALLY_APPLYING or o.span.start < day)
    return tuple(ended_by(o, day) if o.kind is OverlayKind.PROVISIONALLY_APPLYING else o for o in others_or_begun)
