"""Each kind of proposition with each verdict it can have, on invented States: what is known, was true, is not known."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.answers.tables import Tables
from kg.claims.judge import judge
from kg.claims.read import read_claims
from tests.build import corpora

Verdict = Callable[[str, str], tuple[str, dict]]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """The Lantern Convention, complete as of 2012-12-31; the list of the Torch Convention is not complete."""
    data = corpora.invented(tmp_path_factory.mktemp("invented"))
    corpora.write(
        data / "treaties" / "torches" / "coverage.toml",
        'complete = false\nwhy = "half of the acts were lost"\ncomplete_as_of = 2012-12-31\nscope = "some acts"\nsource = "gazette"\n',
    )
    corpora.made(data)
    return Tables(data.parent / "build")


@pytest.fixture
def verdict(tables: Tables, tmp_path: Path) -> Verdict:
    def asked(proposition: str, said_on: str) -> tuple[str, dict]:
        file = tmp_path / "claims.toml"
        corpora.write(
            tmp_path / "events.csv",
            "event,kind,actors,date,says,sources,note\nbonfire,feast,BOR;ERE,[2005-03-01..2005-03-31],A bonfire was lit,gazette,\n",
        )
        text = f'events = "events.csv"\n[[claim]]\nid = "c"\nclaim = "It is so."\nsaid_on = {said_on}\nproposition = {{ {proposition} }}\n'
        corpora.write(file, text)
        read = read_claims(file, tables)
        answer = judge(read.claims, tables, read.events)[0].to_dict()
        return answer["verdict"], answer

    return asked


L, T = 'treaty = "lanterns"', 'treaty = "torches"'

CASES = [
    # A year's notice from 2010-05-05: party until 2011-05-04 (7(2)).
    (f'kind = "status", {L}, actor = "LIL", bound = true', "2011-05-04", "supported", "the last day of the notice"),
    (f'kind = "status", {L}, actor = "LIL", bound = true', "2011-05-05", "outdated", "true until the day before"),
    (f'kind = "status", {L}, actor = "LIL", bound = true, on = 2011-05-05', "2012-01-01", "refuted", "of that day it was never so"),
    (f'kind = "status", {L}, actor = "LIL", bound = true, on = 2011-05-04', "2012-01-01", "supported", "of that day it stays so"),
    (f'kind = "status", {L}, actor = "LIL", status = "former_party"', "2011-05-04", "refuted", "not yet true is not outdated"),
    (f'kind = "status", {L}, actor = "LIL", bound = true', "2013-01-01", "unverifiable", "after the data day"),
    (f'kind = "status", {T}, actor = "GLU", status = "none"', "2004-01-01", "unverifiable", "of an incomplete list absence says nothing"),
    (f'kind = "status", {L}, actor = "GLU", status = "none"', "2004-01-01", "supported", "of a complete list it does"),
    (f'kind = "ever_party", {L}, actor = "BOR", ever = false', "2010-01-01", "supported", "signed, never consented"),
    (f'kind = "ever_party", {T}, actor = "BOR", ever = false', "2010-01-01", "unverifiable", "a lost act may be a consent"),
    (f'kind = "ever_party", {L}, actor = "LIL", ever = true', "2012-01-01", "supported", "who has left has been a party"),
    (f'kind = "ever_party", {L}, actors = ["BOR", "LIL"], ever = true', "2012-01-01", "refuted", "one of them never was"),
    (f'kind = "ever_party", {L}, actor = "RUR", ever = false', "2010-01-01", "outdated", "true until its own entry into force"),
    (f'kind = "consent", {L}, actor = "LIL", consent = "ratification"', "2010-01-01", "supported", "2001-06-01"),
    (f'kind = "consent", {L}, actor = "LIL", consent = "accession"', "2010-01-01", "refuted", "it had signed and ratified"),
    (f'kind = "consent", {L}, actor = "BOR", consent = "accession"', "2010-01-01", "refuted", "it did not consent"),
    (f'kind = "consent", {T}, actor = "BOR", consent = "accession"', "2010-01-01", "unverifiable", "the list is not complete"),
    (f'kind = "count", {L}, compare = "exactly", n = 3', "2002-03-29", "refuted", "none before the entry into force"),
    (f'kind = "count", {L}, compare = "exactly", n = 3', "2002-03-30", "supported", "three share the day of the treaty"),
    (f'kind = "count", {L}, compare = "fewer_than", n = 3', "2010-01-01", "refuted", "never one or two: all began on one day"),
    (f'kind = "count", {L}, compare = "exactly", n = 3', "2004-01-01", "outdated", "a fourth had come"),
    (f'kind = "count", {L}, compare = "exactly", n = 3, on = 2004-01-01', "2010-01-01", "refuted", "a day that is named lasts"),
    (f'kind = "ever_party", {L}, actor = "RUR", ever = false, by = 2010-01-01', "2012-01-01", "refuted", "nor does a last day"),
    (f'kind = "count", {L}, counted = "signatories", compare = "exactly", n = 3', "2005-01-01", "supported", "three signed"),
    (f'kind = "count", {L}, group = "LEAGUE", compare = "more_than", share = "1/2"', "2005-01-01", "supported", "2 of 2"),
    (f'kind = "count", {L}, group = "LEAGUE", compare = "more_than", share = "1/2"', "2012-01-01", "outdated", "1 of 2 is no majority"),
    (f'kind = "count", {L}, group = "LEAGUE", compare = "at_least", share = "1/2"', "2012-01-01", "supported", "1 of 2 is a half"),
    (f'kind = "count", {T}, compare = "more_than", n = 5', "2005-01-01", "supported", "six are on record, whatever was lost"),
    (f'kind = "count", {T}, compare = "fewer_than", n = 6', "2005-01-01", "refuted", "six are on record, whatever was lost"),
    (f'kind = "count", {T}, compare = "exactly", n = 6', "2005-01-01", "unverifiable", "more may have been lost"),
    (f'kind = "count", {T}, compare = "at_most", n = 9', "2005-01-01", "unverifiable", "more may have been lost"),
    (f'kind = "count", {T}, compare = "exactly", n = 6', "2013-01-01", "unverifiable", "after the data day"),
    (f'kind = "date", moment = {{ {L}, actor = "LIL", act = "withdrawal" }}, date = 2010-05-05', "2012-01-01", "supported", "its notice"),
    (f'kind = "date", moment = {{ {L}, actor = "LIL", act = "withdrawal" }}, date = "2011"', "2012-01-01", "refuted", "the day is another"),
    (
        f'kind = "date", moment = {{ {L}, actor = "LIL", act = "withdrawal", effect = true }}, date = "2011"',
        "2012-01-01",
        "supported",
        "a year",
    ),
    (f'kind = "date", moment = {{ {L}, actor = "RUR", act = "withdrawal" }}, date = "2011"', "2012-01-01", "refuted", "there is none"),
    (
        f'kind = "date", moment = {{ {L}, actor = "RUR", act = "withdrawal" }}, date = "2013"',
        "2013-06-01",
        "unverifiable",
        "after the data day",
    ),
    (f'kind = "date", moment = {{ {T}, actor = "RUR", act = "withdrawal" }}, date = "2011"', "2012-01-01", "unverifiable", "may be lost"),
    (f'kind = "date", moment = {{ {L}, of = "adoption" }}, date = "2000-12"', "2012-01-01", "supported", "2000-12-01"),
    ('kind = "date", moment = { event = "bonfire" }, date = "2005"', "2012-01-01", "supported", "some day of March 2005"),
    ('kind = "date", moment = { event = "bonfire" }, date = 2005-03-02', "2012-01-01", "unverifiable", "which day of March is not known"),
    ('kind = "date", moment = { event = "bonfire" }, date = 2005-04-02', "2012-01-01", "refuted", "not in March"),
    (
        f'kind = "interval", start = {{ {L}, actor = "LIL", act = "withdrawal" }}, end = {{ day = 2011-05-05 }}, n = 1, unit = "year"',
        "2012-01-01",
        "supported",
        "to the day",
    ),
    (
        f'kind = "interval", start = {{ {L}, actor = "LIL", act = "withdrawal" }}, end = {{ day = 2011-05-04 }}, n = 1, unit = "year"',
        "2012-01-01",
        "refuted",
        "one day short",
    ),
    (
        'kind = "interval", start = { event = "bonfire" }, end = { day = 2006-03-01 }, n = 1, unit = "year"',
        "2012-01-01",
        "unverifiable",
        "the day of the bonfire is not known exactly",
    ),
    (
        f'kind = "order", first = {{ {L}, of = "entry_into_force" }}, then = {{ event = "bonfire" }}',
        "2012-01-01",
        "supported",
        "2002 is before every day of March 2005",
    ),
    ('kind = "order", first = { event = "bonfire" }, then = { day = 2005-03-15 }', "2012-01-01", "unverifiable", "before or after"),
    ('kind = "order", first = { day = 2006-01-01 }, then = { event = "bonfire" }', "2012-01-01", "refuted", "after"),
    (f'kind = "clause", {L}, parameter = "withdrawal.rule.unit", value = "year"', "2012-01-01", "supported", "7(2)"),
    (f'kind = "clause", {L}, parameter = "withdrawal.rule.n", value = 6', "2012-01-01", "refuted", "one year"),
    (f'kind = "clause", {L}, parameter = "withdrawal.statement", value = "reasons"', "2012-01-01", "unverifiable", "nobody read that"),
    (f'kind = "obligation", {L}, topics = ["civilian_protection"], demands = "duty"', "2012-01-01", "supported", "keep lanterns lit"),
    (f'kind = "obligation", {L}, topics = ["use"]', "2012-01-01", "unverifiable", "the text may have more than was read"),
    (
        f'kind = "obligation", {L}, topics = ["civilian_protection"], bearers = "signatories"',
        "2012-01-01",
        "refuted",
        "signatories owe nothing of it (VCLT 18)",
    ),
    ('kind = "event", event = "bonfire", actors = ["BOR", "ERE"], date = "2005-03"', "2012-01-01", "supported", "recorded"),
    ('kind = "event", event = "bonfire", actors = ["SYL"]', "2012-01-01", "unverifiable", "others may have come too"),
    ('kind = "event", event = "flood"', "2012-01-01", "unverifiable", "no record proves nothing"),
    ('kind = "event", event = "bonfire", date = "2006"', "2012-01-01", "refuted", "another year"),
]


@pytest.mark.parametrize(("proposition", "said_on", "expected", "reason"), CASES, ids=[f"{c[3]} [{n}]" for n, c in enumerate(CASES)])
def test_a_verdict_follows_from_what_is_known(verdict: Verdict, proposition: str, said_on: str, expected: str, reason: str) -> None:
    found, answer = verdict(proposition, said_on)
    assert found == expected, (reason, answer["answer"])
    assert bool(answer["missing"]) is (expected == "unverifiable"), "what is not verified says what is missing"
    assert bool(answer["corrected"]) is (expected in ("refuted", "outdated"))


def test_what_is_outdated_says_when_it_was_true(verdict: Verdict) -> None:
    _, answer = verdict(f'kind = "status", {L}, actor = "LIL", bound = true', "2012-01-01")
    assert answer["was_true"] == {"from": "2002-03-30", "until": "2011-05-05"}, "who gives notice stays a party"
    _, answer = verdict(f'kind = "count", {L}, compare = "exactly", n = 3', "2004-01-01")
    assert answer["was_true"] == {"from": "2002-03-30", "until": "2002-06-30"}, "the accession of December 2001 came to count"


def test_a_period_that_leads_out_of_the_calendar_has_no_last_day(verdict: Verdict) -> None:
    days = "start = { day = 2010-01-01 }, end = { day = 2011-01-01 }"
    found, answer = verdict(f'kind = "interval", {days}, n = 9000, unit = "year"', "2012-01-01")
    assert (found, answer["answer"]) == ("refuted", "From 2010-01-01 to 2011-01-01 are 365 days.")
    _, answer = verdict(f'kind = "interval", {days}, n = 2, unit = "year"', "2012-01-01")
    assert answer["answer"].endswith("are 365 days; 2 years end on 2012-01-01.")
