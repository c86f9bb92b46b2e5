"""A SPARQL endpoint in the place of a build: it is asked over the network, and only ``query`` is answered."""

from pathlib import Path
from typing import NoReturn

from kg.answers.errors import NoBuild
from kg.answers.tables import Tables
from kg.api.graph import Graph
from kg.api.values import Value
from kg.places import home
from kg.sparql.answer import Answer


class Remote(Graph):
    """An endpoint by its address; credentials come from the environment alone (see ``kg.sparql.remote``)."""

    def __init__(self, url: str) -> None:
        self.url = url

    def query(self, question: str | Path, /, *, seconds: float = 30.0, **parameters: Value) -> Answer:
        """As for a build; also raises EndpointError and EndpointTimeout. Without a build here, only codes are understood as names."""
        from kg.api.asking import text_of  # noqa: PLC0415 -- only queries need the catalogue
        from kg.sparql.remote import Endpoint  # noqa: PLC0415

        endpoint = Endpoint(self.url, seconds)
        return endpoint.ask(text_of(question, parameters, _names() if parameters else None))

    def __getattr__(self, name: str) -> NoReturn:
        """What only a build has."""
        if name in ("_tables", "build"):
            raise NoBuild(f"{self.url} is an endpoint and answers queries alone; open a build for everything else")
        raise AttributeError(f"an endpoint has no attribute {name!r}")


def _names() -> Tables | None:
    """Where names of actors and treaties are looked up: the build at hand, if there is one."""
    try:
        return Tables(home() / "build")
    except NoBuild:
        return None
