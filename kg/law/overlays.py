"""Overlays: what is claimed beside the base status, by whom and for which days (law model, sections 4-5)."""

from dataclasses import dataclass
from datetime import date

from kg.law.acts import Act
from kg.law.days import Span
from kg.law.vocabulary import OverlayKind


@dataclass(frozen=True, slots=True)
class Overlay:
    """A claim that stands beside the base status; ``claimant`` is an actor, or empty for the sources themselves."""

    actor: str
    kind: OverlayKind
    claimant: str
    span: Span
    act: Act | None
    sources: tuple[str, ...]


def objections_to(act: Act, objections: tuple[Act, ...]) -> list[Overlay]:
    """Objections that other States made to an act, each from the day it is known to have been made by."""
    return [
        Overlay(act.actor, OverlayKind.OBJECTION_PENDING, o.actor, Span(o.day.latest), o, o.sources)
        for o in objections
        if o.about == act.id
    ]


def ended_by(overlay: Overlay, day: date) -> Overlay:
    """The overlay closed on a day, where it would run on beyond it."""
    if overlay.span.end is not None and overlay.span.end <= day:
        return overlay
    return Overlay(overlay.actor, overlay.kind, overlay.claimant, Span(overlay.span.start, day), overlay.act, overlay.sources)
