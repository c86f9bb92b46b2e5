"""Knowledge graph of arms-control law: who is bound by what, on which day, why, and what is due.

``import kg`` costs nothing; what a name needs is imported when it is first used.
The functions ask the default build (``build/`` in the current folder or above);
``kg.open`` asks another. Types stand in ``__init__.pyi``.
"""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_ERRORS = {
    "kg.answers.errors": (
        "AmbiguousActor",
        "BadDate",
        "NoBuild",
        "QuestionError",
        "UnknownActor",
        "UnknownGroup",
        "UnknownTreaty",
        "UnknownView",
    ),
    "kg.sparql.errors": (
        "BadParameter",
        "CatalogueFault",
        "EndpointError",
        "EndpointTimeout",
        "QueryRefused",
        "QueryStopped",
        "QuerySyntax",
        "UnknownQuestion",
    ),
    "kg.corpus.faults": ("CorpusFaults",),
}
_VALUES = ("Answer", "Duty", "Event", "Explanation", "Graph", "Parties", "Period", "Status", "Verdict", "WhatIf")
_PLACES = {name: module for module, names in {**_ERRORS, "kg.api": _VALUES}.items() for name in names}
_QUESTIONS = ("check", "deadlines", "explain", "parties", "periods", "query", "status", "timeline", "whatif")
_graph: list[Any] = []


def __getattr__(name: str) -> Any:
    if name in _PLACES:
        return getattr(import_module(_PLACES[name]), name)
    if name == "open":
        return import_module("kg.api").open_graph
    if name in _QUESTIONS:
        return getattr(_default(), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted((*_PLACES, *_QUESTIONS, "__version__", "open"))


def _default() -> Any:
    """The default build, opened once."""
    if not _graph:
        _graph.append(import_module("kg.api").open_graph())
    return _graph[0]
