"""A third SHACL engine on the real build of one treaty and on every example; asked by ``make nightly``, not by each run."""

from pathlib import Path

import pytest
import shifty
from rdflib import Graph

from kg.answers.tables import Tables
from kg.places import ontology
from kg.validation.engines import _results, turbo_engine
from kg.validation.parts import Parts
from tests.validation.test_engines import EXAMPLES, SHAPES, store_of


def opinions(texts: list[str | Path]) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Which shape each engine finds broken by which node."""
    store = store_of(texts)
    data = Graph().parse(data="".join(f"{quad.triple} .\n" for quad in store), format="nt")
    shapes = Graph().parse(data=SHAPES, format="turtle")
    _, report, _ = shifty.validate(data, shapes, infer=False)
    third = {(result.focus, result.shape) for result in _results(report, shapes)}
    return third, {(result.focus, result.shape) for result in turbo_engine(store, SHAPES)}


@pytest.mark.parametrize("kind", ["valid", "invalid"])
def test_the_third_engine_agrees_on_every_example(kind: str) -> None:
    words = [*ontology().glob("*.ttl"), *(ontology() / "vocabulary").glob("*.ttl")]
    third, ours = opinions([*words, EXAMPLES / "world.ttl", *sorted((EXAMPLES / kind).glob("*.ttl"))])
    assert third == ours


def test_the_third_engine_agrees_on_the_real_build(apmbc_build: Path) -> None:
    parts = Parts(apmbc_build, Tables(apmbc_build).manifest, {})
    third, ours = opinions([parts.own("apmbc") + parts.beneath(["apmbc"])])
    assert third == ours
