"""The TOML files of a treaty are read strictly: no key is lost without a word, no value stops the reader, and each misfit has its line."""
# ruff: noqa: E501 -- one fault a line

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.consequences import derive_all, duties_of, faults_of, horizon_of
from kg.corpus.clause_keys import TABLES
from kg.corpus.load import Corpus, load
from kg.corpus.obligation_clauses import texts_of
from kg.corpus.sheets import Sheet
from kg.graph.build_treaty import asserted_graph, derived_graph
from kg.graph.duties_table import duties_table
from kg.graph.tables import treaty_table
from tests.build import corpora

TREATY, POSITIONS, COVERAGE = (f"treaties/torches/{name}.toml" for name in ("treaty", "positions", "coverage"))
CODED = {
    POSITIONS: """[[position]]
id = "syldavia-on-declaration"
holder = "SYL"
about = "SYL/declaration/2004-01-31"
stance = "claims"
proposition = "candles are lanterns"
start = 2004-02-01
end = 2005-02-01
status = "party"
overlay = "conflict_of_dates"
bound = true
source = ["gazette"]
""",
    COVERAGE: """complete = false
complete_as_of = 2012-12-31
scope = "all acts"
why = "a page is lost"
missing = ["page 4"]
source = "gazette"

[[published_count]]
on = 2005-01-01
parties = 5
source = "gazette"
not_counted = ["BOR"]
""",
}
EVERY_CLAUSE = """
[identifiers]
unts = "1-2"
source = "gazette"

[languages]
codes = ["en"]
provision = "11"
source = "lantern-text"

[provisional_application]
permitted = true
when = ["signature"]
scope = ["1"]
provision = "12"
source = "lantern-text"

[duration]
kind = "fixed"
n = 5
unit = "year"
until = 2020-01-01
provision = "13"
source = "lantern-text"

[suspension]
permitted = true
provision = "14"
source = "lantern-text"

[succession]
rule = "succession_date"
practice = "the list says so"
source = "lantern-text"

[amendment]
provision = "15"
text = "by agreement"
source = "lantern-text"

[relations]
provision = "16"
source = "lantern-text"

[[definition]]
term = "torch"
provision = "17"
source = "lantern-text"

[end]
date = 2019-01-01
cause = "expiry"
provision = "13"
source = ["gazette"]

[[obligation]]
id = "report"
kind = "duty"
topic = "transparency"
summary = "Report"
provision = "18"
deadline = { kind = "annual", month_day = "04-30", covers = "previous_calendar_year" }
source = "lantern-text"

[[obligation]]
id = "snuff"
kind = "duty"
topic = "clearance"
summary = "Snuff"
provision = "19"
deadline = { kind = "relative", n = 4, unit = "year", anchor = "state_eif", expected = 2006-01-01 }
extension = { n = 2, unit = "year", renewable = true, provision = "19(2)" }
source = "lantern-text"

[[obligation]]
id = "gather"
kind = "duty"
topic = "verification"
summary = "Gather"
provision = "20"
deadline = { kind = "latest_of", rules = [{ n = 1, unit = "year", anchor = "treaty_eif" }, { n = 9, unit = "day", anchor = "deposit" }] }
source = "lantern-text"
"""


def strict(root: Path) -> Path:
    """The invented torches with every table, a position and an incomplete list."""
    data = corpora.invented(root)
    for name in ("lanterns-p1", "lanterns"):
        for path in (data / "treaties" / name).iterdir():
            path.unlink()
        (data / "treaties" / name).rmdir()
    corpora.edit(data / TREATY, "n = 3, counts", "n = 3, waivable = false, counts")
    corpora.write(data / TREATY, (data / TREATY).read_text(encoding="utf-8") + EVERY_CLAUSE)
    for name, text in CODED.items():
        corpora.write(data / name, text)
    return data


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return strict(tmp_path_factory.mktemp("strict"))


@pytest.fixture(scope="module", autouse=True)
def _texts(data: Path) -> None:
    _TEXT.update({name: (data / name).read_text(encoding="utf-8") for name in (TREATY, POSITIONS, COVERAGE)})


_TEXT: dict[str, str] = {}


@pytest.fixture
def changed(data: Path) -> Iterator[Path]:
    yield data
    for name, text in _TEXT.items():
        corpora.write(data / name, text)


def test_a_file_with_every_table_has_no_fault(data: Path) -> None:
    corpus = load(data)
    assert corpus.faults == []
    assert corpus.treaties["torches"].coverage is not None
    assert len(corpus.treaties["torches"].positions) == 1


SINGLE = [name for name, sheet in TABLES.items() if isinstance(sheet, Sheet)]
MANY = ("signature", "definition", "obligation")
NO_TABLE = ("5", '"x"', "true", "[1, 2]", "[]", "2001-01-01")


@pytest.mark.parametrize("value", NO_TABLE)
@pytest.mark.parametrize("name", (*SINGLE, *MANY))
def test_what_must_be_a_table_is_one(name: str, value: str, changed: Path) -> None:
    if name in MANY and value == "[]":
        return  # a list of none
    text = _TEXT[TREATY]
    while f"[{name}]" in text:
        start = text.index(f"[[{name}]]" if name in MANY else f"[{name}]")
        end = text.find("\n[", start + 1)
        text = text[:start] + (text[end + 1 :] if end > 0 else "")
    corpora.write(changed / TREATY, f"{name} = {value}\n{text}")
    [fault] = [fault for fault in load(changed).faults if fault.rule != "missing-clause"]
    assert (fault.file, fault.line, fault.rule) == (f"data/{TREATY}", 1, "wrong-type")
    assert f"{name} must be a" in fault.message
    assert f"[{name}]" in fault.help


@pytest.mark.parametrize("name", SINGLE)
def test_a_table_that_stands_once_is_no_list(name: str, changed: Path) -> None:
    """Of [[end]] the day was read from nothing, and the treaty never ended."""
    corpora.edit(changed / TREATY, f"\n[{name}]\n", f"\n[[{name}]]\n")
    found = [fault for fault in load(changed).faults if fault.rule == "wrong-type"]
    assert [fault.message for fault in found] == [f"{name} must be a table"]
    assert found[0].line > 1


@dataclass(frozen=True)
class Case:
    """One change of a file, and the one fault it is."""

    file: str
    old: str
    new: str
    rule: str
    says: str
    mend: str


RULE = 'rule = { kind = "add_period", n = 6, unit = "month", anchor = "deposit" }'
COUNT = 'kind = "count", n = 3,'
CASES = {
    # days and numbers
    "29 February every year": Case(TREATY, '"04-30"', '"02-29"', "impossible-date", "every year", "02-28"),
    "30 February": Case(TREATY, '"04-30"', '"02-30"', "impossible-date", "every year", "04-30"),
    "the thirteenth month": Case(TREATY, '"04-30"', '"13-45"', "impossible-date", "every year", "04-30"),
    "no month at all": Case(TREATY, '"04-30"', '"xx"', "impossible-date", "every year", "04-30"),
    "a moment for a day": Case(TREATY, "date = 2000-12-01", "date = 2000-12-01T10:00:00", "impossible-date", "must be a day", "quotes"),
    "a period before it began": Case(TREATY, RULE, RULE.replace("6", "-6"), "number-out-of-bounds", "later_consent.rule.n", "0 to 9999"),
    "a period beyond the calendar": Case(TREATY, "n = 4", "n = -999999", "number-out-of-bounds", "deadline.n", "9999"),
    "half a period": Case(TREATY, RULE, RULE.replace("6", "6.5"), "wrong-type", "whole number", "0 to 9999"),
    "a period of truth": Case(TREATY, RULE, RULE.replace("6", "true"), "wrong-type", "whole number", "0 to 9999"),
    "a threshold of nobody": Case(TREATY, COUNT, COUNT.replace("3", "0"), "number-out-of-bounds", "condition.n", "1 to"),
    "the announced day before the trigger": Case(
        TREATY, "[later_consent]", "announced = 2001-01-01\ntriggered = 2002-01-01\n\n[later_consent]", "announced-before-trigger", "2001", ""
    ),
    "an end before the adoption": Case(TREATY, "date = 2019-01-01", "date = 2000-11-30", "end-before-start", "adoption.date", "correct"),
    "an end before the entry into force": Case(
        TREATY,
        "[later_consent]",
        "announced = 2019-01-01\ntriggered = 2018-07-01\n\n[later_consent]",
        "end-before-start",
        "announced 2019-01-01",
        "correct",
    ),
    "closed before it opened": Case(TREATY, 'closes = "entry_into_force"', "closes = 1999-01-01", "end-before-start", "1999", "correct"),
    "closed by a word": Case(TREATY, 'closes = "entry_into_force"', 'closes = "soon"', "impossible-date", "must be a day", "entry_into_force"),
    "a position that ends first": Case(POSITIONS, "end = 2005-02-01", "end = 2003-02-01", "end-before-start", "2003", "correct"),
    "a list complete beyond our time": Case(COVERAGE, "2012-12-31", "9999-12-31", "impossible-date", "complete_as_of", "YYYY-MM-DD"),
    "a count of parties in words": Case(COVERAGE, "parties = 5", 'parties = "many"', "wrong-type", "whole number", "1 to"),
    # what a clause needs
    "a period without unit": Case(TREATY, RULE, RULE.replace(' unit = "month",', ""), "missing-key", "has no unit", "day, month, year"),
    "a period without number": Case(TREATY, RULE, RULE.replace(" n = 6,", ""), "missing-key", "has no n", "add n"),
    "a rule without anchor": Case(TREATY, RULE, RULE.replace(', anchor = "deposit"', ""), "missing-key", "has no anchor", "deposit"),
    "a rule without kind": Case(TREATY, RULE, RULE.replace('kind = "add_period", ', ""), "missing-key", "has no kind", "add_period"),
    "a period of what takes effect at once": Case(
        TREATY, RULE, RULE.replace("add_period", "on_event").replace('unit = "month", ', ""), "unknown-key", "kind on_event has no key n", "use"
    ),
    "a count without number": Case(TREATY, COUNT, 'kind = "count",', "missing-key", "has no n", "add n"),
    "a share of nothing": Case(
        TREATY, COUNT, 'kind = "fraction", numerator = 1, denominator = 0,', "number-out-of-bounds", "denominator", "1 to"
    ),
    "a share without its whole": Case(TREATY, COUNT, 'kind = "fraction", numerator = 1,', "missing-key", "no denominator", "add"),
    "all of nobody": Case(TREATY, COUNT, 'kind = "all_of_named", named = [],', "missing-key", "no named", "add named"),
    "all of a stranger": Case(TREATY, COUNT, 'kind = "all_of_named", named = ["QQQ"],', "unknown-actor", '"QQQ"', "actors.csv"),
    "a relative deadline without number": Case(TREATY, "n = 4, ", "", "missing-key", "deadline] has no n", "add n"),
    "a relative deadline without anchor": Case(TREATY, ', anchor = "state_eif"', "", "missing-key", "has no anchor", "state_eif"),
    "the latest of unknown days": Case(TREATY, 'unit = "day", anchor = "deposit" }]', 'unit = "day" }]', "missing-key", "no anchor", "add"),
    "a withdrawal of which nothing says how": Case(
        TREATY, 'rule = { kind = "add_period", n = 1, unit = "year", anchor = "receipt_by_depositary", provision = "7(2)" }', "", "missing-key",
        "[withdrawal] has no rule", "add rule",
    ),
    "a withdrawal of which nothing says whether": Case(
        TREATY, 'permitted = true\nrule = { kind = "add_period"', 'rule = { kind = "add_period"', "missing-key", "no permitted", "true or false"
    ),
    "an adoption without day": Case(TREATY, "date = 2000-12-01\n", "", "missing-key", "[adoption] has no date", "YYYY-MM-DD"),
    "no title": Case(TREATY, 'title = "Convention on the Keeping of Torchs"\n', "", "missing-key", "no title", "add title"),
    "a position without stance": Case(POSITIONS, 'stance = "claims"\n', "", "missing-key", "has no stance", "claims, contests"),
    "a position about nothing": Case(POSITIONS, 'about = "SYL/declaration/2004-01-31"\n', "", "missing-key", "about nothing", "acts.csv"),
    "a count without its number": Case(COVERAGE, "parties = 5\n", "", "missing-key", "has no parties", "add parties"),
    # codes, ids and keys
    "an unknown kind of treaty": Case(TREATY, 'kind = "convention"', 'kind = "foo"', "unknown-code", '"foo"', "convention"),
    "an obligation twice": Case(TREATY, 'id = "snuff"', 'id = "report"', "duplicate-code", '"report"', "of its own"),
    "an unknown keeper": Case(TREATY, 'codes = ["wal"]', 'codes = ["mars"]', "unknown-depositary", '"mars"', "depositaries.csv"),
    "codes that are a number": Case(TREATY, 'codes = ["wal"]', "codes = 5", "wrong-type", "depositaries.codes", "["),
    "codes that are a text": Case(TREATY, 'codes = ["wal"]', 'codes = "wal"', "wrong-type", "depositaries.codes", "["),
    "codes of which one is a number": Case(TREATY, 'codes = ["wal"]', "codes = [1]", "wrong-type", "depositaries.codes", "["),
    "another name that is a text": Case(TREATY, 'aliases = ["Torch Treaty"]', 'aliases = "Torch Treaty"', "wrong-type", "aliases", "["),
    "an unknown key of a position": Case(POSITIONS, "bound = true", "binding = true", "unknown-key", "binding", "use one of"),
    "an unknown key of the coverage": Case(COVERAGE, "scope =", "scoop =", "unknown-key", "scoop", "did you mean scope?"),
    "an unknown key of a count": Case(COVERAGE, "not_counted =", "uncounted =", "unknown-key", "uncounted", "not_counted"),
    "positions in the plural": Case(POSITIONS, "[[position]]", "[[positions]]", "unknown-key", "positions", "did you mean position?"),
    "a position that stands once": Case(POSITIONS, "[[position]]", "[position]", "wrong-type", "array of tables", "[[position]]"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_one_change_is_one_fault_with_its_line(name: str, changed: Path) -> None:
    case = CASES[name]
    path = changed / case.file
    text = path.read_text(encoding="utf-8")
    assert case.old in text
    corpora.write(path, text.replace(case.old, case.new, 1))
    [fault] = load(changed).faults
    assert (fault.file, fault.rule) == (f"data/{case.file}", case.rule)
    assert case.says in fault.message
    assert case.mend in fault.help
    assert fault.help
    assert fault.line >= 1


def test_all_faults_of_all_files_are_told_at_once(changed: Path) -> None:
    corpora.edit(changed / TREATY, COUNT, 'kind = "count",')
    corpora.edit(changed / TREATY, '"04-30"', '"02-30"')
    corpora.edit(changed / TREATY, 'topic = "clearance"', "topic = 5")
    corpora.edit(changed / POSITIONS, 'stance = "claims"', 'stance = "foo"')
    corpora.edit(changed / POSITIONS, 'holder = "SYL"', 'holder = "QQQ"')
    corpora.edit(changed / COVERAGE, 'not_counted = ["BOR"]', 'not_counted = ["RRR"]')
    corpora.edit(changed / COVERAGE, "complete_as_of = 2012-12-31", "complete_as_of = 5")
    assert sorted((Path(fault.file).name, fault.rule) for fault in load(changed).faults) == [
        ("coverage.toml", "impossible-date"),
        ("coverage.toml", "unknown-actor"),
        ("positions.toml", "unknown-actor"),
        ("positions.toml", "unknown-code"),
        ("treaty.toml", "impossible-date"),
        ("treaty.toml", "missing-key"),
        ("treaty.toml", "unknown-code"),
    ]


def places(value: object, before: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path to every value of a document."""
    if before:
        yield before
    within = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in within:
        yield from places(inner, (*before, key))


def written(value: object) -> str:
    """A value as TOML writes it, on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + "".join(c if c.isascii() and c.isprintable() and c not in '"\\' else f"\\U{ord(c):08x}" for c in value) + '"'
    if isinstance(value, dict):
        return "{" + ", ".join(f"{written(key)} = {written(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    return value.isoformat() if isinstance(value, date) else str(value)


_PLAIN = st.one_of(
    st.booleans(),
    st.integers(min_value=-(2**63), max_value=2**63 - 1),
    st.integers(min_value=-40, max_value=10_000),
    st.floats(allow_nan=False, allow_infinity=False, width=16),
    st.dates(),
    st.datetimes(min_value=datetime(1, 1, 2)),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=8),
    st.sampled_from(("day", "count", "on_event", "annual", "fixed", "02-29", "entry_into_force", "party", "BOR", "lanterns", "")),
)
VALUES = st.recursive(
    _PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(("kind", "n", "unit", "x")), inner, max_size=3),
    max_leaves=4,
)


def all_that_follows(corpus: Corpus) -> None:
    """What a build makes of each treaty it read: law, ledger, graph and tables."""
    for slug, derived in derive_all(corpus).items():
        duties, folder = duties_of(corpus, derived), corpus.treaties[slug]
        faults = faults_of(corpus, derived, duties)
        _, described = asserted_graph(folder)
        derived_graph(folder, derived, duties, described)
        treaty_table(folder, derived, faults)
        duties_table(duties, texts_of(folder.document), horizon_of(corpus, derived).year)


@pytest.mark.parametrize("name", [TREATY, POSITIONS, COVERAGE], ids=["treaty", "positions", "coverage"])
def test_no_value_of_a_file_stops_the_reader(name: str, data: Path) -> None:
    """Whatever stands in the place of a value, it is read or told; law follows from what is read."""
    content = tomllib.loads(_TEXT[name])
    where = list(places(content))

    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
    @given(st.sampled_from(where), VALUES)
    def replaced(place: tuple[str | int, ...], value: Any) -> None:
        other = tomllib.loads(_TEXT[name])
        holder: Any = other
        for step in place[:-1]:
            holder = holder[step]
        holder[place[-1]] = value
        corpora.write(data / name, "".join(f"{written(key)} = {written(each)}\n" for key, each in other.items()))
        corpus = load(data)
        assert all(fault.file and fault.message and fault.help for fault in corpus.faults)
        all_that_follows(corpus)

    try:
        replaced()
    finally:
        corpora.write(data / name, _TEXT[name])
