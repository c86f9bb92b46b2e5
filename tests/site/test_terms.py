"""Pages of the words: each word has one, with true counts, a real example and the rules that judge it."""

import re
import shutil
from collections import Counter
from html import unescape
from itertools import combinations
from pathlib import Path

import pyoxigraph
import pytest

from kg.answers.tables import Tables
from kg.namespaces import BASE, ONTOLOGY, PREFIXES, SHAPES, VOCABULARY
from kg.pipeline import build as build_graph
from kg.places import ontology
from kg.site.pages import page
from kg.site.terms import sketches
from kg.site.terms.diagram import Drawing
from kg.site.terms.lexicon import Lexicon, lexicon
from kg.site.texts.catalogue import texts
from kg.store import open_store
from kg.validation.catalogue import catalogue

DEFINED = """
SELECT ?word ?label ?means ?source WHERE {
  ?word rdfs:isDefinedBy ?document ; skos:definition ?means ; dcterms:source ?source ; rdfs:label|skos:prefLabel ?label
}
"""
FACTS = "GRAPH ?g { %s } FILTER(?g NOT IN (<https://w3id.org/treaty-kg/graph/ontology>, <https://w3id.org/treaty-kg/graph/vocabulary>))"
"""What the build says, without what the words say of themselves."""


@pytest.fixture(scope="module")
def tables(apmbc_build: Path) -> Tables:
    return Tables(apmbc_build)


@pytest.fixture(scope="module")
def lex(tables: Tables) -> Lexicon:
    return lexicon(tables)


@pytest.fixture(scope="module")
def store(apmbc_build: Path) -> pyoxigraph.Store:
    return open_store(apmbc_build)


def shown(iri: str, tables: Tables) -> str:
    """The page at the path of an IRI, as one line of text."""
    told = page(iri.removeprefix(BASE), tables)
    assert told is not None, f"{iri} has no page"
    return " ".join(unescape(told).split())


def counted(store: pyoxigraph.Store, pattern: str, number: str = "COUNT(*)") -> Counter[str]:
    rows = store.query(f"SELECT ?word ({number} AS ?n) WHERE {{ {FACTS % pattern} }} GROUP BY ?word")
    return Counter({row["word"].value: int(row["n"].value) for row in rows})  # type: ignore[union-attr]


def test_every_word_has_a_page_with_label_meaning_and_source(tables: Tables) -> None:
    words = pyoxigraph.Store()
    for path in (*ontology().glob("*.ttl"), *(ontology() / "vocabulary").glob("*.ttl")):
        words.bulk_load(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)
    rows = list(words.query(DEFINED, prefixes=PREFIXES))  # type: ignore[arg-type]
    assert len(rows) > 500
    for row in rows:
        told = shown(row["word"].value, tables)  # type: ignore[index]
        assert all(row[name].value in told for name in ("label", "means", "source")), row  # type: ignore[index]


def test_every_rule_that_a_report_can_name_has_a_page_that_says_how_to_mend(tables: Tables) -> None:
    rules = catalogue(ontology(), ontology().parent / "queries")
    assert len(rules) > 280
    for rule in rules.values():
        told = shown(rule.page, tables)
        assert all(said in told for said in (rule.title, rule.severity, rule.why, rule.help)), rule.id


def test_a_rule_shows_what_it_demands_and_what_breaks_it(tables: Tables) -> None:
    told = shown(f"{SHAPES}act-twice", tables)
    assert "judges every" in told and 'href="../../page/ontology/Act"' in told
    assert "SELECT $this ?value WHERE" in told
    valid, invalid = told.partition("Does not conform")[::2]
    assert "Conforms" in valid and "<mark>" not in valid, "the valid file has nothing that the invalid one lacks"
    assert "<mark><https://w3id.org/treaty-kg/id/act/demo/BBB/accession/2000-05-01/2></mark>" in invalid


def test_counts_of_properties_classes_and_codes_are_those_of_the_store(lex: Lexicon, store: pyoxigraph.Store) -> None:
    assert lex.usage.statements == counted(store, "?s ?word ?o")
    own = f"FILTER(STRSTARTS(STR(?word), '{ONTOLOGY}'))"
    assert lex.usage.things == counted(store, f"?s a ?word {own}", "COUNT(DISTINCT ?s)")
    codes = counted(store, f"?s ?p ?word FILTER(STRSTARTS(STR(?word), '{VOCABULARY}'))")
    assert {code: sum(by.values()) for code, by in lex.usage.codes.items() if by} == codes


def test_the_page_shows_the_counts(tables: Tables, lex: Lexicon) -> None:
    assert f"{lex.usage.things[f'{ONTOLOGY}Act']:,}</span> things" in shown(f"{ONTOLOGY}Act", tables)
    number = lex.usage.codes[f"{VOCABULARY}act-kind/accession"][f"{ONTOLOGY}actKind"]
    assert number > 10 and f'kind of act</a>: <span class="day">{number:,}' in shown(f"{VOCABULARY}act-kind/accession", tables)


def test_every_example_stands_in_the_data(lex: Lexicon, store: pyoxigraph.Store) -> None:
    examples = [*lex.usage.example.values(), *(each for node in lex.usage.node.values() for each in node)]
    assert len(examples) > 300
    for subject, predicate, value in examples:
        assert store.query(f"ASK {{ GRAPH ?g {{ {subject} {predicate} {value} }} }}"), (subject, predicate, value)


def test_an_example_leads_to_the_page_that_shows_it(tables: Tables) -> None:
    told = shown(f"{ONTOLOGY}Act", tables)
    code = re.search(r"From the data: <a href=\"[^\"]*/id/participation/apmbc/(\w+)\">act/apmbc/\1/", told)
    assert code is not None and code[1] in tables.treaty("apmbc")["actors"]


def test_a_term_names_its_alignments_with_the_kind_of_match(tables: Tables) -> None:
    told = shown(f"{ONTOLOGY}Act", tables)
    assert 'a kind of: <a href="http://www.w3.org/ns/prov#Activity"' in told
    assert 'close match: <a href="http://parliament.uk/ontologies/treaty/Action"' in told


def test_a_deprecated_term_says_what_takes_its_place(tables: Tables, apmbc_data: Path, tmp_path: Path) -> None:
    changed = tmp_path / "ontology"
    shutil.copytree(ontology(), changed)
    with (changed / "act.ttl").open("a", encoding="utf-8") as file:
        file.write(f"\ntkg:tally owl:deprecated true ; dcterms:isReplacedBy <{ONTOLOGY}outcome> .\n")
    build_graph(apmbc_data, changed, tmp_path / "build")
    place = '<dt>Status</dt><dd>deprecated; use <a href="../../page/ontology/outcome">outcome</a>'
    assert place in shown(f"{ONTOLOGY}tally", Tables(tmp_path / "build"))
    assert "<dt>Status</dt><dd>in use</dd>" in shown(f"{ONTOLOGY}tally", tables)


def drawings(lex: Lexicon) -> list[Drawing]:
    found = [sketches.overview(lex.structure, texts()), *(sketches.of_class(lex.structure, term, texts()) for term in lex.words.classes)]
    more = [*(sketches.of_module(lex.structure, each, texts()) for each in lex.words.modules)]
    more += [sketches.of_property(lex.structure, term, texts()) for term in lex.structure.domains]
    return found + [each for each in more if each is not None]


def test_boxes_of_a_diagram_stand_apart_and_within_it(lex: Lexicon) -> None:
    assert len(drawings(lex)) > 200
    for drawing in drawings(lex):
        for box in drawing.boxes:
            assert box.x >= 0 and box.x + box.width <= drawing.width
            assert box.y >= 0 and box.y + box.height <= drawing.height
            assert len(box.card.title) * 7 + 10 <= box.width, f"the title {box.card.title} is wider than its box"
        for one, other in combinations(drawing.boxes, 2):
            apart = one.x + one.width <= other.x or other.x + other.width <= one.x or one.y + one.height <= other.y
            assert apart or other.y + other.height <= one.y, (drawing.says, one.card.title, other.card.title)


def test_the_diagram_of_a_module_shows_every_class_of_it(lex: Lexicon) -> None:
    for module in lex.words.modules:
        drawing = sketches.of_module(lex.structure, module, texts())
        own = {term for term in lex.words.classes if term in lex.words.defined_in(module)}
        assert drawing is None if not own else {box.card.iri for box in drawing.boxes if box.card.main} == own  # type: ignore[union-attr]


def test_there_is_no_page_for_what_is_not_defined(tables: Tables) -> None:
    for path in ("ontology/NoSuchTerm", "vocabulary/act-kind/no_such_code", "vocabulary/nothing", "shapes/no-such-rule", "ontology/9.9.9"):
        assert page(path, tables) is None, path
    assert page("ontology/0.1.0", tables) is not None, "the address of this version leads to it"


def test_nodes_without_a_name_are_called_the_same_each_time_and_never_shown(lex: Lexicon, tables: Tables) -> None:
    again = Lexicon(tables)
    assert all(again.words.about(shape) == lex.words.about(shape) for shape in lex.words.shapes)
    for path in lex.paths(SHAPES):
        assert "_:" not in re.sub(r"<pre.*?</pre>", "", page(path, tables) or "", flags=re.DOTALL), path
    assert "Part of" in shown(f"{SHAPES}scheme/reservation-rule", tables)
