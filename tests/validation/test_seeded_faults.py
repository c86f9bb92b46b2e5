"""Forty kinds of fault, one at a time in a small corpus: each is found at its file and line, by its rule, in every form."""
# ruff: noqa: E501 -- one fault a line

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.cli.run import run
from kg.validation.reports.forms import FORMS
from tests.build import corpora

ACTS = "treaties/lanterns/acts.csv"
TREATY = "treaties/lanterns/treaty.toml"
COVERAGE = "treaties/lanterns/coverage.toml"


@dataclass(frozen=True)
class Seed:
    """A fault: the file it is sown in, what is replaced by what, where it must be found and by which rule."""

    rule: str
    file: str
    old: str
    new: str
    line: str | int
    """The only line that holds this text once the fault is sown, or its number."""
    severity: str = "violation"
    found_in: str = ""


SEEDS = {
    # days
    "swapped dates": Seed("effect-after-deed", ACTS, "FEN,accession,2001-09-30,treaty,wal,2002-03-30", "FEN,accession,2002-03-30,treaty,wal,2001-09-30", "FEN,accession", "warning"),
    "a day that does not exist": Seed("impossible-date", ACTS, "FRE,accession,2001-12-31", "FRE,accession,2001-12-32", "FRE,accession"),
    "a date as text": Seed("impossible-date", ACTS, "FRE,accession,2001-12-31", "FRE,accession,New Year's Eve", "FRE,accession"),
    "a day the wrong way round": Seed("impossible-date", ACTS, "FRE,accession,2001-12-31", "FRE,accession,31.12.2001", "FRE,accession"),
    "a date as text in TOML": Seed("impossible-date", TREATY, "date = 2000-12-01", 'date = "2000-12-01"', "date = "),
    "no day": Seed("missing-date", ACTS, "FRE,accession,2001-12-31", "FRE,accession,", "FRE,accession"),
    "bounds of a day out of order": Seed("impossible-date", ACTS, "FRE,accession,2001-12-31", "FRE,accession,[2001-12-31..2001-12-01]", "FRE,accession"),
    "a published day that is no day": Seed("impossible-date", ACTS, "2002-03-30", "2002-02-30", "FEN,accession"),
    # actors and codes
    "a wrong ISO code": Seed("unknown-actor", ACTS, "FRE,accession", "FR,accession", "FR,accession"),
    "an actor in small letters": Seed("unknown-actor", ACTS, "FRE,accession", "fre,accession", "fre,accession"),
    "a kind misspelt": Seed("unknown-code", ACTS, "FRE,accession", "FRE,acession", "FRE,acession"),
    "an object misspelt": Seed("unknown-code", ACTS, "FRE,accession,2001-12-31,treaty", "FRE,accession,2001-12-31,tretay", "FRE,accession"),
    "an unknown depositary": Seed("unknown-depositary", ACTS, "FRE,accession,2001-12-31,treaty,wal", "FRE,accession,2001-12-31,treaty,moon", "FRE,accession"),
    "an act after the actor ended": Seed("actor-ended", ACTS, "FRE,accession,2001-12-31", "GLU,accession,2005-01-01", "GLU,accession"),
    "an act before the actor began": Seed("actor-not-yet", ACTS, "FRE,accession,2001-12-31", "GLU,accession,1899-12-31", "GLU,accession"),
    "an actor twice": Seed("duplicate-code", "actors.csv", "RUR,state,Ruritania,,,gazette\n", "RUR,state,Ruritania,,,gazette\nRUR,state,Strelsau,,,gazette\n", "Strelsau"),
    "an actor without a code": Seed("missing-code", "actors.csv", "RUR,state", ",state", "Ruritania"),
    "a name of nobody": Seed("unknown-actor", "aliases.csv", "Erewhon,ERE", "Erewhon,XXX", "Erewhon,XXX"),
    "a member of no group of actors": Seed("unknown-actor", "memberships.csv", "LEAGUE,LIL", "LEAGUE,XXX", "LEAGUE,XXX"),
    # acts
    "a duplicate act": Seed("duplicate-act", ACTS, "FRE,accession,2001-12-31,treaty,wal,,gazette,\n", "FRE,accession,2001-12-31,treaty,wal,,gazette,\n" * 2, 8),
    "a missing source": Seed("missing-source", ACTS, "FRE,accession,2001-12-31,treaty,wal,,gazette,", "FRE,accession,2001-12-31,treaty,wal,,,", "FRE,accession"),
    "an unknown source": Seed("unknown-source", ACTS, "FRE,accession,2001-12-31,treaty,wal,,gazette,", "FRE,accession,2001-12-31,treaty,wal,,gazzette,", "FRE,accession"),
    "an act before the opening": Seed("act-before-opening", ACTS, "BOR,signature,2001-02-01", "BOR,signature,1999-02-01", "BOR,signature"),
    "a withdrawal of who never consented": Seed("withdrawal-without-consent", ACTS, "FRE,accession,2001-12-31", "FRE,withdrawal,2011-12-31", "FRE,withdrawal"),
    "a withdrawal effective too early": Seed("withdrawal-after-notice", ACTS, "ERE,withdrawal,2012-02-29,treaty,wal,2013-02-28", "ERE,withdrawal,2012-02-29,treaty,wal,2012-08-29", "ERE,withdrawal", "warning"),
    "a reservation where none is allowed": Seed("reservation-allowed", ACTS, "SYL,declaration", "SYL,reservation", "SYL,reservation", "warning"),
    "a signature after the time for it": Seed("signature-in-window", TREATY, 'closes = "entry_into_force"', "closes = 2001-01-15", "BOR,signature", "warning", ACTS),
    "a second consent while bound": Seed("consent-while-bound", ACTS, "SYL,declaration,2004-01-31", "SYL,accession,2005-01-31", "SYL,accession,2005", "warning"),
    # clauses
    "a wrong article": Seed("provision-unreadable", TREATY, 'provision = "5(1)"', 'provision = "art. five, first part"', "art. five"),
    "no article": Seed("missing-key", TREATY, 'provision = "5(1)"\n', "", "[entry_into_force]"),
    "a clause with an unknown source": Seed("unknown-source", TREATY, 'provision = "6"\nsource = "lantern-text"', 'provision = "6"\nsource = "lantern-txt"', "lantern-txt"),
    "a key misspelt": Seed("unknown-key", TREATY, "permitted = true", "permited = true", "permited"),
    "a number as text": Seed("wrong-type", TREATY, 'n = 3, counts', 'n = "3", counts', "counts ="),
    "a unit misspelt": Seed("unknown-code", TREATY, 'n = 1, unit = "year"', 'n = 1, unit = "yaer"', "yaer"),
    "a parent that is not there": Seed("unknown-treaty", TREATY, 'kind = "convention"', 'kind = "protocol"\nparent = "beacons"', "beacons"),
    "the slug of another folder": Seed("wrong-slug", TREATY, 'slug = "lanterns"', 'slug = "lantern"', 1),
    "no entry into force": Seed("missing-clause", TREATY, "[entry_into_force]", "[entry_in_force]", 1),
    "a count that does not agree": Seed("count-as-published", COVERAGE, 'source = "gazette"\n', 'source = "gazette"\n\n[[published_count]]\non = 2005-01-01\nparties = 99\nsource = "gazette"\n', 1, "warning"),
    "a coverage without its day": Seed("missing-key", COVERAGE, "complete_as_of = 2012-12-31\n", "", 1),
    # files
    "a quote left open": Seed("csv-unreadable", ACTS, "FRE,accession,2001-12-31", 'FRE,"accession,2001-12-31', 'FRE,"accession'),
    "a comma too many": Seed("row-length", ACTS, "FRE,accession,2001-12-31", "FRE,,accession,2001-12-31", "FRE,,accession"),
    "a column renamed": Seed("missing-column", ACTS, "actor,kind,date", "actor,kind,day", 1),
    "broken TOML": Seed("toml-unreadable", TREATY, "permitted = true", "permitted = ", "permitted ="),
}  # fmt: skip


def raw(file: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def sow(data: Path) -> None:
        path = data / file
        path.write_bytes(change(path.read_bytes()))

    return sow


def huge(data: Path) -> None:
    """A line of 100 MB, which takes no room on the disk."""
    with (data / ACTS).open("r+b") as file:
        file.truncate(100_000_000)


BYTES: dict[str, tuple[str, str, int, Callable[[Path], None]]] = {
    "bad UTF-8": ("not-utf-8", ACTS, 4, raw(ACTS, lambda content: content.replace(b"ERE,ratification", b"ERE,ratif\xefcation"))),
    "a byte-order mark": ("byte-order-mark", ACTS, 1, raw(ACTS, lambda content: b"\xef\xbb\xbf" + content)),
    "CRLF": ("line-ends", ACTS, 1, raw(ACTS, lambda content: content.replace(b"\n", b"\r\n"))),
    "a NUL byte": ("control-character", ACTS, 4, raw(ACTS, lambda content: content.replace(b"ERE,ratification", b"ERE,ratif\0ication"))),
    "a line of 100 MB": ("file-too-large", ACTS, 0, huge),
    "a TOML bomb": ("toml-unreadable", TREATY, 1, raw(TREATY, lambda content: b"bomb = " + b"[" * 100_000 + b"\n" + content)),
    "a file that is missing": ("file-unreadable", TREATY, 0, lambda data: (data / TREATY).unlink()),
}


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented convention alone, built and judged, so that only what a fault touches is judged again."""
    root = tmp_path_factory.mktemp("sound") / "corpus"
    data = corpora.invented(root)
    for slug in ("lanterns-p1", "torches"):
        shutil.rmtree(data / "treaties" / slug)
    assert run(["validate", "--data", str(data), "--fail-on", "warning", "-q", "-o", str(root / "sound.json")]) == 0
    return root


def judged(root: Path, fail_on: str) -> tuple[int, dict[str, str]]:
    """The exit code, and the report in every form."""
    code = run(
        ["validate", "--data", str(root / "data"), "--fail-on", fail_on, "--report", str(root / "out"), "-q", "-o", str(root / "said")]
    )
    return code, {form: (root / "out" / name).read_text(encoding="utf-8") for form, (name, _) in FORMS.items()}


def assert_found(root: Path, rule: str, file: str, line: int, forms: dict[str, str]) -> None:
    results = json.loads(forms["json"])["results"]
    places = [(each["file"], each["line"]) for each in results if each["rule"] == rule]
    shown = str(root / "data" / file)
    assert (shown, line) in places, [(each["rule"], each["file"], each["line"], each["message"]) for each in results][:5]
    for form, text in forms.items():
        assert rule in text, form
        assert Path(file).name in text, form
        assert "Traceback" not in text, form


def test_there_are_forty_kinds_and_more() -> None:
    assert len(SEEDS) + len(BYTES) >= 40


@pytest.mark.parametrize("kind", SEEDS)
def test_a_fault_is_found(kind: str, template: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seed, root = SEEDS[kind], tmp_path / "corpus"
    shutil.copytree(template, root)
    path = root / "data" / seed.file
    corpora.edit(path, seed.old, seed.new)
    code, forms = judged(root, seed.severity)
    found_in = seed.found_in or seed.file
    line = seed.line if isinstance(seed.line, int) else corpora.line_of(root / "data" / found_in, seed.line)
    assert_found(root, seed.rule, found_in, line, forms)
    assert code in (1, 3)
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("kind", BYTES)
def test_a_fault_of_bytes_is_found(kind: str, template: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rule, file, line, sow = BYTES[kind]
    root = tmp_path / "corpus"
    shutil.copytree(template, root)
    sow(root / "data")
    code, forms = judged(root, "violation")
    assert_found(root, rule, file, line, forms)
    assert code == (1 if rule in ("byte-order-mark", "line-ends") else 3)
    assert "Traceback" not in capsys.readouterr().err


TURTLE = {
    "a relative IRI": ("@prefix ex: <https://example.org/> .\nex:a ex:b ex:c .\n<relative> ex:b ex:c .\n", "rdf-unreadable", 3),
    "a statement without its end": ("@prefix ex: <https://example.org/> .\nex:a ex:b ex:c\nex:d ex:e ex:f .\n", "rdf-unreadable", 3),
    "a prefix that is not declared": ("ex:a ex:b ex:c .\n", "rdf-unreadable", 1),
    "a number as text": ('@prefix ex: <https://example.org/> .\n\nex:a a ex:Act ;\n  ex:day "1999" .\n', "day", 3),
}
SHAPE = """@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<https://w3id.org/treaty-kg/shapes/day> a sh:PropertyShape ; sh:targetClass <https://example.org/Act> ;
  sh:path <https://example.org/day> ; sh:datatype xsd:date .
"""


@pytest.mark.parametrize("kind", TURTLE)
def test_a_fault_of_any_rdf_is_found(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text, rule, line = TURTLE[kind]
    monkeypatch.chdir(tmp_path)
    corpora.write(tmp_path / "facts.ttl", text)
    corpora.write(tmp_path / "shapes.ttl", SHAPE)
    code = run(["validate", "facts.ttl", "--shapes", "shapes.ttl", "--report", "out", "-q", "-o", "said"])
    results = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))["results"]
    assert [(each["rule"], each["file"], each["line"]) for each in results] == [(rule, "facts.ttl", line)]
    assert code == (1 if rule == "day" else 3)
    assert "Traceback" not in capsys.readouterr().err
