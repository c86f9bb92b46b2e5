"""What follows from a corpus that was read: the law of each treaty, its ledger of obligations, and what the law finds wrong."""

from datetime import date

from msgspec.structs import replace

from kg.corpus.faults import Fault
from kg.corpus.law_faults import law_faults
from kg.corpus.ledger_faults import ledger_faults
from kg.corpus.load import Corpus
from kg.law.acts import World
from kg.law.days import Span
from kg.law.derivation import Derivation, derive
from kg.law.knowledge import facts_known
from kg.law.turns import Ledger, ledger_of

YEARS_AHEAD = 3
"""How far beyond the data day outcomes are worked out: long enough for every deadline that is near."""


def derive_all(corpus: Corpus, known_on: date | None = None) -> dict[str, Derivation]:
    """The law of every treaty of a corpus; a parent treaty is derived before what depends on it."""
    world, found = corpus.registers.world({}), dict[str, Derivation]()
    for slug in corpus.treaties:
        _derive(slug, corpus, world, found, known_on)
    return found


def _derive(
    slug: str, corpus: Corpus, world: World, found: dict[str, Derivation], known_on: date | None, children: tuple[str, ...] = ()
) -> None:
    if slug in found or slug in children or slug not in corpus.treaties:
        return
    folder = corpus.treaties[slug]
    bound, possible = dict[str, tuple[Span, ...]](), dict[str, tuple[Span, ...]]()
    if parent := folder.treaty.parent:
        _derive(parent, corpus, world, found, known_on, (*children, slug))
        if parent in found:
            bound = {actor: found[parent].bound_spans(actor) for actor in found[parent].periods}
            possible = {actor: spans for actor in bound if (spans := found[parent].possible_spans(actor)) != bound[actor]}
    positions = tuple(told.position for told in folder.positions)
    found[slug] = derive(folder.treaty, folder.acts, replace(world, parent_bound=bound, parent_possible=possible), positions, known_on)


def duties_of(corpus: Corpus, derived: Derivation, known_on: date | None = None) -> Ledger:
    """The obligation ledger of a treaty, judged on every day up to its horizon."""
    folder = corpus.treaties[derived.treaty.slug]
    return ledger_of(folder.treaty, derived, facts_known(folder.facts, known_on), horizon_of(corpus, derived))


def horizon_of(corpus: Corpus, derived: Derivation) -> date:
    """The day up to which outcomes are worked out: some years after the data day of the treaty."""
    coverage = corpus.treaties[derived.treaty.slug].coverage
    data_day = coverage.complete_as_of if coverage else derived.force.on or date.min
    return date(data_day.year + YEARS_AHEAD, 12, 31)


def faults_of(corpus: Corpus, derived: Derivation, duties: Ledger | None) -> list[Fault]:
    """What the law finds in one treaty; of the ledger only where all that is known counts, for else nobody could owe what is told."""
    folder = corpus.treaties[derived.treaty.slug]
    return [*law_faults(folder, derived), *(ledger_faults(folder, duties) if duties is not None else ())]
