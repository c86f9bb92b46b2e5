"""A State that goes on under another name is one legal person, in acts as in whatever is asserted of it (continuity of States)."""

from datetime import date
from pathlib import Path

from kg.corpus.load import load
from kg.law.days import Span
from tests.build.corpora import real, write

HELD = """[[position]]
id = "{id}"
holder = "SCG"
{about}
stance = "claims"
proposition = "not bound"
bound = false
start = 2005-01-01
source = "apmbc-text"

"""


def test_conflicts_and_positions_go_by_the_code_of_today_as_acts_do(tmp_path: Path) -> None:
    data = real(tmp_path, "apmbc")
    write(data / "armed_conflicts.csv", "actor,start,end,claimant,sources\nSCG,2005-01-01,,SCG,apmbc-text\n")
    about = 'about = "SCG/accession/2003-09-18"'
    write(data / "treaties/apmbc/positions.toml", HELD.format(id="a", about=about) + HELD.format(id="b", about='actor = "SCG"'))
    corpus = load(data)
    assert not corpus.faults
    [conflict] = corpus.registers.armed_conflicts
    assert (conflict.actor, conflict.claimant, conflict.span) == ("SRB", "SRB", Span(date(2005, 1, 1)))
    held = [each.position for each in corpus.treaties["apmbc"].positions]
    assert [(position.holder, position.actor) for position in held] == [("SRB", "SRB")] * 2, "its own view, of an actor that has acts"
