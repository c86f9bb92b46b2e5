"""The answers as Python values: a graph is opened once, then asked; nothing prints.

Every answer is a frozen dataclass whose ``to_dict`` equals the JSON of the command
line. Days may be given as ``datetime.date`` or as text, ``YYYY-MM-DD``. Nothing
reaches the network, unless an endpoint is opened.
"""

import re
from pathlib import Path

from kg.answers.errors import QuestionError
from kg.api.graph import Graph
from kg.api.values import Duty, Event, Explanation, Parties, Period, Status, Verdict, WhatIf
from kg.places import build_beside, home, ontology
from kg.sparql.answer import Answer

__all__ = ["Answer", "Duty", "Event", "Explanation", "Graph", "Parties", "Period", "Status", "Verdict", "WhatIf", "open_graph"]


_ADDRESS = re.compile(r"(?i)[a-z][a-z0-9+.-]*://|(?:[a-z0-9-]+\.)*[a-z0-9-]+:[0-9]{1,5}(?:/|$)")
"""What begins with a scheme, or with a host and a port; a folder does neither."""


def open_graph(place: str | Path = "") -> Graph:
    """A build; or the build of a data folder, which is first made as far as something changed; or an endpoint by its address.

    Without a place: the build beside ``data/`` in the current folder or above it.
    Raises NoBuild, or CorpusFaults where the data folder has faults. An endpoint
    (``https://…``) answers ``query`` alone.
    """
    if isinstance(place, str) and _is_address(place):
        from kg.api.remote import Remote  # noqa: PLC0415 -- only who asks elsewhere needs it

        return Remote(place)
    path = Path(place) if place else home() / "build"
    if (path / "treaties").is_dir():
        from kg.pipeline import build  # noqa: PLC0415 -- answers from a build need no builder

        build(path, ontology(), build_beside(path))
        path = build_beside(path)
    return Graph(path)


def _is_address(place: str) -> bool:
    """Whether this is the address of an endpoint; raises QuestionError for one that is not written as such."""
    if place.lower().startswith(("http://", "https://")):
        return True
    if _ADDRESS.match(place) and not Path(place).exists():
        raise QuestionError(f'"{place[:80]}" looks like an address; that of an endpoint begins with http:// or https://')
    return False
