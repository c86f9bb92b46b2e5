"""Sentences drafted into propositions by the grammar: what is clear is judged, what is open is asked, never guessed."""

import json
from pathlib import Path

import jsonschema
import pytest
from referencing import Registry, Resource

from kg.answers.tables import Tables
from kg.claims.draft.drafting import Drafted, draft
from kg.claims.draft.written import inline
from kg.claims.judge import judge
from kg.claims.read import read_claims, read_events, told
from kg.cli import main
from tests.build.corpora import DATA, ROOT

APMBC, NPT = "apmbc", "npt"


@pytest.fixture(scope="module")
def tables(build: Path) -> Tables:
    return Tables(build)


def drafted(tables: Tables, sentence: str, on: str = "", treaty: str = "") -> Drafted:
    return draft(sentence, tables, read_events(DATA / "claims" / "events.csv", tables), on, treaty)


CLEAR = [
    # the sentences of the press
    (
        "From 27 December 2025 on, Lithuania is no longer a party to the Mine Ban Convention.",
        "",
        "",
        "supported",
        'status = "former_party", on = 2025-12-27',
    ),
    ("Lithuania has left the Mine Ban Convention as of 27 December 2025.", "", "", "supported", 'status = "former_party", on = 2025-12-27'),
    ("Lithuania has left the Convention.", "2025-12-26", APMBC, "refuted", 'status = "former_party" }'),
    (
        "Exactly six months lie between Lithuania's notification to the UN Secretary-General and 27 December 2025.",
        "2025-12-27",
        APMBC,
        "supported",
        'n = 6, unit = "month"',
    ),
    (
        "The Convention requires six months between notification and the effect of a withdrawal.",
        "",
        APMBC,
        "supported",
        'parameter = "withdrawal.rule.n", value = 6',
    ),
    (
        "The Convention prohibits the use, stockpiling, production and transfer of anti-personnel mines.",
        "2025-12-27",
        APMBC,
        "supported",
        'topics = ["production_stockpiling_transfer", "use"]',
    ),
    (
        "Most member States of the European Union are still parties.",
        "2025-12-27",
        APMBC,
        "supported",
        'group = "EU", compare = "more_than", share = "1/2"',
    ),
    ("China, Russia, the United States, India and Pakistan have never been parties.", "2025-12-27", APMBC, "supported", "ever = false"),
    (
        "In March 2025 the defence ministers of Lithuania, Latvia, Estonia and Poland jointly called for withdrawal.",
        "2025-12-27",
        APMBC,
        "supported",
        'event = "joint-recommendation-2025"',
    ),
    (
        "In May 2025 the parliament of Lithuania approved the withdrawal.",
        "2025-12-27",
        APMBC,
        "supported",
        'domestic = "parliamentary_vote" }, date = "2025-05"',
    ),
    (
        "The Convention was adopted in 1997 and entered into force in 1999.",
        "",
        APMBC,
        "supported",
        'of = "entry_into_force" }, date = "1999"',
    ),
    (
        "States Parties must destroy their stockpiles and clear mined areas under their jurisdiction.",
        "2025-12-27",
        APMBC,
        "supported",
        'topics = ["clearance"]',
    ),
    (
        "The treaty obliges signatories to assist victims and to support mine clearance internationally.",
        "2025-12-27",
        APMBC,
        "refuted",
        'bearers = "signatories"',
    ),
    ("More than 160 countries are currently parties.", "2025-12-27", APMBC, "supported", 'compare = "more_than", n = 160'),
    ("The withdrawal takes effect six months after the parliament's decision.", "2025-05-08", APMBC, "refuted", 'value = "decision"'),
    ("The Convention was signed by 164 countries.", "2025-06-01", APMBC, "refuted", 'counted = "signatories"'),
    (
        "Finland notified its withdrawal on 10 July 2025 and it takes effect in January 2026.",
        "2025-07-10",
        APMBC,
        "supported",
        'effect = true }, date = "2026-01"',
    ),
    ("The Convention entered into force on 1 March 2009.", "2011-01-01", APMBC, "refuted", "date = 2009-03-01"),
    # a status
    ("On 1 January 2020, Lithuania was a party to the Ottawa Treaty.", "", "", "supported", "bound = true, on = 2020-01-01"),
    ("Neither India nor Pakistan is bound by the Non-Proliferation Treaty.", "2026-01-01", "", "supported", "bound = false"),
    ("The United States is not a party to the Mine Ban Convention.", "2026-01-01", "", "supported", "bound = false"),
    (
        "The United States has signed but has not ratified the Comprehensive Nuclear-Test-Ban Treaty.",
        "2026-01-01",
        "",
        "supported",
        'status = "signatory"',
    ),
    ("Israel remains a signatory to the Chemical Weapons Convention.", "2019-01-01", "", "supported", 'status = "signatory"'),
    ("Poland is withdrawing from the Mine Ban Convention.", "2026-01-01", "", "supported", 'status = "withdrawing"'),
    ("Finland has been a party to the Ottawa Treaty since 1 July 2012.", "2020-01-01", "", "supported", "bound = false, on = 2012-06-30"),
    ("Finland has been a party to the Ottawa Treaty since 9 January 2012.", "2020-01-01", "", "refuted", "bound = true, on = 2012-01-09"),
    ("Finland became a party to the Ottawa Treaty in 2012.", "", "", "supported", "bound = true, on = 2012-12-31"),
    ("The United States is a party to the INF Treaty.", "2019-08-02", "", "outdated", "bound = true"),
    ("Lithuania is a party to the Convention on Cluster Munitions.", "2025-01-01", "", "unverifiable", "bound = true"),
    ("Lithuania has once been a party to the Mine Ban Convention.", "2026-01-01", "", "supported", "ever = true"),
    ("Neither China nor Russia has ever been a party to the Mine Ban Convention.", "2026-01-01", "", "supported", "ever = false"),
    # acts and days
    ("Finland acceded to the Ottawa Treaty in 2012.", "", "", "supported", 'act = "accession" }, date = "2012"'),
    ("Japan accepted the Ottawa Convention.", "2026-01-01", "", "supported", 'consent = "acceptance"'),
    ("Finland signed the Ottawa Convention.", "2026-01-01", "", "refuted", 'act = "signature" }, date = "[..2026-01-01]"'),
    ("France acceded to the NPT on August 3, 1992.", "", "", "supported", "date = 1992-08-03"),
    (
        "Lithuania gave notice of withdrawal from the Convention on Cluster Munitions on 6 September 2024.",
        "",
        "",
        "supported",
        "date = 2024-09-06",
    ),
    (
        "The withdrawal of Lithuania from the Convention on Cluster Munitions took effect on 6 March 2025.",
        "",
        "",
        "supported",
        "effect = true }, date = 2025-03-06",
    ),
    ("North Korea's withdrawal from the NPT took effect on 10 April 2003.", "", "", "unverifiable", "effect = true"),
    # what has been so since a day is still so on the day from which the sentence speaks: Lithuania left on 2025-12-27
    (
        "Lithuania has been a party to the Ottawa Convention since 1 November 2003.",
        "2025-12-26",
        "",
        "supported",
        "bound = true, on = 2003-11-01 }, { ",
    ),
    (
        "Lithuania has been a party to the Ottawa Convention since 1 November 2003.",
        "2026-01-01",
        "",
        "outdated",
        "bound = true }",
    ),
    ("On 1 January 2026, Lithuania was a party to the Ottawa Treaty.", "", "", "refuted", "bound = true, on = 2026-01-01"),
    ("On 1 January 2026, Lithuania was a party to the Ottawa Treaty.", "2026-02-01", "", "refuted", "bound = true, on = 2026-01-01"),
    ("As of 1 January 2026 Lithuania was never a party to the Ottawa Treaty.", "2026-02-01", "", "refuted", "by = 2026-01-01"),
    ("Lithuania has never been a party to the Ottawa Treaty.", "2026-02-01", "", "outdated", "ever = false }"),
    ("164 States were parties to the Ottawa Treaty on 1 January 2026.", "2026-02-01", "", "refuted", "n = 164, on = 2026-01-01"),
    ("164 States are parties to the Ottawa Treaty.", "2026-01-01", "", "outdated", "n = 164 }"),
    (
        "Lithuania is no longer a party to the Ottawa Convention since 27 December 2025.",
        "2026-01-01",
        "",
        "supported",
        'status = "former_party" }',
    ),
    ("The Treaty on the Prohibition of Nuclear Weapons has been in force since 22 January 2021.", "", "", "supported", "date = 2021-01-22"),
    ("The Non-Proliferation Treaty was opened for signature in 1968.", "", "", "supported", 'of = "opening_for_signature"'),
    (
        "The Treaty on the Prohibition of Nuclear Weapons entered into force more than three years after its adoption.",
        "2026-01-01",
        "",
        "supported",
        'compare = "more_than"',
    ),
    (
        "France ratified the Comprehensive Nuclear-Test-Ban Treaty before the United Kingdom did.",
        "2026-01-01",
        "",
        "refuted",
        'kind = "order"',
    ),
    ("China acceded to the NPT before France did.", "2026-01-01", "", "supported", 'kind = "order"'),
    (
        "The accession of Finland to the Ottawa Treaty came after the entry into force of the Ottawa Treaty.",
        "2026-01-01",
        "",
        "supported",
        'kind = "order"',
    ),
    # numbers
    (
        "All member States of the European Union were parties to the Mine Ban Convention on 1 January 2025.",
        "",
        "",
        "supported",
        'share = "1/1"',
    ),
    ("No member of NATO is party to the Treaty on the Prohibition of Nuclear Weapons.", "2026-01-01", "", "supported", 'group = "NATO"'),
    ("Three NATO members are parties to the Treaty on the Prohibition of Nuclear Weapons.", "2026-01-01", "", "refuted", "n = 3"),
    ("The Mine Ban Convention has at least 164 parties.", "2025-06-01", "", "supported", 'compare = "at_least", n = 164'),
    # texts
    ("The Treaty on the Prohibition of Nuclear Weapons allows no reservations.", "", "", "supported", 'value = "prohibited"'),
    ("A party may leave the Non-Proliferation Treaty on six months' notice.", "", "", "refuted", "value = 6"),
    ("The Mine Ban Convention needed forty ratifications to enter into force.", "", "", "supported", "value = 40"),
    (
        "The Mine Ban Convention prohibits the use of cluster munitions.",
        "2026-01-01",
        "",
        "unverifiable",
        'mentions = ["cluster munitions"]',
    ),
]

ASKED = [
    (f"Finland ratified the Mine Ban Convention on {'9' * 5000} December 2025.", "2026-01-01", "", "What does the sentence say?"),
    (f"{'9' * 5000} States are parties to the Mine Ban Convention.", "2026-01-01", "", "What does the sentence say?"),
    ("Finland has been a party to the Ottawa Treaty since 1 July 2012.", "", "", "From which day does the sentence speak?"),
    ("Lithuania is no longer a party to the Ottawa Treaty since 27 December 2025.", "", "", "From which day does the sentence speak?"),
    ("Korea is a party to the Non-Proliferation Treaty.", "2020-01-01", "", "Which Korea?"),
    ("Congo ratified the Ottawa Treaty in 2001.", "", "", "Which Congo?"),
    ("Lithuania is a party to the Mine Ban Treaty.", "", "", "On which day?"),
    ("In 2025 Lithuania was a party to the Mine Ban Treaty.", "", "", "On which day of 2025?"),
    ("On 31 February 2025 Lithuania was a party to the Mine Ban Treaty.", "", "", "is not in the calendar"),
    ("Lithuania is a party to the Convention.", "2020-01-01", "", "Which treaty?"),
    ("Lithuania left the Convention on Cluster Munitions in September 2024.", "", "", "Is the notice meant, or its effect?"),
    ("Lithuania has withdrawn from the Convention.", "2025-05-08", APMBC, "Is the notice meant, or its effect?"),
    ("Finland joined the Ottawa Treaty in 2012.", "", "", "Is the signature, the consent or its effect meant?"),
    ("The Ottawa Treaty was signed in 1997.", "", "", "Is the adoption meant, or the opening for signature?"),
    ("Finland ratified the Ottawa Treaty by 2012.", "2026-01-01", "", "On which day, or in which month or year?"),
    ("About 160 States are parties to the Mine Ban Convention.", "2025-12-27", "", 'What is "about 160"'),
    ("Many countries are parties to the Ottawa Convention.", "2026-01-01", "", "How many are meant?"),
    ("Lithuania has never been a party to the Moon Agreement.", "", "", "From which day does the sentence speak?"),
    (
        "Two months lie between the withdrawal of Lithuania from the Mine Ban Convention and 27 December 2025.",
        "2026-01-01",
        "",
        "Is the notice meant",
    ),
    ("The Mine Ban Convention prohibits the sale of mines.", "2026-01-01", "", 'Which prohibition is "sale"?'),
    # what no grammar reads is declined
    ("In May 2025 the Lithuanian parliament approved the withdrawal.", "2025-12-27", APMBC, 'Who or what is "Lithuanian"?'),
    ("Ruritania is a party to the Mine Ban Convention.", "2026-01-01", "", "What does the sentence say?"),
    ("Lithuania announced talks on buying such mines.", "2025-12-27", APMBC, "What does the sentence say?"),
    ("Finland later joined that position.", "2025-12-27", APMBC, "What does the sentence say?"),
    ("Compliance is overseen through regular review conferences.", "2025-12-27", APMBC, "What does the sentence say?"),
    ("Lithuania is perhaps a party to the Mine Ban Convention.", "2026-01-01", "", "What does the sentence say?"),
    ("Lithuania is a member of the European Union.", "2026-01-01", "", "What does the sentence say?"),
    ("", "2026-01-01", "", "What does the sentence say?"),
]


@pytest.mark.parametrize(("sentence", "on", "treaty", "verdict", "part"), CLEAR, ids=[each[0] for each in CLEAR])
def test_what_is_clear_is_drafted_and_judged(tables: Tables, sentence: str, on: str, treaty: str, verdict: str, part: str) -> None:
    found = drafted(tables, sentence, on, treaty)
    assert found.questions == ()
    assert part in inline(found.propositions)
    events = read_events(DATA / "claims" / "events.csv", tables)
    (judged,) = judge([told(found.claim, tables)], tables, events)
    assert judged.verdict == verdict, judged.to_dict()["answer"]


@pytest.mark.parametrize(("sentence", "on", "treaty", "question"), ASKED, ids=[each[0][:200] or "nothing" for each in ASKED])
def test_what_is_open_is_asked(tables: Tables, sentence: str, on: str, treaty: str, question: str) -> None:
    found = drafted(tables, sentence, on, treaty)
    assert found.propositions == ()
    assert any(question in each.ask for each in found.questions), found.questions


def test_there_are_sentences_enough() -> None:
    assert len(CLEAR) + len(ASKED) >= 60


@pytest.mark.parametrize(("sentence", "on"), [(each[0], each[1]) for each in ASKED if each[3].startswith(("Is the", "What is"))], ids=str)
def test_a_choice_that_is_offered_is_understood(tables: Tables, sentence: str, on: str) -> None:
    """Whoever takes one of the sentences offered is not asked the same again."""
    for question in drafted(tables, sentence, on, APMBC).questions:
        for choice in question.choices:
            if choice.endswith("."):
                again = drafted(tables, choice, on or "2026-01-01", APMBC)
                assert question not in again.questions, choice


def test_the_toml_of_a_draft_is_a_file_of_claims(tables: Tables, tmp_path: Path) -> None:
    for sentence, on, treaty, _, _ in CLEAR:
        found = drafted(tables, sentence, on, treaty)
        path = tmp_path / "claims.toml"
        path.write_text(f'events = "{DATA / "claims" / "events.csv"}"\n{found.toml}', encoding="utf-8")
        (claim,) = read_claims(path, tables).claims
        assert claim == told(found.claim, tables)


def test_names_are_read_exactly(tables: Tables) -> None:
    """A word of three letters is a code only in capitals, and a name only with a capital."""
    assert drafted(tables, "LTU is a party to the Mine Ban Convention.", "2020-01-01").propositions
    assert not drafted(tables, "ltu is a party to the Mine Ban Convention.", "2020-01-01").propositions
    assert not drafted(tables, "lithuania is a party to the Mine Ban Convention.", "2020-01-01").propositions


# -- the command --


def test_the_command_prints_the_claim_and_its_verdict(build: Path, capfd: pytest.CaptureFixture[str]) -> None:
    sentence = "The Mine Ban Convention entered into force on 1 March 2009."
    assert main(["--build", str(build), "check", "--draft", sentence]) == 1
    told_ = capfd.readouterr().out
    assert "[[claim]]" in told_
    assert "REFUTED" in told_
    assert main(["--build", str(build), "check", "--draft", sentence.replace("2009", "1999")]) == 0


def test_the_command_asks(build: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--build", str(build), "check", "--draft", "Korea is a party to the NPT."]) == 1
    assert capfd.readouterr().out.startswith("Which Korea?\n  - Republic of Korea (KOR)\n")
    assert main(["--build", str(build), "check", "--draft", "Korea is a party to the NPT.", "--format", "json"]) == 1
    answer = json.loads(capfd.readouterr().out)
    assert answer["verdict"] is None
    assert answer["questions"][0]["ask"] == "Which Korea?"


def test_the_answer_keeps_to_its_schema(build: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = ROOT / "docs" / "reference" / "schemas"
    draft_, check = (json.loads((folder / name).read_text(encoding="utf-8")) for name in ("draft.json", "check.json"))
    registry = Registry().with_resource(check["$id"], Resource.from_contents(check))
    keeps = jsonschema.Draft202012Validator(draft_, registry=registry)
    for sentence in ("The Mine Ban Convention was adopted in 1997.", "Korea is a party to the NPT.", ""):
        main(["--build", str(build), "check", "--draft", sentence, "--format", "json"])
        answer = json.loads(capfd.readouterr().out)
        keeps.validate(answer)
        assert not keeps.is_valid({**answer, "questions": []} if answer["questions"] else {**answer, "verdict": None})


TOGETHER = {
    "neither": [],
    "both": ["claims.toml", "--draft", "x"],
    "a file and a day": ["claims.toml", "--on", "2026-01-01"],
    "a file and a treaty": ["claims.toml", "--treaty", "npt"],
}


@pytest.mark.parametrize("arguments", TOGETHER.values(), ids=TOGETHER.keys())
def test_the_command_takes_a_file_or_a_sentence(arguments: list[str], build: Path) -> None:
    assert main(["--build", str(build), "check", *arguments]) == 2
