"""Every rule that can be named has an entry that says what, why, from where and how to mend it."""

import ast
import re

import pytest

from kg.corpus.law_faults import law_faults
from kg.law.findings import FindingRule
from kg.places import HOME, ontology
from kg.validation.catalogue import catalogue, sections
from kg.validation.own_rules import FILE_RULES, LAW_RULES, RDF_RULES
from kg.validation.rule import Rule
from kg.validation.rule_pages import rules_page

QUERIES = HOME / "queries"
RULES = {rule.id: rule for rule in catalogue(ontology(), QUERIES).values()}
_RULE = re.compile(r"[a-z]+(-[a-z]+)+")


def rules_noted() -> set[str]:
    """Texts of the shape of a rule in the readers of the corpus, and where checks of RDF note a fault."""
    files = [*(HOME / "kg" / "corpus").glob("*.py"), HOME / "kg" / "validation" / "foreign.py"]
    nodes = (node for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str) and _RULE.fullmatch(node.value)}


def test_every_fault_of_a_file_is_in_the_catalogue() -> None:
    noted = rules_noted()
    assert len(noted) > 30, "the search found too little to be right"
    assert noted - RULES.keys() == set()


def test_the_catalogue_names_no_fault_that_nothing_notes() -> None:
    text = "".join(file.read_text(encoding="utf-8") for folder in ("corpus", "law") for file in (HOME / "kg" / folder).glob("*.py"))
    assert {rule.id for rule in (*FILE_RULES, *LAW_RULES) if f'"{rule.id}"' not in text} == set()


def test_every_finding_of_law_is_in_the_catalogue() -> None:
    assert law_faults  # what turns findings into faults of the report
    assert {str(rule) for rule in FindingRule} == {rule.id for rule in LAW_RULES}


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_rule_says_what_why_from_where_and_how(rule: Rule) -> None:
    assert rule.title
    assert rule.why
    assert rule.source
    assert rule.help
    assert rule.severity in ("violation", "warning", "info")


def test_ids_are_unique() -> None:
    assert len(RULES) == len(catalogue(ontology(), QUERIES))


@pytest.mark.parametrize("kind", ["valid", "invalid"])
def test_every_shape_has_its_example(kind: str) -> None:
    found = sections(ontology(), QUERIES)
    names = {rule.id for section in ("facts", "words") for rule in found[section].values()}
    assert names - {file.stem for file in (HOME / "tests" / "shapes" / kind).glob("*.ttl")} == set()


def test_the_page_of_rules_is_current() -> None:
    page = HOME / "docs" / "reference" / "rules.md"
    assert page.read_text(encoding="utf-8") == rules_page(ontology(), QUERIES, HOME / "tests" / "shapes"), "run make reference"


def test_checks_of_rdf_are_noted_somewhere() -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in (HOME / "kg" / "validation").glob("*.py"))
    assert all(text.count(rule.id) > 1 for rule in RDF_RULES)
