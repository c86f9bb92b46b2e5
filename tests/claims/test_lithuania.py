"""The news article that started the project, claim by claim: every verdict is the one that the evidence gives."""

import json
from pathlib import Path

import jsonschema
import pytest
import rdflib

from kg.api import Graph
from kg.claims.judge import judge
from kg.claims.read import read_claims
from kg.cli import main
from tests.build import corpora
from tests.build.corpora import DATA, ROOT

CLAIMS = DATA / "claims" / "lithuania.toml"
PAGE = ROOT / "docs" / "examples" / "lithuania.md"

VERDICTS = {
    "seed-01": ("supported", "notice received 2025-06-27, six months (20(3)), out from 2025-12-27 on"),
    "seed-02": ("supported", "27 June and 27 December are six months apart to the day"),
    "seed-03": ("supported", "20(3) has the parameters: six, month, receipt by the depositary"),
    "seed-04": ("supported", "1(1)(a) and (b) prohibit all four"),
    "seed-05": ("unverifiable", "the ministry named its options; no source of ours tells of talks"),
    "seed-06": ("supported", "reported on 2025-07-09 for both"),
    "seed-07": ("supported", "the deputy minister named both amounts on 2025-07-09"),
    "seed-08": ("supported", "24 of 27: three had left, the notices of two still ran"),
    "seed-09": ("supported", "no consent of the five, and the list of acts is complete"),
    "seed-10": ("supported", "joint recommendation of 2025-03-18 by the four"),
    "seed-11": ("supported", "vote and notice of Finland came after the recommendation"),
    "seed-12": ("supported", "vote of 2025-05-08"),
    "seed-13": ("supported", "adopted 1997-09-18, in force 1999-03-01"),
    "seed-14": ("supported", "Articles 4 and 5(1)"),
    "seed-15": ("refuted", "Article 6 binds parties; who has only signed owes nothing of it (VCLT 18)"),
    "seed-16": ("supported", "Article 7, and five review conferences are recorded"),
    "seed-17": ("supported", "163 on the day the article appeared"),
    "press-01": ("refuted", "counted from receipt by the depositary, not from a vote (20(3))"),
    "press-02": ("refuted", "a vote of parliament ends nothing: party until 2025-12-27"),
    "press-03": ("refuted", "133 signed; some 164 were parties, which is another number"),
    "press-04": ("refuted", "Finland acceded without signing, and Poland consented later in 2012"),
    "press-05": ("supported", "received 2025-07-10, out from 2026-01-10 on"),
    "press-06": ("refuted", "in force since 1999-03-01"),
}

CORRECTED = {
    "seed-15": "on its parties, not on States that have only signed",
    "press-01": "withdrawal.rule.anchor is receipt by depositary, not decision",
    "press-02": "only from 2025-12-27",
    "press-03": "133 States had signed",
    "press-04": "ratification by Poland: 2012-12-27; accession by Finland: 2012-01-09",
    "press-06": "1999-03-01",
}


@pytest.fixture(scope="module")
def answers(apmbc_build: Path) -> dict[str, dict]:
    return {each.id: each.to_dict() for each in Graph(apmbc_build).check(CLAIMS)}


def test_every_claim_is_judged(answers: dict[str, dict]) -> None:
    assert list(answers) == list(VERDICTS)


@pytest.mark.parametrize(("claim", "verdict", "reason"), [(name, *told) for name, told in VERDICTS.items()], ids=VERDICTS)
def test_the_verdict_is_that_of_the_evidence(answers: dict[str, dict], claim: str, verdict: str, reason: str) -> None:
    assert answers[claim]["verdict"] == verdict, reason


@pytest.mark.parametrize(("claim", "part"), CORRECTED.items(), ids=CORRECTED)
def test_what_is_refuted_is_corrected(answers: dict[str, dict], claim: str, part: str) -> None:
    assert part in answers[claim]["corrected"]


def test_only_what_is_refuted_has_a_correction(answers: dict[str, dict]) -> None:
    assert {name for name, answer in answers.items() if answer["corrected"]} == set(CORRECTED)


def test_every_verdict_rests_on_evidence_and_most_on_sources(answers: dict[str, dict]) -> None:
    assert all(answer["evidence"] for answer in answers.values())
    without = {name for name, answer in answers.items() if not any(each["sources"] for each in answer["evidence"])}
    assert without == {"seed-08", "seed-09", "seed-17", "press-03"}, "numbers and absence rest on the whole list of acts"


def test_what_is_not_verified_says_what_is_missing(answers: dict[str, dict]) -> None:
    assert {name: answer["missing"] for name, answer in answers.items() if answer["missing"]} == {
        "seed-05": ["a source for the event ltu-talks-2025"]
    }


def test_the_answer_keeps_to_its_schema(answers: dict[str, dict]) -> None:
    schema = json.loads((ROOT / "docs" / "reference" / "schemas" / "check.json").read_text(encoding="utf-8"))
    jsonschema.validate(list(answers.values()), schema, jsonschema.Draft202012Validator)
    refuted = {**answers["press-06"], "corrected": None}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate([refuted], schema, jsonschema.Draft202012Validator)


def test_the_command_says_the_same_and_fails_where_a_claim_is_refuted(
    apmbc_build: Path, answers: dict[str, dict], capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["--build", str(apmbc_build), "check", str(CLAIMS), "--format", "json"]) == 1
    assert json.loads(capfd.readouterr().out) == list(answers.values())


def test_the_worked_example_is_what_the_command_writes(apmbc_build: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Mend with: kg check data/claims/lithuania.toml --format md -o docs/examples/lithuania.md."""
    main(["--build", str(apmbc_build), "check", str(CLAIMS), "--format", "md"])
    assert capfd.readouterr().out == PAGE.read_text(encoding="utf-8")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # the JSON-LD parser of rdflib still uses it
def test_claim_reviews_are_json_ld_that_a_parser_reads(apmbc_build: Path, capfd: pytest.CaptureFixture[str]) -> None:
    main(["--build", str(apmbc_build), "check", str(CLAIMS), "--format", "jsonld"])
    graph, schema = rdflib.Graph(), rdflib.Namespace("https://schema.org/")
    graph.parse(data=capfd.readouterr().out, format="json-ld")
    reviews = set(graph.subjects(rdflib.RDF.type, schema.ClaimReview))
    assert len(reviews) == len(VERDICTS)
    words = {str(graph.value(graph.value(r, schema.reviewRating), schema.alternateName)) for r in reviews}
    assert words == {"supported", "refuted", "unverifiable"}
    assert all(graph.value(review, schema.claimReviewed) for review in reviews)


def test_without_the_notice_the_article_would_be_wrong(apmbc_data: Path, tmp_path: Path) -> None:
    """The verdict follows from the acts: take the notice away and Lithuania is still a party."""
    data = corpora.real(tmp_path, "apmbc")
    acts = data / "treaties" / "apmbc" / "acts.csv"
    lines = acts.read_text(encoding="utf-8").splitlines(keepends=True)
    corpora.write(acts, "".join(line for line in lines if not line.startswith("LTU,withdrawal,")))
    domestic = data / "treaties" / "apmbc" / "domestic_acts.csv"
    corpora.write(domestic, domestic.read_text(encoding="utf-8").replace("withdrawal/2025-06-27,pw-aa", ",pw-aa"))
    rows = domestic.read_text(encoding="utf-8").splitlines(keepends=True)
    corpora.write(domestic, "".join(row for row in rows if not row.startswith("LTU,")))
    corpora.made(data)
    graph = Graph(data.parent / "build")
    file = read_claims(CLAIMS, graph._tables)
    found = {each.claim.id: str(each.verdict) for each in judge(file.claims, graph._tables, file.events)}
    assert (found["seed-01"], found["seed-02"], found["seed-12"]) == ("refuted", "refuted", "unverifiable")
    assert found["seed-08"] == "supported", "then 25 of 27"
