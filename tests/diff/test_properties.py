"""What holds of any two corpora: nothing differs from itself, both directions mirror each other, all that differs is told, nothing else."""

import random
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kg.answers.status import absent_on, period_on
from kg.answers.tables import Tables
from kg.corpus.faults import CorpusFaults
from kg.diff.answer import diff, same
from kg.diff.changes import Change, changes_between, mirrored
from kg.diff.compare import compare
from kg.diff.facts import Fact
from kg.diff.spans import differing
from kg.diff.statuses import ABSENT, Shift
from kg.law.days import parse_day
from tests.build import corpora
from tests.diff.pairs import acts, clauses, coverage, tables_of

_SLUGS = ["lanterns", "lanterns-p1", "torches"]


def _other_day(data: Path, chance: random.Random) -> None:
    path = acts(data, chance.choice(_SLUGS))
    rows = path.read_text(encoding="utf-8").splitlines()
    at = chance.randrange(1, len(rows))
    cells = rows[at].split(",")
    cells[2] = (date.fromisoformat(cells[2]) + timedelta(days=chance.randint(-40, 40))).isoformat()
    rows[at] = ",".join(cells)
    corpora.write(path, "\n".join(rows) + "\n")


def _gone(data: Path, chance: random.Random) -> None:
    path = acts(data, chance.choice(_SLUGS))
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    del rows[chance.randrange(1, len(rows))]
    corpora.write(path, "".join(rows))


def _new(data: Path, chance: random.Random) -> None:
    actor, kind = chance.choice(["BOR", "FRE", "SYL", "RUR"]), chance.choice(["ratification", "accession", "withdrawal", "signature"])
    with acts(data, chance.choice(_SLUGS)).open("a", encoding="utf-8") as file:
        file.write(f"{actor},{kind},{chance.randint(2002, 2014)}-{chance.randint(1, 12):02}-11,treaty,wal,,gazette,\n")


def _notice(data: Path, chance: random.Random) -> None:
    path = clauses(data, chance.choice(_SLUGS))
    corpora.write(path, path.read_text(encoding="utf-8").replace("n = 1, unit", f"n = {chance.randint(1, 3)}, unit"))


def _reach(data: Path, chance: random.Random) -> None:
    path = coverage(data, chance.choice(_SLUGS))
    corpora.write(path, path.read_text(encoding="utf-8").replace("2012-12-31", f"{chance.randint(2008, 2014)}-06-30"))


EDITS: tuple[Callable[[Path, random.Random], None], ...] = (_other_day, _gone, _new, _notice, _reach)
SEEDS = st.tuples(st.lists(st.sampled_from(EDITS), min_size=1, max_size=4), st.integers(0, 2**16))


def _pair(folder: str, edits: list[Callable[[Path, random.Random], None]], seed: int) -> tuple[Tables, Tables] | None:
    """Two builds; ``None`` where the edits made a corpus that cannot be built."""
    chance = random.Random(seed)
    try:
        new = tables_of(Path(folder) / "new", *(lambda data, each=each: each(data, chance) for each in edits))
    except CorpusFaults:
        return None
    return tables_of(Path(folder) / "old"), new


def _boundary_days(old: dict, new: dict) -> set[str]:
    """Every day on which some status turns, the day before it, and the days around the end of a list."""
    found = set()
    for table in (old, new):
        found |= {day for account in table["actors"].values() for period in account["periods"] for day in period[:2] if day}
        found.add(table["data_as_of"])
    days = {date.fromisoformat(day) for day in found if day}
    return {(day + timedelta(days=by)).isoformat() for day in days for by in (-1, 0, 1)}


def _status(table: dict, actor: str, day: str) -> str:
    period = period_on(table["actors"].get(actor), day)
    return period[2] if period else absent_on(table, day)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SEEDS)
def test_any_two_corpora(chosen: tuple[list, int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        pair = _pair(folder, *chosen)
        if pair is None:
            return
        old, new = pair
        assert same(diff(new, new, ("b", "b")))
        there, back = compare(old, new), compare(new, old)

        # mirror: what is new from one side is gone from the other, old and new change places
        assert [mirrored(each.of) for each in there.changes] == [each.of for each in back.changes]
        for one, other in ((there.statuses, back.statuses), (there.outcomes, back.outcomes)):
            assert [_mirrored(each.of) for each in one] == [each.of for each in other]
        assert there.untold == back.untold
        assert all(each.class_ == "correction" for each in back.changes if each.of.change == "gone"), "nothing un-happens"

        _complete_and_sound(old, new, [each.of for each in there.statuses])
        named = {id(each.of) for each in there.changes}
        assert all(id(cause) in named for each in there.statuses for cause in each.causes), "a cause is one of the changes told"


def _mirrored(shift: Shift) -> Shift:
    return Shift(
        shift.treaty, shift.actor, shift.span._replace(old=shift.span.new, new=shift.span.old), shift.iris, shift.duty, shift.obligation
    )


def _complete_and_sound(old: Tables, new: Tables, shifts: list[Shift]) -> None:
    """On every boundary day a status differs exactly where a span that is told holds the day."""
    for slug in new.slugs:
        before, after = old.treaty(slug), new.treaty(slug)
        for actor in {*before["actors"], *after["actors"]}:
            own = [shift.span for shift in shifts if (shift.treaty, shift.actor) == (slug, actor)]
            for day in _boundary_days(before, after):
                one, other = _status(before, actor, day), _status(after, actor, day)
                holding = [s for s in own if (s.start is None or s.start <= day) and (s.end is None or day < s.end)]
                differs = one != other and not {one, other} <= ABSENT
                assert [(s.old, s.new) for s in holding] == ([(one, other)] if differs else []), (slug, actor, day)


_DAYS = st.dates(date(2000, 1, 1), date(2000, 3, 1)).map(date.isoformat)
_TURNS = st.dictionaries(_DAYS, st.sampled_from("abc"), max_size=5).map(lambda turns: [("", "a"), *sorted(turns.items())])


@given(_TURNS, _TURNS, st.none() | _DAYS)
def test_spans_are_the_days_on_which_two_functions_differ(old: list, new: list, until: str | None) -> None:
    def on(turns: list, day: str) -> str:
        return max(turn for turn in turns if turn[0] <= day)[1]

    spans = differing(old, new, until)
    for number in range(90):
        day = (date(1999, 12, 15) + timedelta(days=number)).isoformat()
        held = [(s.old, s.new) for s in spans if (s.start or "") <= day and (s.end is None or day < s.end)]
        differs = on(old, day) != on(new, day) and (until is None or day < until)
        assert held == ([(on(old, day), on(new, day))] if differs else [])
    assert all(one.end != other.start or (one.old, one.new) != (other.old, other.new) for one, other in pairwise(spans))
    assert [span._replace(old=span.new, new=span.old) for span in spans] == differing(new, old, until)


def _fact(kind: str, actor: str, day: str, source: str) -> Fact:
    return Fact(kind, f"{actor} {day}", "t", actor, actor, parse_day(day), {"date": day, "sources": [source]}, f"iri {actor} {day}")


_FACTS = st.lists(
    st.builds(_fact, st.sampled_from(["consent", "notice"]), st.sampled_from("AB"), _DAYS, st.sampled_from("xy")),
    max_size=8,
    unique_by=lambda fact: (fact.kind, fact.id),
)


@settings(max_examples=300)
@given(_FACTS, _FACTS, st.none() | st.dates(date(2000, 1, 1), date(2000, 3, 1)))
@example([_fact("consent", "A", "2000-01-02", "x")], [_fact("consent", "A", f"2000-01-0{day}", "x") for day in (1, 3)], None)
def test_two_tellings_of_any_facts(old: list[Fact], new: list[Fact], reach: date | None) -> None:
    there, back = changes_between(old, new, reach), changes_between(new, old, reach)
    assert changes_between(old, old, reach) == []
    assert [mirrored(change) for change in there] == back
    assert _applied(old, there) == sorted(map(_key, new)), "the old telling with its changes is the new one"
    moved = [change for change in there if change.change == "changed"]
    assert all(change.old.kind == change.new.kind and change.old.actor == change.new.actor for change in moved if change.old and change.new)
    kept = {_key(fact) for fact in old} & {_key(fact) for fact in new}
    assert not any(_key(fact) in kept for change in there for fact in (change.old, change.new) if fact), "what did not change is not told"


def _key(fact: Fact) -> tuple[str, str, str]:
    return fact.kind, fact.id, str(fact.told)


def _applied(old: list[Fact], changes: list[Change]) -> list[tuple[str, str, str]]:
    gone = {_key(change.old) for change in changes if change.old}
    return sorted([_key(fact) for fact in old if _key(fact) not in gone] + [_key(change.new) for change in changes if change.new])
