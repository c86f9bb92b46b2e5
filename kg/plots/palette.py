"""How each status looks: a colour that survives colour blindness, a lightness that survives a grey print, a motif that survives both.

The hues are those of Okabe and Ito, "Color Universal Design", 2008, darkened or lightened
so that those which bind are dark, those on the way are lighter, and those that left are warm.
"""

from dataclasses import dataclass
from html import escape

TILE = 14
"""Units of the drawing from one repetition of a motif to the next."""

_MOTIFS = {
    "plain": "",
    "rising": "M-2 2L2-2M-2 16L16-2M12 16L16 12",
    "falling": "M-2 12L2 16M-2-2L16 16M12-2L16 2",
    "crossed": "M-2 2L2-2M-2 16L16-2M12 16L16 12M-2 12L2 16M-2-2L16 16M12-2L16 2",
    "upright": "M3.5 0V14M10.5 0V14",
    "level": "M0 3.5H14M0 10.5H14",
    "dotted": "M3.5 2.4v2.2M10.5 9.4v2.2",
}


@dataclass(frozen=True, slots=True)
class Look:
    """A ground, the ink upon it, and the motif drawn with the ink."""

    ground: str
    ink: str = "#fff"
    motif: str = "plain"


LOOKS = {
    "party": Look("#005a8c"),
    "withdrawing": Look("#005a8c", "#fff", "rising"),
    "party_pending": Look("#56a7d8", "#003a5c", "dotted"),
    "contracting_state": Look("#56a7d8"),
    "signatory": Look("#c3dff2", "#2f7fb3", "level"),
    "succession_open": Look("#f0dff0", "#8a4a86", "upright"),
    "former_party": Look("#b94700", "#ffd9b8", "crossed"),
    "treaty_ended": Look("#8b8680", "#e9e6e2", "falling"),
    "none": Look("#e2e3dd"),
    "unknown": Look("#f4f1e8", "#83888c", "dotted"),
}
"""Every base status, in the order of a legend."""

UNSAID = Look("#f5f5f1", "#d2d5cf", "rising")
"""Land of which nothing is said: of nobody on record, or of a State that did not exist on the day."""

STEPS = ("#e2e3dd", "#c3dff2", "#8fc3e6", "#4a96c8", "#005a8c", "#002f4d")
"""From few to many, light to dark."""

SERIES = (("#005a8c", ""), ("#b94700", "9 4"), ("#1b7a5a", "3 3"), ("#8a4a86", "14 4 3 4"), ("#6b5d00", "6 2"), ("#333", "1 3"))
"""Lines that are told apart by colour and by their dashes."""


def pattern_id(status: str) -> str:
    """The name of the pattern of a status within a drawing."""
    return f"look-{status}"


def patterns() -> str:
    """The patterns as definitions of an SVG; a motif is drawn once and repeated."""
    return "".join(_pattern(status, look) for status, look in LOOKS.items()) + unsaid_pattern()


def unsaid_pattern() -> str:
    """The pattern of land of which nothing is said."""
    return _pattern("unsaid", UNSAID)


def _pattern(status: str, look: Look) -> str:
    ground = f'<rect class="ground" width="{TILE}" height="{TILE}" fill="{look.ground}"/>'
    motif = _MOTIFS[look.motif]
    ink = f'<path class="ink" d="{motif}" stroke="{look.ink}" stroke-width="2.6" stroke-linecap="square"/>' if motif else ""
    size = f'width="{TILE}" height="{TILE}" patternUnits="userSpaceOnUse"'
    return f'<pattern id="{escape(pattern_id(status))}" {size}>{ground}{ink}</pattern>'
