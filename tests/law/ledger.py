"""The obligation ledger of a treaty, derived from data/ for tests."""

from functools import cache
from pathlib import Path

from kg.corpus.faults import Ledger
from kg.corpus.ledger_files import read_facts
from kg.corpus.load import Corpus, load
from kg.corpus.shelf import Shelf, obligations_in
from kg.law.derivation import derive
from kg.law.facts import Facts
from kg.law.obligations import ObligationInstance, instances_of

DATA = Path(__file__).parents[2] / "data"
FOLDER = DATA / "treaties" / "apmbc"


@cache
def corpus(slug: str) -> Corpus:
    return load(DATA, (slug,))


@cache
def facts(slug: str) -> Facts:
    read, ledger = corpus(slug), Ledger(DATA)
    folder = read.treaties[slug]
    survival = folder.document.content["withdrawal"].get("survival", {}).get("provision", "")
    shelf = Shelf(DATA / "treaties" / slug, slug, obligations_in(folder.document), read.registers, ledger, {})
    found = read_facts(shelf, survival)
    assert ledger.faults == []
    return found


@cache
def instances(slug: str) -> dict[str, ObligationInstance]:
    read = corpus(slug)
    derived = derive(read.treaties[slug].treaty, read.treaties[slug].acts, read.registers.world({}))
    return {i.id: i for i in instances_of(read.treaties[slug].treaty, derived, facts(slug))}


def instance(slug: str, actor: str, obligation: str) -> ObligationInstance:
    return instances(slug)[f"{slug}/{actor}/{obligation}"]
