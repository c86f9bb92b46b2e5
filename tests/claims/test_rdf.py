"""Claims in RDF: the same verdicts as of the same claims in TOML, in every format; faults with their lines; shapes that hold."""

import json
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import RdfFormat

from kg.answers.tables import Tables
from kg.api import Graph
from kg.claims.read import read_claims
from kg.claims.review import claim_reviews
from kg.cli import main
from kg.corpus.faults import CorpusFaults
from tests.build import corpora
from tests.claims.as_rdf import turtle
from tests.shapes.shapes import Judge, graph_of, words

WORLD = Path(__file__).parent / "world.toml"
LITHUANIA = corpora.DATA / "claims" / "lithuania.toml"
FORMATS = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD, "rdf": RdfFormat.RDF_XML}


def told_again(path: Path, target: Path) -> Path:
    """A file of claims in the format of the target, naming the same tables."""
    text = turtle(path)
    for table in ("../../data/claims/events.csv", "../meetings.csv", "events.csv"):
        text = text.replace(f'"{table}"', f'"{(path.parent / table).resolve()}"')
    parsed = pyoxigraph.parse(text.encode(), format=RdfFormat.TURTLE, base_iri="https://example.org/claims")
    target.write_bytes(text.encode() if target.suffix == ".ttl" else pyoxigraph.serialize(parsed, format=FORMATS[target.suffix[1:]]) or b"")
    return target


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("path", [WORLD, LITHUANIA], ids=lambda path: path.stem)
def test_rdf_has_the_verdicts_of_toml(path: Path, ending: str, build: Path, tmp_path: Path) -> None:
    graph = Graph(build)
    assert graph.check(told_again(path, tmp_path / f"claims.{ending}")) == graph.check(path)


def test_the_title_is_read_too(build: Path, tmp_path: Path) -> None:
    assert read_claims(told_again(WORLD, tmp_path / "claims.ttl"), Tables(build)).title == "Claims from many treaties"


FAULTY = """@prefix schema: <https://schema.org/> .
@prefix tkg: <https://w3id.org/treaty-kg/ontology/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix actor: <https://w3id.org/treaty-kg/id/actor/> .

<#a> a schema:Claim ;
  schema:text "One." ;
  schema:datePublished "2025-12-27"^^xsd:date ;
  tkg:proposition [
    a tkg:StatusProposition ;
    tkg:saysActor actor:XXZ ;
    tkg:saysTreaty "ottawa" ;
    tkg:saysBound true ;
    tkg:saysColour "red"
  ] .

<#b> a schema:Claim ;
  schema:text "Two.", "Twice." ;
  tkg:proposition [ a tkg:StatusProposition, tkg:CountProposition ] .

<#c> a schema:Claim ;
  schema:text "Three." ;
  schema:datePublished "2025-12-27"^^xsd:date .

<#d> a schema:Claim ;
  schema:text "Four." ;
  schema:datePublished "some day" ;
  tkg:proposition [
    a tkg:DateProposition ;
    tkg:saysMoment [ tkg:saysDay "2025-02-30" ] ;
    tkg:saysDate "2025"
  ] .
"""

EXPECTED = {
    (11, "unknown-actor"),
    (12, "unknown-treaty"),
    (14, "unknown-key"),
    (17, "several-values"),
    (17, "missing-key"),  # no day
    (19, "unknown-code"),  # two kinds
    (21, "missing-proposition"),
    (25, "impossible-date"),
    (25, "missing-key"),  # what is no day is no day to speak from
    (30, "impossible-date"),
}


def test_faults_are_told_with_their_lines(apmbc_build: Path, tmp_path: Path) -> None:
    corpora.write(tmp_path / "claims.ttl", FAULTY)
    with pytest.raises(CorpusFaults) as raised:
        read_claims(tmp_path / "claims.ttl", Tables(apmbc_build))
    assert {(fault.line, fault.rule) for fault in raised.value.faults} == EXPECTED


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("claims.ttl", "@prefix a: <https://example.org/> .\n\na:b a:c .\n", 3),
        ("claims.jsonld", '{"@context": "https://schema.org/",\n "@type": "Claim"}\n', 1),
        ("claims.rdf", "<rdf:RDF>\n<b>\n", 1),
    ],
    ids=["broken Turtle", "a context elsewhere, which nobody fetches", "broken XML"],
)
def test_what_is_no_rdf_is_not_read(
    name: str, text: str, line: int, apmbc_build: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    corpora.write(tmp_path / name, text)
    assert main(["--build", str(apmbc_build), "check", str(tmp_path / name)]) == 3
    assert f"{name}:{line}: not readable as RDF" in capfd.readouterr().err


SAID = '<#w> a s:Claim; s:text "x"; s:datePublished "2026-01-01"^^<http://www.w3.org/2001/XMLSchema#date>; t:proposition'
MIXED = {
    "values of several types": (f'{SAID} [ a t:StatusProposition; t:saysActor "LTU", 3; t:saysTreaty "apmbc" ] .', 3),
    "propositions of several kinds of nodes": (f'{SAID} <#p>, "lit", [ a t:StatusProposition ] .', 3),
    "propositions that have no name": (f"{SAID} [ a t:StatusProposition ], [ a t:StatusProposition ] .", 3),
    "claims that have no name": ("[] a s:Claim . [] a s:Claim .", 1),
}


@pytest.mark.parametrize(("text", "line"), MIXED.values(), ids=MIXED.keys())
def test_what_cannot_be_put_in_order_by_itself_is_a_fault_with_its_line(
    text: str, line: int, apmbc_build: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    heads = "@prefix s: <https://schema.org/> .\n@prefix t: <https://w3id.org/treaty-kg/ontology/> .\n"
    corpora.write(tmp_path / "claims.ttl", f"{heads}{text}\n")
    assert main(["--build", str(apmbc_build), "check", str(tmp_path / "claims.ttl")]) == 2
    assert f"claims.ttl:{line}: " in capfd.readouterr().err


def test_rdf_without_claims_is_said(apmbc_build: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    corpora.write(tmp_path / "claims.ttl", "<a> <b> <c> .\n")
    assert main(["--build", str(apmbc_build), "check", str(tmp_path / "claims.ttl")]) == 2
    assert "holds no claim" in capfd.readouterr().err


# -- the shapes --


@pytest.fixture(scope="module")
def shapes() -> Judge:
    return Judge(graph_of("claim.ttl", "shapes.ttl"), words())


def _quads(data: bytes, rdf: RdfFormat) -> list[pyoxigraph.Quad]:
    return [pyoxigraph.Quad(*quad.triple) for quad in pyoxigraph.parse(data, format=rdf, base_iri="https://example.org/claims")]


def test_our_claims_conform_to_the_shapes(shapes: Judge) -> None:
    found = _quads(turtle(WORLD).encode(), RdfFormat.TURTLE)
    assert shapes.results(found) == []
    assert {rule for rule, _ in shapes.results(quad for quad in found if "datePublished" not in quad.predicate.value)} == {"claim-day"}


def test_exported_reviews_conform_to_the_shapes(build: Path, shapes: Judge) -> None:
    reviews = claim_reviews([verdict.to_dict() for verdict in Graph(build).check(WORLD)])
    assert shapes.results(_quads(json.dumps(reviews).encode(), RdfFormat.JSON_LD)) == []
    for review in reviews["@graph"]:
        review["reviewRating"]["alternateName"] = "true"
    broken = shapes.results(_quads(json.dumps(reviews).encode(), RdfFormat.JSON_LD))
    assert {rule for rule, _ in broken} == {"review-verdict"}
    assert len(broken) == len(reviews["@graph"])


def test_a_moment_that_leads_back_to_itself_is_a_fault(apmbc_build: Path, tmp_path: Path) -> None:
    corpora.write(
        tmp_path / "claims.ttl",
        "@prefix schema: <https://schema.org/> .\n@prefix tkg: <https://w3id.org/treaty-kg/ontology/> .\n"
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
        '<#a> schema:text "A." ; schema:datePublished "2025-12-27"^^xsd:date ; tkg:proposition <#p> .\n'
        "<#p> a tkg:OrderProposition ; tkg:saysFirst <#m> ; tkg:saysThen <#p> .\n<#m> tkg:saysFirst <#m> .\n",
    )
    with pytest.raises(CorpusFaults) as raised:
        read_claims(tmp_path / "claims.ttl", Tables(apmbc_build))
    assert {fault.rule for fault in raised.value.faults} >= {"unknown-key", "ambiguous-moment"}
