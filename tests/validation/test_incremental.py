"""Only what changed is judged again, and what is remembered equals what a run from nothing finds."""
# ruff: noqa: E501 -- one edit a line

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.answers.tables import Tables
from kg.places import HOME, ontology
from kg.validation import judge
from kg.validation.judge import judge_build, judge_parts, yardstick
from kg.validation.memory import FILE, recall
from kg.validation.parts import SHARED, Parts
from tests.build import corpora

QUERIES = HOME / "queries"

EDITS = {
    "a later day": ("treaties/lanterns/acts.csv", "RUR,accession,2003-08-31", "RUR,accession,2003-09-01"),
    "a day of effect before the deed": ("treaties/lanterns/acts.csv", "FEN,accession,2001-09-30,treaty,wal,2002-03-30", "FEN,accession,2001-09-30,treaty,wal,2000-03-30"),
    "no depositary": ("treaties/lanterns-p1/acts.csv", "RUR,consent_to_be_bound,2002-01-10,treaty,wal", "RUR,consent_to_be_bound,2002-01-10,treaty,"),
    "a reservation": ("treaties/torches/acts.csv", "SYL,declaration,2004-01-31", "SYL,reservation,2004-01-31"),
    "an announced day": ("treaties/torches/treaty.toml", 'n = 3, counts = ["ratification", "accession"] }', 'n = 3, counts = ["ratification", "accession"] }\nannounced = 2002-01-01'),
    "another term": ("treaties/lanterns/treaty.toml", "n = 1, unit = \"year\"", "n = 2, unit = \"year\""),
    "a name": ("actors.csv", "RUR,state,Ruritania", "RUR,state,Strelsau"),
    "a source": ("sources.csv", "Text of the Lantern Convention", "Text as adopted"),
}  # fmt: skip


def fresh(build: Path) -> object:
    """A run that remembers nothing."""
    (build / FILE).unlink(missing_ok=True)
    return judge_build(build, ontology(), queries=QUERIES)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = corpora.invented(tmp_path_factory.mktemp("invented"))
    corpora.made(data)
    judge_build(data.parent / "build", ontology(), queries=QUERIES)
    return data.parent


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=3, unique=True))
def test_what_is_remembered_equals_a_run_from_nothing(edits: list[str], template: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    root = tmp_path_factory.mktemp("edited") / "corpus"
    shutil.copytree(template, root)
    for name in edits:
        file, old, new = EDITS[name]
        corpora.edit(root / "data" / file, old, new)
        corpora.made(root / "data")
        report = judge_build(root / "build", ontology(), queries=QUERIES)
    assert report == fresh(root / "build")


def judged_again(build: Path, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The parts that a run judges."""
    seen: set[str] = set()
    whole = judge.judge_batch

    def noted(names: list[str], *rest: object) -> object:
        seen.update(names)
        return whole(names, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(judge, "judge_batch", noted)
    judge_build(build, ontology(), queries=QUERIES)
    return seen


@pytest.mark.parametrize(
    ("edit", "again"),
    [
        (None, set()),
        ("a later day", {"lanterns", "lanterns-p1"}),
        ("no depositary", {"lanterns-p1"}),
        ("a reservation", {"torches"}),
        ("a name", {SHARED, "lanterns", "lanterns-p1", "torches"}),
    ],
)
def test_only_what_rests_on_a_change_is_judged_again(
    edit: str | None, again: set[str], template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(template, tmp_path / "corpus")
    if edit:
        file, old, new = EDITS[edit]
        corpora.edit(tmp_path / "corpus" / "data" / file, old, new)
        corpora.made(tmp_path / "corpus" / "data")
    assert judged_again(tmp_path / "corpus" / "build", monkeypatch) == again


def test_parts_find_what_the_whole_finds(template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build, by = template / "build", yardstick(ontology(), QUERIES)
    tables = Tables(build)
    monkeypatch.setattr(judge, "AT_ONCE", 1)
    (build / FILE).unlink(missing_ok=True)
    apart = {result for each in judge_parts(build, tables, by).values() for result, _ in each.results}
    parts = Parts(build, tables.manifest, {})
    store = judge._store(*(parts.own(name) for name in parts))
    whole = {*by.engine(store, by.facts), *(result for each in by.hygiene for result in each.results(store)), *by.engine(store, by.words)}
    assert whole <= apart
    assert {result for result in apart - whole if result.component != "CorpusCheck"} == set()


def test_a_broken_memory_is_no_memory(template: Path) -> None:
    build = template / "build"
    report = judge_build(build, ontology(), queries=QUERIES)
    for content in ("", "{", "[]", '{"format": 1}', '{"format": 1, "parts": {"lanterns": 5}}'):
        (build / FILE).write_text(content, encoding="utf-8")
        assert recall(build) == {}
        assert judge_build(build, ontology(), queries=QUERIES) == report


def test_other_shapes_are_another_yardstick(tmp_path: Path) -> None:
    shutil.copytree(ontology(), tmp_path / "ontology")
    first = yardstick(tmp_path / "ontology", QUERIES).edition
    corpora.write(tmp_path / "ontology" / "shapes" / "own.ttl", "# nothing yet\n")
    assert yardstick(tmp_path / "ontology", QUERIES).edition != first
    assert yardstick(tmp_path / "ontology", None).edition != yardstick(tmp_path / "ontology", QUERIES).edition
    assert yardstick(ontology(), QUERIES, "pyshacl").edition != yardstick(ontology(), QUERIES, "pyshacl-turbo").edition
