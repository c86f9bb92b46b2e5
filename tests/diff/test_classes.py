"""Events apart from corrections: by what the old build claimed to know, which is all acts until 2012-12-31."""

from pathlib import Path

from tests.build import corpora
from tests.diff.pairs import acts, clauses, coverage, differences, row, told


def test_a_build_and_itself_differ_in_nothing(tmp_path: Path) -> None:
    answer = differences(tmp_path)
    assert not any(answer[key] for key in ("changes", "statuses", "outcomes", "untold"))


def test_an_act_after_the_coverage_day_is_an_event_and_says_from_when_it_counts(tmp_path: Path) -> None:
    """5(2): six months from deposit."""
    answer = differences(tmp_path, lambda data: row(acts(data), "BOR,ratification,2013-02-01,treaty,wal,,gazette,"))
    assert told(answer, "consent", "bound") == [("event", "consent", "new", "BOR")]
    (consent,) = [c for c in answer["changes"] if c["kind"] == "consent"]
    assert consent["says"] == "Borduria: ratification on 2013-02-01, in force for it 2013-08-01"
    spans = [(s["start"], s["end"], s["old"], s["new"], s["class"]) for s in answer["statuses"] if s["treaty"] == "lanterns"]
    assert spans == [
        ("2013-02-01", "2013-08-01", "signatory", "party_pending", "event"),
        ("2013-08-01", None, "signatory", "party", "event"),
    ]
    assert answer["statuses"][0]["because"] == [consent["iri"]], "the status names the act that changed it"
    assert ("event", "obligation", "new", "BOR") in told(answer), "what it owes follows from the event"


def test_an_act_that_a_complete_list_left_out_is_a_correction(tmp_path: Path) -> None:
    answer = differences(tmp_path, lambda data: row(acts(data), "BOR,ratification,2011-02-01,treaty,wal,,gazette,"))
    assert told(answer, "consent", "bound") == [("correction", "consent", "new", "BOR"), ("correction", "bound", "new", "BOR")]


def test_where_the_list_was_not_complete_it_is_an_addition(tmp_path: Path) -> None:
    def incomplete(data: Path) -> None:
        row(coverage(data), 'complete = false\nwhy = "acts before 2005 are missing"')

    late = "BOR,ratification,2011-02-01,treaty,wal,,gazette,"
    answer = differences(tmp_path, lambda data: row(acts(data), late), before=(incomplete,))
    assert told(answer, "consent") == [("addition", "consent", "new", "BOR")]


def test_a_day_that_may_lie_on_either_side_of_the_coverage_day_is_an_addition(tmp_path: Path) -> None:
    answer = differences(tmp_path, lambda data: row(acts(data), "BOR,declaration,[2012-12-01..2013-01-31],treaty,wal,,gazette,"))
    assert told(answer) == [("addition", "act", "new", "BOR")]


def test_another_day_of_the_same_deposit_is_one_correction_not_two(tmp_path: Path) -> None:
    answer = differences(tmp_path, lambda data: corpora.edit(acts(data), "RUR,accession,2003-08-31", "RUR,accession,2003-08-30"))
    (deposit,) = [c for c in answer["changes"] if c["kind"] == "consent"]
    assert (deposit["class"], deposit["change"], deposit["changed"]) == ("correction", "changed", ["date"])
    assert (deposit["old"]["date"], deposit["new"]["date"]) == ("2003-08-31", "2003-08-30")
    assert [(s["start"], s["end"], s["old"], s["new"]) for s in answer["statuses"] if s["treaty"] == "lanterns"] == [
        ("2003-08-30", "2003-08-31", "none", "party_pending")
    ], "six months from either end on 29 February 2004"


def test_another_kind_of_the_same_consent_is_one_correction(tmp_path: Path) -> None:
    answer = differences(tmp_path, lambda data: corpora.edit(acts(data), "LIL,ratification", "LIL,accession"))
    assert told(answer, "consent") == [("correction", "consent", "changed", "LIL")]


def test_an_act_that_is_gone_is_a_correction_and_nothing_un_happens(tmp_path: Path) -> None:
    answer = differences(tmp_path, lambda data: corpora.edit(acts(data), "LIL,withdrawal,2010-05-05,treaty,wal,,gazette,\n", ""))
    assert set(told(answer, "notice", "exit")) == {("correction", "notice", "gone", "LIL"), ("correction", "exit", "gone", "LIL")}
    assert {s["class"] for s in answer["statuses"]} == {"correction"}
    assert any("no longer told: notice of withdrawal on 2010-05-05" in c["says"] for c in answer["changes"])


def test_an_act_of_before_that_is_gone_and_one_of_after_that_is_new_are_two(tmp_path: Path) -> None:
    """Nobody moved a deposit over the coverage day: the first was none, the second has been made since."""
    answer = differences(tmp_path, lambda data: corpora.edit(acts(data), "SYL,accession,2004-01-31", "SYL,accession,2013-01-31"))
    assert told(answer, "consent") == [("correction", "consent", "gone", "SYL"), ("event", "consent", "new", "SYL")]


def test_of_several_acts_the_nearest_days_are_one_act(tmp_path: Path) -> None:
    """Two declarations become two others: each is the one that lies nearest, whatever the order of the rows."""

    def two(data: Path) -> None:
        row(acts(data), "FEN,declaration,2005-01-01,treaty,wal,,gazette,")
        row(acts(data), "FEN,declaration,2008-01-01,treaty,wal,,gazette,")

    def others(data: Path) -> None:
        text = acts(data).read_text(encoding="utf-8")
        corpora.write(
            acts(data), text.replace("2005-01-01", "2008-01-03").replace("FEN,declaration,2008-01-01", "FEN,declaration,2005-01-03")
        )

    answer = differences(tmp_path, others, before=(two,))
    moved = [(c["old"]["date"], c["new"]["date"]) for c in answer["changes"] if c["kind"] == "act"]
    assert moved == [("2005-01-01", "2005-01-03"), ("2008-01-01", "2008-01-03")]


def test_another_source_of_the_same_act_is_a_correction_that_moves_no_status(tmp_path: Path) -> None:
    def other(data: Path) -> None:
        corpora.edit(acts(data), "FRE,accession,2001-12-31,treaty,wal,,gazette,", "FRE,accession,2001-12-31,treaty,wal,,lantern-text,")

    answer = differences(tmp_path, other)
    (change,) = answer["changes"]
    assert (change["class"], change["changed"]) == ("correction", ["sources"])
    assert change["says"].endswith("sources +lantern-text, -gazette")
    assert answer["statuses"] == answer["outcomes"] == []


def test_a_status_names_its_own_cause_and_nothing_else_that_changed(tmp_path: Path) -> None:
    def much(data: Path) -> None:
        row(acts(data), "BOR,ratification,2013-02-01,treaty,wal,,gazette,")
        corpora.edit(acts(data), "BOR,signature,2001-02-01,treaty,wal,,gazette,", "BOR,signature,2001-02-01,treaty,wal,,lantern-text,")
        corpora.edit(acts(data), "RUR,accession,2003-08-31", "RUR,accession,2003-07-31")

    causes = {
        (s["actor"], iri.rpartition("id/")[2])
        for s in differences(tmp_path, much)["statuses"]
        if s["treaty"] == "lanterns"
        for iri in s["because"]
    }
    assert causes == {
        ("BOR", "act/lanterns/BOR/ratification/2013-02-01"),
        ("RUR", "act/lanterns/RUR/accession/2003-07-31"),
    }, "the signature has another source, from which nothing follows"


def test_what_follows_from_an_event_and_a_correction_is_a_correction(tmp_path: Path) -> None:
    """Before 2013 the old build told signatory from another day on, and that was not so; nobody may take this for news alone."""

    def both(data: Path) -> None:
        row(acts(data), "BOR,ratification,2013-02-01,treaty,wal,,gazette,")
        corpora.edit(acts(data), "BOR,signature,2001-02-01", "BOR,signature,2001-03-01")

    spans = {s["start"]: (s["class"], len(s["because"])) for s in differences(tmp_path, both)["statuses"] if s["actor"] == "BOR"}
    assert spans["2001-02-01"] == ("correction", 1)
    assert spans["2013-02-01"] == ("correction", 2), "it rests on both"


def test_a_clause_is_corrected_and_every_status_that_moves_names_it(tmp_path: Path) -> None:
    answer = differences(tmp_path, lambda data: corpora.edit(clauses(data), "n = 1, unit", "n = 2, unit"))
    assert ("correction", "clause", "changed", None) in told(answer)
    (clause,) = [c for c in answer["changes"] if c["kind"] == "clause"]
    assert (clause["new"]["path"], clause["old"]["value"], clause["new"]["value"]) == ("withdrawal.rule.n", 1, 2)
    assert {s["actor"] for s in answer["statuses"] if s["treaty"] == "lanterns"} == {"ERE", "LIL"}
    assert all(s["because"] == [clause["iri"]] for s in answer["statuses"] if s["treaty"] == "lanterns")


def test_a_clause_that_an_amendment_of_later_changes_is_an_event(tmp_path: Path) -> None:
    def amended(data: Path) -> None:
        corpora.edit(clauses(data), "n = 1, unit", "n = 2, unit")
        row(acts(data), "ERE,amendment,2013-05-01,treaty,wal,,gazette,one year becomes two")

    assert ("event", "clause", "changed", None) in told(differences(tmp_path, amended))


def test_a_list_that_reaches_further_is_an_addition_and_what_took_effect_meanwhile_an_event(tmp_path: Path) -> None:
    """The notice of Erewhon was known before; that it has left came to pass on 2013-02-28, which the list reaches only now."""
    answer = differences(tmp_path, lambda data: corpora.edit(coverage(data), "2012-12-31", "2013-06-30"))
    assert told(answer) == [("addition", "coverage", "changed", None), ("event", "exit", "new", "ERE")]
    assert answer["statuses"] == [], "on no day does the answer differ for who has acted"


def test_a_list_that_claims_less_than_before_is_a_correction(tmp_path: Path) -> None:
    answer = differences(tmp_path, lambda data: corpora.edit(coverage(data), "2012-12-31", "2012-06-30"))
    assert told(answer, "coverage") == [("correction", "coverage", "changed", None)]


def test_a_treaty_that_is_new_in_the_corpus_is_one_addition(tmp_path: Path) -> None:
    def more(data: Path) -> None:
        text = {path.name: path.read_text(encoding="utf-8") for path in (data / "treaties" / "torches").iterdir()}
        for name, content in text.items():
            corpora.write(data / "treaties" / "beacons" / name, content.replace("torches", "beacons").replace("Torch", "Beacon"))

    answer = differences(tmp_path, more)
    assert told(answer) == [("addition", "treaty", "new", None)]
    assert answer["changes"][0]["treaty"] == "beacons"


def test_a_treaty_enters_into_force_by_an_act_of_after_the_coverage_day(tmp_path: Path) -> None:
    """5(1): six months after the third consent; two stood until then."""

    def waits(data: Path) -> None:
        kept = [line for line in acts(data, "torches").read_text(encoding="utf-8").splitlines() if line[:3] in ("act", "ERE", "LIL")]
        corpora.write(acts(data, "torches"), "".join(f"{line}\n" for line in kept if "withdrawal" not in line))

    third = "SYL,accession,2013-03-31,treaty,wal,,gazette,"
    answer = differences(tmp_path, lambda data: row(acts(data, "torches"), third), before=(waits,))
    assert ("event", "entry_into_force", "new", None) in told(answer)
    assert ("event", "consent", "changed", "ERE") in told(answer), "its effect, open until then, now has a day"
    shifts = {(s["actor"], s["start"], s["old"], s["new"]): s["class"] for s in answer["statuses"]}
    assert shifts["ERE", "2013-09-30", "contracting_state", "party"] == "event"


def _separated(data: Path, on: str) -> None:
    """A State that comes of Grand Fenwick on a day."""
    row(data / "actors.csv", f"PLE,state,Plenty,{on},,gazette")
    row(data / "actor_relations.csv", f"FEN,PLE,separation,{on},gazette,,")


def test_that_a_state_came_to_succeed_is_no_act_and_its_day_decides(tmp_path: Path) -> None:
    for name, on, expected in (("later", "2013-05-01", "event"), ("before", "2011-05-01", "correction")):
        answer = differences(tmp_path / name, lambda data, on=on: _separated(data, on))
        found = {
            (s["new"], s["class"], tuple(s["because"])) for s in answer["statuses"] if (s["treaty"], s["actor"]) == ("lanterns", "PLE")
        }
        assert ("succession_open", expected, ()) in found, found


def test_a_notice_of_succession_of_after_the_coverage_day_rewrites_the_past_as_an_event(tmp_path: Path) -> None:
    """VCSST 23(1): dated back to the succession; what is new is the notice, and nobody had told anything wrong."""

    def heirs(data: Path) -> None:
        _separated(data, "2005-05-01")
        row(clauses(data), '[succession]\nrule = "succession_date"\nprovision = "9"\nsource = "lantern-text"')

    notice = "PLE,succession,2013-08-01,treaty,wal,,gazette,"
    answer = differences(tmp_path, lambda data: row(acts(data), notice), before=(heirs,))
    assert told(answer, "consent", "bound") == [("event", "bound", "new", "PLE"), ("event", "consent", "new", "PLE")]
    (bound,) = [c for c in answer["changes"] if c["kind"] == "bound"]
    assert (bound["date"], bound["because"]) == ("2005-05-01", [next(c["iri"] for c in answer["changes"] if c["kind"] == "consent")])
    assert {(s["start"], s["old"], s["new"], s["class"]) for s in answer["statuses"] if s["treaty"] == "lanterns"} == {
        ("2005-05-01", "succession_open", "party", "event")
    }


def test_what_changes_above_is_the_cause_of_what_changes_below(tmp_path: Path) -> None:
    """A protocol binds nobody before its convention does."""
    answer = differences(tmp_path, lambda data: corpora.edit(acts(data), "RUR,accession,2003-08-31", "RUR,accession,2004-08-31"))
    below = [s for s in answer["statuses"] if s["treaty"] == "lanterns-p1"]
    assert below
    assert all(any("act/lanterns/RUR/accession" in iri for iri in s["because"]) for s in below)


def test_facts_without_a_place_in_the_tables_are_named_by_their_treaty(tmp_path: Path) -> None:
    def scope(data: Path) -> None:
        corpora.edit(coverage(data, "torches"), 'scope = "all acts"', 'scope = "every act"')

    assert differences(tmp_path, scope)["untold"] == ["torches"]
