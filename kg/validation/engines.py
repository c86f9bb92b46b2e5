"""SHACL engines behind one port: data in a store, shapes in Turtle, results as plain rows.

``pyshacl`` is the reference; ``pyshacl-turbo`` is young, faster and may be missing.
A test holds the two to the same results. An engine takes the whole union of graphs as its
data graph; it never fetches anything.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, cast

import pyoxigraph

if TYPE_CHECKING:
    import rdflib

_SH = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, slots=True, order=True)
class Result:
    """One result of a SHACL report, as the engine gave it (SHACL, section 3.6)."""

    focus: str
    path: str
    value: str
    component: str
    severity: str
    shape: str
    messages: tuple[str, ...]


Engine = Callable[[pyoxigraph.Store, str], list[Result]]


def pyshacl_engine(store: pyoxigraph.Store, shapes: str) -> list[Result]:
    """The reference engine, on the store itself; where a text stands in place of a node it cannot, and judges a copy in memory."""
    graph = _parsed(shapes)
    try:
        report = _reference(store, graph)
    except TypeError:  # a store cannot be asked for statements about a text
        report = _reference(_copied(store), graph)
    return sorted(_results(report, graph))


def _reference(data: "pyoxigraph.Store | rdflib.Graph", shapes: "rdflib.Graph") -> "rdflib.Graph":
    import pyshacl  # noqa: PLC0415 -- slow to import, needed only here
    from pyshacl import graph_abstraction  # noqa: PLC0415

    # For the words of each result the engine asks whether there is a graph, and a graph without
    # a truth of its own then counts all its statements: 50 ms for each result on one treaty.
    graph_abstraction.OxigraphDataGraph.__bool__ = lambda _: True  # type: ignore[attr-defined]
    graph = cast("rdflib.Graph", data)
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, advanced=True, allow_infos=True, allow_warnings=True)
    return cast("rdflib.Graph", report)


def _copied(store: pyoxigraph.Store) -> "rdflib.Graph":
    import rdflib  # noqa: PLC0415

    content = store.dump(format=pyoxigraph.RdfFormat.N_TRIPLES, from_graph=pyoxigraph.DefaultGraph())
    return rdflib.Graph().parse(data=content or b"", format="nt")


def turbo_engine(store: pyoxigraph.Store, shapes: str) -> list[Result]:
    """The fast engine, on the store itself; shapes are compiled once for many stores."""
    _, report, _ = _compiled(shapes).validate(store, allow_infos=True, allow_warnings=True)
    return sorted(_results(report, _parsed(shapes)))


ENGINES: dict[str, Engine] = {"pyshacl": pyshacl_engine, "pyshacl-turbo": turbo_engine}
"""The engines by the names of their packages."""


def engine_of(name: str) -> Engine:
    """The engine asked for; ``auto`` is the fast one where it is installed, else the reference."""
    return ENGINES[_named_engine(name)]


def edition_of(name: str) -> str:
    """The engine with its version, on which results may depend."""
    package = _named_engine(name)
    return f"{package} {version(package)}"


def _named_engine(name: str) -> str:
    if name != "auto":
        return name
    return "pyshacl-turbo" if find_spec("pyshacl_turbo") else "pyshacl"


@lru_cache(maxsize=4)
def _compiled(shapes: str) -> Any:
    import pyshacl_turbo  # noqa: PLC0415 -- an extra, needed only here

    return pyshacl_turbo.compile_shapes(_parsed(shapes), advanced=True)  # type: ignore[no-untyped-call]


@lru_cache(maxsize=4)
def _parsed(shapes: str) -> "rdflib.Graph":
    import rdflib  # noqa: PLC0415

    return rdflib.Graph().parse(data=shapes, format="turtle")


def _results(report: "rdflib.Graph", shapes: "rdflib.Graph") -> Iterator[Result]:
    import rdflib  # noqa: PLC0415

    sh = rdflib.Namespace(_SH)
    for node in report.objects(None, sh.result):  # not the results inside sh:detail, which only explain one
        shape = report.value(node, sh.sourceShape)
        messages = tuple(sorted(str(message) for message in report.objects(node, sh.resultMessage)))
        yield Result(
            focus=_text(report.value(node, sh.focusNode)),
            path=_text(report.value(node, sh.resultPath)),
            value=_text(report.value(node, sh.value)),
            component=_text(report.value(node, sh.sourceConstraintComponent)).removeprefix(_SH),
            severity=_text(report.value(node, sh.resultSeverity)).removeprefix(_SH).lower(),
            shape=_named(shape, shapes),
            messages=messages,
        )


def _named(shape: "rdflib.term.Node | None", shapes: "rdflib.Graph") -> str:
    """The nearest shape with a name: a nameless property shape belongs to the shape that holds it."""
    import rdflib  # noqa: PLC0415

    seen = set()
    while isinstance(shape, rdflib.BNode) and shape not in seen:
        seen.add(shape)
        shape = next(iter(shapes.subjects(None, shape)), None)
    return _text(shape)


def _text(node: object) -> str:
    return "" if node is None else str(node)
