"""Where everyone is drawn: an outline for those who have one, a marker for those who would be lost without."""

from dataclasses import dataclass
from typing import Any

from kg.plots.outlines import outlines
from kg.plots.projection import placed


@dataclass(frozen=True, slots=True)
class Place:
    """Who is drawn, by which outline, and where a marker stands; either may be absent."""

    code: str
    path: str
    marker: tuple[int, int] | None


def places(gazetteer: dict[str, dict[str, Any]]) -> list[Place]:
    """A place for every actor of the register that has one, by code."""
    known = outlines()
    found = []
    for code, told in sorted(gazetteer.items()):
        path = known.of.get(told["numeric"], "")
        point = placed(told["longitude"], told["latitude"]) if told["latitude"] is not None else None
        if path or point:
            found.append(Place(code, path, None if told["numeric"] in known.large else point))
    return found


def other_land(gazetteer: dict[str, dict[str, Any]]) -> str:
    """Land whose code, if any, is no actor's: it is drawn and says nothing."""
    known, numbers = outlines(), {told["numeric"] for told in gazetteer.values()}
    return known.other + "".join(path for code, path in known.of.items() if code not in numbers)
