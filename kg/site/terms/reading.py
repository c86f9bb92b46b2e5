"""RDF files as statements of texts, in which names are told from other texts."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph


class Iri(str):
    """A value that names something; others are texts."""

    __slots__ = ()


def turtle(files: Iterable[Path]) -> Iterator[tuple[str, str, str]]:
    """The statements of Turtle files; a node without a name goes by the file and its label there."""
    for number, file in enumerate(files):
        for quad in pyoxigraph.parse(path=str(file), format=pyoxigraph.RdfFormat.TURTLE):
            yield _text(quad.subject, number), quad.predicate.value, _text(quad.object, number)


def n_quads(file: Path) -> Iterator[tuple[str, str, str]]:
    """The statements of a file of a build, in which every node has a name."""
    for quad in pyoxigraph.parse(path=str(file), format=pyoxigraph.RdfFormat.N_QUADS):
        yield _text(quad.subject, 0), quad.predicate.value, _text(quad.object, 0)


def _text(term: object, number: int) -> str:
    if isinstance(term, pyoxigraph.NamedNode):
        return Iri(term.value)
    if isinstance(term, pyoxigraph.BlankNode):
        return Iri(f"_:{number}-{term.value}")
    assert isinstance(term, pyoxigraph.Literal)
    return term.value
