"""Knowledge graph of arms-control law: who is bound by what, on which day, why, and what is due.

``import kg`` costs nothing; what a name needs is imported when it is first used.
The functions ask the default build (``build/`` in the current folder or above);
``kg.open`` asks another. Types stand in ``__init__.pyi``.
"""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_ERRORS = ("AmbiguousActor", "BadDate", "NoBuild", "QuestionError", "UnknownActor", "UnknownGroup", "UnknownTreaty", "UnknownView")
_VALUES = ("Duty", "Event", "Explanation", "Graph", "Parties", "Period", "Status", "Verdict", "WhatIf")
_QUESTIONS = ("check", "deadlines", "explain", "parties", "periods", "status", "timeline", "whatif")
_graph: list[Any] = []


def __getattr__(name: str) -> Any:
    if name in _ERRORS:
        return getattr(import_module("kg.answers.errors"), name)
    if name in _VALUES:
        return getattr(import_module("kg.api"), name)
    if name == "open":
        return import_module("kg.api").open_graph
    if name in _QUESTIONS:
        return getattr(_default(), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted((*_ERRORS, *_VALUES, *_QUESTIONS, "__version__", "open"))


def _default() -> Any:
    """The default build, opened once."""
    if not _graph:
        _graph.append(import_module("kg.api").open_graph())
    return _graph[0]
