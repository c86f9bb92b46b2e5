"""Every shape has an example that conforms and one that breaks exactly its rule."""

from pathlib import Path

import pytest

from tests.shapes.shapes import EXAMPLES, STYLE, Judge, graph_of, name_of, quads, rules, words

STYLE_RULES = {name_of(rule) for rule in rules(graph_of(STYLE))}
RULES = [name_of(rule) for rule in rules(graph_of())]
MODULES = sorted(path.name for path in Path(EXAMPLES.parents[1] / "ontology" / "shapes").glob("*.ttl") if path.name != STYLE)


@pytest.fixture(scope="module")
def data_judge() -> Judge:
    return Judge(graph_of(*MODULES), [EXAMPLES / "world.ttl", *words()])


@pytest.fixture(scope="module")
def style_judge() -> Judge:
    return Judge(graph_of(STYLE, "shapes.ttl"), [])


def test_the_world_of_the_examples_is_without_fault(data_judge: Judge) -> None:
    assert data_judge.results() == []


def test_every_shape_has_both_examples_and_no_example_is_without_shape() -> None:
    for side in ("valid", "invalid"):
        assert sorted(path.stem for path in (EXAMPLES / side).glob("*.ttl")) == RULES


@pytest.mark.parametrize("rule", RULES)
def test_the_valid_example_conforms(rule: str, data_judge: Judge, style_judge: Judge) -> None:
    judge = style_judge if rule in STYLE_RULES else data_judge
    assert judge.results(quads(EXAMPLES / "valid" / f"{rule}.ttl")) == []


@pytest.mark.parametrize("rule", RULES)
def test_the_invalid_example_breaks_its_rule_and_no_other(rule: str, data_judge: Judge, style_judge: Judge) -> None:
    judge = style_judge if rule in STYLE_RULES else data_judge
    assert {found for found, _ in judge.results(quads(EXAMPLES / "invalid" / f"{rule}.ttl"))} == {rule}
