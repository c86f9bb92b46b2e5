"""Small corpora that a test can write, edit and break: invented States, an invented treaty and its protocol."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from kg.pipeline import Built
from kg.pipeline import build as build_graph

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
ONTOLOGY = ROOT / "ontology"

_REGISTERS = {
    "sources.csv": """source,title,publisher,location,as_of,licence,remark
gazette,Gazette of the depositary,Free City of Waldegg,https://example.org/gazette,2012-12-31,,
lantern-text,Text of the Lantern Convention,Free City of Waldegg,https://example.org/lanterns,2000-12-01,,
""",
    "actors.csv": """actor,kind,name,exists_from,exists_until,sources
BOR,state,Borduria,,,gazette
ERE,state,Erewhon,,,gazette
FEN,state,Grand Fenwick,,,gazette
FRE,state,Freedonia,,,gazette
GLU,state,Glubbdubdrib,1900-01-01,2005-01-01,gazette
LIL,state,Lilliput,,,gazette
RUR,state,Ruritania,,,gazette
SYL,state,Syldavia,,,gazette
""",
    "aliases.csv": """alias,actor,kind,lang,start,end,time_bound
Erewhon,ERE,un_short,en,,,
Zembla,RUR,former,en,1900-01-01,1950-01-01,yes
Zembla,SYL,former,en,1950-01-01,2000-01-01,yes
""",
    "ambiguous_names.csv": "name,candidates,note\nMarshovia,BOR;SYL,two States\n",
    "actor_relations.csv": "predecessor,successor,kind,date,sources,unsourced,note\n",
    "memberships.csv": """group,actor,role,start,end,sources,unsourced,note
LEAGUE,ERE,member,2002-01-01,,gazette,,
LEAGUE,LIL,member,,,gazette,,
""",
    "depositaries.csv": "depositary,name,actor,sources,note\nwal,Free City of Waldegg,,gazette,\n",
}

_TREATY = """slug = "lanterns"
kind = "convention"
title = "Convention on the Keeping of Lanterns"
short_title = "Lantern Convention"
aliases = ["Lantern Treaty"]
source = "lantern-text"

[adoption]
date = 2000-12-01
place = "Waldegg"
provision = "1"
source = "lantern-text"

[[signature]]
opens = 2001-01-01
closes = "entry_into_force"
place = "Waldegg"
provision = "2"
source = "lantern-text"

[depositaries]
codes = ["wal"]
provision = "3"
source = "lantern-text"

[consent]
signatories = ["ratification"]
others = ["accession"]
window = "any_time"
provision = "4"
source = "lantern-text"

[entry_into_force]
condition = { kind = "count", n = 3, counts = ["ratification", "accession"] }
rule = { kind = "add_period", n = 6, unit = "month", anchor = "trigger" }
provision = "5(1)"
source = "lantern-text"

[later_consent]
pivot = "trigger_deposit"
rule = { kind = "add_period", n = 6, unit = "month", anchor = "deposit" }
provision = "5(2)"
source = "lantern-text"

[reservations]
rule = "prohibited"
provision = "6"
source = "lantern-text"

[withdrawal]
permitted = true
rule = { kind = "add_period", n = 1, unit = "year", anchor = "receipt_by_depositary", provision = "7(2)" }
provision = "7(1)"
source = "lantern-text"

[[obligation]]
id = "keep-lit"
kind = "duty"
topic = "civilian_protection"
summary = "Keep lanterns lit"
provision = "8"
deadline = { kind = "continuous" }
source = "lantern-text"
"""

_ACTS = """actor,kind,date,object,depositary,effective_published,sources,note
BOR,signature,2001-02-01,treaty,wal,,gazette,
ERE,signature,2001-01-10,treaty,wal,,gazette,
ERE,ratification,2001-03-31,treaty,wal,,gazette,
ERE,withdrawal,2012-02-29,treaty,wal,2013-02-28,gazette,
FEN,accession,2001-09-30,treaty,wal,2002-03-30,gazette,
FRE,accession,2001-12-31,treaty,wal,,gazette,
LIL,signature,2001-01-10,treaty,wal,,gazette,
LIL,ratification,2001-06-01,treaty,wal,,gazette,
LIL,withdrawal,2010-05-05,treaty,wal,,gazette,
RUR,accession,2003-08-31,treaty,wal,,gazette,
SYL,accession,2004-01-31,treaty,wal,,gazette,
SYL,declaration,2004-01-31,treaty,wal,,gazette,candles count as lanterns
"""

_COVERAGE = 'complete_as_of = 2012-12-31\nscope = "all acts"\nsource = "gazette"\n'

_PROTOCOL_ACTS = """actor,kind,date,object,depositary,effective_published,sources,note
ERE,consent_to_be_bound,2001-04-30,treaty,wal,,gazette,
FEN,consent_to_be_bound,2005-01-31,treaty,wal,,gazette,
RUR,consent_to_be_bound,2002-01-10,treaty,wal,,gazette,
"""


def _protocol() -> str:
    text = _TREATY
    for old, new in _PROTOCOL.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


_PROTOCOL = {
    'slug = "lanterns"': 'slug = "lanterns-p1"\nparent = "lanterns"',
    'kind = "convention"': 'kind = "protocol"',
    "Convention on the Keeping of Lanterns": "Protocol on Candles",
    "Lantern Convention": "Lantern Protocol",
    "Lantern Treaty": "Candle Protocol",
    'signatories = ["ratification"]\nothers = ["accession"]': 'others = ["consent_to_be_bound"]',
    'n = 3, counts = ["ratification", "accession"]': 'n = 1, counts = ["consent_to_be_bound"]',
    'pivot = "trigger_deposit"': 'pivot = "trigger_deposit"\nfloors = ["parent_state_eif"]',
}


def invented(root: Path) -> Path:
    """Write the invented corpus under ``root`` and return its data folder."""
    for name, text in _REGISTERS.items():
        write(root / "data" / name, text)
    _treaty(root / "data" / "treaties" / "lanterns", _TREATY, _ACTS)
    _treaty(root / "data" / "treaties" / "lanterns-p1", _protocol(), _PROTOCOL_ACTS)
    _treaty(root / "data" / "treaties" / "torches", _TREATY.replace("lanterns", "torches").replace("Lantern", "Torch"), _ACTS)
    return root / "data"


def _treaty(folder: Path, treaty: str, acts: str) -> None:
    write(folder / "treaty.toml", treaty)
    write(folder / "acts.csv", acts)
    write(folder / "coverage.toml", _COVERAGE)


def real(root: Path, *slugs: str) -> Path:
    """The shared tables of data/ with some of its treaties."""
    shutil.copytree(DATA, root / "data", ignore=shutil.ignore_patterns("treaties"))
    for slug in slugs:
        shutil.copytree(DATA / "treaties" / slug, root / "data" / "treaties" / slug)
    return root / "data"


def write(path: Path, text: str) -> None:
    """Write a file with LF line ends, and its folder where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text that stands in a file exactly once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    write(path, text.replace(old, new))


def line_of(path: Path, part: str) -> int:
    """The number of the only line of a file that holds a text."""
    found = [number for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if part in line]
    assert len(found) == 1, f"{part!r} stands on lines {found} of {path.name}"
    return found[0]


def made(data: Path, target: Path | None = None) -> Built:
    """Build a corpus, beside it unless told otherwise."""
    return build_graph(data, ONTOLOGY, target or data.parent / "build")


def bytes_of(build: Path) -> dict[str, bytes]:
    """Every file of a build with its bytes; the store is an index made on demand and left out."""
    files = (path for path in sorted(build.rglob("*")) if path.is_file())
    named = {path.relative_to(build).as_posix(): path for path in files}
    return {name: path.read_bytes() for name, path in named.items() if not name.startswith("store-")}


def kg(*arguments: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", "import sys; from kg.cli import main; sys.exit(main())", *arguments],
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        timeout=120,
        check=False,
    )
