"""RDF files as statements of texts, in which names are told from other texts."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyoxigraph

from kg.site.texts.tongue import Text


class Iri(str):
    """A value that names something; others are texts."""

    __slots__ = ()


def turtle(files: Iterable[Path]) -> Iterator[tuple[str, str, str]]:
    """The statements of Turtle files; nodes without a name are numbered as they come, so that they are called the same each time."""
    for number, file in enumerate(files):
        names: dict[str, str] = {}
        for quad in pyoxigraph.parse(path=str(file), format=pyoxigraph.RdfFormat.TURTLE):
            for term in (quad.subject, quad.object):
                if isinstance(term, pyoxigraph.BlankNode):
                    names.setdefault(term.value, f"_:{number}-{len(names):04}")
            yield _text(quad.subject, names), quad.predicate.value, _text(quad.object, names)


def n_quads(file: Path) -> Iterator[tuple[str, str, str]]:
    """The statements of a file of a build, in which every node has a name."""
    for quad in pyoxigraph.parse(path=str(file), format=pyoxigraph.RdfFormat.N_QUADS):
        yield _text(quad.subject, {}), quad.predicate.value, _text(quad.object, {})


def _text(term: object, names: Mapping[str, str]) -> str:
    if isinstance(term, pyoxigraph.NamedNode):
        return Iri(term.value)
    if isinstance(term, pyoxigraph.BlankNode):
        return Iri(names[term.value])
    assert isinstance(term, pyoxigraph.Literal)
    return Text(term.value, term.language) if term.language else term.value
