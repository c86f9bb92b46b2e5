"""Only what changed is built again, and the result is what a clean build gives."""

import random
import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.answers.tables import Tables
from kg.corpus.faults import CorpusFaults
from tests.build import corpora
from tests.build.corpora import bytes_of, edit, made


@pytest.fixture
def data(tmp_path: Path) -> Path:
    data = corpora.invented(tmp_path)
    made(data)
    return data


def clean(data: Path) -> dict[str, bytes]:
    """What a build from nothing gives."""
    target = data.parent / "clean"
    shutil.rmtree(target, ignore_errors=True)
    made(data, target)
    return bytes_of(target)


def acts(data: Path, slug: str) -> Path:
    return data / "treaties" / slug / "acts.csv"


def test_where_nothing_changed_nothing_is_written(data: Path) -> None:
    build = data.parent / "build"
    before = {path: path.stat().st_mtime_ns for path in build.rglob("*")}
    built = made(data)
    assert (built.rebuilt, built.changed) == ((), False)
    assert {path: path.stat().st_mtime_ns for path in build.rglob("*")} == before


def test_touching_a_file_without_changing_it_is_no_change(data: Path) -> None:
    acts(data, "lanterns").touch()
    assert made(data).rebuilt == ()


def test_a_row_of_a_treaty_without_children_rebuilds_that_treaty_alone(data: Path) -> None:
    edit(acts(data, "torches"), "RUR,accession,2003-08-31", "RUR,accession,2003-08-30")
    built = made(data)
    assert built.rebuilt == ("torches",)
    assert built.kept == ("lanterns", "lanterns-p1")
    assert bytes_of(data.parent / "build") == clean(data)


def test_a_row_of_a_parent_rebuilds_its_children_whose_law_rests_on_it(data: Path) -> None:
    edit(acts(data, "lanterns"), "RUR,accession,2003-08-31", "RUR,accession,2004-08-31")
    assert made(data).rebuilt == ("lanterns", "lanterns-p1")
    assert bytes_of(data.parent / "build") == clean(data)


def test_a_row_of_a_child_leaves_its_parent_alone(data: Path) -> None:
    edit(acts(data, "lanterns-p1"), "FEN,consent_to_be_bound,2005-01-31", "FEN,consent_to_be_bound,2005-02-28")
    assert made(data).rebuilt == ("lanterns-p1",)
    assert bytes_of(data.parent / "build") == clean(data)


def test_a_new_name_of_an_actor_rebuilds_no_treaty_but_is_found(data: Path) -> None:
    with (data / "aliases.csv").open("a") as file:
        file.write("Ruritanian Realm,RUR,official,en,,,\n")
    assert made(data).rebuilt == ()
    assert bytes_of(data.parent / "build") == clean(data)


def test_a_new_source_rebuilds_no_treaty_but_is_found(data: Path) -> None:
    with (data / "sources.csv").open("a") as file:
        file.write("almanac,An almanac,,,,,\n")
    assert made(data).rebuilt == ()
    assert "almanac" in Tables(data.parent / "build").sources()
    assert bytes_of(data.parent / "build") == clean(data)


def test_a_source_rebuilds_the_treaties_that_name_it_and_those_that_rest_on_them(data: Path) -> None:
    edit(data / "treaties" / "lanterns" / "treaty.toml", 'slug = "lanterns"', '# see the almanac\nslug = "lanterns"')
    made(data)
    with (data / "sources.csv").open("a") as file:
        file.write("almanac,An almanac,,,,,\n")
    assert made(data).rebuilt == ("lanterns", "lanterns-p1")
    assert bytes_of(data.parent / "build") == clean(data)


@pytest.mark.parametrize("code", ["gazette", "the gazette (2nd)", "gazetteé"])
def test_a_source_that_is_gone_is_missed_where_it_is_cited(data: Path, code: str) -> None:
    for file in ("sources.csv", *(f"treaties/torches/{name}" for name in ("acts.csv", "treaty.toml"))):
        corpora.write(data / file, (data / file).read_text().replace("gazette", code))
    corpora.write(data / "sources.csv", (data / "sources.csv").read_text() + ("gazette,Gazette,,,,,\n" if code != "gazette" else ""))
    made(data)
    row = next(line for line in (data / "sources.csv").read_text().splitlines(keepends=True) if line.startswith(f"{code},"))
    edit(data / "sources.csv", row, "")
    with pytest.raises(CorpusFaults) as caught:
        made(data)
    assert "unknown-source" in {fault.rule for fault in caught.value.faults}


def test_a_treaty_that_is_gone_is_gone_from_the_build(data: Path) -> None:
    shutil.rmtree(data / "treaties" / "torches")
    built = made(data)
    assert built.rebuilt == ()
    assert list(built.manifest["treaties"]) == ["lanterns", "lanterns-p1"]
    assert not [name for name in bytes_of(data.parent / "build") if "torches" in name]
    assert bytes_of(data.parent / "build") == clean(data)


def test_a_new_treaty_is_the_only_one_built(data: Path) -> None:
    shutil.copytree(data / "treaties" / "torches", data / "treaties" / "beacons")
    edit(data / "treaties" / "beacons" / "treaty.toml", 'slug = "torches"', 'slug = "beacons"')
    assert made(data).rebuilt == ("beacons",)
    assert bytes_of(data.parent / "build") == clean(data)


def test_a_build_that_lost_a_file_is_made_whole_again(data: Path) -> None:
    build = data.parent / "build"
    whole = bytes_of(build)
    next((build / "tables").glob("torches-*.json")).unlink()
    made(data)
    assert bytes_of(build) == whole


@pytest.mark.parametrize("spoilt", ["tables/torches-*.json", "graphs/lanterns/derived-*.nq", "graphs/actors-*.nq"])
@pytest.mark.parametrize("left", [0, 100])
def test_a_build_with_a_file_cut_short_is_made_whole_again(data: Path, spoilt: str, left: int) -> None:
    build = data.parent / "build"
    whole = bytes_of(build)
    file = next(build.glob(spoilt))
    file.write_bytes(file.read_bytes()[:left])
    assert made(data).changed
    assert bytes_of(build) == whole


def test_a_build_of_a_day_of_knowledge_knows_no_later_act(data: Path) -> None:
    built = corpora.build_graph(data, corpora.ONTOLOGY, data.parent / "then", known_on=date(2012, 2, 28))
    assert built.manifest["known_on"] == "2012-02-28"
    assert _statuses(data.parent / "then", "lanterns", "ERE") == ["signatory", "contracting_state", "party"]
    assert _statuses(data.parent / "build", "lanterns", "ERE")[-2:] == ["withdrawing", "former_party"]
    again = corpora.build_graph(data, corpora.ONTOLOGY, data.parent / "then", known_on=date(2012, 2, 29))
    assert again.rebuilt == ("lanterns", "lanterns-p1", "torches"), "another day of knowledge is another edition of all"
    assert _statuses(data.parent / "then", "lanterns", "ERE")[-1] == "former_party"


def test_two_treaties_that_are_each_others_parent_are_a_fault_not_a_fall(data: Path) -> None:
    edit(data / "treaties" / "lanterns" / "treaty.toml", 'slug = "lanterns"', 'slug = "lanterns"\nparent = "lanterns-p1"')
    with pytest.raises(CorpusFaults) as caught:
        made(data)
    assert {(fault.rule, fault.line) for fault in caught.value.faults} == {("circle-of-parents", 2)}
    assert len(caught.value.faults) == 2, "one at each treaty of the circle"


def _statuses(build: Path, slug: str, actor: str) -> list[str]:
    return [period[2] for period in Tables(build).treaty(slug)["actors"][actor]["periods"]]


def _later_accession(data: Path, chance: random.Random) -> None:
    slug = chance.choice(["lanterns", "torches"])
    text = acts(data, slug).read_text()
    corpora.write(acts(data, slug), text.replace("RUR,accession,2003-08-31", f"RUR,accession,2003-08-{chance.randint(10, 30)}"))


def _no_declaration(data: Path, chance: random.Random) -> None:
    slug = chance.choice(["lanterns", "torches"])
    rows = acts(data, slug).read_text().splitlines(keepends=True)
    corpora.write(acts(data, slug), "".join(row for row in rows if ",declaration," not in row))


def _note(data: Path, chance: random.Random) -> None:
    slug = chance.choice(["lanterns", "lanterns-p1", "torches"])
    text = acts(data, slug).read_text()
    corpora.write(acts(data, slug), text.replace("gazette,\n", f"gazette,seen {chance.randint(0, 9)} times\n", 1))


def _notice(data: Path, chance: random.Random) -> None:
    path = data / "treaties" / chance.choice(["lanterns", "lanterns-p1", "torches"]) / "treaty.toml"
    text = path.read_text().replace("n = 1, unit", f"n = {chance.randint(1, 3)}, unit")
    corpora.write(path, text)


def _actor(data: Path, chance: random.Random) -> None:
    path = data / "actors.csv"
    corpora.write(
        path, path.read_text().replace("Grand Fenwick", "Duchy of Grand Fenwick") + f"X{chance.randint(10, 99)},state,Somewhere,,,gazette\n"
    )


def _source(data: Path, chance: random.Random) -> None:
    with (data / "sources.csv").open("a") as file:
        file.write(f"paper-{chance.randint(0, 10**9)},A paper,,,,,\n")


EDITS: tuple[Callable[[Path, random.Random], None], ...] = (_later_accession, _no_declaration, _note, _notice, _actor, _source)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(EDITS), min_size=1, max_size=4), st.integers(0, 2**16))
def test_any_run_of_edits_built_step_by_step_gives_the_bytes_of_a_clean_build(edits: list[Callable], seed: int) -> None:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        data = corpora.invented(Path(folder))
        made(data)
        for change in edits:
            change(data, chance)
            try:
                made(data)
            except CorpusFaults as error:
                assert {fault.rule for fault in error.faults} <= {"duplicate-code"}, error
                return
        assert bytes_of(data.parent / "build") == clean(data)
