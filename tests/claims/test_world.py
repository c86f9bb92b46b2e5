"""Claims over many treaties: each has the verdict that the law and the record give, with the reason beside it.

What acts and days can show is found a second time from the CSV files and from SPARQL, without any answer of ours.
"""

import csv
import json
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import pyoxigraph
import pytest

from kg.api import Graph, Verdict
from kg.store import open_store
from tests.build.corpora import DATA, ROOT

CLAIMS = Path(__file__).parent / "world.toml"

VERDICTS = {
    "st-01": ("refuted", "it never consented"),
    "st-02": ("supported", "the last day of the treaty"),
    "st-03": ("outdated", "six months after the notices of February 2019"),
    "st-04": ("supported", "none of them consented"),
    "st-05": ("supported", "its notice of August 2025 runs until 20 February 2026"),
    "st-06": ("refuted", "its notice still runs"),
    "st-07": ("unverifiable", "the list ends on 2024-09-18"),
    "st-08": ("supported", "signed in 1996, no consent"),
    "st-09": ("supported", "ratified in 2000"),
    "st-10": ("outdated", "the ratification was withdrawn in November 2023"),
    "st-11": ("refuted", "it has done nothing under it"),
    "st-12": ("supported", "ratified in 2018"),
    "st-13": ("refuted", "the Convention knows no suspension"),
    "st-14": ("supported", "signed in January 1993"),
    "st-15": ("supported", "a complete list without Egypt"),
    "st-16": ("outdated", "out since 22 November 2020"),
    "st-17": ("unverifiable", "the list ends in 2016"),
    "st-18": ("supported", "among the first thirty"),
    "st-19": ("unverifiable", "its row is missing in the list"),
    "st-21": ("outdated", "until it acceded in January 2012"),
    "st-20": ("supported", "the depositaries have drawn no consequence; other views differ"),
    "ev-01": ("outdated", "a party since December 1983"),
    "ev-02": ("supported", "a complete list without India"),
    "ev-03": ("supported", "acceded in December 1985"),
    "ev-04": ("refuted", "it never consented"),
    "ev-05": ("unverifiable", "the list ends in 2014"),
    "ev-06": ("supported", "the list reaches that day"),
    "ev-07": ("supported", "what has been stays so"),
    "ev-08": ("supported", "acceded twelve years later"),
    "co-01": ("supported", "2012-01-09"),
    "co-02": ("refuted", "it had not signed"),
    "co-03": ("supported", "notified in October 2006"),
    "co-04": ("supported", "1998-09-30"),
    "co-05": ("refuted", "it acceded in 1992"),
    "co-06": ("refuted", "it only signed"),
    "co-07": ("supported", "2011-11-11"),
    "co-08": ("unverifiable", "the list ends in 2014"),
    "da-01": ("supported", "the first day"),
    "da-02": ("supported", "2 or 3 August, by capital"),
    "da-03": ("refuted", "24 years later"),
    "da-04": ("supported", "its second notice; the first, of 1993, was suspended"),
    "da-05": ("supported", "six months after the notice"),
    "da-06": ("supported", "the published day, though 150 days end on the 6th"),
    "da-07": ("refuted", "the earliest lawful day, not the day named"),
    "da-08": ("supported", "received on that day"),
    "da-09": ("supported", "six months after its receipt"),
    "da-10": ("refuted", "that was the vote"),
    "da-11": ("unverifiable", "the list ends in September 2024"),
    "da-12": ("refuted", "it withdrew its ratification"),
    "da-13": ("supported", "2023-11-03"),
    "da-14": ("supported", "deposited on that day"),
    "da-15": ("unverifiable", "the list ends in July 2020"),
    "tr-01": ("supported", "1970-03-05"),
    "tr-02": ("refuted", "it was opened for signature then"),
    "tr-03": ("supported", "1968-07-01"),
    "tr-04": ("supported", "2017-07-07"),
    "tr-05": ("refuted", "in force since 22 January 2021"),
    "tr-06": ("refuted", "it waits for nine States"),
    "tr-07": ("unverifiable", "nobody knows"),
    "tr-08": ("supported", "1997-04-29"),
    "tr-09": ("supported", "2014-12-24"),
    "tr-10": ("refuted", "1975-03-26; signature was opened in 1972"),
    "in-01": ("supported", "Article 20(3)"),
    "in-02": ("refuted", "151 days"),
    "in-03": ("supported", "151 days"),
    "in-04": ("supported", "July 1968 to March 1970"),
    "in-05": ("refuted", "three and a half years"),
    "in-06": ("unverifiable", "the list ends in 2014"),
    "cn-01": ("supported", "73 or 74"),
    "cn-02": ("supported", "none consented"),
    "cn-03": ("refuted", "Austria, Ireland and Malta only"),
    "cn-04": ("supported", "28 of 28"),
    "cn-05": ("supported", "27 of 27, before the notices of 2025"),
    "cn-06": ("outdated", "until the Baltic States left"),
    "cn-07": ("unverifiable", "the list ends in September 2024"),
    "cn-08": ("supported", "112 or so"),
    "cn-09": ("supported", "not India, North Korea and Pakistan"),
    "cn-10": ("refuted", "nobody is party to a treaty that is not in force"),
    "cn-11": ("refuted", "more are on record, whatever is missing"),
    "cn-12": ("unverifiable", "the list of signatures is not complete"),
    "cn-13": ("unverifiable", "the list ends in August 2026"),
    "cl-01": ("supported", "Article X(1)"),
    "cl-02": ("refuted", "three, Article X(1)"),
    "cl-03": ("supported", "Article 16"),
    "cl-04": ("supported", "Article XXI(1)"),
    "cl-05": ("refuted", "forty, Article 17(1)"),
    "cl-06": ("unverifiable", "nobody has read that clause"),
    "ob-01": ("supported", "Article 1"),
    "ob-02": ("supported", "Article IV"),
    "ob-03": ("supported", "Article I, in force"),
    "ob-04": ("outdated", "it ended on 2 August 2019"),
    "ob-05": ("unverifiable", "no such obligation was read in it"),
    "ob-06": ("refuted", "that is a duty of parties"),
    "ob-07": ("supported", "its text does, though it is not in force"),
    "or-01": ("supported", "March and August 1992"),
    "or-02": ("refuted", "on the same day"),
    "or-03": ("supported", "April and June 2025"),
    "or-04": ("unverifiable", "the list ends in 2014"),
    "or-05": ("unverifiable", "there were two notices, of 1993 and of 2003"),
    "na-01": ("supported", "2025-03-18"),
    "na-02": ("refuted", "in March"),
    "na-03": ("unverifiable", "no source says so"),
    "na-04": ("supported", "66 to 14"),
    "na-05": ("refuted", "on 19 June"),
    "na-06": ("unverifiable", "no list of votes is complete"),
    "na-07": ("supported", "2024-07-18"),
}


@pytest.fixture(scope="module")
def found(build: Path) -> dict[str, Verdict]:
    return {verdict.id: verdict for verdict in Graph(build).check(CLAIMS)}


def test_every_claim_has_its_verdict(found: dict[str, Verdict]) -> None:
    assert list(found) == list(VERDICTS)


@pytest.mark.parametrize(("claim", "verdict", "reason"), [(name, *told) for name, told in VERDICTS.items()], ids=VERDICTS)
def test_the_verdict_is_that_of_the_record(found: dict[str, Verdict], claim: str, verdict: str, reason: str) -> None:
    answer = found[claim]
    assert answer.verdict == verdict, (reason, answer.answer)
    assert bool(answer.missing) is (verdict == "unverifiable"), "what is open says what is missing"
    assert bool(answer.corrected) is (verdict in ("refuted", "outdated")), "what is wrong says what holds"
    assert bool(answer.was_true) is (verdict == "outdated"), "what is outdated says when it was true"


def test_every_answer_keeps_to_its_schema(found: dict[str, Verdict]) -> None:
    schema = json.loads((ROOT / "docs" / "reference" / "schemas" / "check.json").read_text(encoding="utf-8"))
    jsonschema.validate([verdict.to_dict() for verdict in found.values()], schema, jsonschema.Draft202012Validator)


def test_every_kind_of_proposition_meets_every_verdict_it_can_have() -> None:
    """Days, intervals, order, clauses and kinds of consent do not pass away: nothing of them is ever outdated."""
    kinds = {name: proposition["kind"] for name, _, proposition in _propositions()}
    met: dict[str, set[str]] = {}
    for name, (verdict, _) in VERDICTS.items():
        met.setdefault(kinds[name], set()).add(verdict)
    lasting = {"supported", "refuted", "unverifiable"}
    assert met == {
        "status": {*lasting, "outdated"},
        "ever_party": {*lasting, "outdated"},
        "count": {*lasting, "outdated"},
        "obligation": {*lasting, "outdated"},
        **dict.fromkeys(("consent", "date", "interval", "clause", "order", "event"), lasting),
    }
    assert Counter(verdict for verdict, _ in VERDICTS.values())["supported"] < len(VERDICTS) * 0.6, "not only what is right"


def _propositions() -> list[tuple[str, str, dict[str, Any]]]:
    document = tomllib.loads(CLAIMS.read_text(encoding="utf-8"))
    return [(claim["id"], claim["said_on"].isoformat(), claim["proposition"]) for claim in document["claim"]]


# -- a second way: the rows of the files --


def _rows(treaty: str, file: str) -> list[dict[str, str]]:
    with (DATA / "treaties" / treaty / file).open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def _by_rows(proposition: dict[str, Any]) -> bool | None:
    """Whether a row says what a claim about an act says; None where no row is about it."""
    if proposition["kind"] == "consent":
        consents = ("ratification", "acceptance", "approval", "accession", "succession", "consent_to_be_bound")
        kinds = {row["kind"] for row in _rows(proposition["treaty"], "acts.csv") if row["actor"] == proposition["actor"]}
        return proposition["consent"] in kinds if kinds & set(consents) else None
    moment = proposition["moment"]
    file, kind = ("domestic_acts.csv", moment["domestic"]) if "domestic" in moment else ("acts.csv", moment["act"])
    dates = [
        row["date"]
        for row in _rows(moment["treaty"], file)
        if (row["actor"], row["kind"]) == (moment["actor"], kind) and row.get("object", "treaty") in ("treaty", "instrument")
    ]
    return any(date.startswith(str(proposition["date"])) for date in dates) if dates else None


ACTS = [
    (name, proposition)
    for name, _, proposition in _propositions()
    if proposition["kind"] == "consent"
    or (proposition["kind"] == "date" and {"act", "domestic"} & proposition["moment"].keys() and "effect" not in proposition["moment"])
]


@pytest.mark.parametrize(("name", "proposition"), ACTS, ids=[name for name, _ in ACTS])
def test_the_rows_of_the_files_say_the_same(found: dict[str, Verdict], name: str, proposition: dict[str, Any]) -> None:
    said = _by_rows(proposition)
    if said is None:
        assert found[name].verdict in ("refuted", "unverifiable"), "no row is about it"
    else:
        assert found[name].verdict == ("supported" if said else "refuted")


# -- a third way: SPARQL over the graph --

BOUND = """
SELECT (COUNT(DISTINCT ?actor) AS ?n) WHERE {
  ?participation tkg:inTreaty <https://w3id.org/treaty-kg/id/treaty/%(treaty)s> ; tkg:participant ?actor .
  ?period tkg:ofParticipation ?participation ; tkg:bound true ; tkg:start ?start .
  OPTIONAL { ?period tkg:end ?end }
  FILTER (?start <= "%(on)s"^^xsd:date && (!BOUND(?end) || "%(on)s"^^xsd:date < ?end))
  %(who)s
}
"""


@pytest.fixture(scope="module")
def store(build: Path) -> pyoxigraph.Store:
    return open_store(build)


def _bound(store: pyoxigraph.Store, treaty: str, on: str, who: str = "") -> int:
    prefixes = {"tkg": "https://w3id.org/treaty-kg/ontology/", "xsd": "http://www.w3.org/2001/XMLSchema#"}
    query = BOUND % {"treaty": treaty, "on": on, "who": who}
    (row,) = store.query(query, prefixes=prefixes, use_default_graph_as_union=True)
    return int(row["n"].value)


STATUSES = [(n, on, p) for n, on, p in _propositions() if p["kind"] == "status" and "bound" in p and VERDICTS[n][0] != "unverifiable"]


@pytest.mark.parametrize(("name", "on", "proposition"), STATUSES, ids=[name for name, _, _ in STATUSES])
def test_the_graph_says_the_same_of_who_is_bound(
    found: dict[str, Verdict], store: pyoxigraph.Store, name: str, on: str, proposition: dict[str, Any]
) -> None:
    actors = proposition.get("actors") or [proposition["actor"]]
    who = "VALUES ?actor { " + " ".join(f"<https://w3id.org/treaty-kg/id/actor/{code}>" for code in actors) + " }"
    holds = _bound(store, proposition["treaty"], on, who) == (len(actors) if proposition["bound"] else 0)
    assert holds is (found[name].verdict == "supported")


COUNTS = [
    (n, on, p)
    for n, on, p in _propositions()
    if p["kind"] == "count" and "n" in p and not {"group", "counted"} & p.keys() and VERDICTS[n][0] != "unverifiable"
]


@pytest.mark.parametrize(("name", "on", "proposition"), COUNTS, ids=[name for name, _, _ in COUNTS])
def test_the_graph_counts_the_same(
    found: dict[str, Verdict], store: pyoxigraph.Store, name: str, on: str, proposition: dict[str, Any]
) -> None:
    number = _bound(store, proposition["treaty"], on)
    holds = {"more_than": number > proposition["n"], "exactly": number == proposition["n"], "fewer_than": number < proposition["n"]}
    assert holds[proposition["compare"]] is (found[name].verdict == "supported")
