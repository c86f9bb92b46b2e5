"""Both engines say the same of the real build, of every example and of a graph with faults; without the fast one the reference works."""

import importlib.util
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph
import pytest

from kg.answers.tables import Tables
from kg.namespaces import ID, ONTOLOGY, PREFIXES
from kg.places import HOME, ontology
from kg.validation.engines import ENGINES, Result, engine_of
from kg.validation.judge import judge_build
from kg.validation.parts import Parts
from kg.validation.shapes import shapes_turtle
from tests.build import corpora

EXAMPLES = HOME / "tests" / "shapes"
SHAPES = shapes_turtle(ontology())


def store_of(texts: Iterable[str | Path]) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    for text in texts:
        content = text.read_bytes() if isinstance(text, Path) else text.encode()
        triples = pyoxigraph.parse(content, format=pyoxigraph.RdfFormat.TURTLE)
        store.extend(pyoxigraph.Quad(*triple) for triple in triples)
    return store


def compared(results: list[Result]) -> set[tuple[str, ...]]:
    return {(r.focus, r.path, r.value, r.component, r.severity, r.shape) for r in results}


def both(store: pyoxigraph.Store) -> tuple[set[tuple[str, ...]], set[tuple[str, ...]]]:
    return compared(ENGINES["pyshacl"](store, SHAPES)), compared(ENGINES["pyshacl-turbo"](store, SHAPES))


@pytest.fixture(scope="module")
def apmbc(apmbc_build: Path) -> str:
    parts = Parts(apmbc_build, Tables(apmbc_build).manifest, {})
    return parts.own("apmbc") + parts.beneath(["apmbc"])


def test_the_engines_agree_on_the_real_build(apmbc: str) -> None:
    reference, fast = both(store_of([apmbc]))
    assert reference == fast


@pytest.fixture(scope="module")
def lanterns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented convention alone: small enough to be judged often."""
    data = corpora.invented(tmp_path_factory.mktemp("lanterns"))
    for slug in ("lanterns-p1", "torches"):
        shutil.rmtree(data / "treaties" / slug)
    corpora.made(data)
    return data.parent / "build"


def test_the_engines_agree_on_a_graph_with_faults(lanterns: Path) -> None:
    parts = Parts(lanterns, Tables(lanterns).manifest, {})
    store = store_of([parts.own("lanterns") + parts.beneath(["lanterns"])])
    act = pyoxigraph.NamedNode(f"{ID}act/lanterns/ERE/withdrawal/2012-02-29")
    for name in ("doneOn", "actKind", "ofParticipation", "doneBy"):
        quads = list(store.quads_for_pattern(act, pyoxigraph.NamedNode(ONTOLOGY + name), None))
        assert quads, name
        for quad in quads:
            store.remove(quad)
    for name, value in (("doneOn", "yesterday"), ("effectiveOnAsPublished", "1900-01-01")):
        store.add(pyoxigraph.Quad(act, pyoxigraph.NamedNode(ONTOLOGY + name), pyoxigraph.Literal(value)))
    early = pyoxigraph.Literal("1990-01-01", datatype=pyoxigraph.NamedNode(f"{PREFIXES['xsd']}date"))
    treaty = pyoxigraph.NamedNode(f"{ID}treaty/lanterns")
    store.add(pyoxigraph.Quad(treaty, pyoxigraph.NamedNode(f"{ONTOLOGY}entryIntoForce"), early))
    reference, fast = both(store)
    assert {rule.rpartition("/")[2] for *_, rule in reference} >= {"act-kind", "act-participation", "act-done-by", "day-of-deed"}
    assert reference == fast


def test_the_engines_agree_on_a_text_in_place_of_a_node() -> None:
    text = (EXAMPLES / "valid" / "act-kind.ttl").read_text(encoding="utf-8").replace("act-kind:accession", '"accession"')
    assert '"accession"' in text
    reference, fast = both(store_of([EXAMPLES / "world.ttl", text]))
    assert "act-kind" in {rule.rpartition("/")[2] for *_, rule in reference}
    assert reference == fast


@pytest.mark.parametrize("kind", ["valid", "invalid"])
def test_the_engines_agree_on_every_example(kind: str) -> None:
    words = list(ontology().glob("*.ttl")) + list((ontology() / "vocabulary").glob("*.ttl"))
    reference, fast = both(store_of([*words, EXAMPLES / "world.ttl", *sorted((EXAMPLES / kind).glob("*.ttl"))]))
    assert reference == fast
    assert bool(reference) or kind == "valid"


def test_without_the_fast_engine_the_reference_judges(lanterns: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr("kg.validation.engines.find_spec", lambda name: None if name == "pyshacl_turbo" else found(name))
    monkeypatch.setitem(sys.modules, "pyshacl_turbo", None)
    assert engine_of("auto") is ENGINES["pyshacl"]
    by_reference = judge_build(lanterns, ontology()).findings
    monkeypatch.undo()
    assert by_reference == judge_build(lanterns, ontology(), "pyshacl-turbo").findings
